"""Nights on which the clock is changed count the hours that passed, whichever way they come in.

Every entry says whose clock its times are of, and the database holds it to the sum.
"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Refused
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.models import HoursEntry, Shift
from eduapp.workshops.hours.rules.sheet import Absence, Sheet, SheetLine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_statements, given_workshops
from tests.support.given_workshops import a_row, approved, brought_in, some_hours

pytestmark = pytest.mark.both_databases
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
NIGHT = Times(60, 240)
WEEKENDS = frozenset([5, 6])


@pytest.fixture
def shop(database, clock):
    """Open from midnight to eight, and it is the day after the clock was put forward."""
    given_workshops.at(clock, SPRING + timedelta(days=1), 12)
    return given_workshops.a_workshop(database, shift=Times(0, 480, 0))


@pytest.fixture
def ada(database, shop):
    learner_id = given.a_learner(database, "Ada Holm", number="1001")
    post = service.PlaceLearner(
        workshop_id=shop, learner_id=learner_id, first_day=given_workshops.FIRST_DAY, weekdays=WEEKENDS
    )
    database.acting_as(given.LEADER).execute(service.place_learner, post)
    return learner_id


def stored(database):
    with database.reading() as session:
        columns = (HoursEntry.zone, HoursEntry.clock_change, HoursEntry.minutes)
        return [tuple(row) for row in session.execute(select(*columns).order_by(HoursEntry.day))]


def entry(database, id):
    with database.reading() as session:
        return queries.entry(session, id)


def correct(database, id, **more):
    row = entry(database, id)
    order = service.CorrectHours(entry_id=id, version=row.version, **more)
    database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)


def refused(name):
    """Refused for this one reason, be it of two fields."""
    return pytest.raises(Refused, check=lambda error: {one.name for one in error.violations} == {name})


def changed(database, statement):
    with database.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize(("day", "change", "minutes"), [(AUTUMN, 60, 240), (SPRING, -60, 120)])
def test_by_hand_the_hours_that_passed_are_counted_and_approved(database, shop, ada, day, change, minutes):
    id = some_hours(database, shop, ada, day, NIGHT)
    approved(database, id)

    row = entry(database, id)
    assert stored(database) == [("Europe/Oslo", change, minutes)]
    assert (row.minutes, row.state, row.fell) == (minutes, "approved", False)


@pytest.mark.parametrize("times", [Times(150, 480), Times(60, 120), Times(121, 179)])
def test_a_time_that_was_never_shown_is_refused_by_hand_and_on_the_sheet(database, shop, ada, times):
    sheet = service.SignShift(
        workshop_id=shop, day=SPRING, times=Times(0, 480, 0), lines=(SheetLine(ada, times),)
    )

    for attempt in (
        lambda: some_hours(database, shop, ada, SPRING, times),
        lambda: database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, sheet),
    ):
        with refused("NeverShown"):
            attempt()
    assert stored(database) == []


def test_a_sheet_counts_who_was_there_and_who_was_not_by_the_hours_that_passed(database, shop, ada):
    mine = database.acting_as(given.WORKSHOP_LEADER)
    bo = given.a_learner(database, "Bo Ek")
    post = service.PlaceLearner(
        workshop_id=shop, learner_id=bo, first_day=given_workshops.FIRST_DAY, weekdays=WEEKENDS
    )
    database.acting_as(given.LEADER).execute(service.place_learner, post)
    with database.reading() as session:
        shown = queries.sheet_view(session, shop, AUTUMN).sheet
    assert [line.minutes for line in shown.lines] == [540, 540]
    mine.execute(service.keep_sheet, service.KeepSheet(workshop_id=shop, day=AUTUMN, sheet=shown))
    with database.reading() as session:
        assert queries.sheet_view(session, shop, AUTUMN).sheet == shown

    order = service.SignShift(
        workshop_id=shop,
        day=AUTUMN,
        times=Times(0, 480, 0),
        lines=(SheetLine(ada, NIGHT),),
        absences=(Absence(bo, "court"),),
    )
    mine.execute(service.sign_shift, order)

    with database.reading() as session:
        shift = session.scalars(select(Shift)).one()
        assert (shift.zone, shift.clock_change) == ("Europe/Oslo", 60)
        assert queries.sheet_view(session, shop, AUTUMN).sheet.minutes == 240
        parts = queries.worked_parts(session, AUTUMN, AUTUMN)
    assert {(part.learner_id, part.worked, part.away, part.zone) for part in parts} == {
        (ada, 240, 0, "Europe/Oslo"),
        (bo, 0, 540, "Europe/Oslo"),
    }
    assert stored(database) == [("Europe/Oslo", 60, 240)]


def test_a_signed_night_bounds_what_comes_later_by_the_hours_it_had(database, shop, ada):
    order = service.SignShift(
        workshop_id=shop, day=SPRING, times=NIGHT, lines=(SheetLine(ada, Times(60, 190)),)
    )
    database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)

    with refused("LongerThanTheShift"):
        some_hours(database, shop, ada, SPRING, Times(190, 311))
    with refused("DayLongerThanTheShift"):
        some_hours(database, shop, ada, SPRING, Times(190, 241))
    some_hours(database, shop, ada, SPRING, Times(190, 240))


def test_out_of_a_file_hours_keep_their_zone_and_a_repeat_changes_nothing(database, shop, ada):
    rows = (
        a_row("1001", 2, AUTUMN, start=60, end=240, pause=0, zone="Arctic/Longyearbyen"),
        a_row("1001", 3, SPRING, start=60, end=240, pause=0),
    )

    assert brought_in(database, *rows) == (2, 0, 0)
    assert brought_in(database, *rows) == (0, 2, 0)

    assert stored(database) == [("Arctic/Longyearbyen", 60, 240), ("Europe/Oslo", -60, 120)]
    with database.reading() as session:
        waiting = [row.id for row in queries.to_approve(session, shop)]
    approved(database, *waiting)
    assert not any(entry(database, id).fell for id in waiting)


def test_a_file_is_held_against_the_hours_that_the_ledger_has_of_that_night(database, shop, ada):
    some_hours(database, shop, ada, AUTUMN, Times(0, 240))  # five of the nine hours

    with refused("DayLongerThanTheShift"):
        brought_in(database, a_row("1001", 2, AUTUMN, start=240, end=481, pause=0))
    assert brought_in(database, a_row("1001", 2, AUTUMN, start=240, end=480, pause=0)) == (1, 0, 0)


def test_a_correction_counts_anew_and_keeps_the_zone(database, shop, ada):
    brought_in(database, a_row("1001", 2, AUTUMN, start=60, end=240, pause=0, zone="Arctic/Longyearbyen"))
    with database.reading() as session:
        [row] = queries.to_approve(session, shop)

    correct(database, row.id, times=Times(180, 240))
    assert stored(database) == [("Arctic/Longyearbyen", 0, 60)]
    correct(database, row.id, times=NIGHT)
    assert stored(database) == [("Arctic/Longyearbyen", 60, 240)]
    with refused("NothingChanged"):
        correct(database, row.id, times=NIGHT)


def test_hours_counted_by_the_wall_before_stay_so_until_somebody_corrects_them(database, shop, ada):
    id = some_hours(database, shop, ada, AUTUMN, NIGHT)
    changed(database, "UPDATE hours_entry SET clock_change = 0, minutes = 180")
    approved(database, id)
    assert (entry(database, id).minutes, entry(database, id).fell) == (180, False)

    correct(database, id, times=NIGHT, reason="four hours passed")

    assert stored(database) == [("Europe/Oslo", 60, 240)]


def test_another_zone_behind_the_programs_back_voids_the_approval(database, shop, ada):
    id = some_hours(database, shop, ada, AUTUMN, ORDINARY_SHIFT)
    approved(database, id)

    changed(database, "UPDATE hours_entry SET zone = 'Europe/London'")

    assert entry(database, id).fell


def test_an_adjustment_says_the_zone_and_a_month_counts_the_night(database, shop, ada):
    night = some_hours(database, shop, ada, AUTUMN, NIGHT)
    approved(database, night)
    given_statements.made(database, shop)
    order = service.AdjustHours(workshop_id=shop, learner_id=ada, day=AUTUMN, minutes=-15, reason="misread")
    database.acting_as(given.WORKSHOP_LEADER).execute(service.adjust_hours, order)

    assert given_statements.month_row(database, shop).counted == 240
    assert sorted(stored(database)) == [("Europe/Oslo", 0, -15), ("Europe/Oslo", 60, 240)]


@pytest.mark.parametrize(
    "wrong",
    [
        "clock_change = 60, minutes = minutes + 60",  # eight to three never goes over it
        "clock_change = -60, minutes = minutes - 60",
        "minutes = minutes + 60",
        "zone = ''",
    ],
)
def test_the_database_takes_no_other_sum_on_an_ordinary_day_and_no_hours_without_a_zone(
    database, shop, ada, wrong
):
    some_hours(database, shop, ada, AUTUMN, ORDINARY_SHIFT)

    with pytest.raises(IntegrityError):
        changed(database, f"UPDATE hours_entry SET {wrong}")


@pytest.mark.parametrize("change", [30, -120, 61])
def test_the_database_takes_no_other_change_than_an_hour(database, shop, ada, change):
    some_hours(database, shop, ada, AUTUMN, NIGHT)

    with pytest.raises(IntegrityError):
        changed(database, f"UPDATE hours_entry SET clock_change = {change}, minutes = 180 + {change}")


def test_same_as_yesterday_after_that_night_is_an_ordinary_day(database, shop, ada):
    order = service.SignShift(workshop_id=shop, day=AUTUMN, times=NIGHT, lines=(SheetLine(ada, NIGHT),))
    database.acting_as(given.WORKSHOP_LEADER).execute(service.sign_shift, order)

    with database.reading() as session:
        seen = queries.sheet_view(session, shop, AUTUMN + timedelta(days=1))

    assert seen.earlier.sheet.minutes == 240
    again = replace(order, day=seen.day, times=seen.earlier.sheet.times, lines=seen.earlier.sheet.lines)
    assert again.sheet == Sheet(NIGHT, (SheetLine(ada, NIGHT),))
