"""A wrong key is put right for everybody it has marked, with one reason, and no grade moves by itself."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from eduapp.core.errors import Conflict, NotAllowed, NotFound
from eduapp.exams.marking import queries, service
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Result
from tests.support import given
from tests.support.given_exams import fixed, moved, refused
from tests.support.given_marking import EXAMINER
from tests.support.given_questions import ALL

REASON = "3 is right too: the question can be read both ways."


@pytest.fixture
def single(sealed):
    return sealed.item(q.SINGLE).version_id


def key(sealed, version_id):
    with sealed.database.reading() as session:
        return queries.held_key(session, version_id)


def also_right(question, place):
    answers = tuple(
        replace(one, percent=ALL) if n == place else one for n, one in enumerate(question.answers)
    )
    return replace(question, answers=answers)


def correct(sealed, version_id, question, by=given.LEADER, reason=REASON, before=0):
    order = service.CorrectKey(version_id=version_id, question=question, reason=reason, before=before)
    return sealed.run(by, service.correct_key, order)


def test_who_would_move_is_shown_before_and_nothing_is_changed(sealed, single):
    sealed.by_key()
    question = also_right(key(sealed, single).question, 1)
    with sealed.database.reading() as session:
        found = queries.preview(session, single, question)

    assert [(one.number, one.before, one.after) for one in found] == [(103, 0, 200)]
    assert sealed.marked()[103].points == 0


def test_everybody_is_marked_again_and_who_moved_is_kept(sealed, single, notes):
    sealed.by_key()
    correct(sealed, single, also_right(key(sealed, single).question, 1))

    assert sealed.marked()[103].points == 200
    assert sealed.marked()[101].points == 1600
    with sealed.database.reading() as session:
        [row] = queries.corrections(session, sealed.sitting_id)
    assert (row.number, row.reason, row.by) == (1, REASON, "Solveig Nes")
    assert [(one.number, one.before, one.after) for one in row.moved] == [(103, 0, 200)]
    assert notes[-1].details == {
        "label": "Hva er 2 + 2?", "reason": REASON, "count": 1, "numbers": "103"
    }  # fmt: skip


def test_a_second_correction_begins_where_the_first_ended(sealed, single):
    sealed.by_key()
    first = key(sealed, single).question
    correct(sealed, single, also_right(first, 1))
    held = key(sealed, single)

    assert held.corrections == 1
    with pytest.raises(Conflict):
        correct(sealed, single, first)
    correct(sealed, single, first, before=1)
    assert sealed.marked()[103].points == 0


def test_a_key_that_is_right_before_anybody_is_marked_holds_when_they_are(sealed, single):
    correct(sealed, single, also_right(key(sealed, single).question, 1))
    sealed.by_key()

    assert sealed.marked()[103].points == 200


def test_no_fixed_grade_moves_by_itself(sealed, single):
    sealed.settle()
    fixed(sealed.database, sealed.candidates[103], "2")
    moved(sealed.database, sealed.sitting_id, "marked")
    correct(sealed, single, also_right(key(sealed, single).question, 1))

    assert sealed.marked()[103].points == 300
    with sealed.database.reading() as session:
        grade = session.scalars(select(Result.grade).where(Result.candidate_id == sealed.candidates[103]))
        assert grade.all() == ["2"]


def test_only_who_may_correct_keys_sees_or_corrects_one(sealed, single):
    question = key(sealed, single).question
    for actor in (given.OFFICE, given.TEACHER, EXAMINER, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            correct(sealed, single, also_right(question, 1), by=actor)
        with sealed.database.acting_as(actor).reading() as session, pytest.raises(NotAllowed):
            queries.held_key(session, single)
        with sealed.database.acting_as(actor).reading() as session, pytest.raises(NotAllowed):
            queries.preview(session, single, question)


def test_what_stands_against_a_correction_is_told(sealed, single):
    question = key(sealed, single).question

    assert refused(lambda: correct(sealed, single, question, reason="")) == {
        "NothingCorrected",
        "ReasonMissing",
    }
    with pytest.raises(NotFound):
        correct(sealed, sealed.sitting_id, question)
