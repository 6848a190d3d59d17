"""The day of notice: noted once, between the release and today, and put right with a reason."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.core.progress import NoProgress
from eduapp.exams.grading import jobs, queries, service, terms
from eduapp.exams.grading.models import ResultNotice
from eduapp.exams.questions.rules.question import SINGLE
from eduapp.exams.sittings import service as sittings
from tests.support import given, given_education, given_exams
from tests.support.given_exams import refused
from tests.support.given_grading import NEXT_DAY, Grading
from tests.support.given_marking import ON_PAPER, ON_SCREEN, Sealed, a_sealed_exam, correct_key


@pytest.fixture
def released(exam):
    return exam.released()


def result(exam, number):
    with exam.database.reading() as session:
        return queries.result_of(session, exam.candidates[number])


def correct(exam, number, on, reason="Wrong column", version=1, way="handed_over", by=given.OFFICE):
    order = service.CorrectNotice(
        notice_id=result(exam, number).notice_id, version=version, told_on=on, way=way, reason=reason
    )
    return exam.run(by, service.correct_notice, order)


def test_some_are_told_on_a_day_in_some_way(released):
    released.at(NEXT_DAY + timedelta(days=2)).tell(101, 102, on=NEXT_DAY + timedelta(days=1), way="told")
    assert (result(released, 101).told_on, result(released, 101).way) == (
        NEXT_DAY + timedelta(days=1),
        "told",
    )
    assert result(released, 103).told_on is None


def test_nobody_is_told_before_the_release_and_nobody_twice(exam):
    exam.everything_typed().fix()
    assert refused(lambda: exam.tell(101)) == {"NotReleased"}
    exam.propose()
    exam.confirm()
    assert refused(lambda: exam.tell(101, on=NEXT_DAY - timedelta(days=1))) == {"ToldTooEarly"}
    assert refused(lambda: exam.tell(101, on=NEXT_DAY + timedelta(days=1))) == {"ToldTooEarly"}
    assert refused(lambda: exam.tell(106)) == {"NoResult"}
    assert refused(lambda: exam.tell(101, way="shouted")) == {"WayUnknown"}
    exam.tell(101)
    assert refused(lambda: exam.tell(101, 102)) == {"ToldAlready"}
    assert result(exam, 102).told_on is None  # all or none


def test_the_day_is_put_right_and_the_old_one_is_kept(released):
    released.at(NEXT_DAY + timedelta(days=5)).tell(101)
    assert refused(lambda: correct(released, 101, NEXT_DAY + timedelta(days=5))) == {"NothingCorrected"}
    assert refused(lambda: correct(released, 101, NEXT_DAY, " ")) == {"CorrectionReasonMissing"}
    correct(released, 101, NEXT_DAY + timedelta(days=3))
    assert result(released, 101).told_on == NEXT_DAY + timedelta(days=3)
    with released.database.reading() as session:
        kept = session.query(ResultNotice).order_by(ResultNotice.superseded).all()
        assert [(one.superseded, one.reason) for one in kept] == [(False, "Wrong column"), (True, "")]


def test_who_has_seen_another_day_puts_nothing_right(released):
    released.tell(101)
    with pytest.raises(Conflict):
        correct(released, 101, NEXT_DAY, version=7)


def test_a_corrected_grade_is_told_anew(released):
    released.tell(104)
    given_exams.corrected(released.database, released.candidates[104], "3")
    found = result(released, 104)
    assert (found.grade, found.told_on) == ("3", None)
    assert refused(lambda: released.tell(104, on=NEXT_DAY - timedelta(days=1))) == {"ToldTooEarly"}
    released.tell(104)
    assert result(released, 104).told_on == NEXT_DAY


def test_an_exam_held_elsewhere_whose_result_is_in_can_be_told_too(database):
    course = given_education.a_course(database, "NOR", scale="K16")
    sitting_id = given_exams.plan(database, course)
    candidate_id = given_exams.enter_candidate(database, sitting_id, given.a_learner(database))
    given_exams.enter(database, candidate_id, "4")
    order = service.NoteTold(sitting_id=sitting_id, candidate_ids=(candidate_id,), told_on=given.TODAY)
    database.execute(service.note_told, order)
    with database.reading() as session:
        assert queries.result_of(session, candidate_id).told_on == given.TODAY


def test_who_may_hand_out_and_the_trail_by_number(released, notes):
    with pytest.raises(NotAllowed):
        released.tell(101, by=given.INVIGILATOR)
    released.tell(101, by=given.TEACHER)
    correct(released, 101, NEXT_DAY, way="told", by=given.TEACHER)
    released.run(
        given.OFFICE, service.note_letters, service.NoteLetters(sitting_id=released.sitting_id, count=5)
    )
    told = [one for one in notes if "told" in one.action or "letters" in one.action]
    assert [one.action for one in told] == [
        terms.RESULT_TOLD,
        terms.NOTICE_CORRECTED,
        terms.LETTERS_PRINTED,
    ]
    assert told[0].details["number"] == 101
    assert all(one.learner is None for one in told)


@pytest.fixture
def doubted(ready_made, database, clock):
    """All grades are released; then the key of the first question is corrected."""
    given_education.the_school(database)
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    exam.confirm()
    correct_key(sealed, sealed.item(SINGLE).version_id)
    return exam


def letters(exam, *numbers):
    ids = tuple(exam.candidates[number] for number in numbers)
    order = jobs.MakeLetters(exam.sitting_id, "en", exam.clock().date(), ids)
    return jobs.make_letters(exam.database, order, NoProgress())


def test_a_grade_in_doubt_is_neither_told_nor_printed(doubted):
    on_screen, on_paper = ON_SCREEN[0], ON_PAPER[0]
    assert refused(lambda: doubted.tell(on_screen)) == refused(lambda: letters(doubted, on_screen))
    assert refused(lambda: doubted.tell(on_screen)) == {"GradeMoves"}
    assert refused(lambda: doubted.tell(on_paper)) == {"NotLookedAt"}
    assert "NotLookedAt" in refused(lambda: letters(doubted))


def test_a_grade_whose_correction_waits_is_told_once_it_is_attested(doubted):
    number = ON_SCREEN[0]
    row = doubted.rows()[number]
    order = sittings.ProposeCorrection(
        candidate_id=row.id, grade=row.moves_to, basis="key_corrected", reason="The second is right"
    )
    more = {"points": row.moves_points, "most": row.most}
    waiting = doubted.run(given.OFFICE, sittings.propose_correction, replace(order, **more))
    for act in (lambda: doubted.tell(number), lambda: letters(doubted, number)):
        assert refused(act) == {"CorrectionOpen"}
    attest = sittings.AttestCorrection(correction_id=waiting, version=1)
    doubted.run(given.LEADER, sittings.attest_correction, attest)
    doubted.tell(number, on=doubted.clock().date())
    assert letters(doubted, number).count == 1


def test_of_an_exam_held_elsewhere_too_what_is_to_be_corrected_waits(database):
    course = given_education.a_course(database, "NOR", scale="K16")
    sitting_id = given_exams.plan(database, course)
    candidate_id = given_exams.enter_candidate(database, sitting_id, given.a_learner(database))
    given_exams.enter(database, candidate_id, "4")
    order = sittings.ProposeCorrection(
        candidate_id=candidate_id, grade="5", basis="entry_error", reason="The wrong line"
    )
    database.execute(sittings.propose_correction, order)
    tell = service.NoteTold(sitting_id=sitting_id, candidate_ids=(candidate_id,), told_on=given.TODAY)
    assert refused(lambda: database.execute(service.note_told, tell)) == {"CorrectionOpen"}
