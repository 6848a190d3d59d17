"""Who comes late needs a reason, who comes after a year cannot; each sentence says what to do."""

from datetime import date, timedelta

from hypothesis import given as given_that
from hypothesis import strategies as st

from eduapp.exams.appeals.rules.receiving import Received, check_received, check_redating
from eduapp.exams.deadlines.rules import deadline
from eduapp.exams.grading.rules.kinds import Kind

KIND = Kind("written_exam")
FIXED = date(2026, 11, 20)
LAST = deadline(KIND.deadline, FIXED)


def named(received_on, today=date(2030, 1, 1), kind=KIND, last=LAST, possible=(KIND,), **said):
    known = {"known_on": None, "late_reason": "", "complaint": ""} | said
    return [
        one.name
        for one in check_received(Received(kind, received_on, **known), possible, FIXED, FIXED, last, today)
    ]


@given_that(st.integers(0, 800))
def test_every_day_has_one_answer(days):
    day = FIXED + timedelta(days=days)
    latest = deadline("latest_appeal", FIXED).last_day
    expected = []
    if day > latest:
        expected = ["FarTooLate"]
    elif day > LAST.last_day:
        expected = ["LateReasonMissing"]

    assert named(day) == expected
    assert named(day, late_reason="Told late") == [name for name in expected if name == "FarTooLate"]


def test_the_last_day_is_in_time_and_the_next_is_late():
    assert named(date(2026, 11, 30)) == []
    assert named(date(2026, 12, 1)) == ["LateReasonMissing"]


def test_without_a_last_day_nothing_is_late_within_the_year():
    assert named(date(2027, 5, 1), last=None) == []


def test_a_kind_the_law_does_not_have_ends_the_look():
    [told] = check_received(
        Received(Kind("overall"), FIXED, None, "", ""), [KIND], FIXED, FIXED, LAST, date(2026, 11, 20)
    )
    assert told.sentence() == (
        "The law has no such appeal here (opplæringsforskrifta §§ 10-4, 16-3). It has: grade "
        "of a written exam."
    )


def test_the_day_it_came_is_put_right_while_it_is_open_and_before_what_came_next():
    before = Received(KIND, FIXED, None, "", "")
    later = Received(KIND, FIXED + timedelta(days=3), None, "", "")

    def found(after=later, state="received", next_day=None):
        return [one.name for one in check_redating(before, after, state, next_day)]

    assert found() == found(next_day=later.received_on) == []
    assert found(before) == ["NothingPutRight"]
    assert found(state="dismissed") == ["TakeBackFirst"]
    assert found(next_day=FIXED) == ["AfterNextStep"]


def test_nobody_learns_of_a_mistake_after_appealing_against_it():
    held = Kind("higher_held")
    day = FIXED + timedelta(days=3)
    for known_on, expected in ((day, []), (day + timedelta(days=1), ["KnownAfterwards"])):
        assert named(day, kind=held, possible=(held,), known_on=known_on) == expected
