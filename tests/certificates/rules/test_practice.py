"""Who is ready for a praksisattest."""

from dataclasses import replace
from datetime import date

from eduapp.certificates import rules


def practice(**changes):
    case = rules.PracticeCase(1200, 0, date(2026, 11, 20), None, "")
    return {violation.name for violation in rules.check_practice(replace(case, **changes))}


def test_twenty_approved_hours_are_enough_for_a_statement():
    assert practice() == set()
    assert practice(minutes=1199) == {"TooLittlePractice"}


def test_hours_that_wait_for_approval_hold_a_statement_back():
    assert practice(waiting_minutes=390) == {"HoursWaiting"}


def test_a_statement_is_not_made_twice_for_the_same_hours():
    assert practice(documented_until=date(2026, 11, 20), documented_number="2026-00001") == {"NothingNew"}
    assert practice(documented_until=date(2026, 11, 19)) == set()
