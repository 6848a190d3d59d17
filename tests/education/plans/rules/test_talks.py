"""A talk in every half-year (opplæringsforskrifta §§ 9-6, 9-13, 15-8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.plans.rules import talks
from eduapp.education.plans.rules.talks import TalkFacts

TODAY = date(2026, 11, 23)
TALK = TalkFacts(TODAY)
days = st.dates(date(2024, 8, 1), date(2040, 12, 31))


def against(facts):
    return [violation.name for violation in talks.check_talk(facts, TODAY)]


@pytest.mark.parametrize(
    ("day", "first", "last", "label"),
    [
        (date(2026, 8, 1), date(2026, 8, 1), date(2026, 12, 31), "autumn 2026"),
        (date(2026, 12, 31), date(2026, 8, 1), date(2026, 12, 31), "autumn 2026"),
        (date(2027, 1, 1), date(2027, 1, 1), date(2027, 7, 31), "spring 2027"),
        (date(2027, 7, 31), date(2027, 1, 1), date(2027, 7, 31), "spring 2027"),
    ],
)
def test_the_year_has_two_halves(day, first, last, label):
    half = talks.half_year_of(day)
    assert (half.first, half.last, half.label) == (first, last, label)


@forall(days)
def test_every_day_lies_in_one_half_year_and_the_one_before_ends_the_day_before(day):
    half = talks.half_year_of(day)
    earlier = talks.before(half)

    assert half.first <= day <= half.last
    assert earlier is None or earlier.last + timedelta(days=1) == half.first
    assert half.first <= half.remind_from <= half.last


def test_nothing_applied_before_the_first_day_of_the_law():
    assert talks.half_year_of(date(2024, 7, 31)) is None
    assert talks.before(talks.half_year_of(date(2024, 8, 1))) is None


def test_every_number_names_its_paragraph_and_day():
    for half in code_list("half_years"):
        assert "§§ 9-6, 9-13, 15-8" in half.flags["paragraph"]
        assert half.flags["applies_from"] == date(2024, 8, 1)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (None, date(2026, 12, 31)),
        (date(2027, 6, 1), date(2026, 12, 31)),
        (date(2026, 12, 4), date(2026, 12, 4)),
        (TODAY, TODAY),
        (date(2026, 11, 22), date(2026, 12, 31)),  # has passed: says nothing of when they leave
    ],
)
def test_who_leaves_before_the_end_of_the_half_year_has_the_talk_before(until, due):
    assert talks.talk_due(talks.half_year_of(TODAY), until, TODAY) == due


@forall(left=st.integers(0, 400), less=st.integers(0, 400))
def test_less_time_left_never_gives_a_later_date(left, less):
    half = talks.half_year_of(TODAY)
    longer = talks.talk_due(half, TODAY + timedelta(days=left), TODAY)
    shorter = talks.talk_due(half, TODAY + timedelta(days=min(left, less)), TODAY)

    assert TODAY <= shorter <= longer <= half.last


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        (TALK, []),
        (replace(TALK, day=date(2026, 11, 24)), ["TalkToCome"]),
        (replace(TALK, day=date(2026, 1, 1)), []),
        (replace(TALK, day=date(2025, 12, 31)), ["TalkTooOld"]),
        (replace(TALK, staff_note="x" * 2001), ["NoteTooLong"]),
        (replace(TALK, learner_note="x" * 2001), ["NoteTooLong"]),
    ],
)
def test_what_may_be_recorded_of_a_talk(facts, found):
    assert against(facts) == found


def test_a_correction_says_why():
    assert [one.name for one in talks.check_reason("")] == ["CorrectionReasonMissing"]
    assert list(talks.check_reason("Wrong day")) == []


def test_a_half_year_is_named_in_the_language_spoken():
    with speaking("nn"):
        assert talks.half_year_of(TODAY).label == "hausthalvåret 2026"
