"""What bounds hours, read in four statements however long the time is."""

from datetime import date, timedelta

import pytest

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Times
from tests.support import given_machines, given_statements, given_workshops
from tests.support.given_workshops import YESTERDAY, some_hours
from tests.support.statements import plans_of, selects_of

pytestmark = pytest.mark.both_databases


def test_shifts_outs_and_counted_months_come_together(database, clock):
    shop, *_rest = given_statements.a_month(database, clock)
    room = given_machines.a_place(database, "Workroom", "workshop")
    given_workshops.moved_to(database, shop, room)
    given_statements.made(database, shop)

    with selects_of(database) as selects, database.reading() as session:
        found = queries.limits(session, [shop], date(2026, 10, 1), date(2026, 11, 20))

    assert len(selects) == 4
    assert found.counted == {(shop, date(2026, 10, 1))}
    assert found.signed == {(shop, given_statements.MONDAY): Times(480, 900, 30)}
    assert found.places[shop].name == "Workroom"


def test_a_month_is_counted_whole_and_no_other(database, clock):
    shop, *_rest = given_statements.a_month(database, clock)
    given_statements.made(database, shop)

    with database.reading() as session:
        days = date(2026, 10, 31), date(2026, 9, 30), date(2026, 11, 1)
        asked = [queries.counted_months(session, [shop], day, day) for day in days]
    assert [len(found) for found in asked] == [1, 0, 0]


def test_the_day_before_it_is_adjusted(database):
    shop = given_workshops.a_workshop(database)
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    some_hours(database, shop, ola, times=Times(480, 600))
    some_hours(database, given_workshops.a_workshop(database, "Kitchen"), ola, times=Times(660, 720))

    with database.reading() as session:
        found = queries.day_before(session, shop, ola, YESTERDAY, "misread")
        empty = queries.day_before(session, shop, ola, YESTERDAY - timedelta(days=1), "misread")

    assert (found.minutes, found.for_reason, found.counted) == (120, 0, False)
    assert found.first_post == given_workshops.FIRST_DAY
    assert empty.minutes == 0


def test_whether_a_month_is_counted_is_read_from_what_is_counted_alone(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    shop = given_workshops.a_workshop(database)
    with plans_of(database) as steps, database.reading() as session:
        queries.counted_months(session, [shop], YESTERDAY, YESTERDAY)
    assert [step.split(" (")[0] for step in steps] == [
        "SEARCH hours_entry USING COVERING INDEX ix_hours_entry_counted"
    ]
