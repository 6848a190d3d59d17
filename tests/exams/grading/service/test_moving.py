"""After a key was corrected: what it moved is proposed for one reason, what people marked is looked at."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.grading import queries, service
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking import service as keys
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as correcting
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_grading import FIRST, SECOND, Grading
from tests.support.given_marking import (
    ON_PAPER,
    ON_SCREEN,
    Sealed,
    a_sealed_exam,
    correct_key,
    the_first,
    the_second,
)

REASON = "The second choice is right."


@pytest.fixture
def moved(ready_made, database, clock):
    """All grades are fixed; then the key of the first question is corrected."""
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    return exam


def correct_moved(exam, by=given.OFFICE, **more):
    rows = [row for row in exam.rows().values() if row.moved_alone]
    shown = {"candidate_ids": tuple(row.id for row in rows), "before": exam.page().moved_digest}
    said = {"basis": "key_corrected", "reason": REASON} | shown | more
    return exam.run(by, service.correct_moved, service.CorrectMoved(sitting_id=exam.sitting_id, **said))


def note(exam, *numbers, found="Marit Vold looked: the same points", by=given.LEADER):
    rows = exam.rows()
    ids = tuple(rows[number].result_id for number in numbers)
    order = keys.NoteLooks(sitting_id=exam.sitting_id, result_ids=ids, found=found)
    return exam.run(by, keys.note_looks, order)


def attest_all(exam, by=given.LEADER):
    with exam.database.reading() as session:
        waiting = sittings.waiting_corrections(session, exam.sitting_id)
    for one in waiting:
        order = correcting.AttestCorrection(correction_id=one.id, version=one.version)
        exam.run(by, correcting.attest_correction, order)
    return waiting


def waits_on_today(exam):
    with exam.database.reading() as session:
        found = queries.waiting(session, given.LEADER.user_id, exam.clock.moment.date())
    return {one.id: one.in_doubt for one in found}.get(exam.sitting_id)


def test_all_that_moved_is_proposed_for_one_reason_and_what_people_marked_is_looked_at(moved, notes):
    assert moved.page().in_doubt == waits_on_today(moved) == len((*ON_SCREEN, *ON_PAPER))
    assert [number for number, row in moved.rows().items() if row.looks == (1,)] == [*ON_PAPER]
    assert refused(moved.propose) == {"GradeMoves", "NotLookedAt"}

    assert correct_moved(moved) == len(ON_SCREEN)
    waiting = attest_all(moved)
    assert {one.reason for one in waiting} == {REASON}
    assert refused(moved.propose) == {"NotLookedAt"}
    assert note(moved, *ON_PAPER) == len(ON_PAPER)
    assert notes[-1].details["numbers"] == "105, 106"

    assert (moved.page().in_doubt, waits_on_today(moved)) == (0, 0)
    moved.propose()
    moved.confirm()


def test_who_is_corrected_needs_no_look(moved):
    row = moved.rows()[105]
    order = correcting.ProposeCorrection(
        candidate_id=row.id, grade="2", points=700, most=row.most, basis="key_corrected", reason=REASON
    )
    moved.run(given.OFFICE, correcting.propose_correction, order)
    assert not moved.rows()[105].in_doubt
    attest_all(moved)
    assert moved.rows()[105].looks == ()
    assert moved.rows()[106].looks == (1,)


def test_a_second_correction_asks_for_another_look(moved):
    note(moved, *ON_PAPER)
    with moved.database.reading() as session:
        version = next(one for one in marking.paper_of(session, moved.sitting_id).items if one.number == 1)
        held = marking.held_key(session, version.version_id)
    back = the_first(held.question)
    order = keys.CorrectKey(version_id=version.version_id, question=back, reason="It was right.", before=1)
    moved.run(given.LEADER, keys.correct_key, order)
    assert {number for number, row in moved.rows().items() if row.looks} == {*ON_PAPER}


def test_what_stands_against_noting_a_look(moved):
    assert refused(lambda: note(moved)) == {"NothingToLookAt"}
    assert refused(lambda: note(moved, 101)) == {"NothingToLookAt"}  # the key moved it: it is corrected
    assert refused(lambda: note(moved, 105, found=" ")) == {"LookWithoutWords"}
    assert refused(lambda: note(moved, 105, found="x" * 301)) == {"LookTooLong"}
    with pytest.raises(NotAllowed):
        note(moved, 105, by=given.OFFICE)
    note(moved, 105)
    assert refused(lambda: note(moved, 105)) == {"NothingToLookAt"}


def test_nobody_proposes_what_they_have_not_seen_or_twice(moved):
    with pytest.raises(NotAllowed):
        correct_moved(moved, by=given.INVIGILATOR)
    with pytest.raises(Conflict):
        correct_moved(moved, before="0" * 64)
    assert refused(lambda: correct_moved(moved, candidate_ids=())) == {"NoneChosen"}
    correct_moved(moved)
    assert refused(lambda: correct_moved(moved)) == {"NobodyMoved"}


@pytest.fixture
def told(ready_made, database, clock):
    """Everybody was told; then the key of the first question is corrected."""
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    exam.confirm()
    exam.tell(*ON_SCREEN, *ON_PAPER)
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    return exam


def let_stand(exam, *numbers, by=given.LEADER, reason="Told on 20 November, and not void", **more):
    rows = exam.rows()
    ids = tuple(rows[number].id for number in numbers)
    order = service.LetStand(sitting_id=exam.sitting_id, candidate_ids=ids, reason=reason, **more)
    return exam.run(by, service.let_stand, order)


def who_moves(exam):
    rows = {number: row for number, row in exam.rows().items() if row.moved_alone}
    return (
        [number for number, row in rows.items() if row.falls],
        [number for number, row in rows.items() if not row.falls],
    )


@pytest.mark.both_databases
def test_a_grade_that_was_told_and_would_fall_stands_for_a_reason(told, notes):
    """What was told is not changed to somebody's harm (forvaltningsloven § 35)."""
    falls, rises = who_moves(told)
    assert falls
    assert rises
    assert let_stand(told, *falls) == len(falls)
    assert notes[-1].details["reason"] == "Told on 20 November, and not void"

    rows = told.rows()
    assert not any(rows[number].in_doubt for number in falls)
    assert rows[falls[0]].stand.name == given.LEADER.name
    assert who_moves(told) == ([], rises)
    note(told, *ON_PAPER)
    correct_moved(told)
    assert (told.page().in_doubt, waits_on_today(told)) == (0, None)


