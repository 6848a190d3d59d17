"""Who watches, and what happened to an exam."""

import pytest

from eduapp.exams.sittings import queries
from tests.support import given, given_education
from tests.support.given_exams import moved, plan, trained

pytestmark = pytest.mark.both_databases


def test_who_teaches_a_group_of_the_course_is_not_independent(database, course_id):
    given_education.a_group(database, course_id=course_id, teacher_id=given.TEACHER.user_id)
    taught = plan(database, course_id, invigilator_id=given.TEACHER.user_id)
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    other = plan(database, norwegian, given.TODAY.replace(day=24), invigilator_id=given.TEACHER.user_id)
    with database.reading() as session:
        assert [watch.teaches_course for watch in queries.watches(session, taught)] == [True]
        assert [watch.teaches_course for watch in queries.watches(session, other)] == [False]


def test_open_accounts_are_told_with_the_newest_training_or_none(database):
    trained(database, given.INVIGILATOR.user_id)
    with database.reading() as session:
        rows = {row.user_id: (row.trained_on, row.given_by) for row in queries.trainings(session)}
    assert rows[given.INVIGILATOR.user_id] == (given.TODAY, "Storvik vgs.")
    assert rows[given.TEACHER.user_id] == (None, "")


def test_moves_stand_in_order(database, sitting_id):
    moved(database, sitting_id, "published", "open", "running", "collecting")
    with database.reading() as session:
        rows = queries.events(session, sitting_id)
    assert [(row.from_state, row.to_state) for row in rows][-1] == ("running", "collecting")
    assert [row.place for row in rows] == [1, 2, 3, 4]
