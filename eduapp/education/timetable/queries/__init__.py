"""What the timetable can tell: sessions, the one calendar of bookings, appointments, weeks and calendars."""

from eduapp.education.timetable.queries.appointments import AppointmentRow, appointments
from eduapp.education.timetable.queries.bookings import Stay, Stays, bookings, may_see_kinds
from eduapp.education.timetable.queries.names import names_of
from eduapp.education.timetable.queries.sessions import (
    DayRow,
    Planning,
    SessionRow,
    cancelled_lately,
    cancelled_of,
    closed_names,
    days,
    planning,
    session_head,
    sessions_between,
    sessions_by_id,
    sessions_of_day,
    sessions_of_group,
    to_cancel,
)

__all__ = [
    "AppointmentRow",
    "DayRow",
    "Planning",
    "SessionRow",
    "Stay",
    "Stays",
    "appointments",
    "bookings",
    "cancelled_lately",
    "cancelled_of",
    "closed_names",
    "days",
    "may_see_kinds",
    "names_of",
    "planning",
    "session_head",
    "sessions_between",
    "sessions_by_id",
    "sessions_of_day",
    "sessions_of_group",
    "to_cancel",
]
