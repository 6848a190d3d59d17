"""An exam as the rules see it."""

from eduapp.exams.room import queries
from tests.support import given_arrangements


def test_each_candidate_has_the_measures_in_force_on_the_day(hall):
    given_arrangements.a_decision(hall.database, hall.learners[101], given_arrangements.MORE_TIME)
    with hall.database.reading() as session:
        exam = queries.exam_of(session, hall.sitting_id)

    told = {one.number: [measure.kind for measure in one.measures] for one in exam.candidates.values()}
    assert told == {101: ["extra_percent"], 102: [], 103: [], 104: [], 105: [], 106: []}
    assert (exam.start, exam.minutes, exam.latest) == (540, 300, 600)
