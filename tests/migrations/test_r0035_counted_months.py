"""The step that indexes what is counted: hours survive it both ways, and a month is counted as before."""

from datetime import date

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.workshops.hours import queries
from tests.support import given_statements

STEP = "r0035"
BEFORE = revisions()[revisions().index(STEP) - 1]
OCTOBER = date(2026, 10, 1)


def test_what_was_counted_stays_on_the_way_back_and_forth(database, database_url, clock):
    shop, *_rest = given_statements.a_month(database, clock)
    given_statements.made(database, shop)

    def counted():
        with database.reading() as session:
            return queries.counted_months(session, [shop], OCTOBER, date(2026, 11, 30))

    for take, step in ((downgrade, BEFORE), (upgrade, STEP)):
        database.engine.dispose()
        take(database_url, step)
        assert counted() == {(shop, OCTOBER)}
