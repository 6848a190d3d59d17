"""What has been: the history of one enrolment, and how the same course ended for somebody before."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment, Exclusion, Pause, Step
from eduapp.education.enrolment.rules import LIVE, OPEN_PAUSE, is_system, weekdays_in
from eduapp.people.learners.models import Learner


@dataclass(frozen=True)
class StepRow:
    """One line of a history."""

    id: UUID
    what: str
    reason: str
    first_day: date
    last_day: date | None
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True)
class PauseRow:
    """A pause that is planned or runs."""

    id: UUID
    kind: str
    state: str
    first_day: date
    last_day: date | None
    allowance_kept: bool
    reason: str


@dataclass(frozen=True)
class ExclusionRow:
    """Sessions somebody is not expected at, now or later."""

    id: UUID
    weekdays: frozenset[int]
    start_minute: int
    end_minute: int
    first_day: date
    last_day: date | None


@dataclass(frozen=True)
class EarlierEnd:
    """How taking part in the same course ended before."""

    id: UUID
    learner_id: UUID
    group: str
    state: str
    reason: str
    last_day: date | None
    reached: str


@dataclass(frozen=True)
class History:
    """Everything that happened to one enrolment, and what it follows."""

    id: UUID
    version: int
    learner_id: UUID
    name: str
    course: str
    group_id: UUID
    group: str
    state: str
    first_day: date
    group_last_day: date
    consented_on: date | None
    planned_last_day: date | None
    reached: str
    end_reason: str
    last_day: date | None
    steps: tuple[StepRow, ...]  # oldest first
    pauses: tuple[PauseRow, ...]  # planned or running
    exclusions: tuple[ExclusionRow, ...]  # that apply today or later
    earlier: tuple[EarlierEnd, ...]  # the same course before, newest first


def history(session: Session, enrolment_id: UUID, today: date) -> History | None:
    """The history of one enrolment, or None. Five statements."""
    query = (
        select(
            Enrolment.id, Enrolment.version, Enrolment.learner_id, Learner.family_name, Learner.given_name,
            Course.name, Enrolment.course_id, Enrolment.group_id, CourseGroup.name, Enrolment.state,
            Enrolment.first_day, CourseGroup.last_day, Enrolment.consented_on, Enrolment.planned_last_day,
            Enrolment.reached,
            Enrolment.end_reason,
            Enrolment.last_day,
        )
        .join(Learner, Learner.id == Enrolment.learner_id)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .join(Course, Course.id == Enrolment.course_id)
        .where(Enrolment.id == enrolment_id)
    )  # fmt: skip
    values = session.execute(query).one_or_none()
    if values is None:
        return None
    id_, version, learner_id, family, given, course, course_id, *rest = list[Any](values)
    earlier = earlier_ends(session, [learner_id], course_id, system=True).get(learner_id, [])
    rest += (
        tuple(_steps(session, enrolment_id)),
        tuple(open_pauses(session, [enrolment_id]).get(enrolment_id, ())),
        tuple(_exclusions(session, enrolment_id, today)),
        tuple(end for end in earlier if end.id != enrolment_id),
    )
    name = ", ".join(filter(None, (family, given)))
    return History(id_, version, learner_id, name, course, *rest)


def earlier_ends(
    session: Session, learner_ids: Iterable[UUID], course_id: UUID, *, system: bool = False
) -> dict[UUID, list[EarlierEnd]]:
    """How a course ended for these learners before, newest first; `system`: also where nobody chose it."""
    query = (
        select(
            Enrolment.id, Enrolment.learner_id, CourseGroup.name, Enrolment.state, Enrolment.end_reason,
            Enrolment.last_day, Enrolment.reached,
        )
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(
            Enrolment.learner_id.in_(list(learner_ids)),
            Enrolment.course_id == course_id,
            Enrolment.state.not_in(LIVE),
        )
        .order_by(func.coalesce(Enrolment.last_day, Enrolment.first_day).desc(), Enrolment.id)
    )  # fmt: skip
    found: dict[UUID, list[EarlierEnd]] = defaultdict(list)
    for end in (EarlierEnd(*values) for values in session.execute(query)):
        if system or not is_system(end.reason):
            found[end.learner_id].append(end)
    return found


def last_ended(session: Session, learner_id: UUID, course_id: UUID) -> UUID | None:
    """The enrolment in the same course that ended last: what a new one follows."""
    query = (
        select(Enrolment.id)
        .where(
            Enrolment.learner_id == learner_id,
            Enrolment.course_id == course_id,
            Enrolment.state.not_in(LIVE),
        )
        .order_by(func.coalesce(Enrolment.last_day, Enrolment.first_day).desc(), Enrolment.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def open_pauses(session: Session, ids: Iterable[UUID]) -> dict[UUID, list[PauseRow]]:
    """The pauses of these enrolments that are planned or run, by first day."""
    query = (
        select(
            Pause.enrolment_id, Pause.id, Pause.kind, Pause.state, Pause.first_day, Pause.last_day,
            Pause.allowance_kept, Pause.reason,
        )
        .where(Pause.enrolment_id.in_(list(ids)), Pause.state.in_(OPEN_PAUSE))
        .order_by(Pause.first_day, Pause.id)
    )  # fmt: skip
    found: dict[UUID, list[PauseRow]] = defaultdict(list)
    for values in session.execute(query):
        found[values[0]].append(PauseRow(*list[Any](values)[1:]))
    return found


def away_now(session: Session) -> dict[UUID, tuple[UUID, ...]]:
    """Learners who count as away, with their enrolments: to be compared with who is here (stuck states)."""
    query = select(Enrolment.learner_id, Enrolment.id).where(Enrolment.state == "auto_suspended")
    found: dict[UUID, tuple[UUID, ...]] = {}
    for learner_id, id_ in session.execute(query.order_by(Enrolment.id)):
        found[learner_id] = (*found.get(learner_id, ()), id_)
    return found


def _steps(session: Session, enrolment_id: UUID) -> list[StepRow]:
    query = (
        select(
            Step.id, Step.what, Step.reason, Step.first_day, Step.last_day, Step.noted_by, Step.noted_at
        )
        .where(Step.enrolment_id == enrolment_id)
        .order_by(Step.number)
    )  # fmt: skip
    return [StepRow(*values) for values in session.execute(query)]


def _exclusions(session: Session, enrolment_id: UUID, today: date) -> list[ExclusionRow]:
    query = (
        select(
            Exclusion.id, Exclusion.weekdays, Exclusion.start_minute, Exclusion.end_minute,
            Exclusion.first_day, Exclusion.last_day,
        )
        .where(Exclusion.enrolment_id == enrolment_id, Exclusion.dropped.is_(False))
        .where(func.coalesce(Exclusion.last_day, today) >= today)
        .order_by(Exclusion.first_day, Exclusion.id)
    )  # fmt: skip
    rows = [list[Any](values) for values in session.execute(query)]
    return [ExclusionRow(id_, weekdays_in(mask), *rest) for id_, mask, *rest in rows]
