"""Posts: their size, their weekdays, and what follows from them on sheets, in the calendar and on lists."""

from datetime import date, timedelta

import pytest

from eduapp.education.timetable import queries as timetable
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.workshops import Period, PostSize
from tests.support import given, given_workshops

pytestmark = pytest.mark.both_databases
MONDAY, TUESDAY, SATURDAY = given.TODAY, given.TODAY + timedelta(days=1), given.TODAY + timedelta(days=5)
HALF = frozenset({0, 2})
WEEKEND = frozenset({4, 5, 6})


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database)


def placed(database, shop, name, weekdays, percent=50):
    learner_id = given.a_learner(database, name)
    order = service.PlaceLearner(
        workshop_id=shop,
        learner_id=learner_id,
        first_day=given_workshops.FIRST_DAY,
        percent=percent,
        weekdays=weekdays,
    )
    database.acting_as(given.LEADER).execute(service.place_learner, order)
    return learner_id


def on_sheet(database, shop, day):
    with database.reading() as session:
        view = queries.sheet_view(session, shop, day)
    return {person.learner_id for person in view.people}


def test_a_sheet_is_filled_with_those_whose_weekday_it_is(database, shop):
    ola = placed(database, shop, "Ola Vik", HALF)
    [geir] = given_workshops.placed(database, shop, "Geir Moen")
    kari = placed(database, shop, "Kari Lie", WEEKEND)

    assert on_sheet(database, shop, MONDAY) == {ola, geir}
    assert on_sheet(database, shop, TUESDAY) == {geir}
    assert on_sheet(database, shop, SATURDAY) == {kari}


def test_a_post_says_how_large_it_is(database, shop):
    placed(database, shop, "Ola Vik", HALF)

    with database.reading() as session:
        [row] = queries.placements(session, shop)
    assert row.size == PostSize(50, HALF)
    assert [row.post.holds(day) for day in (MONDAY, TUESDAY)] == [True, False]


def test_the_calendar_keeps_only_the_weekdays_of_the_post(database, shop):
    ola = placed(database, shop, "Ola Vik", HALF)
    kari = placed(database, shop, "Kari Lie", WEEKEND)
    last = MONDAY + timedelta(days=6)

    with database.reading() as look:
        booked = timetable.bookings(look, MONDAY, last, learners={ola: (), kari: ()})
    by_day = {booking.day.weekday(): booking.learners for booking in booked}
    assert {day for day, people in by_day.items() if ola in people} == HALF
    assert {day for day, people in by_day.items() if kari in people} == WEEKEND


def test_a_weekend_without_a_sheet_is_told_where_somebody_works_then(database, shop):
    placed(database, shop, "Kari Lie", frozenset({5}))

    with database.reading() as session:
        missing = queries.unsigned_days(session, MONDAY)
    assert missing[shop] == [date(2026, 11, 14), date(2026, 11, 21)]


def test_company_is_who_has_a_post_meanwhile(database, shop):
    ola = placed(database, shop, "Ola Vik", HALF)

    with database.reading() as session:
        assert queries.company(session, shop, Period(MONDAY, MONDAY)) == [ola]
        assert queries.company(session, shop, Period(date(2026, 1, 1), date(2026, 1, 2))) == []
        assert queries.placement_periods(session, shop, ola) == [Period(given_workshops.FIRST_DAY, None)]


@pytest.mark.parametrize(
    ("percent", "weekdays", "minutes"),
    [
        (100, {0, 1, 2, 3, 4}, 390),
        (50, {0, 1, 2, 3, 4}, 195),
        (60, {0, 2, 4}, 390),
        (20, {0, 1, 2, 3, 4}, 75),
    ],
)
def test_a_smaller_post_is_planned_for_its_part_of_the_shift(database, shop, percent, weekdays, minutes):
    """Half of five days is half a day each, in quarters of an hour; 60 % on three days is whole days."""
    placed(database, shop, "Ola Vik", frozenset(weekdays), percent)

    with database.reading() as session:
        [line] = queries.sheet_view(session, shop, MONDAY).plan.lines
    assert line.times.minutes == minutes
    assert line.times.start == 480
