"""What counts of the results of a course, a learner and whole lists."""

from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from eduapp.exams.sittings import queries, service
from tests.support import given
from tests.support.given_exams import came, fixed, moved, plan

YESTERDAY = date(2026, 11, 22)


def record(database, course_id, learner_id, grade, day=given.TODAY):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


def test_the_newest_exam_of_a_course_is_the_one_that_counts(database, course_id, learner_id):
    record(database, course_id, learner_id, "2", YESTERDAY)
    record(database, course_id, learner_id, "4")

    with database.reading() as session:
        result = queries.results_of_course(session, course_id)[learner_id]
        verdicts = session.execute(select(queries.verdicts())).all()
    assert (result.grade, result.day) == ("4", given.TODAY)
    assert verdicts == [(course_id, learner_id, True)]  # of both exams the newer


def test_a_learner_sees_every_exam_also_without_a_result(database, course_id, learner_id, candidate_id):
    record(database, course_id, learner_id, "2", YESTERDAY)

    with database.reading() as session:
        rows = queries.of_learner(session, learner_id)

    assert [(row.day, row.grade) for row in rows] == [(given.TODAY, ""), (YESTERDAY, "2")]


def test_what_nobody_was_told_counts_nowhere_until_two_have_released_it(
    database, course_id, learner_id, sitting_id, candidate_id
):
    moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")
    fixed(database, candidate_id, "1")
    later = plan(database, course_id, given.TODAY + timedelta(days=30))

    def told():
        with database.reading() as session:
            [row] = queries.of_learner(session, learner_id)
            [before] = queries.earlier(session, later, learner_id)
            known = queries.results_of_course(session, course_id)
            return (
                row.label,
                row.withheld,
                before.passed,
                len(known),
                session.execute(select(queries.verdicts())).all(),
            )

    assert told() == ("", True, None, 0, [])
    moved(database, sitting_id, "marked")
    assert told() == ("", True, None, 0, [])
    moved(database, sitting_id, "released")
    assert told() == ("1 one", False, False, 1, [(course_id, learner_id, False)])


def test_lists_are_matched_by_code_number_and_day(database, course_id, candidate_id):
    number = "7001"
    learner_id = given.a_learner(database, number=number)
    record(database, course_id, learner_id, "4")
    came(database, candidate_id, False)

    with database.reading() as session:
        known = queries.known_exams(session)
        assert queries.results_by_day(session) == {("MAT", number, given.TODAY): "4"}
    assert known.scales == {("MAT", given.TODAY): "K16"}
    assert len(known.absent) == 1


def test_a_course_nobody_knows_has_no_results(database):
    with database.reading() as session:
        assert queries.results_of_course(session, uuid4()) == {}
