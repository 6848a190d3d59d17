"""The step that keeps seats, states and cancelled entries: exams and candidates survive it, both ways."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_education
from tests.support.given_exams import cancelled, enter, entered, moved, plan

STEP = "r0032"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


@pytest.fixture
def sitting_id(database):
    course_id = given_education.a_course(database, code="MAT", scale="K16")
    sitting_id = plan(database, course_id, minutes=120)
    one, _other, gone = entered(database, sitting_id, 3)
    cancelled(database, gone)
    enter(database, one, "4")
    return sitting_id


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url, sitting_id):
    moved(database, sitting_id, "published")
    kept = (
        "SELECT candidate_number, attended IS NULL, grade FROM candidate "
        "LEFT JOIN exam_result ON candidate.id = exam_result.candidate_id ORDER BY 1"
    )
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == [(101, False, "4"), (102, True, None), (103, False, None)]
    assert rows(database, "SELECT state FROM sitting") == [("planned",)]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == [(101, False, "4"), (102, True, None), (103, False, None)]
    assert rows(database, "SELECT minutes, kind, state FROM sitting") == [(300, "written", "planned")]
    moved(database, sitting_id, "published", "open")


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sitting SET state = 'held'",
        "UPDATE sitting SET minutes = 0",
        "UPDATE candidate SET seat_row = 1",
        "UPDATE candidate SET cancelled_reason = ''",
        "UPDATE candidate SET seat_row = 1, seat_column = 1",
    ],
)
def test_the_database_itself_refuses_what_cannot_be(database, sitting_id, change):
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text(change))


def test_no_two_have_one_seat(database, sitting_id):
    seat = "UPDATE candidate SET seat_row = 1, seat_column = 1 WHERE candidate_number < {last}"
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(text(seat.format(last=103)))
    with database.engine.begin() as connection:
        connection.execute(text(seat.format(last=102)))
