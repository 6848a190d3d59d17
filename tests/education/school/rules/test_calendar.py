"""Days without teaching: the law's and the school's own; and to which part of a day every minute belongs."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, set_screen_language
from eduapp.education.school import rules
from eduapp.education.school.rules import CalendarFacts, DayParts

MONDAY = date(2026, 11, 23)
BREAK = CalendarFacts("Autumn break", date(2026, 9, 28), date(2026, 10, 2))
CHRISTMAS = date(2026, 12, 25)


def names(violations):
    return [violation.name for violation in violations]


def test_the_law_of_2026_is_known():
    assert [(f"{day:%d.%m}", name) for day, name in rules.public_holidays(2026).items()] == [
        ("01.01", "New Year's Day"),
        ("02.04", "Maundy Thursday"),
        ("03.04", "Good Friday"),
        ("05.04", "Easter Sunday"),
        ("06.04", "Easter Monday"),
        ("01.05", "Labour Day"),
        ("14.05", "Ascension Day"),
        ("17.05", "Constitution Day"),
        ("24.05", "Whit Sunday"),
        ("25.05", "Whit Monday"),
        ("25.12", "Christmas Day"),
        ("26.12", "Boxing Day"),
    ]


def test_two_holidays_on_one_day_are_both_told():
    assert rules.public_holidays(2027)[date(2027, 5, 17)] == "Constitution Day; Whit Monday"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_holiday_has_a_name_in_every_language(language):
    english = {
        closed.label for closed in rules.closed_among(date(2026, 1, 1), date(2027, 12, 31), []).values()
    }
    set_screen_language(language)
    labels = {
        closed.label for closed in rules.closed_among(date(2026, 1, 1), date(2027, 12, 31), []).values()
    }
    assert (labels == english) == (language == "en")
    assert "Second Day of Christmas" not in labels


def test_the_schools_own_days_are_closed_too():
    closed = rules.closed_among(date(2026, 9, 1), date(2026, 10, 31), [BREAK])

    assert list(closed) == [BREAK.first_day + timedelta(days=n) for n in range(5)]
    assert {one.label for one in closed.values()} == {"Autumn break"}


def test_an_extra_school_day_is_open_within_a_break_and_on_a_holiday():
    extra = CalendarFacts("Exam day", CHRISTMAS, CHRISTMAS, "extra_day")
    within = CalendarFacts("Open house", date(2026, 9, 30), date(2026, 9, 30), "extra_day")

    assert CHRISTMAS not in rules.closed_among(CHRISTMAS, CHRISTMAS, [extra])
    assert date(2026, 9, 30) not in rules.closed_among(BREAK.first_day, BREAK.last_day, [within, BREAK])


def test_teaching_is_from_monday_to_friday_within_a_term():
    term = (date(2026, 8, 17), MONDAY + timedelta(days=2))
    saturday = CalendarFacts("Open day", MONDAY + timedelta(days=5), MONDAY + timedelta(days=5), "extra_day")

    week = rules.teaching_among(MONDAY, MONDAY + timedelta(days=6), [saturday], [term])

    assert [(day - MONDAY).days for day in week] == [0, 1, 2, 5]


@forall(st.dates(date(2025, 1, 1), date(2028, 12, 31)), st.integers(0, 60))
def test_while_no_term_is_known_a_day_is_taught_unless_it_is_closed_or_weekend(first, length):
    last = first + timedelta(days=length)
    closed = rules.closed_among(first, last, [BREAK])
    every = [first + timedelta(days=n) for n in range(length + 1)]

    assert rules.teaching_among(first, last, [BREAK]) == [
        day for day in every if day.weekday() < 5 and day not in closed
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (BREAK, []),
        (CalendarFacts("", MONDAY, MONDAY), ["CalendarNameMissing"]),
        (CalendarFacts("x" * 61, MONDAY, MONDAY), ["CalendarNameTooLong"]),
        (CalendarFacts("A", MONDAY, MONDAY - timedelta(days=1)), ["CalendarRunsBackward"]),
        (CalendarFacts("A", MONDAY, MONDAY + timedelta(days=120)), ["CalendarTooLong"]),
        (CalendarFacts("A", MONDAY, MONDAY, "public_holiday"), ["CalendarKindUnknown"]),
        (
            CalendarFacts("", MONDAY, MONDAY - timedelta(days=1), ""),
            ["CalendarNameMissing", "CalendarKindUnknown", "CalendarRunsBackward"],
        ),
    ],
)
def test_each_fault_of_the_calendar_is_named(entry, expected):
    assert names(rules.check_calendar([entry])) == expected


def test_of_all_kinds_only_an_extra_day_is_open():
    opened = [
        code.key for code in code_list("calendar_kinds") if CalendarFacts("A", MONDAY, MONDAY, code.key).open
    ]
    assert opened == ["extra_day"]


@forall(st.integers(0, 1439))
def test_rule_42_every_minute_of_every_day_belongs_to_a_part_of_it(minute):
    part = DayParts(720, 960).part_of(minute)
    assert part == ("morning" if minute < 720 else "afternoon" if minute < 960 else "evening")
    assert part in code_list("day_parts")


def test_rule_42_a_quarter_past_twelve_is_somewhere_though_no_lesson_is_then():
    assert DayParts().part_of(12 * 60 + 15) == "afternoon"


@pytest.mark.parametrize(("afternoon", "evening"), [(960, 720), (720, 720), (0, 720), (720, 1440)])
def test_the_parts_follow_one_another(afternoon, evening):
    assert names(rules.check_day_parts(DayParts(afternoon, evening))) == ["DayPartsWrong"]
    assert names(rules.check_day_parts(DayParts())) == []
