"""Ready-made goals, reviews and talks. Defaults are valid; name only what the test is about."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.education.plans import queries, service
from eduapp.education.plans.queries import LearnerPlan
from eduapp.education.plans.rules.goals import GoalFacts
from eduapp.education.plans.rules.talks import TalkFacts
from eduapp.people.learners import queries as learners
from eduapp.people.learners.service import CorrectLearner, correct_learner
from tests.support import given

STEPS = ("Fullføre norsk A2", "Ta yrkesprøve", "Søke læreplass")
TARGET = date(2027, 6, 18)


def a_goal(
    database: Database,
    learner_id: UUID | None = None,
    title: str = "Lærling i snekkerfaget",
    steps: tuple[str, ...] = STEPS,
    *,
    target_day: date = TARGET,
    course_id: UUID | None = None,
    taken: int = 0,
) -> UUID:
    """A goal with three steps, the first `taken` of them ticked; without a learner it gets a new one."""
    order = service.AddGoal(
        learner_id=learner_id or given.a_learner(database),
        facts=GoalFacts(title, target_day, steps, course_id),
    )
    goal_id: UUID = database.acting_as(given.TEACHER).execute(service.add_goal, order)
    for _number in range(taken):
        tick(database, goal_id)
    return goal_id


def tick(database: Database, goal_id: UUID, *, done: bool = True) -> str:
    """Tick the next step of a goal, or untick the last one; the state it comes to."""
    row = the_goal(database, goal_id)
    step = row.steps[row.taken if done else row.taken - 1]
    order = service.TickStep(step_id=step.id, version=row.version, done=done)
    state: str = database.acting_as(given.TEACHER).execute(service.tick_step, order)
    return state


def the_goal(database: Database, goal_id: UUID) -> queries.GoalRow:
    """A goal as the page reads it."""
    with database.reading() as session:
        learner_id = queries.plan.learner_of(session, goal_id)
    return next(row for row in the_plan(database, learner_id).goals if row.id == goal_id)


def the_plan(database: Database, learner_id: UUID) -> LearnerPlan:
    """A plan as the page reads it."""
    with database.reading() as session:
        plan = queries.of_learner(session, learner_id, database.today())
    assert plan is not None
    return plan


def a_talk(
    database: Database,
    learner_id: UUID,
    day: date = given.TODAY,
    staff_note: str = "",
    learner_note: str = "",
) -> UUID:
    """A talk held by given.TEACHER."""
    order = service.RecordTalk(learner_id=learner_id, facts=TalkFacts(day, staff_note, learner_note))
    talk_id: UUID = database.acting_as(given.TEACHER).execute(service.record_talk, order)
    return talk_id


def here_until(database: Database, learner_id: UUID, until: date | None) -> None:
    """The last day here of a learner is put right."""
    with database.reading() as session:
        head = learners.head(session, learner_id)
    assert head is not None
    facts = replace(head.facts, available_until=until)
    order = CorrectLearner(learner_id=learner_id, version=head.version, facts=facts)
    database.acting_as(given.LEADER).execute(correct_learner, order)


def gone(database: Database, learner_id: UUID, *, here: bool = False) -> None:
    """A learner is not here any more, or is back."""
    given.a_state(database, learner_id, "here" if here else "moved")
