"""What can be done with the timetable. Each function is one use case, one transaction."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.spans import Span
from eduapp.core.violations import Override, Violation
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.places.rules import check_in_service
from eduapp.education.timetable import queries, rules, terms
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.rules import Meeting, Series, SessionState


@dataclass(frozen=True, kw_only=True)
class PlanSessions(Command):
    """A group is to meet on these weekdays (Monday is 0) at this time, from a first to a last day."""

    group_id: UUID
    place_id: UUID | None
    weekdays: frozenset[int]
    start_minute: int
    end_minute: int
    first_day: date
    last_day: date
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class CancelSession(Command):
    """A session is not held; the reason (code: cancel_reasons) says whose cause it is."""

    session_id: UUID
    version: int
    reason: str
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class RestoreSession(Command):
    """A cancelled session is held after all."""

    session_id: UUID
    version: int
    override: Override | None = None


def plan_sessions(uow: UnitOfWork, command: PlanSessions) -> tuple[UUID, ...]:
    """Put a series of sessions into the timetable: all of them, or none."""
    uow.require(terms.PLAN_SESSIONS)
    uow.lock(CourseGroup, command.group_id)
    if command.place_id is not None:
        uow.lock(Place, command.place_id)
    group = uow.session.get(CourseGroup, command.group_id)
    if group is None:
        raise NotFound
    series = Series(
        command.weekdays,
        Span(command.start_minute, command.end_minute),
        command.first_day,
        command.last_day,
    )
    uow.enforce(_against_series(uow, group, command.place_id, series), command.override)

    planned = [
        Session(
            group_id=group.id,
            place_id=command.place_id,
            day=meeting.day,
            start_minute=meeting.span.start,
            end_minute=meeting.span.end,
        )
        for meeting in rules.meetings_of(series)
    ]
    uow.session.add_all(planned)
    uow.session.flush()
    uow.audit(
        terms.SESSIONS_PLANNED,
        group.id,
        None,
        **_named(uow, group),
        count=len(planned),
        first=planned[0].day.isoformat(),
        last=planned[-1].day.isoformat(),
        time=rules.time_text(command.start_minute, command.end_minute),
    )
    uow.publish(terms.SESSIONS_CHANGED)
    return tuple(session.id for session in planned)


def cancel_session(uow: UnitOfWork, command: CancelSession) -> int:
    """Say that a session is not held. What was marked in it stays; the new version of the session."""
    uow.require(terms.CANCEL_SESSIONS)
    session = _locked(uow, command.session_id, command.version)
    against = rules.check_cancelling(session.state, session.day, uow.today, command.reason)
    uow.enforce(against, command.override)

    session.state, session.cancel_reason = SessionState.CANCELLED, command.reason
    uow.session.flush()
    told = _told(uow, session) | {"reason": f"cancel_reasons:{command.reason}"}
    uow.audit(terms.SESSION_CANCELLED, session.id, None, **told)
    uow.publish(terms.SESSIONS_CHANGED)
    return session.version


def restore_session(uow: UnitOfWork, command: RestoreSession) -> int:
    """Take a cancellation back, unless the time or the place is taken by now; the session's new version."""
    uow.require(terms.CANCEL_SESSIONS)
    session = _locked(uow, command.session_id, command.version)
    uow.enforce(_against_restoring(uow, session), command.override)

    session.state, session.cancel_reason = SessionState.PLANNED, ""
    uow.session.flush()
    uow.audit(terms.SESSION_RESTORED, session.id, None, **_told(uow, session))
    uow.publish(terms.SESSIONS_CHANGED)
    return session.version


def _against_series(
    uow: UnitOfWork, group: CourseGroup, place_id: UUID | None, series: Series
) -> Iterator[Violation]:
    wrong = list(rules.check_series(series, group.first_day, group.last_day))
    yield from wrong
    place = _place(uow, place_id)
    if place is not None and not place.active:
        yield rules.PlaceClosed(place=place.name)
    if not wrong:
        yield from _clashes(uow, rules.meetings_of(series), group.id, place)


def _against_restoring(uow: UnitOfWork, session: Session) -> Iterator[Violation]:
    yield from rules.check_restoring(session.state, session.day, uow.today)
    meeting = Meeting(session.day, Span(session.start_minute, session.end_minute))
    if session.state == SessionState.CANCELLED:
        place = _place(uow, session.place_id)
        for violation in _clashes(uow, [meeting], session.group_id, place):
            if not isinstance(violation, rules.CancelledStandsThere):  # that is the session itself
                yield violation


def _clashes(
    uow: UnitOfWork, meetings: Iterable[Meeting], group_id: UUID, place: Place | None
) -> Iterator[Violation]:
    wanted = list(meetings)
    place_id, name = (place.id, place.name) if place is not None else (None, "")
    first, last = wanted[0].day, wanted[-1].day
    booked = queries.booked(uow.session, first, last, group_id, place_id)
    yield from rules.check_clashes(wanted, booked, group_id, place_id, name)
    if place is not None:
        out = places.out_of_service(uow.session, [place.id], first, last)
        yield from check_in_service(name, [meeting.day for meeting in wanted], out)


def _locked(uow: UnitOfWork, session_id: UUID, version: int) -> Session:
    uow.lock(Session, session_id)
    session = uow.session.get(Session, session_id)
    if session is None:
        raise NotFound
    uow.expect_version(session, version)
    return session


def _place(uow: UnitOfWork, place_id: UUID | None) -> Place | None:
    if place_id is None:
        return None
    place = uow.session.get(Place, place_id)
    if place is None:
        raise NotFound
    return place


def _named(uow: UnitOfWork, group: CourseGroup) -> dict[str, str]:
    """What the trail calls a group."""
    course = uow.session.get_one(Course, group.course_id)
    return {"course": course.name, "group": group.name}


def _told(uow: UnitOfWork, session: Session) -> dict[str, object]:
    """What the trail tells of a session."""
    named = _named(uow, uow.session.get_one(CourseGroup, session.group_id))
    time = rules.time_text(session.start_minute, session.end_minute)
    return {**named, "day": session.day.isoformat(), "time": time}
