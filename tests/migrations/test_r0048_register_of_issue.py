"""The step that signs and registers papers: those from before stay as they were; what is issued is kept."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_education, given_register

STEP = "r0048"
BEFORE = revisions()[revisions().index(STEP) - 1]
KEPT = (
    "SELECT number, state, facts, facts_sha256, sha256, template, template_version, void_reason"
    " FROM certificate ORDER BY number"
)
FILES = "SELECT certificate_id, pdf FROM certificate_file ORDER BY certificate_id"


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_papers_from_before_stay_as_they_were_and_have_no_serial(database, database_url):
    given_education.the_school(database)
    given_register.a_paper(database)
    given_register.a_paper(database, "Jonas Lie")
    before, files = rows(database, KEPT), rows(database, FILES)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert (rows(database, KEPT), rows(database, FILES)) == (before, files)
    database.engine.dispose()
    upgrade(database_url)

    assert (rows(database, KEPT), rows(database, FILES)) == (before, files)
    nothing = "SELECT serial, kid, signed_facts, replaces_id, revoked_on FROM certificate"
    assert rows(database, nothing) == [(None,) * 5] * 2
    assert rows(database, "SELECT * FROM certificate_register_entry") == []
    for change in ("UPDATE certificate SET number = '1'", "DELETE FROM certificate_file"):
        with pytest.raises(DBAPIError), database.engine.begin() as connection:
            connection.execute(text(change))


def test_to_an_older_program_what_replaced_or_was_replaced_is_one_living_paper(database, database_url):
    given_education.the_school(database)
    old = given_register.a_paper(database)
    given_register.replaced(database, old)
    given_register.revoked(database, given_register.a_paper(database, "Jonas Lie"))

    database.engine.dispose()
    downgrade(database_url, BEFORE)

    states = rows(database, "SELECT number, state FROM certificate ORDER BY number")
    assert states == [("2026-00001", "void"), ("2026-00002", "issued"), ("2026-00003", "void")]
    database.engine.dispose()
    upgrade(database_url)
    assert rows(database, "SELECT number, state FROM certificate ORDER BY number") == states
