from datetime import date

import pytest
from sqlalchemy import event, select

from eduapp.exams.sittings import queries, service
from tests.support import given

YESTERDAY = date(2026, 11, 22)


def record(database, course_id, learner_id, grade, day=given.TODAY):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


@pytest.fixture
def statements(database):
    sent = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.startswith("SELECT"):
            sent.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


def test_exams_are_listed_the_newest_first_with_what_is_missing(
    database, course_id, learner_id, candidate_id
):
    record(database, course_id, learner_id, "4", YESTERDAY)

    with database.reading() as session:
        rows = queries.sittings(session)

    assert [(row.day, row.candidates, row.results) for row in rows] == [
        (given.TODAY, 1, 0),
        (YESTERDAY, 1, 1),
    ]


def test_a_corrected_result_counts_once(database, sitting_id, candidate_id):
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="3"))
    order = service.CorrectResult(candidate_id=candidate_id, grade="4", reason="Read wrongly")
    database.execute(service.correct_result, order)

    with database.reading() as session:
        [row] = queries.sittings(session)
        head = queries.sitting(session, sitting_id)
    assert (row.candidates, row.results) == (1, 1)
    assert [one.grade for one in head.candidates] == ["4"]


@pytest.mark.parametrize(("typed", "found"), [("mat", 1), ("MATEMATIKK", 1), ("kjøkken", 0), ("%", 0)])
def test_exams_are_found_by_code_and_name_of_the_course(database, sitting_id, typed, found):
    with database.reading() as session:
        assert len(queries.sittings(session, typed)) == found


def test_candidates_stand_in_norwegian_order(database, course_id):
    for name in ("Ola Ås", "Kari Aas", "Per Zoll"):
        record(database, course_id, given.a_learner(database, name), "4")

    with database.reading() as session:
        [row] = queries.sittings(session)
        names = [one.name for one in queries.sitting(session, row.id).candidates]
    assert names[0] == "Zoll, Per"  # Å and Aa stand last


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


def test_lists_are_matched_by_code_number_and_day(database, course_id, candidate_id):
    number = "7001"
    learner_id = given.a_learner(database, number=number)
    record(database, course_id, learner_id, "4")
    database.execute(
        service.note_attendance, service.NoteAttendance(candidate_id=candidate_id, attended=False)
    )

    with database.reading() as session:
        known = queries.known_exams(session)
        assert queries.results_by_day(session) == {("MAT", number, given.TODAY): "4"}
    assert known.scales == {("MAT", given.TODAY): "K16"}
    assert len(known.absent) == 1


def test_what_is_gone_gives_nothing(database):
    from uuid import uuid4  # noqa: PLC0415

    with database.reading() as session:
        assert queries.sitting(session, uuid4()) is None
        assert queries.results_of_course(session, uuid4()) == {}


def test_an_exam_of_many_is_read_in_two_statements(database, course_id, statements):
    for _number in range(12):
        record(database, course_id, given.a_learner(database), "4")
    with database.reading() as session:
        [row] = queries.sittings(session)
        statements.clear()
        queries.sitting(session, row.id)
    assert len(statements) == 2
