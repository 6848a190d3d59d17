"""What prerequisites are compared with is the same for one learner and for many."""

from datetime import timedelta

import pytest

from eduapp.education.courses.rules import Held, requirement_of
from eduapp.education.enrolment import queries
from eduapp.education.enrolment.queries import ReachedOf
from tests.support import given
from tests.support.given_education import (
    FIRST_DAY,
    a_course,
    a_group,
    a_module,
    a_qualification,
    a_reached_module,
    an_ended_enrolment,
    an_enrolment,
)
from tests.support.statements import plans_of, selects_of

WISH = "NOR-A2 and module:ENG/1 and certificate:TRUCK and safety:BANDSAW"
TOMORROW = given.TODAY + timedelta(days=1)


@pytest.fixture
def people(database):
    """Somebody who has reached everything, and somebody who has reached nothing."""
    course_id, module_id = a_course(database, "NOR-A2"), a_module(database, a_course(database, "ENG"), "1")
    one = given.a_learner(database)
    an_ended_enrolment(database, an_enrolment(database, one, a_group(database, course_id)))
    a_reached_module(database, one, module_id)
    a_qualification(database, one, "TRUCK", until=given.TODAY)
    a_qualification(database, one, "BANDSAW", "safety")
    a_qualification(database, one, "TOLD", known="told")
    return one, given.a_learner(database)


def test_one_learner_is_read_whole(database, people):
    with database.reading() as session, selects_of(database) as sent:
        found = queries.reached_by(session, people[0], given.TODAY)

    assert (found.courses, found.modules) == ({"NOR-A2"}, {"ENG/1"})
    assert found.certificates == (Held("TRUCK", given.TODAY, FIRST_DAY),)
    assert found.safety == (Held("BANDSAW", None, FIRST_DAY),)
    assert len(sent) == 3


@pytest.mark.parametrize("day", [given.TODAY, TOMORROW])
@pytest.mark.parametrize("some", [True, False], ids=["these", "everybody"])
def test_many_are_judged_as_each_alone(database, people, day, some):
    wish = requirement_of(WISH)
    with database.reading() as session:
        many = ReachedOf(session, [wish, None], people if some else None)
        for learner_id in people:
            alone = queries.reached_by(session, learner_id, day)
            together = many.of(learner_id, day)

            for name in ("has_course", "has_module", "has_certificate", "has_safety"):
                for code in ("NOR-A2", "ENG/1", "TRUCK", "BANDSAW", "TOLD"):
                    assert getattr(together, name)(code) == getattr(alone, name)(code), (name, code)
    assert together.day == day


def test_what_nobody_asks_for_is_not_read(database, people):
    with database.reading() as session, selects_of(database) as sent:
        ReachedOf(session, [None], people).of(people[0], given.TODAY)

    assert sent == []


def test_nobody_is_asked_about_without_a_statement(database):
    with database.reading() as session, selects_of(database) as sent:
        ReachedOf(session, [requirement_of(WISH)], [])

    assert sent == []


@pytest.mark.parametrize(("wish", "table"), [("NOR-A2", "enrolment"), ("module:ENG/1", "module_reached")])
def test_of_a_few_only_their_own_is_read(database, people, wish, table):
    """Not everybody who ever took the course: in a large school that is thousands."""
    if database.engine.dialect.name != "sqlite":
        pytest.skip("the plans of SQLite")
    with database.reading() as session, plans_of(database) as steps:
        ReachedOf(session, [requirement_of(wish)], people)

    (step,) = (one for one in steps if one.split()[1] == table)
    assert step.startswith("SEARCH")
    assert "learner_id=?" in step
