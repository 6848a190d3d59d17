"""Several sessions at once, cancelled or restored, each by itself; and calendars written to files."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from eduapp.core.db.unit_of_work import Command, Database
from eduapp.core.errors import EduError, Refused
from eduapp.core.files import write_atomically
from eduapp.core.progress import Cancelled, Progress
from eduapp.core.violations import Override
from eduapp.education.timetable import queries, service
from eduapp.education.timetable.formats.calendar_file import CalendarEvent, calendar_file
from eduapp.education.timetable.queries import WeekItem, Whose
from eduapp.education.timetable.rules import CALENDAR, check_length
from eduapp.education.timetable.rules.conflicts import SESSION

Versioned = tuple[UUID, int]  # a session as somebody saw it


@dataclass(frozen=True, kw_only=True)
class CancelMany(Command):
    """These sessions are not held: a whole morning, a whole place. `paid` is said, not guessed (rule 37)."""

    sessions: tuple[Versioned, ...]
    reason: str
    paid: bool
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class RestoreMany(Command):
    """These cancelled sessions are held after all."""

    sessions: tuple[Versioned, ...]
    override: Override | None = None


@dataclass(frozen=True)
class TurnedDown:
    """A session for which it could not be done, and why."""

    id: UUID
    error: EduError


@dataclass(frozen=True)
class Report:
    """What was done (with the new version), what not and why, what was left when somebody pressed Stop."""

    done: tuple[Versioned, ...] = ()
    refused: tuple[TurnedDown, ...] = ()
    left: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ExportCalendar(Command):
    """Write the days of a place, a teacher or a learner to a file."""

    whose: Whose
    first_day: date
    last_day: date
    path: Path


def cancel_many(database: Database, command: CancelMany, progress: Progress) -> Report:
    """Cancel each session in the order given; Stop keeps what is whole."""

    def cancel(session_id: UUID, version: int) -> int:
        order = service.CancelSession(
            command_id=uuid5(command.command_id, str(session_id)),
            session_id=session_id,
            version=version,
            reason=command.reason,
            paid=command.paid,
            override=command.override,
        )
        return database.execute(service.cancel_session, order)

    return _each(command.sessions, cancel, progress)


def restore_many(database: Database, command: RestoreMany, progress: Progress) -> Report:
    """Restore each session in the order given; Stop keeps what is whole."""

    def restore(session_id: UUID, version: int) -> int:
        order = service.RestoreSession(
            command_id=uuid5(command.command_id, str(session_id)),
            session_id=session_id,
            version=version,
            override=command.override,
        )
        return database.execute(service.restore_session, order)

    return _each(command.sessions, restore, progress)


def export_calendar(database: Database, command: ExportCalendar, progress: Progress) -> int:
    """Write a calendar file; how many events it holds. The trail notes whose calendar left the program."""
    progress.step(0, 2)
    against = tuple(check_length(CALENDAR, command.first_day, command.last_day))
    if against:
        raise Refused(*against)
    with database.reading() as look:
        week = queries.week(look, command.whose, command.first_day, command.last_day)
    events = [event_of(item) for item in week.items]
    named = "" if command.whose.kind == queries.LEARNER else week.name
    written = calendar_file(events, named, database.clock())
    progress.step(1, 2)
    note = service.NoteExport(
        command_id=command.command_id,
        subject_id=command.whose.id,
        learner_id=command.whose.id if command.whose.kind == queries.LEARNER else None,
        whose=week.name,
        first_day=command.first_day,
        last_day=command.last_day,
    )
    database.execute(service.note_export, note)  # who may not is told so before anything leaves
    write_atomically(command.path, written)
    return len(events)


def event_of(item: WeekItem) -> CalendarEvent:
    """What others may know of one thing: the course, not the group or whoever takes part."""
    session = item.session
    key = str(item.id) if item.kind == SESSION else f"{item.id}-{item.day:%Y%m%d}"
    summary = session.course_name if session is not None else item.title
    return CalendarEvent(key, item.day, item.span, summary, item.place, item.sequence, item.cancelled)


def _each(sessions: tuple[Versioned, ...], do: Callable[[UUID, int], int], progress: Progress) -> Report:
    """Each in a transaction of its own; a refusal of one is no refusal of the others."""
    done: list[Versioned] = []
    refused: list[TurnedDown] = []
    for place, (session_id, version) in enumerate(sessions):
        try:
            progress.step(place, len(sessions))
            done.append((session_id, do(session_id, version)))
        except Cancelled:
            return Report(tuple(done), tuple(refused), tuple(id for id, _version in sessions[place:]))
        except EduError as error:
            refused.append(TurnedDown(session_id, error))
    return Report(tuple(done), tuple(refused))
