"""Two people release the same grades, or nobody is told."""

from dataclasses import replace

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.grading import queries, service, terms
from eduapp.exams.marking import queries as marking
from eduapp.exams.marking import service as keys
from eduapp.exams.questions.rules.question import NOTHING_EARNED, SINGLE
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as correcting
from eduapp.exams.sittings import terms as sitting_terms
from eduapp.exams.sittings.models import Result
from eduapp.people.audit.models import AuditEntry
from tests.support import given, given_exams
from tests.support.accounts import owner_of
from tests.support.given_exams import refused
from tests.support.given_grading import Grading
from tests.support.given_marking import Sealed, a_sealed_exam
from tests.support.given_questions import ALL


@pytest.fixture
def marked(exam):
    exam.everything_typed().fix()
    return exam


def visible(exam):
    with exam.database.reading() as session:
        known = sittings.results_of_course(session, sittings.sitting(session, exam.sitting_id).course_id)
        return len(queries.released(session, exam.sitting_id)), len(known)


def test_nobody_sees_a_grade_outside_before_two_have_released_it(marked):
    assert visible(marked) == (0, 0)
    marked.propose()
    assert visible(marked) == (0, 0)
    marked.confirm()
    assert visible(marked) == (5, 5)
    assert marked.page().state == "released"
    release = marked.page().release
    assert (release.proposer, release.confirmer) == (given.OFFICE.name, given.LEADER.name)


def test_one_person_is_not_two(marked):
    marked.propose(given.LEADER)
    assert refused(marked.confirm) == {"OwnProposal"}
    with pytest.raises(IntegrityError), marked.database.engine.begin() as connection:
        connection.execute(
            text("UPDATE grade_release SET confirmed_by = proposed_by, confirmed_at = proposed_at")
        )
    marked.confirm(given.OFFICE)


def test_what_is_not_marked_is_not_released(exam):
    exam.both(101, 17)
    exam.fix(101)
    assert refused(exam.propose) == {"NotAllFixed"}


def test_a_grade_about_to_change_stops_it_and_a_changed_one_asks_for_it_anew(marked):
    correction = given_exams.proposed(marked.database, marked.candidates[104], "3")
    assert refused(marked.propose) == {"CorrectionOpen"}
    with marked.database.reading() as session:
        [waiting] = sittings.waiting_corrections(session, marked.sitting_id)
    assert waiting.id == correction
    given_exams.refused_correction(marked.database, correction)
    marked.propose()
    given_exams.corrected(marked.database, marked.candidates[104], "3")
    assert refused(marked.confirm) == {"GradesChanged"}

    release = marked.page().release
    back = service.TakeBackRelease(release_id=release.id, version=release.version)
    marked.run(given.OFFICE, service.take_back_release, back)
    assert marked.page().release is None
    marked.propose()
    marked.confirm()
    assert marked.rows()[104].grade == "3"


def test_one_proposal_waits_at_a_time_and_is_over_once(marked):
    marked.propose()
    assert refused(marked.propose) == {"ReleaseWaits"}
    marked.confirm()
    assert refused(marked.propose) == {"NotAllFixed"}
    assert refused(marked.confirm) == {"ReleaseGone"}
    release = marked.page().release
    back = service.TakeBackRelease(release_id=release.id, version=release.version)
    assert refused(lambda: marked.run(given.LEADER, service.take_back_release, back)) == {"ReleaseGone"}


def test_nobody_proposes_grades_they_have_not_seen(marked):
    before = marked.page().results_digest
    given_exams.corrected(marked.database, marked.candidates[104], "3")
    order = service.ProposeRelease(sitting_id=marked.sitting_id, before=before)
    with pytest.raises(Conflict):
        marked.run(given.OFFICE, service.propose_release, order)


def test_a_teacher_proposes_and_confirms_nothing(marked, notes):
    with pytest.raises(NotAllowed):
        marked.propose(given.TEACHER)
    marked.propose()
    with pytest.raises(NotAllowed):
        marked.confirm(given.TEACHER)
    marked.confirm()
    told = [one for one in notes if one.action.startswith("grading.release")]
    assert [one.action for one in told] == [terms.RELEASE_PROPOSED, terms.RESULTS_RELEASED]
    assert told[-1].details["first"] == given.OFFICE.name


