"""What can be told of groups: how full they are, when they run, how they are found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Actor, Scope
from eduapp.core.db.moment import moment_of
from eduapp.core.names import search_patterns
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Claim, Enrolment
from eduapp.education.enrolment.rules import CLAIM_HELD, LIVE, places_text
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.people.access.models import User

AnyColumns = tuple[Any, ...]

FIND_LIMIT = 50
PALETTE_LIMIT = 6
MINE, WITH_ROOM, FINISHED = "mine", "with_room", "finished"  # what the list of groups can be narrowed to
HARD_KINDS = ("workshop",)  # of places: machines and supervision set the limit (rule 20)
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
    taken: int  # who takes part or will, and places held for an offer
    held: int = 0  # of those taken: places held

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


def groups(
    session: Session,
    today: date,
    typed: str = "",
    *,
    finished: bool = False,
    scope: Scope = EVERYTHING,
) -> list[GroupRow]:
    """Groups of a scope that run or will, by course; or (`finished`) are over, newest first."""
    when = CourseGroup.last_day < today if finished else CourseGroup.last_day >= today
    query = _matching(_groups(session).where(when), typed)
    if scope:
        query = query.where(CourseGroup.id.in_(courses.within(scope)))
    if finished:
        query = query.order_by(CourseGroup.last_day.desc(), CourseGroup.id).limit(FINISHED_LIMIT)
    else:
        query = _by_course(query)
    return [_group(values) for values in session.execute(query)]


def listed(session: Session, today: date, typed: str, chosen: str, actor: Actor) -> list[GroupRow]:
    """For the list of groups: all that run where somebody works, or MINE, WITH_ROOM or FINISHED ones."""
    if chosen == MINE:
        return groups(session, today, typed, scope=Scope(actor.user_id))
    rows = groups(session, today, typed, finished=chosen == FINISHED, scope=actor.around)
    return [row for row in rows if row.free > 0] if chosen == WITH_ROOM else rows


def joinable(
    session: Session, typed: str = "", *, today: date, course_id: UUID | None = None
) -> list[GroupRow]:
    """For pickers: the first groups that run or will run and fit what was typed; of one course, or any."""
    found = _groups(session).where(CourseGroup.last_day >= today)
    if course_id is not None:
        found = found.where(CourseGroup.course_id == course_id)
    query = _by_course(_matching(found, typed)).limit(FIND_LIMIT)
    return [_group(values) for values in session.execute(query)]


def found(session: Session, typed: str) -> list[GroupHit]:
    """For the search over everything: the groups that ended last or have not ended."""
    query = _matching(_groups(session), typed).order_by(CourseGroup.last_day.desc(), CourseGroup.id)
    rows = [_group(values) for values in session.execute(query.limit(PALETTE_LIMIT))]
    return [GroupHit(row.id, row.label, row.teacher) for row in rows]


def of_course(session: Session, course_id: UUID, today: date) -> list[GroupRow]:
    """The groups of one course that run or will run, by first day."""
    query = _groups(session).where(CourseGroup.course_id == course_id, CourseGroup.last_day >= today)
    return [
        _group(values) for values in session.execute(query.order_by(CourseGroup.first_day, CourseGroup.id))
    ]


def group(session: Session, group_id: UUID) -> GroupRow | None:
    """One group with how many places are taken, or None."""
    values = session.execute(_groups(session).where(CourseGroup.id == group_id)).one_or_none()
    return None if values is None else _group(values)


def groups_by_id(session: Session, ids: Iterable[UUID]) -> list[GroupRow]:
    """Several groups at once, by course."""
    query = _by_course(_groups(session).where(CourseGroup.id.in_(list(ids))))
    return [_group(values) for values in session.execute(query)]


def taken(session: Session, group_id: UUID, but: UUID | None = None) -> int:
    """How many places of a group are taken, held ones too; those of one learner (`but`) left out."""
    live = select(func.count()).where(Enrolment.group_id == group_id, Enrolment.state.in_(LIVE))
    held = select(func.count()).where(Claim.group_id == group_id, *_is_held(moment_of(session).day))
    if but is not None:
        live, held = live.where(Enrolment.learner_id != but), held.where(Claim.learner_id != but)
    return session.scalar(select(live.scalar_subquery() + held.scalar_subquery())) or 0


def has_hard_capacity(session: Session, place_id: UUID | None) -> bool:
    """Whether nobody more fits in for any reason: the place is a workshop (rule 20)."""
    place = places.place(session, place_id) if place_id else None
    return place is not None and place.kind in HARD_KINDS


def _live() -> ScalarSelect[int]:
    live = select(func.count()).where(Enrolment.group_id == CourseGroup.id, Enrolment.state.in_(LIVE))
    return live.correlate(CourseGroup).scalar_subquery()


def _held(day: date) -> ScalarSelect[int]:
    held = select(func.count()).where(Claim.group_id == CourseGroup.id, *_is_held(day))
    return held.correlate(CourseGroup).scalar_subquery()


def _is_held(day: date) -> tuple[ColumnElement[bool], ...]:
    """That a place is held still: an offer that has run out holds nothing, swept up or not."""
    return Claim.state == CLAIM_HELD, Claim.until >= day


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


def _groups(session: Session) -> Select[*AnyColumns]:
    day = moment_of(session).day
    return (
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
            (_live() + _held(day)).label("taken"),
            _held(day).label("held"),
        )
        .join(Course, Course.id == CourseGroup.course_id)
        .outerjoin(User, User.id == CourseGroup.teacher_id)
        .outerjoin(Place, Place.id == CourseGroup.place_id)
    )
