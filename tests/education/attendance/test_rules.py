"""What may be recorded, and what counts of it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry, Lesson, Offered

TODAY = date(2026, 11, 23)
NOON = 12 * 60
HERE = Lesson(TODAY, 90, cancelled=False)
ME, SOMEBODY = UUID(int=1), UUID(int=2)

codes = st.sampled_from(code_list("attendance_codes").keys())
days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
offers = st.builds(
    lambda day, end, code, minutes, number: Offered(
        day, end, code, minutes, UUID(int=number) if code else None
    ),
    days,
    st.integers(1, 1440),
    st.sampled_from(["", *code_list("attendance_codes").keys()]),
    st.integers(0, 90),
    st.integers(1, 10**6),
)


def names(violations):
    return [violation.name for violation in violations]


def against(entry, lesson=HERE, today=TODAY, on_roll=True):
    return names(rules.check_entry(entry, lesson, today, on_roll=on_roll))


@pytest.mark.parametrize("code", code_list("attendance_codes").keys())
def test_every_mark_can_be_set_on_the_day(code):
    assert against(Entry(code)) == []


@forall(codes, days)
def test_before_the_day_only_excused_can_be_recorded(code, day):
    expected = ["NotYetHeld"] if day > TODAY and code != "excused" else []
    assert against(Entry(code), Lesson(day, 90, cancelled=False)) == expected


def test_all_reasons_are_told_together():
    wrong = Entry("away", minutes_late=90, note="x" * 201)
    found = against(wrong, Lesson(TODAY + timedelta(days=1), 90, cancelled=True), on_roll=False)
    assert found == [
        "CodeUnknown",
        "SessionIsCancelled",
        "NotYetHeld",
        "NotOnTheRoll",
        "MinutesWithoutLate",
        "TooLate",
        "NoteTooLong",
    ]


@forall(st.integers(-10, 200))
def test_minutes_late_leave_some_of_the_session(late):
    assert (against(Entry("late", late)) == []) == (0 <= late < 90)


@forall(codes, st.integers(0, 89), st.integers(90, 240))
def test_minutes_taken_part_are_those_between_coming_and_the_end(code, late, length):
    entry = Entry(code, late if code == "late" else 0)
    expected = {"present": length, "late": length - late}.get(code, 0)
    assert rules.minutes_of(entry, length) == expected


def test_undo_is_for_ones_own_marks_of_today():
    yesterday = TODAY - timedelta(days=1)
    assert names(rules.check_taking_back(ME, TODAY, ME, TODAY)) == []
    assert names(rules.check_taking_back(SOMEBODY, yesterday, ME, TODAY)) == ["NotYours", "NotFresh"]


@forall(st.lists(offers, max_size=20), st.integers(0, 1439))
def test_the_sum_is_what_a_person_would_count_on_paper(sessions, minute):
    held = attended = minutes = 0
    proof = []
    for one in sessions:
        if one.day > TODAY:
            continue
        if one.day == TODAY and one.end_minute > minute and one.code == "":
            continue
        if one.mark_id:
            proof.append(one.mark_id)
        if one.code == "held":
            continue
        held += 1
        attended += one.code in ("present", "late")
        minutes += one.minutes

    total = rules.counted(sessions, TODAY, minute)

    assert (total.held, total.attended, total.minutes) == (held, attended, minutes)
    assert list(total.mark_ids) == proof
    assert 0 <= total.percent <= 100


def test_a_mark_made_ahead_is_no_session_held():
    ahead = Offered(TODAY + timedelta(days=3), NOON, "excused", 0, UUID(int=7))
    assert rules.counted([ahead], TODAY, NOON) == rules.AttendanceSum()


def test_what_the_prison_prevented_lowers_nobodys_percent():
    there = Offered(TODAY, NOON, "present", 90, UUID(int=1))
    kept = Offered(TODAY, NOON, "held", 0, UUID(int=2))
    assert rules.counted([there, kept], TODAY, NOON).percent == 100


def test_percent_is_rounded_down():
    sessions = [Offered(TODAY, NOON, code) for code in ("present", "present", "absent")]
    assert rules.counted(sessions, TODAY, NOON).percent == 66
    assert rules.AttendanceSum().percent == 0


def test_who_is_new_and_who_leaves_is_told_for_a_while():
    assert [rules.is_new(TODAY - timedelta(days=n), TODAY) for n in (-1, 0, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]
    assert [rules.leaves_soon(TODAY + timedelta(days=n), TODAY) for n in (-1, 0, 30, 31)] == [
        False,
        True,
        True,
        False,
    ]
    assert not rules.leaves_soon(None, TODAY)
