"""What can be told of groups: how full they are, when they run, how they are found."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE, places_text
from eduapp.education.places.models import Place
from eduapp.people.access.models import User

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
class GroupHit:
    """One answer to a search: course and group, and who teaches it."""

    id: UUID
    label: str
    detail: str


def groups(session: Session, today: date, typed: str = "", *, finished: bool = False) -> list[GroupRow]:
    """Groups that run or will run, by course; or (`finished`) those that are over, newest first."""
    when = CourseGroup.last_day < today if finished else CourseGroup.last_day >= today
    query = _matching(_GROUPS.where(when), typed)
    if finished:
        query = query.order_by(CourseGroup.last_day.desc(), CourseGroup.id).limit(FINISHED_LIMIT)
    else:
        query = _by_course(query)
    return [_group(values) for values in session.execute(query)]


def listed(session: Session, today: date, typed: str, chosen: str, teacher_id: UUID) -> list[GroupRow]:
    """For the list of groups: all that run, or MINE, WITH_ROOM or FINISHED ones."""
    rows = groups(session, today, typed, finished=chosen == FINISHED)
    if chosen == MINE:
        return [row for row in rows if row.teacher_id == teacher_id]
    return [row for row in rows if row.free > 0] if chosen == WITH_ROOM else rows


def joinable(session: Session, typed: str = "", *, today: date) -> list[GroupRow]:
    """For pickers: the first groups that run or will run and fit what was typed."""
    query = _by_course(_matching(_GROUPS.where(CourseGroup.last_day >= today), typed)).limit(FIND_LIMIT)
    return [_group(values) for values in session.execute(query)]


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


def group(session: Session, group_id: UUID) -> GroupRow | None:
    """One group with how many places are taken, or None."""
    values = session.execute(_GROUPS.where(CourseGroup.id == group_id)).one_or_none()
    return None if values is None else _group(values)


def taken(session: Session, group_id: UUID) -> int:
    """How many places of a group are taken."""
    return (
        session.scalar(select(func.count()).where(Enrolment.group_id == group_id, Enrolment.state.in_(LIVE)))
        or 0
    )


def _taken() -> ScalarSelect[int]:
    live = select(func.count()).where(Enrolment.group_id == CourseGroup.id, Enrolment.state.in_(LIVE))
    return live.correlate(CourseGroup).scalar_subquery()


def _matching(query: Select[*AnyColumns], typed: str) -> Select[*AnyColumns]:
    """Course code, course name or the group's own name begin with every typed word."""
    for pattern in search_patterns(typed):
        own = CourseGroup.search_text.like(pattern, escape="!")
        query = query.where(or_(Course.search_text.like(pattern, escape="!"), own))
    return query


def _by_course(query: Select[*AnyColumns]) -> Select[*AnyColumns]:
    return query.order_by(Course.sort_key, CourseGroup.first_day, CourseGroup.name, CourseGroup.id)


def _group(values: Row[*AnyColumns]) -> GroupRow:
    return GroupRow(**values._asdict())


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