def test_who_is_left_out_of_the_corrections_waits_on(told):
    falls, rises = who_moves(told)
    rows = told.rows()
    assert correct_moved(told, candidate_ids=tuple(rows[number].id for number in rises)) == len(rises)
    assert who_moves(told) == (falls, [])


def test_what_stands_against_letting_a_grade_stand(told):
    falls, rises = who_moves(told)
    assert refused(lambda: let_stand(told, *falls, *rises)) == {"WouldRise"}
    assert refused(lambda: let_stand(told)) == {"NoneChosen"}
    assert refused(lambda: let_stand(told, ON_PAPER[0])) == {"NoneChosen"}  # people look at it
    assert refused(lambda: let_stand(told, *falls, reason=" ")) == {"WhyItStands"}
    assert refused(lambda: let_stand(told, *falls, reason="x" * 301)) == {"StandsTooLong"}
    with pytest.raises(NotAllowed):
        let_stand(told, *falls, by=given.OFFICE)
    with pytest.raises(Conflict):
        let_stand(told, *falls, before="0" * 64)


def test_what_nobody_was_told_does_not_stand_against_its_marks(moved):
    falls, _rises = who_moves(moved)
    assert refused(lambda: let_stand(moved, *falls)) == {"NotTold"}
    assert moved.page().may_stand == ()


def test_what_stood_is_asked_again_when_the_marks_move_again(told):
    falls, rises = who_moves(told)
    let_stand(told, *falls)
    with told.database.reading() as session:
        version = next(one for one in marking.paper_of(session, told.sitting_id).items if one.number == 1)
        held = marking.held_key(session, version.version_id)
    back = the_first(held.question)
    order = keys.CorrectKey(version_id=version.version_id, question=back, reason="It was right.", before=1)
    told.run(given.LEADER, keys.correct_key, order)
    assert who_moves(told) == ([], [])
    again = keys.CorrectKey(
        version_id=version.version_id, question=held.question, reason="It was not.", before=2
    )
    told.run(given.LEADER, keys.correct_key, again)
    assert who_moves(told) == ([], rises)  # the same points as those it stands against


def test_after_the_release_it_is_told_too_though_everybody_has_been_told(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    exam.confirm()
    exam.tell(*ON_SCREEN, *ON_PAPER)
    assert waits_on_today(exam) is None
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    assert waits_on_today(exam) == len((*ON_SCREEN, *ON_PAPER))


@pytest.mark.both_databases
def test_sheets_typed_before_a_key_was_corrected_are_typed_anew_before_anything_is_fixed(exam):
    exam.everything_typed()
    version = _first(exam)
    with exam.database.reading() as session:
        question = the_second(marking.held_key(session, version).question)
        found = marking.preview(session, version, question)
    assert [(one.number, one.here) for one in found] == [(number, False) for number in exam.rows()]
    correct_key(exam, version)

    assert refused(exam.fix) == {"KeyCorrectedSince"}
    [said] = exam.problems()[101]
    assert "the key of question 1 was corrected after the sheet was typed" in said
    exam.type_in(FIRST, 101, 15, anew=True)
    exam.type_in(SECOND, 101, 15)
    assert exam.rows()[101].ready
    assert exam.fix(101) == 1


def test_who_alone_has_typed_types_the_same_again_by_the_corrected_key(exam):
    exam.type_in(FIRST, 101, 15)
    correct_key(exam, _first(exam))
    exam.type_in(FIRST, 101, 15)
    exam.type_in(SECOND, 101, 15)
    assert exam.rows()[101].ready


def _first(exam):
    with exam.database.reading() as session:
        paper = marking.paper_of(session, exam.sitting_id)
    return next(one.version_id for one in paper.items if one.shown.kind == q.SINGLE)
