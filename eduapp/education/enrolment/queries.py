"""What can be told of who takes part in what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import COMPLETED, LIVE, places_text
from eduapp.education.places.models import Place
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner

AnyColumns = tuple[Any, ...]

FIND_LIMIT = 50
PALETTE_LIMIT = 6
MINE, WITH_ROOM, FINISHED = "mine", "with_room", "finished"  # what the list of groups can be narrowed to
FINISHED_LIMIT = 300  # those that ended last; older ones are found by typing


@dataclass(frozen=True)
class GroupRow:
    """One group in the list of groups, with how many places are taken."""

    id: UUID
    course_id: UUID
    code: str
    course: str
    sort_key: str
    kind: str
    name: str
    teacher_id: UUID | None
    teacher: str
    place: str
    capacity: int
    first_day: date
    last_day: date
    taken: int

    @property
    def free(self) -> int:
        """Places that nobody has yet; below 0 when there are more people than places."""
        return self.capacity - self.taken

    @property
    def label(self) -> str:
        """For pickers: course, group and how full it is."""
        return f"{self.course}, {self.name}"

    @property
    def detail(self) -> str:
        """For pickers: 9 of 10, 1 free."""
        return places_text(self.taken, self.capacity)


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


@dataclass(frozen=True)
class Roster:
    """One group and its people."""

    group: GroupRow
    members: tuple[MemberRow, ...]


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
class GroupHit:
    """One answer to a search: course and group, and who teaches it."""

    id: UUID
    label: str
    detail: str


@dataclass(frozen=True)
class Candidate:
    """Somebody who could be put into a group."""

    id: UUID
    label: str
    detail: str  # the unit


def groups(session: Session, today: date, typed: str = "", *, finished: bool = False) -> list[GroupRow]:
    """Groups that run or will run, by course; or (`finished`) those that are over, newest first."""
    when = CourseGroup.last_day < today if finished else CourseGroup.last_day >= today
    query = _matching(_GROUPS.where(when), typed)
    if finished:
        query = query.order_by(CourseGroup.last_day.desc(), CourseGroup.id).limit(FINISHED_LIMIT)
    else:
        query = query.order_by(Course.sort_key, CourseGroup.first_day, CourseGroup.name, CourseGroup.id)
    return [_group(values) for values in session.execute(query)]


def listed(session: Session, today: date, typed: str, chosen: str, teacher_id: UUID) -> list[GroupRow]:
    """For the list of groups: all that run, or MINE, WITH_ROOM or FINISHED ones."""
    rows = groups(session, today, typed, finished=chosen == FINISHED)
    if chosen == MINE:
        return [row for row in rows if row.teacher_id == teacher_id]
    return [row for row in rows if row.free > 0] if chosen == WITH_ROOM else rows


def joinable(session: Session, typed: str = "", *, today: date) -> list[GroupRow]:
    """For pickers: the first groups that run or will run and fit what was typed."""
    return groups(session, today, typed)[:FIND_LIMIT]


def found(session: Session, typed: str) -> list[GroupHit]:
    """For the search over everything: the groups that ended last or have not ended."""
    query = _matching(_GROUPS, typed).order_by(CourseGroup.last_day.desc(), CourseGroup.id)
    rows = [_group(values) for values in session.execute(query.limit(PALETTE_LIMIT))]
    return [GroupHit(row.id, row.label, row.teacher) for row in rows]


def of_course(session: Session, course_id: UUID, today: date) -> list[GroupRow]:
    """The groups of one course that run or will run, by first day."""
    query = _GROUPS.where(CourseGroup.course_id == course_id, CourseGroup.last_day >= today)
    return [
        _group(values) for values in session.execute(query.order_by(CourseGroup.first_day, CourseGroup.id))
    ]


def roster(session: Session, group_id: UUID) -> Roster | None:
    """A group with everybody who is or was in it: what its page shows, in one go."""
    row = group(session, group_id)
    return None if row is None else Roster(row, tuple(members(session, group_id)))


def group(session: Session, group_id: UUID) -> GroupRow | None:
    """One group with how many places are taken, or None."""
    values = session.execute(_GROUPS.where(CourseGroup.id == group_id)).one_or_none()
    return None if values is None else _group(values)


def taken(session: Session, group_id: UUID) -> int:
    """How many places of a group are taken."""
    return session.scalar(select(func.count()).select_from(Enrolment).where(_live_in(group_id))) or 0


def members(session: Session, group_id: UUID, day: date | None = None) -> list[MemberRow]:
    """Everybody who is or was in a group; with a day, those who take part on that day. In Norwegian order."""
    query = _MEMBERS.where(Enrolment.group_id == group_id)
    if day is not None:
        query = query.where(takes_part_on(day))
    query = query.order_by(Learner.sort_key, Learner.id, Enrolment.first_day)
    return [_member(values) for values in session.execute(query)]


def of_learner(session: Session, learner_id: UUID) -> list[CourseOfLearner]:
    """The courses of one learner: those going on first, then newest first."""
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


def live_group(session: Session, learner_id: UUID, course_id: UUID) -> str:
    """The name of the group of this course that somebody takes part in, empty if none."""
    query = (
        select(CourseGroup.name)
        .join(Enrolment, Enrolment.group_id == CourseGroup.id)
        .where(
            Enrolment.learner_id == learner_id, Enrolment.course_id == course_id, Enrolment.state.in_(LIVE)
        )
    )
    return session.scalar(query) or ""


def candidates(session: Session, typed: str = "", *, group_id: UUID) -> list[Candidate]:
    """For pickers: the first fifty who are here and not on this course, whose name or number fits."""
    course_id = select(CourseGroup.course_id).where(CourseGroup.id == group_id).scalar_subquery()
    on_it = exists().where(
        Enrolment.learner_id == Learner.id, Enrolment.course_id == course_id, Enrolment.state.in_(LIVE)
    )
    query = select(Learner.id, Learner.family_name, Learner.given_name, Learner.number, Learner.unit)
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    query = query.where(Learner.here, ~on_it).order_by(Learner.sort_key, Learner.id).limit(FIND_LIMIT)
    return [
        Candidate(id, f"{_listed(family, given)} ({number})", unit)
        for id, family, given, number, unit in session.execute(query)
    ]


def takes_part_on(day: date) -> ColumnElement[bool]:
    """Live on that day, or ended with that day among the days of taking part."""
    until = or_(Enrolment.state.in_(LIVE), Enrolment.last_day >= day)
    return (Enrolment.first_day <= day) & until


def _live_in(group_id: UUID) -> ColumnElement[bool]:
    return (Enrolment.group_id == group_id) & Enrolment.state.in_(LIVE)


def _taken() -> ScalarSelect[int]:
    live = select(func.count()).where(Enrolment.group_id == CourseGroup.id, Enrolment.state.in_(LIVE))
    return live.correlate(CourseGroup).scalar_subquery()


def _matching(query: Select[*AnyColumns], typed: str) -> Select[*AnyColumns]:
    """Course code, course name or the group's own name begin with every typed word."""
    for pattern in search_patterns(typed):
        own = CourseGroup.search_text.like(pattern, escape="!")
        query = query.where(or_(Course.search_text.like(pattern, escape="!"), own))
    return query


def _group(values: Row[*AnyColumns]) -> GroupRow:
    return GroupRow(**values._asdict())


def _member(values: Row[*AnyColumns]) -> MemberRow:
    row = values._asdict()
    return MemberRow(name=_listed(row.pop("family_name"), row.pop("given_name")), **row)


def _listed(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))


_GROUPS = (
    select(
        CourseGroup.id,
        CourseGroup.course_id,
        Course.code,
        Course.name.label("course"),
        Course.sort_key,
        Course.kind,
        CourseGroup.name,
        CourseGroup.teacher_id,
        func.coalesce(User.name, "").label("teacher"),
        func.coalesce(Place.name, "").label("place"),
        CourseGroup.capacity,
        CourseGroup.first_day,
        CourseGroup.last_day,
        _taken().label("taken"),
    )
    .join(Course, Course.id == CourseGroup.course_id)
    .outerjoin(User, User.id == CourseGroup.teacher_id)
    .outerjoin(Place, Place.id == CourseGroup.place_id)
)
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
    )
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
