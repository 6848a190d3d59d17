"""A deadline is extended before it is over, to a working day, with a reason; never shortened."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.exams.deadlines.rules import Extension, check_extension, deadline

FOUND = deadline("grade_appeal", date(2026, 12, 2))  # until Monday 14 December
TODAY = date(2026, 12, 10)
WHY = "The letter lay in another unit."


def named(last_day=date(2026, 12, 18), reason=WHY, today=TODAY, said=FOUND):
    return [one.name for one in check_extension(said, last_day, reason, today)]


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({}, []),
        ({"today": date(2026, 12, 14)}, []),
        ({"today": date(2026, 12, 15)}, ["OverAlready"]),
        ({"last_day": date(2026, 12, 11)}, ["ShorterThanTheLaw"]),
        ({"last_day": date(2026, 12, 19)}, ["EndsOnAHoliday"]),
        ({"last_day": date(2026, 12, 25)}, ["EndsOnAHoliday"]),
        ({"reason": "  "}, ["ReasonMissing"]),
        ({"reason": "x" * 201}, ["ReasonTooLong"]),
    ],
)
def test_what_stands_against_another_last_day(change, names):
    assert named(**change) == names


def test_what_was_extended_may_be_extended_again_or_less_but_not_below_the_law():
    later = replace(FOUND, extended=Extension(date(2026, 12, 18), WHY, "Solveig Nes"))

    assert named(said=later, today=date(2026, 12, 17), last_day=date(2026, 12, 21)) == []
    assert named(said=later, last_day=date(2026, 12, 16)) == []
    assert named(said=later, last_day=date(2026, 12, 11)) == ["ShorterThanTheLaw"]


def test_a_holiday_names_the_next_working_day():
    [told] = check_extension(FOUND, date(2026, 12, 19), WHY, TODAY)

    assert told.sentence() == (
        "Saturday 19 December 2026 is no working day. The next one is Monday 21 December 2026 "
        "(domstolloven § 149)."
    )
