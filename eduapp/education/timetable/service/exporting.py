"""What the trail keeps of calendars that were written to files."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.education.timetable import terms


@dataclass(frozen=True, kw_only=True)
class NoteExport(Command):
    """A calendar left the program: of a place, a teacher or a learner (then `learner_id` too)."""

    subject_id: UUID
    learner_id: UUID | None
    whose: str
    first_day: date
    last_day: date


def note_export(uow: UnitOfWork, command: NoteExport) -> None:
    """Keep who took whose calendar with them."""
    uow.require(terms.EXPORT_CALENDARS)
    uow.audit(
        terms.CALENDAR_EXPORTED,
        command.subject_id,
        command.learner_id,
        whose=command.whose,
        first=command.first_day.isoformat(),
        last=command.last_day.isoformat(),
    )
