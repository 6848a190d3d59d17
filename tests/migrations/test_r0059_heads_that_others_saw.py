"""The step of heads that somebody saw: lists stay as they are, both ways."""

from sqlalchemy import text

from eduapp.certificates import jobs
from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.core.progress import NoProgress
from tests.support import given_register

STEP = "r0059"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_lists_that_were_signed_before_stay_and_are_gone_on_from(database, database_url, ready_made):
    ready_made(given_register.a_signing_school)
    key = given_register.the_key(database)
    given_register.revoked(database, given_register.a_paper(database, key=key), key)
    kept = "SELECT number, beginning, as_of, content FROM certificate_status_list ORDER BY number"
    before = rows(database, kept)
    assert rows(database, "SELECT entry FROM certificate_status_list") == [(2,)]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT entry FROM certificate_status_list") == [(0,)]
    assert jobs.renew_list(database, jobs.RenewList(key), NoProgress()) == 2
    assert rows(database, "SELECT entry FROM certificate_status_list ORDER BY number") == [(0,), (2,)]
