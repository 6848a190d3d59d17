"""What stands against a series or a move before anybody else's bookings are looked at."""

from datetime import date, timedelta

import pytest

from eduapp.core.spans import Span
from eduapp.education.timetable import rules
from eduapp.education.timetable.rules import GroupDays, Meeting, Series

MONDAY = date(2026, 11, 23)
MORNING = Span(510, 600)
TODAYS = Meeting(MONDAY, MORNING)
GROUP = GroupDays(MONDAY - timedelta(days=60), MONDAY + timedelta(days=60))


def names(violations):
    return [violation.name for violation in violations]


def series(*weekdays, first=MONDAY, last=MONDAY + timedelta(days=27), span=MORNING, **others):
    return Series(frozenset(weekdays), span, first, last, **others)


def against(wanted, group=GROUP, closed=()):
    return names(rules.check_series(wanted, group, closed))


def test_a_sound_series_has_nothing_against_it():
    assert against(series(0, 2)) == []
    assert against(series(0, rotation=6, weeks=frozenset({2, 6}), last=MONDAY + timedelta(days=50))) == []


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (series(), ["NoWeekday"]),
        (series(0, last=MONDAY - timedelta(days=1)), ["DaysRunBackwards"]),
        (series(0, span=Span(600, 600)), ["TimesRunBackwards"]),
        (series(0, span=Span(-5, 600)), ["TimesRunBackwards"]),
        (series(0, span=Span(600, 1441)), ["TimesRunBackwards"]),
        (series(5, last=MONDAY + timedelta(days=4)), ["NoDayFits"]),
        (series(0, rotation=7), ["RotationImpossible"]),
        (series(0, rotation=0), ["RotationImpossible"]),
        (series(0, rotation=2, weeks=frozenset()), ["RotationImpossible"]),
        (series(0, rotation=2, weeks=frozenset({3})), ["RotationImpossible"]),
        (series(0, last=MONDAY + timedelta(days=61)), ["OutsideGroup"]),
        (series(0, first=MONDAY - timedelta(days=61)), ["OutsideGroup"]),
        (series(span=Span(700, 600), last=MONDAY - timedelta(days=1)),
         ["NoWeekday", "DaysRunBackwards", "TimesRunBackwards"]),
    ],
)  # fmt: skip
def test_each_fault_of_a_series_is_named(wanted, expected):
    assert against(wanted) == expected


def test_a_series_that_never_ends_is_told_how_many_are_possible():
    long = GroupDays(MONDAY, MONDAY + timedelta(days=3000))
    wanted = series(*range(7), last=MONDAY + timedelta(days=500))
    [violation] = rules.check_series(wanted, long)
    assert violation.sentence() == "That would be 501 sessions. At most 400 can be planned at once."


def test_a_series_of_closed_days_alone_does_not_fit():
    only = series(0, last=MONDAY)
    assert against(only, closed=[MONDAY]) == ["DaysAreClosed"]


def test_the_days_left_out_are_told_with_their_names():
    closed = {MONDAY: "Planning day", MONDAY + timedelta(days=1): "Not meant"}
    assert rules.closed_text(series(0), closed) == "23.11.2026 (Planning day)"


def test_a_cancelled_session_with_the_same_beginning_is_to_be_restored():
    wanted = [Meeting(MONDAY, MORNING)]
    assert names(rules.check_standing(wanted, [Meeting(MONDAY, Span(510, 555))])) == ["CancelledStandsThere"]
    assert names(rules.check_standing(wanted, [Meeting(MONDAY, Span(540, 600))])) == []


def moved(to, was=TODAYS, state="planned", closed=None):
    return names(rules.check_moving(state, was, to, GROUP, MONDAY, closed or {}))


def test_a_session_moves_from_today_on():
    tomorrow = Meeting(MONDAY + timedelta(days=1), MORNING)
    yesterday = Meeting(MONDAY - timedelta(days=1), MORNING)

    assert moved(tomorrow) == []
    assert moved(yesterday) == ["LiesBehind"]
    assert moved(tomorrow, was=yesterday) == ["LiesBehind"]


def test_everything_against_a_move_is_told_at_once():
    beyond = Meeting(MONDAY + timedelta(days=61), Span(600, 540))
    found = moved(beyond, state="cancelled", closed={beyond.day: "Easter"})
    assert found == ["MovedWhileCancelled", "TimesRunBackwards", "OutsideGroup", "SchoolClosed"]


def test_on_a_closed_day_a_session_may_only_change_its_time():
    closed = {MONDAY: "Planning day", MONDAY + timedelta(days=1): "Planning day"}

    assert moved(Meeting(MONDAY, Span(600, 690)), closed=closed) == []
    assert moved(Meeting(MONDAY + timedelta(days=1), MORNING), closed=closed) == ["SchoolClosed"]


def test_a_slip_in_the_year_is_told_and_nobody_waits_for_a_thousand_years_to_be_counted():
    wanted = series(0, last=date(2999, 12, 31))
    [violation] = rules.check_series(wanted, GroupDays(MONDAY, date(2999, 12, 31)))
    assert violation.name == "TooManyDays"
    assert violation.sentence().endswith("At most 1098 are possible: check the years.")
