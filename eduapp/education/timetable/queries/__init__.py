"""What the timetable can tell: sessions, the one calendar of bookings, appointments, weeks and calendars."""

from eduapp.education.timetable.queries.appointments import AppointmentRow, appointments
from eduapp.education.timetable.queries.bookings import Stay, Stays, bookings, may_see_kinds
from eduapp.education.timetable.queries.draft import Draft, Planned, Standing
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
from eduapp.education.timetable.queries.week import (
    LEARNER,
    PLACE,
    TEACHER,
    Week,
    WeekItem,
    Whose,
    groups_shown,
    week,
    who_teaches,
)

__all__ = [
    "LEARNER",
    "PLACE",
    "TEACHER",
    "AppointmentRow",
    "DayRow",
    "Draft",
    "Planned",
    "Planning",
    "SessionRow",
    "Standing",
    "Stay",
    "Stays",
    "Week",
    "WeekItem",
    "Whose",
    "appointments",
    "bookings",
    "cancelled_lately",
    "cancelled_of",
    "closed_names",
    "days",
    "groups_shown",
    "may_see_kinds",
    "names_of",
    "planning",
    "session_head",
    "sessions_between",
    "sessions_by_id",
    "sessions_of_day",
    "sessions_of_group",
    "to_cancel",
    "week",
    "who_teaches",
]
