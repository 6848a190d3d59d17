"""What can be told of one learner's plan: goals with steps, reviews, talks, and what they were before."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.reach import expect_reach
from eduapp.education.courses.models import Course
from eduapp.education.enrolment import queries as enrolments
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.plans.models import Goal, PlanEvent, Review, Step, Talk
from eduapp.education.plans.rules import goals, reviews
from eduapp.education.plans.rules.talks import HalfYear, half_year_of, talk_due
from eduapp.education.plans.rules.windows import Window, shrunk
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners

AnyColumns = tuple[Any, ...]


@dataclass(frozen=True)
class StepRow:
    """One step, and when and by whom it was ticked, if it was."""

    id: UUID
    place: int
    text: str
    taken_on: date | None
    taken_by: str


@dataclass(frozen=True)
class GoalRow:
    """One goal with its steps in order."""

    id: UUID
    version: int
    title: str
    target_day: date
    state: str
    put_aside_reason: str
    closed_on: date | None
    course_id: UUID | None
    course: str
    steps: tuple[StepRow, ...]

    @property
    def taken(self) -> int:
        """How many steps are behind."""
        return sum(1 for step in self.steps if step.taken_on)

    @property
    def live(self) -> bool:
        """Whether somebody works towards it."""
        return self.state in goals.LIVE


@dataclass(frozen=True)
class ReviewRow:
    """One review: when it is due and by which rule, or what became of it."""

    id: UUID
    version: int
    learner_id: UUID
    first_day: date
    last_day: date
    rule: str
    planned_on: date
    state: str
    reason: str
    postponed_on: date | None
    held_on: date | None
    held_by: str
    known_until: date | None  # the last day here by which it was planned


@dataclass(frozen=True)
class TalkRow:
    """One talk as it stands now, or as it stood."""

    id: UUID
    version: int
    day: date
    held_by_id: UUID
    held_by: str
    staff_note: str
    learner_note: str
    recorded_by: str
    recorded_at: datetime
    reason: str  # of the correction that made this row
    superseded: bool
    struck: bool


@dataclass(frozen=True)
class LearnerPlan:
    """The plan of one learner, whole."""

    learner_id: UUID
    name: str
    here: bool
    available_until: date | None
    goals: tuple[GoalRow, ...]  # those worked towards first, the nearest on top
    review: ReviewRow | None  # the open one
    last_review: ReviewRow | None  # the last one held
    sooner: Window | None  # when the open one is due by the last day here as it is known now, if sooner
    talks: tuple[TalkRow, ...]  # newest first
    half_year: HalfYear | None
    takes_part: bool  # in a group today: who does has a talk in the half-year
    talk_due: date | None  # none if it was held, or nobody asks for one

    @property
    def talk_held(self) -> TalkRow | None:
        """The talk of this half-year."""
        half = self.half_year
        return next((one for one in self.talks if half and half.first <= one.day <= half.last), None)


@dataclass(frozen=True)
class EventRow:
    """One thing that happened to a goal or a review, with what it was after."""

    id: UUID
    kind: str
    at: datetime
    by: str
    reason: str
    before: dict[str, Any]
    after: dict[str, Any]


def of_learner(session: Session, learner_id: UUID, today: date) -> LearnerPlan | None:
    """Everything the plan on a learner's page shows, or None if there is no such learner."""
    expect_reach(session, learner_id)
    head = learners.head(session, learner_id)
    if head is None:
        return None
    half, talks = half_year_of(today), tuple(_talks(session, learner_id))
    takes_part = _takes_part(session, learner_id, today)
    review = _newest(session, _REVIEWS.where(Review.state.in_(reviews.OPEN)), learner_id)
    plan = LearnerPlan(
        learner_id=learner_id,
        name=head.facts.listed_name,
        here=head.here,
        available_until=head.facts.available_until,
        goals=tuple(_goals(session, learner_id)),
        review=review,
        last_review=_newest(session, _REVIEWS.where(Review.state == reviews.HELD), learner_id),
        sooner=_sooner(review, head.facts.available_until, today),
        talks=talks,
        half_year=half,
        takes_part=takes_part,
        talk_due=None,
    )
    if half is None or not takes_part or not head.here or plan.talk_held is not None:
        return plan
    return replace(plan, talk_due=talk_due(half, head.facts.available_until, today))


def learner_of(session: Session, goal_id: UUID) -> UUID | None:
    """Whose goal it is."""
    return session.scalar(select(Goal.learner_id).where(Goal.id == goal_id))


def goal_history(session: Session, goal_id: UUID) -> list[EventRow]:
    """Everything that happened to a goal, newest first; nothing for somebody who is not reached."""
    told = select(Goal.id).where(Goal.id == goal_id)
    return _events(session, _EVENTS.where(PlanEvent.goal_id.in_(told)))


