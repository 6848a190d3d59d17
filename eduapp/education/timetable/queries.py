"""What the timetable can tell: sessions by day and by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session as Look

from eduapp.core.spans import Span
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.places.queries import PlaceRow
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import Booked, Meeting, SessionState, time_text
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

    @property
    def cancelled(self) -> bool:
        """Whether it is cancelled."""
        return self.state == SessionState.CANCELLED

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
    """What is known before sessions of a group are planned; `span` and `place_id` as it met last."""

    group_id: UUID
    label: str
    first_day: date
    last_day: date
    span: Span | None
    place_id: UUID | None
    places: tuple[PlaceRow, ...]


def sessions_of_day(look: Look, day: date, teacher_id: UUID | None = None) -> list[SessionRow]:
    """The sessions of a day, cancelled ones too, in order of time; of one teacher's groups, or all."""
    query = _rows().where(Session.day == day)
    if teacher_id is not None:
        query = query.where(CourseGroup.teacher_id == teacher_id)
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


def days(look: Look, first: date, last: date, teacher_id: UUID | None = None) -> list[DayRow]:
    """How much is planned and cancelled on each day that has sessions, from a first to a last."""
    cancelled = case((Session.state == SessionState.CANCELLED, 1), else_=0)
    query = (
        select(Session.day, func.count() - func.sum(cancelled), func.sum(cancelled))
        .where(Session.day.between(first, last))
        .group_by(Session.day)
        .order_by(Session.day)
    )
    if teacher_id is not None:
        query = query.join(CourseGroup, CourseGroup.id == Session.group_id).where(
            CourseGroup.teacher_id == teacher_id
        )
    return [DayRow(*values) for values in look.execute(query)]


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
        group.id, group.label, group.first_day, group.last_day, span, place_id, tuple(places.in_use(look))
    )


def booked(look: Look, first: date, last: date, group_id: UUID, place_id: UUID | None) -> list[Booked]:
    """What a group and a place have in the timetable from a first to a last day, cancelled ones too."""
    whose = [Session.group_id == group_id]
    if place_id is not None:
        whose.append(Session.place_id == place_id)
    query = select(
        Session.day,
        Session.start_minute,
        Session.end_minute,
        Session.group_id,
        Session.place_id,
        Session.state,
    ).where(Session.day.between(first, last), or_(*whose))
    return [
        Booked(Meeting(day, Span(start, end)), group, place, state == SessionState.CANCELLED)
        for day, start, end, group, place, state in look.execute(query)
    ]


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
        )
        .join(CourseGroup, CourseGroup.id == Session.group_id)
        .join(Course, Course.id == CourseGroup.course_id)
        .outerjoin(Place, Place.id == Session.place_id)
        .outerjoin(User, User.id == CourseGroup.teacher_id)
    )


def _read(look: Look, query: Select[*tuple[Any, ...]]) -> list[SessionRow]:
    return [SessionRow(*values) for values in look.execute(query)]
