"""What can be done with goals: add, correct, tick their steps, put them aside and take them up again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.education.courses import queries as courses
from eduapp.education.plans import terms
from eduapp.education.plans.models import Goal, PlanEvent, Step
from eduapp.education.plans.rules import goals as rules
from eduapp.education.plans.rules.goals import GoalFacts
from eduapp.education.plans.service.reviews import plan_next
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class AddGoal(Command):
    """A learner shall work towards something."""

    learner_id: UUID
    facts: GoalFacts


@dataclass(frozen=True, kw_only=True)
class ChangeGoal(Command):
    """Other facts about a goal; `facts.steps` are those still to be taken, all of them."""

    goal_id: UUID
    version: int
    facts: GoalFacts


@dataclass(frozen=True, kw_only=True)
class PutGoalAside(Command):
    """Nobody works towards it any more, for a reason of the table."""

    goal_id: UUID
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class TakeGoalUp(Command):
    """What was put aside is worked towards again."""

    goal_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class TickStep(Command):
    """A step was taken, or was ticked too early. `version` is the goal's."""

    step_id: UUID
    version: int
    done: bool = True


def add_goal(uow: UnitOfWork, command: AddGoal) -> UUID:
    """Add a goal with its steps. The first one of a plan also plans the first review."""
    uow.require(terms.CHANGE_PLANS)
    uow.lock(Learner, command.learner_id)
    learner = learners.head(uow.session, command.learner_id)
    if learner is None or not _course_is_there(uow, command.facts.course_id):
        raise NotFound
    facts = _tidied(command.facts)
    uow.enforce(rules.check_goal(facts, uow.today))

    goal = Goal(
        learner_id=learner.id,
        course_id=facts.course_id,
        title=facts.title,
        target_day=facts.target_day,
        state=rules.PLANNED,
        changed_by=uow.actor.user_id,
        changed_at=uow.now,
    )
    uow.session.add(goal)
    uow.session.flush()
    _write_steps(uow, goal, facts.steps, taken=0)
    _note(uow, goal, "added", None, _as_it_is(uow, goal))
    uow.audit(terms.GOAL_ADDED, goal.id, learner.id, name=learner.facts.listed_name)
    plan_next(uow, learner)
    uow.publish(terms.PLANS_CHANGED)
    return goal.id


def change_goal(uow: UnitOfWork, command: ChangeGoal) -> None:
    """Put a goal right, or its steps still to be taken. What it was stands in its history."""
    uow.require(terms.CHANGE_PLANS)
    goal = _goal(uow, command.goal_id, command.version)
    if not _course_is_there(uow, command.facts.course_id):
        raise NotFound
    facts, steps = _tidied(command.facts), _steps(uow, goal.id)
    taken = sum(1 for step in steps if step.taken_on)
    against = rules.check_goal(facts, uow.today, taken=taken, before=goal.target_day)
    uow.enforce([*rules.check_open(goal.state), *against])

    before = _as_it_is(uow, goal)
    goal.title, goal.target_day, goal.course_id = facts.title, facts.target_day, facts.course_id
    ahead = [step for step in steps if not step.taken_on]
    if tuple(step.text for step in ahead) != facts.steps:
        for step in ahead:
            step.dropped = True
        uow.session.flush()
        _write_steps(uow, goal, facts.steps, taken)
    after = _as_it_is(uow, goal)
    if after == before:
        return
    _come_to(uow, goal, rules.state_by_steps(taken, taken + len(facts.steps)))
    _note(uow, goal, "changed", before, _as_it_is(uow, goal))
    _tell(uow, terms.GOAL_CHANGED, goal)


def tick_step(uow: UnitOfWork, command: TickStep) -> str:
    """Tick the next step, or untick the last one; answers with the state the goal has come to."""
    uow.require(terms.CHANGE_PLANS)
    step = uow.session.get(Step, command.step_id)
    if step is None or step.dropped:
        raise NotFound
    goal = _goal(uow, step.goal_id, command.version)
    if bool(step.taken_on) == command.done:
        return goal.state
    steps = _steps(uow, goal.id)
    known = [(one.text, one.taken_on is not None) for one in steps]
    taken = sum(is_taken for _text, is_taken in known) + (1 if command.done else -1)
    target = rules.state_by_steps(taken, len(steps))
    against = list(rules.check_tick(known, steps.index(step), done=command.done))
    if goal.state == rules.PUT_ASIDE:
        against += rules.check_open(goal.state)
    elif target != goal.state:
        against += rules.check_change(goal.state, target, rules.BY_STEPS)
    uow.enforce(against)

    before = _as_it_is(uow, goal)
    step.taken_on = uow.today if command.done else None
    step.taken_by = uow.actor.user_id if command.done else None
    _come_to(uow, goal, target)
    _note(uow, goal, "ticked" if command.done else "unticked", before, _as_it_is(uow, goal))
    _tell(uow, _told_of_tick(command.done, target), goal)
    return target


