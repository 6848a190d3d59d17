"""The step that fences papers: parts of names are kept where they make the name; triggers come and go."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_education, given_register

STEP = "r0060"
BEFORE = revisions()[revisions().index(STEP) - 1]
PAPERS = "SELECT number, state, facts, sha256 FROM certificate ORDER BY number"
NAMES = "SELECT given_name, family_name FROM certificate ORDER BY number"
BY_HAND = "UPDATE certificate_series SET last_number = last_number + 7"


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def write(database, sql):
    with database.engine.begin() as connection:
        connection.execute(text(sql))


def test_papers_from_before_get_the_parts_that_make_their_name(database, database_url):
    given_education.the_school(database)
    given_register.a_paper(database)
    renamed = given_register.a_paper(database, "Jonas Lie")
    given_register.renamed(database, given_register.head(database, renamed).row.learner_id, "Jonatan")
    before = rows(database, PAPERS)
    assert rows(database, NAMES) == [("Karim", "Haddad"), ("Jonas", "Lie")]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, PAPERS) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, PAPERS) == before
    assert rows(database, NAMES) == [("Karim", "Haddad"), ("", "")]  # nothing is guessed


def test_fences_stand_with_the_step_and_what_was_kept_before_stays_kept(database, database_url):
    given_education.the_school(database)
    given_register.a_paper(database)
    with pytest.raises(DBAPIError):
        write(database, BY_HAND)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    write(database, BY_HAND)
    with pytest.raises(DBAPIError):
        write(database, "UPDATE certificate SET number = '1'")
    database.engine.dispose()
    upgrade(database_url)

    for refused in (
        BY_HAND,
        "UPDATE certificate SET number = '1'",
        "UPDATE certificate SET given_name = 'x'",
    ):
        with pytest.raises(DBAPIError):
            write(database, refused)
