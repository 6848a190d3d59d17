from eduapp.exams.grading.models import GradeStand
from eduapp.exams.grading.queries.stands import stands_of
from tests.support import given


def test_why_a_grade_stands_is_of_the_points_the_marks_gave_then(exam):
    exam.everything_typed().fix()
    result = exam.rows()[101].result_id
    with exam.database.acting_as(given.LEADER).writing() as uow:
        said = {"reason": "Told, and not void", "noted_by": given.LEADER.user_id, "noted_at": uow.now}
        uow.session.add(GradeStand(result_id=result, points=700, **said))
    with exam.database.reading() as session:
        found = stands_of(session, exam.sitting_id)

    assert {key: (one.reason, one.name) for key, one in found.items()} == {
        (result, 700): ("Told, and not void", given.LEADER.name)
    }
