from datetime import date
from uuid import uuid4

from eduapp.education.courses import queries, service
from eduapp.education.courses.rules import Criterion
from eduapp.education.courses.service import SetCriterion
from tests.support import given_education

DAY = date(2026, 11, 2)


def test_rows_are_read_of_some_courses_or_of_all(database):
    one, other = (given_education.a_course(database, code, f"Kurs {code}") for code in ("A", "B"))
    for course_id in (one, other):
        order = SetCriterion(course_id=course_id, kind="hours", amount=1, valid_from=DAY)
        database.execute(service.set_criterion, order)

    with database.reading() as session:
        assert set(queries.criteria_by_course(session)) == {one, other}
        assert queries.criteria_by_course(session, [one]) == {one: (Criterion("hours", 1, DAY),)}
        assert queries.criteria_of(session, uuid4(), DAY) == ()
        [row] = queries.criterion_rows(session, one)
        assert row.facts == Criterion("hours", 1, DAY)
        assert row.set_by
