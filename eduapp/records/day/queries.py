"""What can be told of a day: whether it is opened and closed, what it brought, and what is still missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.moment import moment_of
from eduapp.education.attendance import queries as attendance
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.timetable.rules import time_text
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.records.day.models import Day, DayChange, DayClosed
from eduapp.records.day.rules import (
    DETAILS,
    LIST,
    ONE_DAY,
    REGISTER,
    SHIFT,
    TOOLS,
    GoingOn,
    OpenEnds,
    is_closed_for,
)
from eduapp.records.lists import queries as lists
from eduapp.workshops.hours import queries as workshops
from eduapp.workshops.tools import queries as tools


@dataclass(frozen=True)
class DayHead:
    """One day as it stands."""

    id: UUID
    version: int
    day: date
    opened_at: datetime
    closed_at: datetime | None
    closed_by: str
    left_open: int


@dataclass(frozen=True)
class ChangeRow:
    """One thing a day brought: for somebody in a group, or `count` of something."""

    id: UUID
    step: str  # code: day_steps
    learner_id: UUID | None
    name: str  # family name first
    sort_key: str
    group: str  # course and group
    count: int


@dataclass(frozen=True)
class EndRow:
    """Something of a day that nobody recorded, and where it is done."""

    id: UUID  # of the session, the workshop, the list or the board
    kind: str  # rules.REGISTER, DETAILS, SHIFT, LIST or TOOLS
    title: str
    detail: str  # the time, the number of the list, or everything that speaks against the board
    count: int  # learners nothing is said of, or too little; 0 where nobody counts them
    teacher_id: UUID | None = None


def last_opened(session: Session) -> date | None:
    """The latest day that was opened."""
    return session.scalar(select(func.max(Day.day)))


def head(session: Session, day: date, scope: Scope = EVERYTHING) -> DayHead | None:
    """One day as it stands for a scope, or None if it was not opened. Two statements."""
    found = session.execute(select(Day.id, Day.version, Day.day, Day.opened_at).where(Day.day == day))
    opened = found.one_or_none()
    if opened is None:
        return None
    closings = session.execute(
        select(DayClosed.site, DayClosed.closed_at, User.name, DayClosed.left_open)
        .join(User, User.id == DayClosed.closed_by)
        .where(DayClosed.day_id == opened.id, DayClosed.site.in_([*scope.sites, ""]))
        .order_by(DayClosed.closed_at.desc())
    ).all()
    done = is_closed_for({site for site, *_rest in closings}, scope.sites)
    last = closings[0][1:] if done else (None, "", 0)
    return DayHead(*opened, *last)


def brought(session: Session, day: date) -> list[ChangeRow]:
    """What opening a day changed, in the order in which it was done."""
    query = (
        select(
            DayChange.id,
            DayChange.step,
            DayChange.learner_id,
            Learner.family_name,
            Learner.given_name,
            func.coalesce(Learner.sort_key, ""),
            Course.name,
            CourseGroup.name,
            DayChange.count,
        )
        .join(Day, Day.id == DayChange.day_id)
        .outerjoin(Learner, Learner.id == DayChange.learner_id)
        .outerjoin(CourseGroup, CourseGroup.id == DayChange.group_id)
        .outerjoin(Course, Course.id == CourseGroup.course_id)
        .where(Day.day == day)
        .order_by(DayChange.place)
    )
    return [
        ChangeRow(
            id_,
            step,
            learner_id,
            ", ".join(filter(None, (family, given))),
            sort_key,
            ", ".join(filter(None, (course, group))),
            count,
        )
        for id_, step, learner_id, family, given, sort_key, course, group, count in session.execute(query)
    ]


def open_ends(session: Session, day: date, scope: Scope = EVERYTHING) -> list[EndRow]:
    """What of a day is over and nobody recorded: registers, workshop sheets, papers not come back, tools."""
    parts = (_registers, _shifts, _lists, _boards)
    return [end for part in parts for end in part(session, day, scope)]


def still_going_on(session: Session, day: date, scope: Scope = EVERYTHING) -> GoingOn:
    """How many sessions, and how many shifts nobody signed for, of a day are not over yet."""
    now = moment_of(session)
    sessions = sum(
        (day, row.session.end_minute) > (now.day, now.minute) and not row.session.cancelled
        for row in attendance.sessions_of_day(session, day, scope)
    )
    without = _without_sheet(session, day, scope)
    shifts = sum((day, row.facts.shift.end) > (now.day, now.minute) for row in without)
    return GoingOn(sessions, shifts)


def is_over(session: Session, day: date, scope: Scope = EVERYTHING) -> bool:
    """Whether a day had sessions that were held, and all of them and all shifts are over."""
    held = [row for row in attendance.sessions_of_day(session, day, scope) if not row.session.cancelled]
    return bool(held) and not still_going_on(session, day, scope).count


def counted(ends: Iterable[EndRow]) -> OpenEnds:
    """How many of each kind."""
    kinds = [end.kind for end in ends]
    of_each = (kinds.count(kind) for kind in (REGISTER, SHIFT, LIST, DETAILS, TOOLS))
    return OpenEnds(*of_each)


def not_closed(session: Session, before: date, scope: Scope = EVERYTHING, limit: int = 5) -> list[date]:
    """Days before one that nobody closed and on which something is still missing; newest first."""
    closed = select(func.count()).where(DayClosed.day_id == Day.id).correlate(Day)
    whole = closed.where(DayClosed.site == "").scalar_subquery()
    query = select(Day.day).where(Day.day < before, whole == 0)
    if scope.sites:
        parts = closed.where(DayClosed.site.in_(sorted(scope.sites))).scalar_subquery()
        query = query.where(parts < len(scope.sites))
    days = session.scalars(query.order_by(Day.day.desc()).limit(limit))
    return [day for day in days if open_ends(session, day, scope)]


def _registers(session: Session, day: date, scope: Scope) -> list[EndRow]:
    """Registers somebody is missing from, and those whose marks say too little."""
    now, lacking = moment_of(session), attendance.lacking(session, day, scope)
    return [
        EndRow(
            row.id,
            REGISTER if row.recorded.unmarked else DETAILS,
            f"{row.session.course_name}, {row.session.group_name}",
            time_text(row.session.start_minute, row.session.end_minute),
            row.recorded.unmarked or lacking[row.id],
            row.session.teacher_id,
        )
        for row in attendance.sessions_of_day(session, day, scope)
        if (row.recorded.unmarked or row.id in lacking)
        and not row.session.cancelled
        and (day, row.session.end_minute) <= (now.day, now.minute)
    ]


def _shifts(session: Session, day: date, scope: Scope) -> list[EndRow]:
    now = moment_of(session)
    return [
        EndRow(row.id, SHIFT, row.name, time_text(row.facts.shift.start, row.facts.shift.end), 0)
        for row in _without_sheet(session, day, scope)
        if (day, row.facts.shift.end) <= (now.day, now.minute)
    ]


def _without_sheet(session: Session, day: date, scope: Scope) -> list[workshops.WorkshopRow]:
    """The workshops where people had posts on a working day and nobody signed a sheet or entered hours."""
    among = [row.id for row in workshops.workshops(session, closed=False, scope=scope)] if scope else None
    missing = workshops.unsigned_days(session, day + ONE_DAY, among)
    rows = workshops.workshops(session, scope=scope) if missing else []
    return [row for row in rows if day in missing.get(row.id, ())]


def _lists(session: Session, day: date, scope: Scope) -> list[EndRow]:
    now = moment_of(session)
    return [
        EndRow(
            row.list_id,
            LIST,
            f"{row.course}, {row.group}",
            f"{row.number}-{row.edition}",
            row.missing,
            row.teacher_id,
        )
        for row in lists.unreturned(session, day, day, scope)
        if (row.day, row.end_minute) <= (now.day, now.minute)
    ]


def _boards(session: Session, day: date, scope: Scope) -> list[EndRow]:
    """Boards used on a day that are not settled; those in use today once nothing goes on any more."""
    found = tools.open_boards(session, day, scope)
    if found and still_going_on(session, day, scope).count:
        return []
    return [
        EndRow(row.board_id, TOOLS, row.board, " ".join(one.sentence() for one in row.against), 0)
        for row in found
    ]