def test_a_grade_that_the_marks_now_contradict_is_put_right_before_the_release(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    with owner_of(database) as theirs, theirs.writing() as uow:
        same = Result.candidate_id == exam.candidates[101]
        result = uow.session.scalars(select(Result).where(same)).one()
        result.points, result.grade = 100, "1"  # as if the key had been another when it was fixed

    assert refused(exam.propose) == {"GradeMoves"}
    row = exam.rows()[101]
    order = correcting.ProposeCorrection(
        candidate_id=row.id,
        grade=row.moves_to,
        points=row.moves_points,
        most=row.most,
        basis="key_corrected",
        reason="The second is right.",
    )
    waiting = exam.run(given.OFFICE, correcting.propose_correction, order)
    assert refused(exam.propose) == {"CorrectionOpen"}
    attest = correcting.AttestCorrection(correction_id=waiting, version=1)
    exam.run(given.LEADER, correcting.attest_correction, attest)
    exam.propose()
    exam.confirm()


def test_points_that_moved_are_put_right_too_where_the_grade_stays(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    now = exam.rows()[101].points
    with owner_of(database) as theirs, theirs.writing() as uow:
        same = Result.candidate_id == exam.candidates[101]
        uow.session.scalars(select(Result).where(same)).one().points = now - 50

    assert refused(exam.propose) == {"GradeMoves"}
    row = exam.rows()[101]
    assert (row.moves_to, row.moves_points) == (row.grade, now)
    order = correcting.ProposeCorrection(
        candidate_id=row.id,
        grade=row.grade,
        points=now,
        most=row.most,
        basis="key_corrected",
        reason="The second is right.",
    )
    exam.run(given.OFFICE, correcting.propose_correction, order)
    with database.reading() as session:
        [waits] = sittings.waiting_corrections(session, exam.sitting_id, by_number=True)
    assert waits.old != waits.new
    assert waits.new.startswith(f"{row.label} with ")
    attest = correcting.AttestCorrection(correction_id=waits.id, version=waits.version)
    exam.run(given.LEADER, correcting.attest_correction, attest)
    assert (exam.rows()[101].grade, exam.rows()[101].points) == (row.grade, now)
    exam.propose()


def test_a_key_corrected_between_proposal_and_release_stops_it(ready_made, database, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    with database.reading() as session:
        held = marking.held_key(session, sealed.item(SINGLE).version_id)
    first, second, *rest = held.question.answers
    answers = (replace(first, percent=NOTHING_EARNED), replace(second, percent=ALL), *rest)
    order = keys.CorrectKey(
        version_id=sealed.item(SINGLE).version_id,
        question=replace(held.question, answers=answers),
        reason="The second is right.",
        before=held.corrections,
    )
    sealed.run(given.LEADER, keys.correct_key, order)

    moved = [row.number for row in exam.page().rows if row.moves]
    assert moved
    assert refused(exam.confirm) == {"GradeMoves", "NotLookedAt"}


def trail_of(exam, learner_id=None):
    with exam.database.reading() as session:
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.seq))
        return [one for one in entries if learner_id is None or one.learner_id == learner_id]


def test_the_trail_leads_from_no_grade_to_a_learner_before_two_have_released_it(marked):
    given_exams.corrected(marked.database, marked.candidates[104], "3")
    refused_id = given_exams.proposed(marked.database, marked.candidates[103], "1")
    given_exams.refused_correction(marked.database, refused_id)

    def grades_of(learner_id):
        return [one.details["grade"] for one in trail_of(marked, learner_id) if "grade" in one.details]

    told = [one for one in trail_of(marked) if "grade" in one.details]
    assert {one.action for one in told} == {
        sitting_terms.RESULT_FIXED,
        sitting_terms.CORRECTION_PROPOSED_UNTOLD,
        sitting_terms.RESULT_CORRECTED_UNTOLD,
        sitting_terms.CORRECTION_REFUSED_UNTOLD,
    }
    assert not any("name" in one.details or one.learner_id for one in told)
    marked.propose()
    marked.confirm()
    assert grades_of(marked.learners[104]) == ["3"]  # the one in force, from the release on
    assert len(trail_of(marked)) > len(told)


def test_beside_names_no_correction_tells_a_grade_before_the_release(marked):
    given_exams.proposed(marked.database, marked.candidates[104], "3")

    def beside_names():
        with marked.database.reading() as session:
            on_page = sittings.sheet(session, marked.sitting_id).corrections
            return [
                (one.old, one.new)
                for one in (*on_page, *sittings.corrections(session, on_page[0].candidate_id))
            ]

    assert beside_names() == [("", "")] * 2
    with marked.database.reading() as session:
        by_number = sittings.waiting_corrections(session, marked.sitting_id, by_number=True)
    assert [(one.old, one.new) for one in by_number] == [("2 two", "3 three")]


def test_a_grade_that_was_corrected_without_points_keeps_those_it_was_fixed_with(marked):
    """So that it is held against its marks from then on, as every other."""
    given_exams.corrected(marked.database, marked.candidates[104], "3")
    assert {row.number: (row.grade, row.points) for row in marked.page().rows}[104] == ("3", 800)
