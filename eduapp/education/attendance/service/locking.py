"""What every use case of a register begins with, and how the trail names a session."""

from uuid import UUID

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.education.attendance.rules import Lesson
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import SessionRow


def locked(uow: UnitOfWork, session_id: UUID) -> SessionRow:
    """A session nobody else records in meanwhile. Raises NotFound."""
    uow.lock(Session, session_id)
    head = timetable.session_head(uow.session, session_id)
    if head is None:
        raise NotFound
    return head


def lesson_of(head: SessionRow) -> Lesson:
    """What the rules need to know of a session."""
    return Lesson(head.day, head.minutes, head.cancelled)


def told(head: SessionRow) -> dict[str, object]:
    """What the trail tells of a session."""
    return {
        "course": head.course_name,
        "group": head.group_name,
        "day": head.day.isoformat(),
        "time": head.hours,
    }


def listed(code: str) -> str:
    """A code as the trail keeps it: with its list, so that it can be told in any language."""
    return f"attendance_codes:{code}"
