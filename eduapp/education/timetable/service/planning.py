"""Putting sessions into the timetable, and moving one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.spans import Span
from eduapp.core.violations import Override, Violation
from eduapp.education.courses.models import CourseGroup
from eduapp.education.places.models import Place
from eduapp.education.timetable import queries, rules, terms
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import Stays
from eduapp.education.timetable.rules import Calendar, GroupDays, Meeting, Series
from eduapp.education.timetable.rules.occurrences import EVERY_WEEK
from eduapp.education.timetable.service.checking import (
    HORIZON,
    Needs,
    against,
    closed_place,
    expect_own,
    found,
    limits,
    lock_needs,
    locked_session,
    meeting_of,
    named,
)


@dataclass(frozen=True, kw_only=True)
class PlanSessions(Command):
    """A group is to meet on these weekdays (Monday is 0) at this time, from a first to a last day.

    In a `rotation` of several weeks it meets in those of `weeks`; week 1 is that in which the group begins.
    Days on which nothing is taught are left out. `roll`: who takes part and when, as the asker knows it.
    """

    group_id: UUID
    place_id: UUID | None
    weekdays: frozenset[int]
    start_minute: int
    end_minute: int
    first_day: date
    last_day: date
    rotation: int = 1
    weeks: frozenset[int] = EVERY_WEEK
    roll: Stays = field(default_factory=dict)
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class MoveSession(Command):
    """One session is held at another time, on another day or at another place."""

    session_id: UUID
    version: int
    day: date
    start_minute: int
    end_minute: int
    place_id: UUID | None
    roll: Stays = field(default_factory=dict)
    override: Override | None = None


def plan_sessions(uow: UnitOfWork, command: PlanSessions) -> tuple[UUID, ...]:
    """Put a series of sessions into the timetable: all of them, or none."""
    uow.require(terms.PLAN_SESSIONS)
    expect_own(uow, command.group_id)
    group, place = lock_needs(uow, command.group_id, command.place_id)
    series = _series(command, group)
    uow.enforce(rules.check_length(rules.SERIES, series.first_day, series.last_day))  # before it is counted
    closed = queries.closed_names(uow.session, series.first_day, series.last_day)
    meetings = {new_id(): meeting for meeting in rules.meetings_of(series, closed)}
    needs = Needs(group, place, command.roll)
    uow.enforce(_against_series(uow, series, meetings, needs, closed), command.override)

    planned = [_session(id, group, command.place_id, meeting) for id, meeting in meetings.items()]
    uow.session.add_all(planned)
    uow.session.flush()
    uow.audit(
        terms.SESSIONS_PLANNED,
        group.id,
        None,
        **named(uow, group),
        count=len(planned),
        first=planned[0].day.isoformat(),
        last=planned[-1].day.isoformat(),
        time=rules.time_text(command.start_minute, command.end_minute),
        left_out=len(rules.left_out(series, closed)),
    )
    uow.publish(terms.SESSIONS_CHANGED)
    return tuple(session.id for session in planned)


def move_session(uow: UnitOfWork, command: MoveSession) -> int:
    """Hold a session at another time or place; its new version. What was recorded ahead goes with it."""
    uow.require(terms.PLAN_SESSIONS)
    session = locked_session(uow, command.session_id, command.version)
    expect_own(uow, session.group_id)
    group, place = lock_needs(uow, session.group_id, command.place_id)
    was, to = meeting_of(session), Meeting(command.day, Span(command.start_minute, command.end_minute))
    before = session.place_id
    needs = Needs(group, place, command.roll)
    uow.enforce(_against_moving(uow, session, was, to, needs), command.override)

    if (was, before) == (to, command.place_id):
        return session.version
    session.day, session.place_id = to.day, command.place_id
    session.start_minute, session.end_minute = to.span.start, to.span.end
    uow.session.flush()
    uow.audit(
        terms.SESSION_MOVED,
        session.id,
        None,
        **named(uow, group),
        day=was.day.isoformat(),
        time=rules.time_text(was.span.start, was.span.end),
        to_day=to.day.isoformat(),
        to_time=rules.time_text(to.span.start, to.span.end),
        place="" if place is None else place.name,
        was_at="" if before is None else found(uow, Place, before).name,
    )
    uow.publish(terms.SESSIONS_CHANGED)
    return session.version


def _series(command: PlanSessions, group: CourseGroup) -> Series:
    return Series(
        command.weekdays,
        Span(command.start_minute, command.end_minute),
        command.first_day,
        command.last_day,
        command.rotation,
        command.weeks,
        anchor=group.first_day,
    )


def _session(id: UUID, group: CourseGroup, place_id: UUID | None, meeting: Meeting) -> Session:
    span = meeting.span
    times = {"day": meeting.day, "start_minute": span.start, "end_minute": span.end}
    return Session(id=id, group_id=group.id, place_id=place_id, **times)


def _against_series(
    uow: UnitOfWork, series: Series, meetings: dict[UUID, Meeting], needs: Needs, closed: dict[date, str]
) -> Iterator[Violation]:
    group = needs.group
    wrong = list(rules.check_series(series, GroupDays(group.first_day, group.last_day), closed))
    yield from wrong
    yield from closed_place(needs.place)
    if wrong:
        return
    cancelled = queries.cancelled_of(uow.session, group.id, series.first_day, series.last_day)
    yield from rules.check_standing(meetings.values(), cancelled)
    wanted = [needs.booking(id, meeting) for id, meeting in meetings.items()]

    def instead(calendar: Calendar) -> str:
        within = limits(uow, series.first_day, series.last_day)
        return rules.times_listed(rules.free_series(series, wanted[0], calendar, within))

    yield from against(uow, wanted, needs, series.last_day, instead, since=series.first_day)


def _against_moving(
    uow: UnitOfWork, session: Session, was: Meeting, to: Meeting, needs: Needs
) -> Iterator[Violation]:
    group = needs.group
    closed = queries.closed_names(uow.session, to.day, to.day)
    running = GroupDays(group.first_day, group.last_day)
    wrong = list(rules.check_moving(session.state, was, to, running, uow.today, closed))
    yield from wrong
    if session.place_id != (needs.place.id if needs.place else None):
        yield from closed_place(needs.place)
    if not any(isinstance(one, rules.TimesRunBackwards) for one in wrong):
        yield from _booked_then(uow, session, to, needs)


def _booked_then(uow: UnitOfWork, session: Session, to: Meeting, needs: Needs) -> Iterator[Violation]:
    cancelled = queries.cancelled_of(uow.session, needs.group.id, to.day, to.day)
    if session.state == rules.SessionState.PLANNED:
        yield from rules.check_standing([to], cancelled)
    wanted = needs.booking(session.id, to)
    horizon = max(to.day, min(to.day + HORIZON, needs.group.last_day))

    def instead(calendar: Calendar) -> str:
        return rules.times_listed(rules.free_times(wanted, calendar, limits(uow, to.day, horizon)))

    yield from against(uow, [wanted], needs, horizon, instead, own_company=False)
