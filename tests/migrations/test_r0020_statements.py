"""Statements come and go; the hours they counted stay."""

from eduapp.core.db.upgrade import downgrade, upgrade
from eduapp.workshops.hours.models import HoursEntry
from tests.support.given_statements import a_month, made


def states(database):
    with database.reading() as look:
        return sorted(look.scalars(look.query(HoursEntry.state).statement))


def test_on_the_way_back_what_was_counted_is_approved_as_before(database, clock, database_url):
    shop, *_rest = a_month(database, clock)
    made(database, shop)
    assert states(database) == ["counted", "counted", "submitted"]

    downgrade(database_url, "r0019")
    assert states(database) == ["approved", "approved", "submitted"]

    upgrade(database_url, "head")
    made(database, shop)
    assert states(database) == ["counted", "counted", "submitted"]
