"""Closed questions of a sitting are marked in one transaction, and a repeat changes nothing."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.core.errors import NotAllowed
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.models import AnswerMark
from eduapp.exams.marking.service import by_key
from eduapp.exams.questions.models import BankQuestion
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Candidate
from tests.support import given, given_marking
from tests.support.given_education import a_course
from tests.support.given_exams import plan, refused


def marks(sealed, **wanted):
    with Session(sealed.database.engine) as session:
        query = select(AnswerMark).filter_by(**wanted).order_by(AnswerMark.id)
        return [(one.points, one.superseded, one.told) for one in session.scalars(query)]


def test_all_closed_answers_on_screen_are_marked_and_what_was_left_out_is_nothing(sealed):
    closed, left_out = 4 * 8, 1  # 104 wrote no essay

    assert sealed.by_key() == closed + left_out
    assert len(marks(sealed, place=0)) == closed + left_out


def test_a_repeat_changes_nothing(sealed, notes):
    sealed.by_key()
    told = len(notes)

    assert sealed.by_key() == 0
    assert len(notes) == told
    assert all(not superseded for _points, superseded, _told in marks(sealed))


def test_beside_each_mark_stands_what_was_answered_and_by_which_rule(sealed):
    sealed.by_key()
    multiple = sealed.item(q.MULTIPLE).version_id
    found = marks(sealed, question_version_id=multiple, candidate_id=sealed.candidates[102])

    [(points, _superseded, told)] = found
    assert points == 100
    assert told["value"] == [0]
    assert [name for name, _facts in told["rules"]] == ["chosen", "earned"]


@pytest.mark.both_databases
def test_no_key_is_corrected_between_reading_it_and_marking_by_it(sealed, monkeypatch):
    """On SQLite everyone waits anyway; on a server who corrects a key waits at its question."""
    engine, real, looked = sealed.database.engine, by_key.keys_of, []

    def keys_of(session, version_ids):
        if engine.dialect.name == "postgresql":
            with engine.connect() as other, pytest.raises(DBAPIError, match="lock"):
                other.execute(select(BankQuestion.id).with_for_update(nowait=True)).all()
        looked.append(len(version_ids))
        return real(session, version_ids)

    monkeypatch.setattr(by_key, "keys_of", keys_of)
    sealed.by_key()

    assert looked == [9]


def test_who_went_on_on_paper_is_marked_by_people(ready_made, database, clock):
    sealed = given_marking.Sealed(
        database, clock, *ready_made(given_marking.a_sealed_exam, on_to_paper=(103,))
    )
    sealed.by_key()

    assert sealed.marked()[103].open == 9
    assert sealed.marked()[102].open == 1


def test_only_who_plans_the_marking_starts_it(sealed):
    for actor in (given.OFFICE, given.TEACHER, given_marking.EXAMINER, given.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            sealed.run(actor, service.mark_by_key, service.MarkByKey(sitting_id=sealed.sitting_id))


def test_nobody_marks_an_exam_that_is_not_sealed(database):
    sitting_id = plan(database, a_course(database, scale="K16"))
    order = service.MarkByKey(sitting_id=sitting_id)

    assert refused(lambda: database.execute(service.mark_by_key, order)) == {"NotSealedYet"}


def test_the_trail_tells_how_many_and_nobody(sealed, notes):
    sealed.by_key()

    [note] = [one for one in notes if one.action == "marking.by_key"]
    assert note.learner is None
    assert note.details["count"] == 33


def test_a_version_that_was_given_anew_after_the_paper_was_sealed_changes_no_mark(sealed):
    """The letter in the list of candidates may differ from what was on the screen; the screen counts."""
    before = {n: one.points for n, one in _points(sealed).items()}
    with sealed.database.writing() as uow:
        for number in given_marking.ON_SCREEN:
            uow.session.get_one(Candidate, sealed.candidates[number]).letter = ""
    assert {n: one.points for n, one in _points(sealed).items()} == before


def _points(sealed):
    sealed.by_key()
    with sealed.database.reading() as session:
        return {one.number: one for one in queries.marked(session, sealed.sitting_id).values()}
