"""Heard, then decided, then told; cheating only as the log of the exam decided it."""

from datetime import date

import pytest

from eduapp.exams.appeals.rules.annulling import (
    Annulled,
    Case,
    Reversal,
    basis_of,
    check_annulled,
    check_case,
    check_reversal,
    wait_after,
)
from eduapp.exams.room.rules.cases import STATES

EXAM, HEARD, DECIDED, TOLD, TODAY = (date(2026, 12, day) for day in (1, 3, 8, 9, 10))


def named(exam=EXAM, today=TODAY, **said):
    known = {
        "ground": "formal_error",
        "heard_on": HEARD,
        "decided_on": DECIDED,
        "person": "Liv Dahl",
        "told_on": TOLD,
        "reason": "The wrong paper.",
    } | said
    return [one.name for one in check_annulled(Annulled(**known), exam, today)]


def test_the_order_of_days():
    assert named() == named(told_on=None) == []
    assert named(heard_on=DECIDED, told_on=DECIDED) == []  # all on one day
    for wrong in (
        {"heard_on": TOLD},
        {"told_on": HEARD},
        {"exam": HEARD, "heard_on": EXAM},
        {"today": HEARD},
    ):
        assert named(**wrong) == ["DaysOutOfOrder"]
    assert named(heard_on=None) == ["HeardMissing"]


@pytest.mark.parametrize("state", [state for state in STATES if state != "decided"])
def test_until_it_is_decided_nothing_is_annulled(state):
    [told] = check_case(Case(state, ""), 103)
    assert told.name == "CaseNotDecided"
    assert "§§ 9-42" in told.sentence()


def test_what_the_log_decided_counts():
    assert [one.name for one in check_case(None, 103)] == ["CaseMissing"]
    assert [one.name for one in check_case(Case("decided", "no_action"), 103)] == ["OtherwiseDecided"]
    assert list(check_case(Case("decided", "annulled"), 103)) == []


def test_only_after_cheating_somebody_waits_a_year():
    assert wait_after("cheating", date(2028, 2, 29)).first_day == date(2029, 3, 1)
    assert wait_after("formal_error", DECIDED) is None
    assert basis_of("formal_error") == "opplæringsforskrifta §§ 9-40, 15-25"


def test_a_reversal_has_day_name_and_reason_and_comes_once():
    def reversal(ground="cheating", day=TODAY, person="Ola", reason="It was not so", *, before=False):
        said = Reversal(day, person, reason)
        return [one.name for one in check_reversal(ground, DECIDED, said, TODAY, reversed_before=before)]

    assert reversal() == []
    assert reversal(before=True) == ["NotAnnulled"]
    assert reversal("appeal") == ["ReversedByAppeal"]
    assert reversal(day=HEARD) == ["ReversalDay"]
    assert reversal(person="", reason="") == ["DeciderMissing", "GroundsMissing"]
