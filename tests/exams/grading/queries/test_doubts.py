"""What is to be cleared up about a grade before it is told: by its marks, or a correction that waits."""

from dataclasses import replace

from eduapp.exams.grading import queries
from eduapp.exams.grading.queries.doubts import doubts_of
from eduapp.exams.grading.queries.stands import Stand
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Sitting
from tests.support import given


def names(row):
    return [one.name for one in doubts_of(row)]


def test_a_grade_is_doubted_by_its_marks_until_a_correction_waits(exam):
    row = exam.released().rows()[101]
    moves = replace(row, moves="5", moves_to="5", moves_points=1_700)
    assert names(row) == []
    assert names(moves) == ["GradeMoves"]
    assert names(replace(moves, looks=(1, 4))) == ["NotLookedAt", "NotLookedAt", "GradeMoves"]
    stands = replace(moves, looks=(4,), stand=Stand("The candidate was told it", "Åse Bakke", exam.clock()))
    assert names(stands) == ["NotLookedAt"]
    assert names(replace(moves, waits=True)) == names(replace(moves, annulled="cheating")) == []


def test_a_correction_that_waits_is_told_of_that_candidate_alone(exam):
    exam.released()
    order = sittings.ProposeCorrection(
        candidate_id=exam.candidates[101], grade="5", basis="entry_error", reason="The wrong line"
    )
    exam.run(given.OFFICE, sittings.propose_correction, order)
    with exam.database.reading() as session:
        found = queries.doubts(session, session.get_one(Sitting, exam.sitting_id))
    assert {id: [one.name for one in said] for id, said in found.items()} == {
        exam.candidates[101]: ["CorrectionOpen"]
    }
