"""Exam results out of a list: scales, what is entered already, what contradicts itself."""

from datetime import date

import pytest

from eduapp.education.courses.models import Course
from eduapp.exams.sittings import queries, service
from eduapp.exchange.files import jobs
from eduapp.exchange.files.rules import State
from tests.support import given, given_education, given_exams
from tests.support.given_files import sample
from tests.support.given_imports import (
    RESULTS,
    a_list,
    again,
    at_line,
    brought_in,
    looked_at,
    states,
    the_samples,
    told,
)

DAY = date(2026, 11, 19)


@pytest.fixture
def course(database):
    for number in ("1001", "1002"):
        given.a_learner(database, f"Ola N{number}", number=number)
    return given_education.a_course(database, "MAT1P", "Matematikk", scale="K16")


def the_list(database, tmp_path, *rows):
    return looked_at(database, "results", a_list(tmp_path, RESULTS + "\n".join(rows)))


def entered(database):
    with database.reading() as session:
        return queries.results_by_day(session)


def test_the_sample_comes_in_whole_and_a_second_time_changes_nothing(database):
    the_samples(database, until="results")

    assert brought_in(database, "results", sample("eksamensresultater.csv")) == jobs.Report(48, 0, 0)
    before = entered(database)
    assert brought_in(database, "results", sample("eksamensresultater.csv")) == jobs.Report(0, 48, 0)
    assert entered(database) == before


@pytest.mark.parametrize("written", ["5", "5 fem", "fem", " FEM ", "five"])
def test_a_grade_may_be_written_as_people_do(database, course, tmp_path, written):
    brought_in(database, "results", the_list(database, tmp_path, f"mat1p;1001;{written};19.11.2026"))

    assert entered(database) == {("MAT1P", "1001", DAY): "5"}


@pytest.mark.parametrize(
    ("row", "column", "sentence"),
    [
        (
            "FYS;1001;5;19.11.2026",
            "Course code",
            "There is no course with the code FYS. Correct the code, or add the course first.",
        ),
        (
            "MAT1P;9999;5;19.11.2026",
            "Learner number",
            "Nobody has the number 9999. Correct it, or bring the learner in first.",
        ),
        (
            "MAT1P;1001;bestått;19.11.2026",
            "Grade",
            (
                "bestått is no grade of “grade 1–6”. "
                "Write one of: 6 six, 5 five, 4 four, 3 three, 2 two, 1 one, no basis for assessment."
            ),
        ),
        (
            "MAT1P;1001;5;24.11.2026",
            "Day",
            "The exam is on 24.11.2026. Results can be entered from that day on.",
        ),
        (
            "KURS;1001;5;19.11.2026",
            "Course code",
            (
                "“Uten prøve” is not assessed, so there is no scale for results. "
                "Choose a scale for the course first."
            ),
        ),
    ],
)
def test_each_thing_wrong_stands_at_its_cell(database, course, tmp_path, row, column, sentence):
    given_education.a_course(database, "KURS", "Uten prøve", scale="")

    assert told(the_list(database, tmp_path, row)) == {2: [(column, sentence)]}


def test_another_grade_than_the_one_entered_is_to_fix_in_words(database, course, tmp_path):
    brought_in(database, "results", the_list(database, tmp_path, "MAT1P;1001;5;19.11.2026"))

    looked = the_list(database, tmp_path, "MAT1P;1001;4;19.11.2026", "MAT1P;1001;fem;19.11.2026")

    assert told(looked) == {
        2: [
            (
                "Grade",
                "Another result is entered already (5 five). Correct it on the exam's page, with a reason.",
            )
        ]
    }
    assert states(looked)[3] == "joined"


def test_the_same_result_twice_is_entered_once(database, course, tmp_path):
    looked = the_list(database, tmp_path, "MAT1P;1001;5;19.11.2026", "MAT1P;1001;5 fem;19.11.2026")

    known = at_line(looked, 3).known
    assert known is not None
    assert known.sentence() == "The same result stands in line 2. It is entered once."
    assert brought_in(database, "results", looked) == jobs.Report(1, 1, 0)


