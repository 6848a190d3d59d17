"""What can be done with the timetable. Each function is one use case, one transaction.

But for `book`, `stands_against`, `add_person` and `release`: features above call them within their own; one
calendar holds all.
"""

from eduapp.education.timetable.service.appointments import (
    BookAppointment,
    TakeBackAppointment,
    book_appointment,
    take_back_appointment,
)
from eduapp.education.timetable.service.bookings import (
    Keep,
    Person,
    add_person,
    book,
    release,
    stands_against,
)
from eduapp.education.timetable.service.cancelling import (
    CancelSession,
    RestoreSession,
    cancel_session,
    restore_session,
)
from eduapp.education.timetable.service.exporting import NoteExport, note_export
from eduapp.education.timetable.service.planning import (
    MoveSession,
    PlanSessions,
    move_session,
    plan_sessions,
)

__all__ = [
    "BookAppointment",
    "CancelSession",
    "Keep",
    "MoveSession",
    "NoteExport",
    "Person",
    "PlanSessions",
    "RestoreSession",
    "TakeBackAppointment",
    "add_person",
    "book",
    "book_appointment",
    "cancel_session",
    "move_session",
    "note_export",
    "plan_sessions",
    "release",
    "restore_session",
    "stands_against",
    "take_back_appointment",
]