def put_goal_aside(uow: UnitOfWork, command: PutGoalAside) -> None:
    """Stop working towards it, and say why (house rule 65)."""
    uow.require(terms.CHANGE_PLANS)
    goal = _goal(uow, command.goal_id, command.version)
    uow.enforce(rules.check_change(goal.state, rules.PUT_ASIDE, rules.BY_PERSON, command.reason))

    before = _as_it_is(uow, goal)
    goal.put_aside_reason = command.reason
    _come_to(uow, goal, rules.PUT_ASIDE)
    _note(uow, goal, "put_aside", before, _as_it_is(uow, goal), command.reason)
    _tell(uow, terms.GOAL_PUT_ASIDE, goal)


def take_goal_up(uow: UnitOfWork, command: TakeGoalUp) -> None:
    """Work towards it again, from the step it had come to."""
    uow.require(terms.CHANGE_PLANS)
    goal = _goal(uow, command.goal_id, command.version)
    steps = _steps(uow, goal.id)
    target = rules.state_by_steps(sum(1 for step in steps if step.taken_on), len(steps))
    uow.enforce(rules.check_change(goal.state, target, rules.BY_PERSON))

    before = _as_it_is(uow, goal)
    goal.put_aside_reason = ""
    _come_to(uow, goal, target)
    _note(uow, goal, "taken_up", before, _as_it_is(uow, goal))
    _tell(uow, terms.GOAL_TAKEN_UP, goal)


def _goal(uow: UnitOfWork, goal_id: UUID, version: int) -> Goal:
    """The goal as the screen knew it, while others who want to change it wait."""
    uow.lock(Goal, goal_id)
    goal = uow.session.get(Goal, goal_id, populate_existing=True)
    if goal is None:
        raise NotFound
    uow.expect_version(goal, version)
    return goal


def _steps(uow: UnitOfWork, goal_id: UUID) -> Sequence[Step]:
    query = select(Step).where(Step.goal_id == goal_id, Step.dropped == false()).order_by(Step.place)
    return uow.session.scalars(query).all()


def _write_steps(uow: UnitOfWork, goal: Goal, texts: Iterable[str], taken: int) -> None:
    uow.session.add_all(
        Step(goal_id=goal.id, place=place, text=text) for place, text in enumerate(texts, start=taken + 1)
    )
    uow.session.flush()


def _come_to(uow: UnitOfWork, goal: Goal, state: str) -> None:
    """Each change counts the goal's version up, so that two people never change it unseen."""
    if state != goal.state:
        goal.closed_on = None if state in rules.LIVE else uow.today
    goal.state = state
    goal.changed_by, goal.changed_at = uow.actor.user_id, uow.now


def _as_it_is(uow: UnitOfWork, goal: Goal) -> dict[str, object]:
    """The goal as its history keeps it."""
    steps = _steps(uow, goal.id)
    return {
        "title": goal.title,
        "target_day": goal.target_day.isoformat(),
        "course_id": str(goal.course_id or ""),
        "state": goal.state,
        "steps": [step.text for step in steps],
        "taken": sum(1 for step in steps if step.taken_on),
    }


def _note(uow: UnitOfWork, goal: Goal, kind: str, before: object, after: object, reason: str = "") -> None:
    uow.session.add(
        PlanEvent(
            goal_id=goal.id,
            kind=kind,
            at=uow.now,
            by_id=uow.actor.user_id,
            reason=reason,
            before=before,
            after=after,
        )
    )


def _tell(uow: UnitOfWork, action: str, goal: Goal) -> None:
    name = learners.names(uow.session, [goal.learner_id])[goal.learner_id]
    uow.audit(action, goal.id, goal.learner_id, name=name)
    uow.publish(terms.PLANS_CHANGED)


def _told_of_tick(done: bool, target: str) -> str:
    if not done:
        return terms.STEP_UNTICKED
    return terms.GOAL_REACHED if target == rules.REACHED else terms.STEP_TICKED


def _course_is_there(uow: UnitOfWork, course_id: UUID | None) -> bool:
    return course_id is None or courses.course(uow.session, course_id) is not None


def _tidied(facts: GoalFacts) -> GoalFacts:
    """Without stray spaces and empty lines."""
    steps = tuple(step for step in map(tidy, facts.steps) if step)
    return replace(facts, title=tidy(facts.title), steps=steps)