def test_two_grades_for_one_exam_contradict_each_other(database, course, tmp_path):
    looked = the_list(database, tmp_path, "MAT1P;1001;5;19.11.2026", "MAT1P;1001;4;19.11.2026")

    assert told(looked) == {
        3: [
            (
                "Grade",
                "The same exam of learner 1001 stands in line 2 with another grade. Keep one of them.",
            )
        ]
    }

    looked = again(database, "results", looked.preview, jobs.Decided(0, State.LEFT_OUT))

    assert states(looked) == {2: "left_out", 3: "new"}


def test_an_exam_keeps_the_scale_it_was_planned_with(database, tmp_path):
    given.a_learner(database, "Ola N", number="1001")
    course = given_education.a_course(database, "MAT1P", "Matematikk", scale="BIB")
    database.execute(service.plan_sitting, service.PlanSitting(course_id=course, day=DAY))
    with database.writing() as uow:
        uow.session.get_one(Course, course).scale = "K16"

    looked = the_list(database, tmp_path, "MAT1P;1001;bestått;19.11.2026", "MAT1P;1001;5;18.11.2026")

    assert brought_in(database, "results", looked) == jobs.Report(2, 0, 0)


def test_somebody_noted_as_not_here_has_no_result(database, course, tmp_path):
    learner = given.a_learner(database, "Kari N", number="1003")
    sitting = database.execute(service.plan_sitting, service.PlanSitting(course_id=course, day=DAY))
    candidate = database.execute(
        service.enter_candidate, service.EnterCandidate(sitting_id=sitting, learner_id=learner)
    )
    database.execute(service.note_attendance, service.NoteAttendance(candidate_id=candidate, attended=False))

    looked = the_list(database, tmp_path, "MAT1P;1003;5;19.11.2026", "MAT1P;1001;5;19.11.2026")

    assert told(looked) == {
        2: [
            (
                "Day",
                "Learner 1003 is noted as not here that day. Correct that on the exam's page first.",
            )
        ]
    }
    assert brought_in(database, "results", looked) == jobs.Report(1, 0, 1)


def test_an_exam_that_was_held_here_takes_no_grade_from_a_list_but_knows_its_own(database, course, tmp_path):
    first, other = (given.a_learner(database, "Kari N", number=number) for number in ("1003", "1004"))
    sitting = database.execute(service.plan_sitting, service.PlanSitting(course_id=course, day=DAY))
    candidate, _second = (given_exams.enter_candidate(database, sitting, one) for one in (first, other))
    given_exams.moved(database, sitting, "published", "open", "running", "collecting", "sealed")
    given_exams.fixed(database, candidate, "5")

    looked = the_list(database, tmp_path, "MAT1P;1003;5;19.11.2026", "MAT1P;1004;5;19.11.2026")

    assert told(looked) == {
        3: [
            (
                "Day",
                (
                    "The exam was held here and its log is sealed. Its grades are fixed on the page for "
                    "marks and grades."
                ),
            )
        ]
    }
    assert brought_in(database, "results", looked) == jobs.Report(0, 1, 1)


def test_who_is_held_back_by_law_and_what_was_annulled_is_told_before_anything_comes_in(
    database, course, tmp_path
):
    cheated, annulled = (given.a_learner(database, "Kari N", number=number) for number in ("1003", "1004"))
    sitting = database.execute(service.plan_sitting, service.PlanSitting(course_id=course, day=DAY))
    candidate = given_exams.enter_candidate(database, sitting, annulled)
    with database.writing() as uow:
        service.hold(uow, cheated, course, "cheating_wait", given.OFFICE.user_id, DAY, DAY.replace(year=2027))
        service.annul_candidate(uow, candidate, "formal_error")

    looked = the_list(
        database, tmp_path, "MAT1P;1003;5;19.11.2026", "MAT1P;1004;5;19.11.2026", "MAT1P;1003;5;18.11.2026"
    )

    said = told(looked)
    assert sorted(said) == [2, 3]
    assert said[2] == [
        (
            "Learner number",
            (
                "Learner 1003 can sit this exam again on 19.11.2027 at the earliest: an earlier exam was "
                "annulled for cheating (opplæringsforskrifta §§ 9-42, 9-69)."
            ),
        )
    ]
    assert said[3][0][1].startswith("The exam was annulled: formal mistake in how it was held (")
    assert brought_in(database, "results", looked) == jobs.Report(1, 0, 2)
