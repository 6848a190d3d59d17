"""Fixed appointments: days, a time or none, and a neutral kind that says whose cause it is."""

from datetime import date, timedelta

import pytest

from eduapp.core.codes import code_list
from eduapp.core.spans import Span
from eduapp.education.timetable import rules
from eduapp.education.timetable.rules import AppointmentFacts

MONDAY = date(2026, 11, 23)
TEN = Span(600, 660)


def facts(kind="visit", days=0, span=TEN, weekdays=()):
    return AppointmentFacts(kind, MONDAY, MONDAY + timedelta(days=days), span, frozenset(weekdays))


def names(wanted):
    return [violation.name for violation in rules.check_appointment(wanted, MONDAY)]


@pytest.mark.parametrize("kind", code_list("appointment_kinds").keys())
def test_every_kind_of_the_list_can_be_booked_and_has_an_owner_of_its_cause(kind):
    assert names(facts(kind)) == []
    assert rules.cause_of_kind(kind) in {"learner", "school", "prison", "health", "court"}


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (facts("dentist"), ["KindUnknown"]),
        (facts(days=-1), ["AppointmentRunsBackwards"]),
        (facts(span=Span(660, 600)), ["AppointmentRunsBackwards"]),
        (facts(span=Span(600, 1441)), ["AppointmentRunsBackwards"]),
        (facts(days=366), ["AppointmentTooLong"]),
        (facts(days=1, weekdays=(3,)), ["NoDayOfTheWeekdays"]),
        (facts("dentist", days=-1), ["KindUnknown", "AppointmentRunsBackwards"]),
    ],
)
def test_each_fault_is_named(wanted, expected):
    assert names(wanted) == expected


def test_the_time_may_be_unknown_and_the_days_many():
    assert names(facts(span=None, days=365)) == []


def test_it_holds_its_days_and_only_its_weekdays():
    every, tuesdays = facts(days=8), facts(days=8, weekdays=(1,))

    assert [every.holds(MONDAY + timedelta(days=n)) for n in (-1, 0, 8, 9)] == [False, True, True, False]
    assert [n for n in range(12) if tuesdays.holds(MONDAY + timedelta(days=n))] == [1, 8]


def test_the_closed_list_holds_no_word_on_why():
    flags = {flag for code in code_list("appointment_kinds") for flag in code.flags}
    assert flags == {"cause"}


def test_a_slip_in_the_year_is_told_with_both_days():
    wanted = AppointmentFacts("visit", MONDAY, date(2999, 12, 31))
    [violation] = rules.check_appointment(wanted, MONDAY)
    assert violation.sentence() == (
        "An appointment lasts 366 days at most; 23.11.2026 to 31.12.2999 are 355420. Check the year. "
        "Somebody who has left is not booked: say so instead."
    )


def test_nothing_is_booked_for_a_day_nobody_knows_of():
    far = date(2999, 1, 7)
    [violation] = rules.check_appointment(AppointmentFacts("visit", far, far), MONDAY)
    assert violation.sentence() == (
        "07.01.2999 is too far ahead. At most 25.11.2029 is possible: check the year."
    )
