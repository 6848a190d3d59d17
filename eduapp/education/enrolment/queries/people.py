"""What can be told of people in groups: members, courses of one learner, who could be put on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, exists, false, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import SQLCoreOperations

from eduapp.core.db.reach import expect_reach
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries.running import FIND_LIMIT
from eduapp.education.enrolment.rules import BEGUN, COMPLETED, LIVE, Finish, Present, last_day_planned
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import belongs, to_choose

AnyColumns = tuple[Any, ...]


@dataclass(frozen=True)
class MemberRow:
    """One person in a group."""

    id: UUID  # of the enrolment
    version: int
    learner_id: UUID
    name: str  # family name first
    sort_key: str
    number: str
    state: str
    first_day: date
    last_day: date | None
    end_reason: str
    available_until: date | None
    here: bool
    from_minute: int = 0
    planned_last_day: date | None = None
    paused: bool = False  # a pause is planned or runs
    paused_until: date | None = None  # of a pause that runs; none while nobody knows, or there is none
    pause_from: date | None = None  # of a pause that is planned
    finish: Finish | None = None  # will they finish? asked for those who take part or will


@dataclass(frozen=True)
class CourseOfLearner:
    """One enrolment on the learner's page."""

    id: UUID
    version: int
    group_id: UUID
    course_id: UUID
    code: str
    course: str
    group: str
    teacher: str
    state: str
    first_day: date
    last_day: date | None
    end_reason: str
    group_first_day: date
    group_last_day: date
    from_minute: int
    planned_last_day: date | None
    reached: str
    available_until: date | None
    paused: bool = False  # a pause is planned or runs
    paused_until: date | None = None
    pause_from: date | None = None
    finish: Finish | None = None


