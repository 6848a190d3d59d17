"""What the timetable can tell: sessions by day and by group."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.spans import Span
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.places.queries import PlaceRow
from eduapp.education.school import queries as school
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import Meeting, SessionState, in_sight_until, time_text
from eduapp.education.timetable.rules.cancelling import MOST_IN_SIGHT
from eduapp.people.access.models import User


@dataclass(frozen=True)
class SessionRow:
    """One session with everything a list or a heading says of it."""

    id: UUID
    version: int
    group_id: UUID
    group_name: str
    course_id: UUID
    course_name: str
    place_id: UUID | None
    place: str
    teacher_id: UUID | None
    teacher: str
    day: date
    start_minute: int
    end_minute: int
    state: str
    cancel_reason: str
    cancel_paid: bool = True

    @property
    def cancelled(self) -> bool:
        """Whether it is cancelled."""
        return self.state == SessionState.CANCELLED

    @property
    def span(self) -> Span:
        """Its stretch of the day."""
        return Span(self.start_minute, self.end_minute)

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end_minute - self.start_minute

    @property
    def hours(self) -> str:
        """From when to when: 08.30–10.00."""
        return time_text(self.start_minute, self.end_minute)


@dataclass(frozen=True)
class DayRow:
    """How many sessions a day has."""

    day: date
    planned: int
    cancelled: int


@dataclass(frozen=True)
class Planning:
    """What is known before sessions of a group are planned; `span` and `place_id` as it met last.

    `closed` are the days between its first and last on which nothing is taught, each with its name.
    """

    group_id: UUID
    label: str
    first_day: date
    last_day: date
    span: Span | None
    place_id: UUID | None
    places: tuple[PlaceRow, ...]
    closed: Mapping[date, str] = field(default_factory=dict)


def sessions_of_day(look: Look, day: date, scope: Scope = EVERYTHING) -> list[SessionRow]:
    """The sessions of a day in a scope, cancelled ones too, in order of time."""
    query = _rows().where(Session.day == day)
    if scope:
        query = query.where(within(scope))
    return _read(look, query.order_by(Session.start_minute, Course.sort_key, Session.id))


def sessions_of_group(look: Look, group_id: UUID) -> list[SessionRow]:
    """All sessions of a group, oldest first."""
    return _read(
        look, _rows().where(Session.group_id == group_id).order_by(Session.day, Session.start_minute)
    )


def session_head(look: Look, session_id: UUID) -> SessionRow | None:
    """One session, or None if there is none."""
    return next(iter(_read(look, _rows().where(Session.id == session_id))), None)


def sessions_by_id(look: Look, ids: Iterable[UUID]) -> dict[UUID, SessionRow]:
    """Several sessions at once."""
    return {row.id: row for row in _read(look, _rows().where(Session.id.in_(list(ids))))}


def sessions_between(
    look: Look,
    first: date,
    last: date,
    *,
    place_id: UUID | None = None,
    teacher_id: UUID | None = None,
    group_ids: Collection[UUID] | None = None,
) -> list[SessionRow]:
    """The sessions of some days, cancelled ones too: of one place, one teacher, some groups, or all."""
    query = _rows().where(Session.day.between(first, last))
    if place_id is not None:
        query = query.where(Session.place_id == place_id)
    if teacher_id is not None:
        query = query.where(within(Scope(teacher_id)))
    if group_ids is not None:
        query = query.where(Session.group_id.in_(group_ids))
    return _read(look, query.order_by(Session.day, Session.start_minute, Course.sort_key, Session.id))


def days(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> list[DayRow]:
    """How much is planned and cancelled on each day that has sessions, from a first to a last."""
    cancelled = case((Session.state == SessionState.CANCELLED, 1), else_=0)
    query = (
        select(Session.day, func.count() - func.sum(cancelled), func.sum(cancelled))
        .where(Session.day.between(first, last))
        .group_by(Session.day)
        .order_by(Session.day)
    )
    if scope:
        query = query.where(within(scope))
    return [DayRow(*values) for values in look.execute(query)]


def within(scope: Scope) -> ColumnElement[bool]:
    """Sessions of the groups of a scope: from the groups to their days, not through a day's sessions."""
    return Session.group_id.in_(courses.within(scope))


