"""The step that lets the next group be planned: nobody's enrolment is lost, forwards or back."""

from datetime import date

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given
from tests.support.given_education import a_course, a_group, an_enrolment

STEP = "r0017"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database):
    with database.engine.connect() as connection:
        query = text("SELECT state, end_reason, first_day, last_day FROM enrolment ORDER BY first_day")
        return [tuple(str(value) for value in row) for row in connection.execute(query)]


def test_who_is_in_one_group_and_planned_in_the_next_keeps_both_rows(database, database_url):
    course_id, learner_id = a_course(database), given.a_learner(database)
    an_enrolment(database, learner_id, a_group(database, course_id))
    days = {"first_day": date(2027, 1, 4), "last_day": date(2027, 6, 18)}
    an_enrolment(database, learner_id, a_group(database, course_id, "Vår 2027", **days), date(2027, 1, 4))
    before = rows(database)
    assert [row[0] for row in before] == ["active", "planned"]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert [row[:2] for row in rows(database)] == [("active", ""), ("interrupted", "other")]
    database.engine.dispose()
    upgrade(database_url)
    assert [row[:2] for row in rows(database)] == [("active", ""), ("interrupted", "other")]


def test_a_planned_one_alone_stays_planned_on_the_way_back(database, database_url):
    an_enrolment(database, first_day=date(2026, 12, 1))
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert [row[:2] for row in rows(database)] == [("planned", "")]
    database.engine.dispose()
    upgrade(database_url)
    assert [row[:2] for row in rows(database)] == [("planned", "")]
