"""The closed lists themselves: every figure of a menu leads somewhere, and every cause is one of five."""

from datetime import date

import pytest

from eduapp.core.codes import Code, CodeList, code_list
from eduapp.education.attendance.rules import reasons

TODAY = date(2026, 11, 23)
REASONS = code_list("attendance_reasons").keys()
CODES = code_list("attendance_codes").keys()


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_has_a_cause_and_marks_that_exist(reason):
    marks = reasons.marks_of(reason)
    assert marks
    assert set(marks) <= set(CODES)
    assert reasons.cause_of(marks[0], reason) in {"learner", "school", "prison", "health", "court"}
    assert reasons.missed_as(marks[0], reason) in reasons.MISSED


@pytest.mark.parametrize("reason", REASONS)
def test_what_prison_or_school_caused_never_counts_against_anybody(reason):
    """The neutral mark that is left when the reason goes says the same of it."""
    mark = reasons.marks_of(reason)[0]
    assert reasons.kept_away(mark) == (reasons.cause_of(mark, reason) in {"prison", "school"})


@pytest.mark.parametrize("code", CODES)
def test_a_mark_offers_as_many_reasons_as_there_are_figures(code):
    assert len(reasons.offered_with(code, TODAY)) <= 9


def test_the_figures_of_a_menu_do_not_change_unseen():
    offered = {code: [one.key for one in reasons.offered_with(code, TODAY)] for code in CODES}
    assert offered["absent"] == ["refused", "sent_back_behaviour", "sent_back_gear", "other"]
    assert offered["held"] == ["lock_down", "staff_short", "search", "not_fetched"]
    assert offered["excused"] == offered["not_required"] == [
        "sick", "health", "court", "visit", "leave", "exam", "other_activity", "not_needed", "other",
    ]  # fmt: skip
    assert offered["late"] == offered["present"] == [
        "sent_back_behaviour", "sent_back_gear", "search", "not_fetched", "sick", "health", "court", "visit",
        "other",
    ]  # fmt: skip


def test_a_chosen_reason_may_change_the_mark():
    assert reasons.mark_for("excused", "exam") == "not_required"
    assert reasons.mark_for("excused", "court") == "excused"
    assert reasons.mark_for("", "search") == "held"


def test_rule_90_a_retired_reason_stays_on_old_rows_and_is_offered_no_more(monkeypatch):
    labels = {"nb": "brev", "nn": "brev", "en": "letter"}
    old = Code("letter", labels, {"marks": ["excused"], "cause": "learner", "until": date(2026, 10, 31)})
    lists = {"attendance_reasons": CodeList("attendance_reasons", (old,))}
    monkeypatch.setattr(reasons, "code_list", lambda name: lists.get(name) or code_list(name))

    assert reasons.is_open("letter", date(2026, 10, 31))
    assert not reasons.is_open("letter", date(2026, 11, 1))
    assert [one.key for one in reasons.offered_with("excused", date(2026, 10, 1))] == ["letter"]
    assert reasons.offered_with("excused", TODAY) == ()


def test_when_the_reason_goes_a_refusal_is_absence_and_all_else_stays():
    assert [reasons.neutral(missed) for missed in reasons.MISSED] == [
        "absent", "excused", "absent", "lost", "school",
    ]  # fmt: skip
