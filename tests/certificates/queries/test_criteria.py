"""A course that asks for modules, hours or aims holds its certificate back until they are reached."""

from datetime import date

import pytest

from eduapp.certificates import queries
from eduapp.education.courses.service import SetCriterion, set_criterion
from tests.support import given_certificates, given_education

AFTER = date(2026, 12, 30)
BEGAN = date(2026, 11, 2)


@pytest.fixture
def done(database, school):
    earned = given_certificates.a_course_done(database, kind="basic")
    module = given_education.a_module(database, earned.course_id, "1", "Hverdag")
    given_education.a_module(database, earned.course_id, "2", "Arbeid")
    given_education.a_reached_module(database, earned.learner_id, module)
    return earned


def ask(database, course_id, amount, since=BEGAN, kind="modules"):
    order = SetCriterion(course_id=course_id, kind=kind, amount=amount, valid_from=since)
    database.execute(set_criterion, order)


def both(database, item):
    """What the list and the paper itself say."""
    with database.reading() as session:
        [row] = queries.ready(session, AFTER)
        return row.reasons, tuple(one.sentence() for one in queries.basis_of(session, item, AFTER).violations)


def test_too_few_modules_hold_it_back_with_the_reason_and_its_day(database, done):
    ask(database, done.course_id, 2)

    listed, of_the_paper = both(database, done.item)

    assert (
        listed
        == of_the_paper
        == ("Modules reached: 1; the course asks for 2 of who began on 02.11.2026 or later.",)
    )


def test_what_was_reached_is_enough(database, done):
    ask(database, done.course_id, 1)

    assert both(database, done.item) == ((), ())


def test_who_began_before_is_not_asked(database, done):
    ask(database, done.course_id, 2, date(2026, 11, 3))

    assert both(database, done.item) == ((), ())


def test_hours_are_those_attended_in_the_courses_own_length(database, done):
    ask(database, done.course_id, 14, kind="hours")

    [reason], _of_the_paper = both(database, done.item)
    assert reason.startswith("Hours attended: ")


def test_the_list_says_of_all_together_what_each_paper_says(database, done):
    ask(database, done.course_id, 2)
    ready = given_certificates.a_course_done(database, "Jonas Lie", kind="short", planned_hours=10)

    with database.reading() as session:
        rows = {row.item.learner_id: row.ready for row in queries.ready(session, AFTER)}
        found = queries.reached_of(session, done.learner_id, AFTER)

    assert rows == {done.learner_id: False, ready.learner_id: True}
    assert (found.courses[0].paper, found.courses[0].now) == ("deltakerbevis", False)  # if it ended today
