from dataclasses import replace
from decimal import Decimal
from uuid import UUID, uuid4

from eduapp.exams.marking.rules.keys import (
    KeyMarked,
    Moved,
    check_correction,
    key_change,
    marked_again,
    who_moves,
)
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer
from tests.support.given_questions import ALL, a_single, one_of_each, plain

WAS = a_single()  # 4 is right, 3 and 5 are not


def right_is(question, *places):
    answers = tuple(
        replace(one, percent=ALL if place in places else Decimal(0))
        for place, one in enumerate(question.answers)
    )
    return replace(question, answers=answers)


def against(was, now, reason="Two answers are right."):
    return [type(one).__name__ for one in check_correction(was, now, reason)]


def test_another_answer_may_be_right_after_all():
    assert against(WAS, right_is(WAS, 0, 1)) == []


def test_all_may_be_right_if_nothing_else_is_fair():
    assert against(WAS, right_is(WAS, 0, 1, 2)) == []


def test_what_was_asked_stays():
    other = replace(WAS, answers=(*WAS.answers, Answer(plain("6"), ALL)))

    assert (
        against(WAS, other) == against(WAS, replace(WAS, stem=plain("Hva er 2 + 3?"))) == ["AskedOtherwise"]
    )


def test_a_short_answer_may_get_another_right_one_since_nobody_saw_the_first():
    was = one_of_each()[q.SHORT]
    assert against(was, replace(was, answers=(*was.answers, Answer(plain("Kristiania"), ALL)))) == []


def test_a_correction_changes_something_for_a_reason_and_leaves_a_sound_question():
    assert against(WAS, WAS) == ["NothingCorrected"]
    assert against(WAS, right_is(WAS, 1), " ") == ["ReasonMissing"]
    assert against(WAS, right_is(WAS, 1), "x" * 301) == ["ReasonTooLong"]
    assert against(WAS, right_is(WAS)) == ["NoneFullyRight"]


def test_no_key_marks_an_essay():
    essay = one_of_each()[q.ESSAY]
    assert against(essay, replace(essay, feedback=plain("Hansker."))) == ["NoKey"]


def test_who_moves_is_told_by_sitting_and_number_and_nobody_else():
    here, there = UUID(int=1), UUID(int=2)
    marks = [
        KeyMarked(there, uuid4(), 7, 1, 0, 200),
        KeyMarked(here, uuid4(), 103, 1, 0, 100),
        KeyMarked(here, uuid4(), 101, 0, 100, 100),
        KeyMarked(here, uuid4(), 102, None, 0, 100),
    ]

    assert who_moves(right_is(WAS, 1), marks) == [
        Moved(here, 101, 100, 0),
        Moved(here, 103, 0, 100),
        Moved(there, 7, 0, 200),
    ]
    assert [fresh.points for _one, fresh in marked_again(right_is(WAS, 0, 1), marks)] == [200, 100, 100, 0]


def test_what_a_key_was_and_became_is_told_and_capital_letters_where_they_were_corrected():
    assert key_change(WAS, right_is(WAS, 0, 1)) == (("4: 100 %",), ("4: 100 %", "3: 100 %"))
    short = one_of_each()[q.SHORT]
    was, became = key_change(short, replace(short, case_matters=not short.case_matters))
    assert was[:-1] == became[:-1]
    assert {was[-1], became[-1]} == {"capital letters matter", "capital letters do not matter"}