@dataclass(frozen=True)
class EnrolmentHead:
    """One enrolment by itself, for papers and for ending it."""

    id: UUID
    version: int
    learner_id: UUID
    group_id: UUID
    course_id: UUID
    state: str
    first_day: date
    last_day: date | None
    end_reason: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be put into a group."""

    id: UUID
    label: str
    detail: str  # the unit, of whom one reaches


def members(session: Session, group_id: UUID, day: date | None = None) -> list[MemberRow]:
    """Everybody who is or was in a group; with a day, those who take part on that day. In Norwegian order."""
    query = _MEMBERS.where(Enrolment.group_id == group_id)
    if day is not None:
        query = query.where(takes_part_on(day))
    query = query.order_by(Learner.sort_key, Learner.id, Enrolment.first_day)
    return [_member(values) for values in session.execute(query)]


def of_learner(session: Session, learner_id: UUID) -> list[CourseOfLearner]:
    """The courses of one learner: those going on first, then newest first."""
    expect_reach(session, learner_id)
    query = _OF_LEARNER.where(Enrolment.learner_id == learner_id)
    rows = [CourseOfLearner(*list[Any](values)) for values in session.execute(query)]
    rows.sort(key=lambda row: (row.first_day, row.course), reverse=True)
    return sorted(rows, key=lambda row: row.state not in LIVE)


def enrolment(session: Session, enrolment_id: UUID) -> EnrolmentHead | None:
    """One enrolment, or None."""
    return next(iter(enrolments(session, [enrolment_id]).values()), None)


def enrolments(session: Session, ids: Iterable[UUID]) -> dict[UUID, EnrolmentHead]:
    """Several enrolments at once."""
    query = select(*_HEAD).where(Enrolment.id.in_(list(ids)))
    return {head.id: head for head in (EnrolmentHead(*values) for values in session.execute(query))}


def completed_codes(session: Session, learner_id: UUID) -> frozenset[str]:
    """Codes of the courses somebody has completed: what prerequisites are compared with."""
    done = Enrolment.learner_id == learner_id, Enrolment.state == COMPLETED
    query = select(Course.code).join(Enrolment, Enrolment.course_id == Course.id).where(*done)
    return frozenset(session.scalars(query))


def present(session: Session, learner_id: UUID, course_id: UUID) -> tuple[Present, ...]:
    """What of somebody is live in groups of a course: one now, one ahead. The one now comes first."""
    query = (
        select(
            CourseGroup.name,
            Enrolment.first_day,
            CourseGroup.last_day,
            Enrolment.planned_last_day,
            Enrolment.state,
            Enrolment.id,
        )
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .where(
            Enrolment.learner_id == learner_id, Enrolment.course_id == course_id, Enrolment.state.in_(LIVE)
        )
        .order_by(Enrolment.first_day)
    )
    return tuple(
        Present(name, first, last_day_planned(planned, last) or last, state in BEGUN, id)
        for name, first, last, planned, state, id in session.execute(query)
    )


def live_group(session: Session, learner_id: UUID, course_id: UUID, since: date = date.min) -> str:
    """The name of the group of this course that somebody takes part in on or after a day, empty if none."""
    return next((one.group for one in present(session, learner_id, course_id) if one.last >= since), "")


def next_first(session: Session, learner_id: UUID, course_id: UUID) -> date | None:
    """The day on which somebody begins in the next group of a course, if that is planned."""
    return next((one.first for one in present(session, learner_id, course_id) if not one.begun), None)


def waits() -> ColumnElement[bool]:
    """Of a planned enrolment: what came before it in the same course is not ended yet, so it cannot begin.

    Its sessions are the learner's all the same: the roll goes by days.
    """
    earlier = aliased(Enrolment)
    same = earlier.learner_id == Enrolment.learner_id, earlier.course_id == Enrolment.course_id
    return exists().where(*same, earlier.state.in_(BEGUN)).correlate(Enrolment)


def lasts_until(day: SQLCoreOperations[date], group: type[CourseGroup]) -> ColumnElement[bool]:
    """That the enrolment of a statement, in this group, is not over before a day as it is planned now."""
    planned = Enrolment.planned_last_day
    return and_(group.last_day >= day, or_(planned.is_(None), planned >= day))


def company(session: Session, course_id: UUID) -> list[UUID]:
    """Everybody who takes part in a course or is to, in whichever of its groups: learner ids."""
    return list(
        session.scalars(
            select(Enrolment.learner_id).where(Enrolment.course_id == course_id, Enrolment.state.in_(LIVE))
        )
    )


def candidates(session: Session, typed: str = "", *, group_id: UUID) -> list[Candidate]:
    """For pickers: the first fifty who are here or come back, not on this course, whose name fits.

    Who looks and reaches few is told of others as `to_choose` says.
    """
    course_id = select(CourseGroup.course_id).where(CourseGroup.id == group_id).scalar_subquery()
    begins = select(CourseGroup.first_day).where(CourseGroup.id == group_id).scalar_subquery()
    theirs = aliased(CourseGroup)
    on_it = exists().where(
        Enrolment.learner_id == Learner.id,
        Enrolment.course_id == course_id,
        Enrolment.state.in_(LIVE),
        theirs.id == Enrolment.group_id,
        lasts_until(begins, theirs),
    )
    # Asked this way the planner walks the names in order and stops, instead of sorting everybody who is here.
    stays = func.coalesce(belongs(), false())
    found = to_choose(session, typed, stays, ~on_it, limit=FIND_LIMIT)
    return [Candidate(one.id, one.label, one.unit) for one in found]


def takes_part_on(day: date) -> ColumnElement[bool]:
    """Live on that day, or ended with that day among the days of taking part."""
    until = or_(Enrolment.state.in_(LIVE), Enrolment.last_day >= day)
    return (Enrolment.first_day <= day) & until


def _member(values: Row[*AnyColumns]) -> MemberRow:
    row = values._asdict()
    return MemberRow(name=_listed(row.pop("family_name"), row.pop("given_name")), **row)


def _listed(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))


_MEMBERS = select(
    Enrolment.id,
    Enrolment.version,
    Enrolment.learner_id,
    Learner.family_name,
    Learner.given_name,
    Learner.sort_key,
    Learner.number,
    Enrolment.state,
    Enrolment.first_day,
    Enrolment.last_day,
    Enrolment.end_reason,
    Learner.available_until,
    Learner.here,
    Enrolment.from_minute,
    Enrolment.planned_last_day,
).join(Learner, Learner.id == Enrolment.learner_id)
_OF_LEARNER = (
    select(
        Enrolment.id,
        Enrolment.version,
        Enrolment.group_id,
        Enrolment.course_id,
        Course.code,
        Course.name,
        CourseGroup.name,
        func.coalesce(User.name, ""),
        Enrolment.state,
        Enrolment.first_day,
        Enrolment.last_day,
        Enrolment.end_reason,
        CourseGroup.first_day,
        CourseGroup.last_day,
        Enrolment.from_minute,
        Enrolment.planned_last_day,
        Enrolment.reached,
        Learner.available_until,
    )
    .join(Learner, Learner.id == Enrolment.learner_id)
    .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
    .join(Course, Course.id == Enrolment.course_id)
    .outerjoin(User, User.id == CourseGroup.teacher_id)
)
_HEAD = (
    Enrolment.id,
    Enrolment.version,
    Enrolment.learner_id,
    Enrolment.group_id,
    Enrolment.course_id,
    Enrolment.state,
    Enrolment.first_day,
    Enrolment.last_day,
    Enrolment.end_reason,
)
