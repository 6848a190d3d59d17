"""The sum names the bundle and the number, and is settled only when every sheet is accounted for."""

from uuid import UUID

import pytest

from eduapp.exams.custody.rules.balance import (
    Balance,
    BundleBalance,
    balance_of,
    check_balanced,
    check_recorded,
)
from eduapp.exams.custody.rules.ledger import Standing


def a_sum(**facts):
    known = {
        "bundle_id": UUID(int=1), "label": "Sheets", "holds": "answer_sheets", "state": "open",
        "received": 30, "unused": 6, "out": 0, "handed_in": 14,
        "returned": 2, "destroyed": 3, "sent": 4, "missing": 1,
    }  # fmt: skip
    return BundleBalance(**(known | facts))


def said(*sums):
    return [one.sentence() for one in check_balanced(Balance(UUID(int=2), sums))]


def test_rule_72_received_is_unused_used_returned_destroyed_sent_and_missing():
    assert a_sum().told == 30
    assert a_sum().used == 14
    assert a_sum(unused=4, out=2, holds="question_papers").used == 16
    assert said(a_sum()) == []


@pytest.mark.parametrize(
    ("facts", "words", "unaccounted"),
    [
        ({"unused": 5}, "“Sheets”: 30 were received, and 29 are accounted for.", 1),
        ({"differing": -2}, "“Sheets”: 2 of 30 were not found at the last count.", 2),
        ({"differing": 3}, "“Sheets”: 3 more were found at the last count", 3),
        ({"out": 2, "unused": 4}, "“Sheets”: 2 of 30 were handed out and neither handed in", 2),
        ({"waits_for": "missing"}, "“Sheets”: “missing” waits for a second person.", 0),
    ],
)
def test_what_is_off_names_the_bundle_and_the_number(facts, words, unaccounted):
    one = a_sum(**facts)
    [sentence] = said(one)
    assert sentence.startswith(words)
    assert (one.unaccounted, one.settled) == (unaccounted, False)


def test_question_papers_may_stay_with_who_used_them_answer_sheets_may_not():
    assert said(a_sum(out=2, unused=4, holds="question_papers")) == []
    assert len(said(a_sum(out=2, unused=4, holds="draft_sheets"))) == 1


def test_all_bundles_are_told_at_once():
    assert len(said(a_sum(label="A", differing=-1), a_sum(label="B", out=1, unused=5))) == 2


def test_a_pile_too_high_does_not_make_up_for_one_too_low():
    now = Standing("A", "open", {"unused": 5, "in": 5}, {"unused": 7, "in": 3})
    assert balance_of(UUID(int=1), "answer_sheets", now, 10).differing == -2


def test_an_exam_on_paper_has_papers():
    empty, back = Balance(UUID(int=2), ()), Balance(UUID(int=2), (a_sum(state="expected"),))
    assert [one.name for one in check_recorded(empty)] == ["NothingRecorded"]
    assert [one.name for one in check_recorded(back)] == ["NothingRecorded"]
    assert list(check_recorded(Balance(UUID(int=2), (a_sum(),)))) == []
    assert empty.settled
