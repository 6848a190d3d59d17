"""After counting only adjustments change a sum: with a reason, by two people, counted like the rest."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from eduapp.core.errors import NotAllowed, Refused
from eduapp.exchange.statements import queries as statements
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_statements, given_workshops
from tests.support.given_statements import MONDAY, OCTOBER, made, month_row
from tests.support.given_workshops import a_row, approved, brought_in, some_hours

pytestmark = pytest.mark.both_databases


@pytest.fixture
def month(database, clock):
    """October of a carpentry workshop, counted: 390 minutes of Ada's on Monday and on Tuesday."""
    shop, people, _entries = given_statements.a_month(database, clock)
    made(database, shop)
    return shop, people[0]


def adjust(database, shop, who, minutes, day=MONDAY, reason="misread", by=given.WORKSHOP_LEADER):
    order = service.AdjustHours(workshop_id=shop, learner_id=who, day=day, minutes=minutes, reason=reason)
    return database.acting_as(by).execute(service.adjust_hours, order)


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def entry(database, entry_id):
    with database.reading() as session:
        return queries.entry(session, entry_id)


def practised(database, shop, who):
    with database.reading() as session:
        return queries.practice_of(session, who, shop).minutes


def test_it_waits_is_approved_by_another_and_counted_in_the_next_statement(database, month, notes):
    shop, ada = month
    notes.clear()
    adjustment = adjust(database, shop, ada, -45)
    assert [(note.action, note.learner) for note in notes] == [(terms.HOURS_ADJUSTED, ada)]
    assert practised(database, shop, ada) == 780  # nothing before somebody else has approved it

    with refused("OwnHours"):
        approved(database, adjustment, by=given.WORKSHOP_LEADER)
    approved(database, adjustment)
    assert practised(database, shop, ada) == 735

    made(database, shop)
    assert entry(database, adjustment).state == terms.COUNTED
    row = month_row(database, shop)
    assert [one.minutes for one in row.statements] == [780, -45]
    with database.reading() as look:
        found = statements.month_to_write(look, OCTOBER).lines
    line = next(line for _shop, line in found if line.learner_id == ada)
    assert (line.counted, line.days, line.adjustments, line.adjusted) == (735, 2, 1, -45)


def test_everything_that_adds_up_hours_adds_it_up(database, month):
    shop, ada = month
    approved(database, adjust(database, shop, ada, -45))

    with database.reading() as session:
        days = {day.day: day.minutes for day in queries.approved_days(session, ada)}
        weeks = queries.hours_of_week(session, shop, MONDAY, MONDAY + timedelta(days=6))
        [week] = [row for row in weeks if row.learner_id == ada]
        [sums] = queries.of_learner(session, ada).workshops
        listed = {row.learner_id: row.minutes for row in session.execute(select(queries.practised()))}
    assert days == {MONDAY: 345, MONDAY + timedelta(days=1): 390}
    assert (week.days[MONDAY].minutes, sums.approved, listed[ada]) == (345, 735, 735)


def test_what_stands_in_a_counted_month_is_neither_corrected_nor_added_to(database, month):
    shop, ada = month
    with database.reading() as session:
        [row] = queries.entries_of(session, shop, ada, MONDAY, MONDAY)
    order = service.CorrectHours(entry_id=row.id, version=row.version, times=Times(480, 600), reason="No")
    with refused("Locked"):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)
    with refused("PeriodCounted"):
        some_hours(database, shop, ada, MONDAY + timedelta(days=2))
    with refused("PeriodCounted"):
        given_workshops.a_signed_shift(database, shop, MONDAY + timedelta(days=2))


def test_a_file_names_each_row_of_a_counted_month(database, month):
    given.a_learner(database, "Nils Dahl", number="1001")

    with pytest.raises(Refused) as caught:
        brought_in(database, a_row("1001", 2, MONDAY), a_row("1001", 3, date(2026, 11, 2)))
    assert [one.sentence() for one in caught.value.violations] == [
        "Row 2: October 2026 is counted in a statement. Make an adjustment for 05.10.2026 instead."
    ]


def test_a_forgotten_day_comes_in_as_an_adjustment(database, month):
    shop, ada = month
    wednesday = MONDAY + timedelta(days=2)

    approved(database, adjust(database, shop, ada, 390, wednesday, "not_entered"))

    assert practised(database, shop, ada) == 780 + 390
    with refused("AdjustsTooMuch", "DayAboveTheShift"):
        adjust(database, shop, ada, 200, wednesday, "not_entered")


def test_it_is_never_changed_but_rejected_and_made_anew(database, month):
    shop, ada = month
    adjustment = adjust(database, shop, ada, -45)
    order = service.CorrectHours(entry_id=adjustment, version=1, times=Times(480, 600), reason="Other")
    with pytest.raises(Refused, check=lambda e: e.violations[0].name == "AdjustmentStays"):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)

    order = service.RejectHours(entry_ids=(adjustment,), reason="The sheet was right")
    database.acting_as(given.OTHER_WORKSHOP_LEADER).execute(service.reject_hours, order)

    assert practised(database, shop, ada) == 780
    approved(database, adjust(database, shop, ada, -120))  # what was rejected counts towards no maximum
    assert practised(database, shop, ada) == 660


def test_whoever_may_not_enter_hours_may_not_adjust_them(database, month):
    with pytest.raises(NotAllowed):
        adjust(database, *month, -45, by=given.OFFICE)


def test_one_adjustment_of_a_day_at_a_time_so_that_a_rejection_leaves_none_hanging(database, month):
    """Rejecting +30 while −420 rests on it would leave a day below zero."""
    shop, ada = month
    waiting = adjust(database, shop, ada, -30)
    with refused("AdjustmentWaits"):
        adjust(database, shop, ada, -30)

    approved(database, waiting)
    adjust(database, shop, ada, -30)


def test_a_rejected_entry_is_no_way_into_a_counted_month(database, month):
    shop, ada = month
    with database.reading() as session:
        [row] = [row for row in queries.to_approve(session, shop) if row.content.learner_id != ada]
    order = service.RejectHours(entry_ids=(row.id,), reason="was not there")
    database.acting_as(given.OTHER_WORKSHOP_LEADER).execute(service.reject_hours, order)
    version = entry(database, row.id).version

    order = service.CorrectHours(entry_id=row.id, version=version, times=Times(480, 600), reason="was there")
    with refused("PeriodCounted"):
        database.acting_as(given.WORKSHOP_LEADER).execute(service.correct_hours, order)
