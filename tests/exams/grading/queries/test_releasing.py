"""Which results two are still to release: fixed, of whose exam counts, and of nobody who was released."""

import pytest

from eduapp.exams.grading import queries
from tests.support import given
from tests.support.given_appeals import annulled, reversed_again
from tests.support.given_grading import Grading, an_exam_on_paper, an_exam_with_a_suspicion, decided


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper)).everything_typed()


def to_release(exam):
    with exam.database.reading() as session:
        found = queries.to_release(session, exam.sitting_id)
    return {number for number, id in exam.candidates.items() if id in found}


def digest(exam):
    with exam.database.reading() as session:
        return queries.results_digest(session, exam.sitting_id)


def test_what_is_fixed_and_counts_is_to_be_released_once(exam):
    assert to_release(exam) == set()
    exam.fix()
    assert to_release(exam) == {101, 102, 103, 104, 105}
    annulled(exam, 105)
    assert to_release(exam) == {101, 102, 103, 104}
    exam.propose()
    exam.confirm()
    assert to_release(exam) == set()
    reversed_again(exam, 105)
    assert to_release(exam) == {105}


def test_the_digest_is_of_what_is_to_be_released_alone(exam):
    nothing = digest(exam)
    exam.fix()
    everybody = digest(exam)
    annulled(exam, 105)
    assert len({nothing, everybody, digest(exam)}) == 3
    exam.propose()
    exam.confirm()
    assert digest(exam) == nothing


def test_what_the_log_decided_not_to_count_is_not_to_be_released(ready_made, database, clock):
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    exam.fix()
    assert 104 in to_release(exam)
    decided(exam, "annulled")
    assert to_release(exam) == {101, 102, 103, 105}


def test_the_last_release_that_was_not_taken_back_is_shown(exam):
    exam.fix()
    annulled(exam, 105)
    exam.propose()
    exam.confirm()
    reversed_again(exam, 105)
    assert not exam.page().release.waits
    exam.clock.moment = exam.clock.moment.replace(hour=12)
    exam.propose(given.LEADER)
    assert (exam.page().release.proposer, exam.page().release.waits) == (given.LEADER.name, True)
