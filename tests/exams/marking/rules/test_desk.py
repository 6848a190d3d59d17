from eduapp.exams.marking.rules.desk import (
    BY_CANDIDATE,
    BY_QUESTION,
    Desk,
    DeskAnswer,
    next_unmarked,
    ordered,
)
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import Asked

ANSWERS = tuple(DeskAnswer(Asked(number, question, 200)) for number in (102, 101) for question in (2, 1))
DESK = Desk("Matematikk", "24. november 2026", 1, 1, (), ANSWERS)


def test_one_question_across_all_or_one_candidate_after_the_other():
    assert [one.key for one in ordered(ANSWERS, BY_QUESTION)] == [(101, 1), (102, 1), (101, 2), (102, 2)]
    assert [one.key for one in ordered(ANSWERS, BY_CANDIDATE)] == [(101, 1), (101, 2), (102, 1), (102, 2)]


def test_the_next_without_a_mark_is_looked_for_around_the_end():
    desk = DESK.with_mark((101, 2), Given(100), "").with_mark((101, 1), Given(0), "")

    assert next_unmarked(desk.answers, 1) == 0
    assert next_unmarked(desk.answers, 0) == 1
    for one in desk.missing:
        desk = desk.with_mark(one.key, Given(0), "")
    assert next_unmarked(desk.answers, 0) is None


def test_a_mark_changes_one_answer_and_no_other():
    desk = DESK.with_mark((101, 2), Given(150), "Good.")

    [given] = [one for one in desk.answers if one.given is not None]
    assert (given.key, given.note) == ((101, 2), "Good.")
    assert len(desk.missing) == 3
    assert DESK.missing == ANSWERS
