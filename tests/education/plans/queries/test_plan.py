"""One learner's plan as the page reads it."""

from datetime import date
from uuid import uuid4

import pytest

from eduapp.app.need_to_know import reached_by
from eduapp.education.plans import queries
from tests.support import given
from tests.support.given_education import an_ended_enrolment, an_enrolment
from tests.support.given_plans import STEPS, a_goal, a_talk, gone, here_until, the_plan, tick
from tests.support.statements import selects_of


def test_goals_worked_towards_come_first_the_nearest_on_top(database):
    learner_id = given.a_learner(database)
    done = a_goal(database, learner_id, "Ferdig", ("Alt",), target_day=date(2026, 12, 1), taken=1)
    far = a_goal(database, learner_id, "Langt", target_day=date(2028, 1, 1))
    near = a_goal(database, learner_id, "Nært", target_day=date(2027, 1, 1))

    assert [row.id for row in the_plan(database, learner_id).goals] == [near, far, done]


def test_a_step_tells_when_and_by_whom_it_was_taken(database):
    learner_id = given.a_learner(database)
    a_goal(database, learner_id, taken=1)

    [row] = the_plan(database, learner_id).goals

    assert [(step.text, step.taken_on, step.taken_by) for step in row.steps] == [
        (STEPS[0], given.TODAY, given.TEACHER.name),
        (STEPS[1], None, ""),
        (STEPS[2], None, ""),
    ]
    assert (row.taken, row.live) == (1, True)


@pytest.mark.parametrize(
    ("until", "due"),
    [
        (None, date(2026, 12, 31)),
        (date(2026, 12, 4), date(2026, 12, 4)),
        (date(2027, 6, 1), date(2026, 12, 31)),
    ],
)
def test_who_takes_part_has_a_talk_due_until_it_is_held(database, until, due):
    learner_id = given.a_learner(database)
    an_enrolment(database, learner_id)
    here_until(database, learner_id, until)
    assert the_plan(database, learner_id).talk_due == due

    a_talk(database, learner_id, date(2026, 9, 1))

    plan = the_plan(database, learner_id)
    assert plan.talk_due is None
    assert plan.talk_held.day == date(2026, 9, 1)


def test_a_talk_of_the_half_year_before_does_not_count_for_this_one(database):
    learner_id = given.a_learner(database)
    an_enrolment(database, learner_id)
    a_talk(database, learner_id, date(2026, 7, 31))

    assert the_plan(database, learner_id).talk_held is None
    assert the_plan(database, learner_id).talk_due == date(2026, 12, 31)


def test_nobody_asks_for_a_talk_with_who_takes_part_in_nothing_or_is_gone(database):
    learner_id = given.a_learner(database)
    assert (the_plan(database, learner_id).takes_part, the_plan(database, learner_id).talk_due) == (
        False,
        None,
    )

    enrolment_id = an_enrolment(database, learner_id)
    gone(database, learner_id)
    assert the_plan(database, learner_id).talk_due is None
    gone(database, learner_id, here=True)
    an_ended_enrolment(database, enrolment_id, last_day=date(2026, 11, 20))
    assert the_plan(database, learner_id).talk_due is None


def test_the_history_of_a_goal_tells_what_it_was(database):
    goal_id = a_goal(database)
    tick(database, goal_id)

    with database.reading() as session:
        newest, first = queries.goal_history(session, goal_id)

    assert (newest.kind, newest.before["taken"], newest.after["taken"]) == ("ticked", 0, 1)
    assert (first.kind, first.before, first.after["steps"]) == ("added", {}, list(STEPS))
    assert first.by == given.TEACHER.name


def test_nobody_has_no_plan(database):
    with database.reading() as session:
        assert queries.of_learner(session, uuid4(), given.TODAY) is None
        assert queries.plan.learner_of(session, uuid4()) is None


def test_a_plan_with_much_in_it_is_read_in_as_few_statements_as_an_empty_one(database):
    learner_id = given.a_learner(database)

    def asked():
        with database.reading() as session, selects_of(database) as found:
            queries.of_learner(session, learner_id, given.TODAY)
        return len(found)

    few = asked()
    for number in range(4):
        a_goal(database, learner_id, taken=number % 3)
        a_talk(database, learner_id, date(2026, 11, 1 + number))

    assert asked() == few <= 7


def test_what_happened_to_a_goal_is_told_of_ones_own_people_alone(database):
    goal_id = a_goal(database, given.a_learner(database))
    school = database._like(_need_to_know=reached_by)
    told = {}
    for actor in (given.TEACHER, given.LEADER):
        with school.acting_as(actor).reading() as session:
            told[actor] = queries.goal_history(session, goal_id)
    assert told[given.TEACHER] == []
    assert told[given.LEADER]