def planning(look: Look, group_id: UUID) -> Planning | None:
    """What the form for planning sessions starts from, or None if the group is gone."""
    group = courses.group(look, group_id)
    if group is None:
        return None
    last = (
        select(Session.start_minute, Session.end_minute, Session.place_id)
        .where(Session.group_id == group_id)
        .order_by(Session.day.desc(), Session.start_minute.desc())
        .limit(1)
    )
    usual = look.execute(last).one_or_none()
    span = Span(usual[0], usual[1]) if usual is not None else None
    place_id = usual[2] if usual is not None else group.place_id
    return Planning(
        group.id,
        group.label,
        group.first_day,
        group.last_day,
        span,
        place_id,
        tuple(places.in_use(look)),
        closed_names(look, group.first_day, group.last_day),
    )


def closed_names(look: Look, first: date, last: date) -> dict[date, str]:
    """The days on which nothing is taught, each with its name in the language spoken now."""
    return {day: closed.label for day, closed in school.closed_days(look, first, last).items()}


def cancelled_of(look: Look, group_id: UUID, first: date, last: date) -> list[Meeting]:
    """When cancelled sessions of a group would be: what stands there is restored, not planned anew."""
    query = select(Session.day, Session.start_minute, Session.end_minute).where(
        Session.group_id == group_id,
        Session.day.between(first, last),
        Session.state == SessionState.CANCELLED,
    )
    return [Meeting(day, Span(start, end)) for day, start, end in look.execute(query.order_by(Session.day))]


def to_cancel(
    look: Look,
    day: date,
    part: str = "",
    place_id: UUID | None = None,
    scope: Scope = EVERYTHING,
    *,
    cancelled: bool = False,
) -> list[SessionRow]:
    """The sessions of a day, or of a part of it (code: day_parts), in a scope or at one place.

    Those that are held; or those that are `cancelled`.
    """
    state = SessionState.CANCELLED if cancelled else SessionState.PLANNED
    query = _rows().where(Session.day == day, Session.state == state)
    if place_id is not None:
        query = query.where(Session.place_id == place_id)
    if scope:
        query = query.where(within(scope))
    rows = _read(look, query.order_by(Session.start_minute, Course.sort_key, Session.id))
    parts = school.day_parts(look)
    return [row for row in rows if part in ("", parts.part_of(row.start_minute))]


def cancelled_lately(look: Look, today: date, scope: Scope = EVERYTHING) -> list[SessionRow]:
    """Cancelled sessions of a scope that are still worth a line (rule 40), the latest day first."""
    earliest = today - MOST_IN_SIGHT
    query = _rows().where(Session.day >= earliest, Session.state == SessionState.CANCELLED)
    if scope:
        query = query.where(within(scope))
    rows = _read(look, query.order_by(Session.day.desc(), Session.start_minute, Course.sort_key, Session.id))
    near = (earliest - MOST_IN_SIGHT, today + MOST_IN_SIGHT)
    held: dict[UUID, list[date]] = {}
    query_days = select(Session.group_id, Session.day).where(
        Session.group_id.in_({row.group_id for row in rows}), Session.day.between(*near)
    )
    for group_id, day in look.execute(query_days):
        held.setdefault(group_id, []).append(day)
    return [row for row in rows if today <= in_sight_until(row.day, held.get(row.group_id, [row.day]))]


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Session.id,
            Session.version,
            CourseGroup.id,
            CourseGroup.name,
            Course.id,
            Course.name,
            Place.id,
            func.coalesce(Place.name, ""),
            User.id,
            func.coalesce(User.name, ""),
            Session.day,
            Session.start_minute,
            Session.end_minute,
            Session.state,
            Session.cancel_reason,
            Session.cancel_paid,
        )
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .outerjoin(Place, Place.id == Session.place_id)
        .outerjoin(User, User.id == CourseGroup.teacher_id)
    )


def _read(look: Look, query: Select[*tuple[Any, ...]]) -> list[SessionRow]:
    return [SessionRow(*values) for values in look.execute(query)]
