from datetime import date

import pytest
from sqlalchemy import event

from eduapp.exams.sittings import queries, service
from tests.support import given
from tests.support.given_exams import corrected

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
    corrected(database, candidate_id, "4")

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


def test_what_is_gone_gives_nothing(database):
    from uuid import uuid4  # noqa: PLC0415

    with database.reading() as session:
        assert queries.sitting(session, uuid4()) is None


def test_an_exam_of_many_is_read_in_two_statements(database, course_id, statements):
    for _number in range(12):
        record(database, course_id, given.a_learner(database), "4")
    with database.reading() as session:
        [row] = queries.sittings(session)
        statements.clear()
        queries.sitting(session, row.id)
    assert len(statements) == 2


def test_whose_exam_was_annulled_misses_no_result(database, sitting_id, candidate_id):
    database.execute(service.enter_result, service.EnterResult(candidate_id=candidate_id, grade="4"))
    with database.writing() as uow:
        service.annul_candidate(uow, candidate_id, "cheating")
    with database.reading() as session:
        [row] = queries.sittings(session)
        [candidate] = queries.sitting(session, sitting_id).candidates
    assert (row.candidates, row.results, row.annulled, row.missing) == (1, 0, 1, 0)
    assert not candidate.graded


def test_who_did_not_come_is_counted_once_whatever_became_of_it(database, candidate_id):
    order = service.NoteAttendance(candidate_id=candidate_id, attended=False)
    database.execute(service.note_attendance, order)
    with database.writing() as uow:
        service.annul_candidate(uow, candidate_id, "formal_error")
    with database.reading() as session:
        [row] = queries.sittings(session)
    assert (row.absent, row.annulled, row.missing) == (1, 0, 0)
