"""Whoever counts only after the others were told gets a grade as they did: fixed, and released by two."""

import pytest
from sqlalchemy import select

from eduapp.exams.grading import queries as grading
from eduapp.exams.grading.ui import looks
from eduapp.exams.marking import queries as marking
from eduapp.exams.room import service as room
from eduapp.exams.room.models import RoomEntry
from eduapp.exams.sittings import queries as sittings
from eduapp.people.audit.models import AuditEntry
from tests.support import given
from tests.support.given_appeals import annulled, reversed_again
from tests.support.given_exams import refused
from tests.support.given_grading import Grading, an_exam_on_paper, an_exam_with_a_suspicion, decided

pytestmark = pytest.mark.both_databases


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper)).everything_typed()


@pytest.fixture
def suspected(ready_made, database, clock):
    """An exam in which something was noted of 104, and decided since; nobody has carried it out."""
    return Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()


def taken_back(exam):
    """The decision about 104, in the log of the exam."""
    with exam.database.reading() as session:
        entry = session.scalars(select(RoomEntry).where(RoomEntry.code == "annulled")).one()
    order = room.TakeBack(sitting_id=exam.sitting_id, entry_id=entry.id, reason="Of another number.")
    exam.run(given.LEADER, room.take_back, order)


def told(exam):
    return {row.result.number: row.result.label for row in exam.page().told}


def told_in_the_trail(exam, number):
    with exam.database.reading() as session:
        query = select(AuditEntry).where(
            AuditEntry.action == "exams.result.entered", AuditEntry.learner_id == exam.learners[number]
        )
        return len(session.scalars(query).all())


def released_again(exam):
    exam.propose(given.OFFICE)
    assert refused(lambda: exam.confirm(given.OFFICE)) == {"OwnProposal"}
    exam.confirm(given.LEADER)


def test_a_grade_that_nobody_released_is_told_once_two_released_it(exam):
    exam.fix()
    annulled(exam, 105)
    exam.propose()
    exam.confirm()
    exam.tell(101)
    reversed_again(exam, 105)

    assert (exam.page().state, exam.rows()[105].fixed) == ("marked", True)
    assert 105 not in told(exam)
    assert len(told(exam)) == 4
    assert refused(lambda: exam.tell(105)) == {"LateNotReleased"}
    with exam.database.reading() as session:
        assert grading.result_of(session, exam.candidates[105]) is None
        [one] = sittings.of_learner(session, exam.learners[105])
    assert (one.withheld, one.grade) == (True, "")
    assert told_in_the_trail(exam, 105) == 0
    assert "Candidate 105 counts only since the others were released" in looks.release_words(exam.page())

    exam.tell(102)  # the others are told meanwhile
    released_again(exam)
    assert (exam.page().state, told(exam)[105]) == ("released", "1 one")
    assert (told_in_the_trail(exam, 105), told_in_the_trail(exam, 101)) == (1, 1)
    exam.tell(105)


def test_who_has_no_grade_gets_one_after_the_others_were_released(exam):
    annulled(exam, 105)
    exam.fix()
    exam.propose()
    exam.confirm()
    reversed_again(exam, 105)

    assert exam.page().state == "sealed"
    assert looks.next_part(exam.page()) == looks.MARKS
    with exam.database.reading() as session:
        [waits] = grading.waiting(session, given.LEADER.user_id, exam.clock().date())
    assert (waits.without, waits.untold) == (1, 4)
    exam.type_in(given.TEACHER, 105, 17, anew=True)  # what two had typed may be typed anew
    exam.type_in(given.OFFICE, 105, 17)
    assert exam.fix() == 1
    assert exam.page().state == "marked"
    assert 105 not in told(exam)
    released_again(exam)
    assert told(exam)[105] == "6 six"


def test_one_who_is_annulled_once_more_leaves_the_exam_released(exam):
    exam.fix()
    annulled(exam, 105)
    exam.propose()
    exam.confirm()
    reversed_again(exam, 105)
    annulled(exam, 105)

    assert exam.page().state == "released"
    assert len(told(exam)) == 4


def test_a_grade_that_was_told_is_in_force_again_at_once(exam):
    exam.fix()
    exam.propose()
    exam.confirm()
    exam.tell(105)
    annulled(exam, 105)
    reversed_again(exam, 105)

    assert (exam.page().state, told(exam)[105]) == ("released", "1 one")
    exam.tell(105)  # anew: nobody could appeal while it did not count


def test_a_decision_that_nobody_carried_out_keeps_its_grade_out_of_the_release(suspected):
    suspected.fix()
    decided(suspected, "annulled")
    suspected.propose()
    suspected.confirm()
    assert set(told(suspected)) == {101, 102, 103, 105}
    assert refused(lambda: suspected.tell(104)) == {"LateNotReleased"}

    taken_back(suspected)
    assert suspected.page().state == "marked"
    released_again(suspected)
    assert told(suspected)[104] == "2 two"


def test_a_decision_between_proposal_and_release_stops_it(suspected):
    suspected.fix()
    suspected.propose()
    decided(suspected, "annulled")
    assert refused(suspected.confirm) == {"GradesChanged"}


def test_a_decision_taken_back_after_the_release_lets_the_grade_be_fixed(suspected):
    decided(suspected, "annulled")
    suspected.fix()
    suspected.propose()
    suspected.confirm()
    taken_back(suspected)

    assert suspected.page().state == "sealed"
    assert suspected.fix() == 1
    released_again(suspected)
    assert told(suspected)[104] == "2 two"


def test_an_exam_is_marked_when_the_last_one_without_a_grade_is_annulled(exam):
    exam.fix(101, 102, 103, 104)
    assert exam.page().state == "sealed"
    annulled(exam, 105)

    assert exam.page().state == "marked"
    exam.propose()
    exam.confirm()
    assert set(told(exam)) == {101, 102, 103, 104}


def test_nobody_is_left_to_fix_where_no_exam_counts(exam):
    for number in (101, 102, 103, 104):
        annulled(exam, number)
    assert exam.page().state == "sealed"
    annulled(exam, 105)

    page = exam.page()
    assert page.state == "released"
    assert looks.next_text(page) == looks.NOTHING_COUNTS
    assert looks.go_to(page) == "To the marks and grades"
    assert looks.release_words(page) == "There is nothing to release."
    assert [word for _title, (*_look, word) in looks.steps(page)][3:] == ["nothing to release", "0 of 0"]
    with exam.database.acting_as(given.LEADER).reading() as session:
        assert marking.markings(session, open_only=True) == []
        assert grading.waiting(session, given.LEADER.user_id, exam.clock().date()) == []


def test_no_release_waits_for_two_where_no_exam_counts_any_more(exam):
    exam.fix()
    annulled(exam, 101, 102, 103, 104, 105)
    assert exam.page().state == "released"
    assert told(exam) == {}


def test_one_who_counts_again_where_no_exam_did_gets_a_grade_of_two(exam):
    annulled(exam, 101, 102, 103, 104, 105)
    reversed_again(exam, 101)
    assert looks.next_text(exam.page()) == "Next: look at the borders, then fix the grades."
    assert exam.fix() == 1
    released_again(exam)
    assert set(told(exam)) == {101}
