from collections import Counter

from sqlalchemy import false, select

from eduapp.app.sample_data.exams import exam_day
from eduapp.app.sample_data.school import build_school
from eduapp.app.sample_data.year import LAST, WORKING
from eduapp.education.courses.rules import scale
from eduapp.education.enrolment.models import Enrolment
from eduapp.exams.sittings import queries
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from tests.support.given_sample_data import a_new_file


def test_results_are_on_the_scale_of_their_sitting(look):
    rows = look.execute(
        select(Result, Sitting).join(Candidate, Candidate.id == Result.candidate_id).join(Sitting)
    )

    for result, sitting in rows:
        assert scale(sitting.scale).grade(result.grade).passed == result.passed
        assert result.entered_at.date() == sitting.day <= LAST


def test_who_came_has_one_result_in_force_and_others_have_none(look):
    in_force = Counter(look.scalars(select(Result.candidate_id).where(Result.superseded == false())))

    for candidate in look.scalars(select(Candidate)):
        assert in_force[candidate.id] == (1 if candidate.attended else 0)


def test_candidates_have_taken_the_course_to_its_end(look):
    rows = look.execute(
        select(Candidate.id, Sitting.day, Enrolment.last_day)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .outerjoin(
            Enrolment,
            (Enrolment.learner_id == Candidate.learner_id)
            & (Enrolment.course_id == Sitting.course_id)
            & Enrolment.state.in_(("completed", "active")),
        )
    ).all()

    assert {id for id, day, last in rows if last is None or last <= day} == {id for id, _day, _last in rows}


def test_one_course_has_one_exam_a_day_with_numbers_from_101(look):
    days = Counter(look.execute(select(Sitting.course_id, Sitting.day)))
    assert set(days.values()) == {1}
    for row in queries.sittings(look):
        numbers = sorted(one.candidate_number for one in queries.sitting(look, row.id).candidates)
        assert numbers == list(range(101, 101 + len(numbers)))


def test_exams_come_after_the_course_on_working_days(tmp_path):
    file = a_new_file(tmp_path)
    offered = {course.facts.code: course for course in build_school(file)}
    file.close()

    assert exam_day(offered["NOR-A2"], LAST) is None
    assert exam_day(offered["MAT1P"], LAST) > LAST
    for last in WORKING[::9]:
        day = exam_day(offered["TRUCK-T"], last)
        assert day is None or (day >= last and day in WORKING)
