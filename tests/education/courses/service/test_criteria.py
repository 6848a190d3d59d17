"""What a course asks for is set from a day on, by who may, and told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.rules import Criterion
from eduapp.education.courses.service import SetCriterion
from tests.support import given
from tests.support.given_education import a_course, a_module

DAY = date(2026, 11, 2)
pytestmark = pytest.mark.both_databases


@pytest.fixture
def course_id(database):
    course_id = a_course(database, "NOR-A2", "Norsk A2", planned_hours=40, attendance_percent=80, scale="BIB")
    a_module(database, course_id, "1")
    a_module(database, course_id, "2")
    return course_id


def ask(database, course_id, kind="modules", amount=2, valid_from=DAY, **others):
    order = SetCriterion(course_id=course_id, kind=kind, amount=amount, valid_from=valid_from, **others)
    return database.execute(service.set_criterion, order)


def asked(database, course_id, began=DAY):
    with database.reading() as session:
        return queries.criteria_of(session, course_id, began)


def test_everything_a_course_asks_for_stands_in_one_table_with_its_day(database, course_id, notes):
    ask(database, course_id)
    ask(database, course_id, "hours", 30, DAY + timedelta(days=7))

    assert asked(database, course_id) == (
        Criterion("attendance", 80),
        Criterion("modules", 2, DAY),
        Criterion("result", 1),
    )
    later = asked(database, course_id, DAY + timedelta(days=7))
    assert [(one.kind, one.amount) for one in later] == [
        ("attendance", 80),
        ("hours", 30),
        ("modules", 2),
        ("result", 1),
    ]


def test_a_row_of_the_same_day_is_put_right_by_who_has_seen_it(database, course_id):
    ask(database, course_id)
    with database.reading() as session:
        [row] = queries.criterion_rows(session, course_id)

    ask(database, course_id, amount=1, version=row.version)

    with database.reading() as session:
        [now] = queries.criterion_rows(session, course_id)
    assert (now.facts.amount, now.id) == (1, row.id)
    with pytest.raises(Conflict):
        ask(database, course_id, amount=2, version=row.version)


@pytest.mark.parametrize(("kind", "amount"), [("modules", 3), ("hours", 41), ("aims", 1)])
def test_nobody_is_asked_for_more_than_there_is(database, course_id, kind, amount):
    with pytest.raises(Refused) as refused:
        ask(database, course_id, kind, amount)

    assert [one.name for one in refused.value.violations] == ["MoreThanThere"]
    assert len(asked(database, course_id)) == 2


def test_only_who_keeps_the_catalogue_sets_it(database, course_id):
    with pytest.raises(NotAllowed):
        ask(database.acting_as(given.TEACHER), course_id)
    with pytest.raises(NotFound):
        ask(database, uuid4())


def test_it_is_told_in_the_trail_and_to_pages(database, course_id, published, notes):
    published.clear()

    ask(database, course_id)

    assert any(terms.COURSES_CHANGED in topics for topics in published)
    assert notes[-1].action == terms.CRITERION_SET