def review_history(session: Session, learner_id: UUID) -> list[EventRow]:
    """Everything that happened to the reviews of a learner, newest first."""
    expect_reach(session, learner_id)
    mine = select(Review.id).where(Review.learner_id == learner_id)
    return _events(session, _EVENTS.where(PlanEvent.review_id.in_(mine)))


def talk_history(session: Session, learner_id: UUID) -> list[TalkRow]:
    """All talks of a learner with what stood before corrections, newest day first."""
    expect_reach(session, learner_id)
    query = _TALKS.where(Talk.learner_id == learner_id)
    rows = session.execute(query.order_by(Talk.day.desc(), Talk.recorded_at.desc(), Talk.id.desc()))
    return [TalkRow(*row) for row in rows]


def _talks(session: Session, learner_id: UUID) -> list[TalkRow]:
    query = _TALKS.where(Talk.learner_id == learner_id, Talk.superseded == false(), Talk.struck == false())
    return [TalkRow(*row) for row in session.execute(query.order_by(Talk.day.desc()))]


def _goals(session: Session, learner_id: UUID) -> list[GoalRow]:
    steps: dict[UUID, list[StepRow]] = defaultdict(list)
    mine = select(Goal.id).where(Goal.learner_id == learner_id)
    query = _STEPS.where(Step.goal_id.in_(mine), Step.dropped == false()).order_by(Step.goal_id, Step.place)
    for row in session.execute(query):
        steps[row.goal_id].append(StepRow(*row[1:]))
    found = session.execute(_GOALS.where(Goal.learner_id == learner_id).order_by(Goal.target_day, Goal.id))
    rows = [GoalRow(**row._asdict(), steps=tuple(steps[row.id])) for row in found]
    return sorted(rows, key=lambda row: not row.live)


def _newest(session: Session, query: Select[*AnyColumns], learner_id: UUID) -> ReviewRow | None:
    mine = query.where(Review.learner_id == learner_id)
    row = session.execute(mine.order_by(Review.planned_on.desc(), Review.id.desc()).limit(1)).one_or_none()
    return None if row is None else ReviewRow(*row)


def _sooner(review: ReviewRow | None, until: date | None, today: date) -> Window | None:
    """When a review is due by a last day here that has moved nearer since it was planned."""
    if review is None:
        return None
    old = Window(review.first_day, review.last_day, review.rule)
    new = shrunk(old, today, review.known_until, until)
    return None if new == old else new


def _takes_part(session: Session, learner_id: UUID, today: date) -> bool:
    query = select(Enrolment.id).where(Enrolment.learner_id == learner_id, enrolments.takes_part_on(today))
    return session.scalar(query.limit(1)) is not None


def _events(session: Session, query: Select[*AnyColumns]) -> list[EventRow]:
    rows = session.execute(query.order_by(PlanEvent.at.desc(), PlanEvent.id.desc()))
    return [
        EventRow(id, kind, at, by, reason, dict(before or {}), dict(after or {}))
        for id, kind, at, by, reason, before, after in rows
    ]


_RECORDER = aliased(User)
_STEPS: Select[*AnyColumns] = select(
    Step.goal_id, Step.id, Step.place, Step.text, Step.taken_on, func.coalesce(User.name, "")
).outerjoin(User, User.id == Step.taken_by)
_GOALS: Select[*AnyColumns] = select(
    Goal.id,
    Goal.version,
    Goal.title,
    Goal.target_day,
    Goal.state,
    Goal.put_aside_reason,
    Goal.closed_on,
    Goal.course_id,
    func.coalesce(Course.name, "").label("course"),
).outerjoin(Course, Course.id == Goal.course_id)
_REVIEWS: Select[*AnyColumns] = select(
    Review.id,
    Review.version,
    Review.learner_id,
    Review.first_day,
    Review.last_day,
    Review.rule,
    Review.planned_on,
    Review.state,
    Review.reason,
    Review.postponed_on,
    Review.held_on,
    func.coalesce(User.name, ""),
    Review.known_until,
).outerjoin(User, User.id == Review.held_by)
_TALKS: Select[*AnyColumns] = (
    select(
        Talk.id,
        Talk.version,
        Talk.day,
        Talk.held_by,
        User.name,
        Talk.staff_note,
        Talk.learner_note,
        _RECORDER.name,
        Talk.recorded_at,
        Talk.reason,
        Talk.superseded,
        Talk.struck,
    )
    .join(User, User.id == Talk.held_by)
    .join(_RECORDER, _RECORDER.id == Talk.recorded_by)
)
_EVENTS: Select[*AnyColumns] = select(
    PlanEvent.id,
    PlanEvent.kind,
    PlanEvent.at,
    User.name,
    PlanEvent.reason,
    PlanEvent.before,
    PlanEvent.after,
).join(User, User.id == PlanEvent.by_id)
