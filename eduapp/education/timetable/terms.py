"""The words of the timetable."""

from eduapp.core.changes import Topic

SEE_TIMETABLE = "timetable.see"
PLAN_SESSIONS = "timetable.plan"
CANCEL_SESSIONS = "timetable.cancel"
SEE_APPOINTMENTS = "timetable.see_appointments"  # their kinds; whoever may not is told only “busy”
BOOK_APPOINTMENTS = "timetable.book_appointments"
EXPORT_CALENDARS = "timetable.export"
PERMISSIONS = (
    SEE_TIMETABLE,
    PLAN_SESSIONS,
    CANCEL_SESSIONS,
    SEE_APPOINTMENTS,
    BOOK_APPOINTMENTS,
    EXPORT_CALENDARS,
)

SESSIONS_CHANGED = Topic("timetable.sessions")
BOOKINGS_CHANGED = Topic("timetable.bookings")

SESSIONS_PLANNED = "timetable.sessions.planned"
SESSION_MOVED = "timetable.session.moved"
SESSION_CANCELLED = "timetable.session.cancelled"
SESSION_RESTORED = "timetable.session.restored"
APPOINTMENT_BOOKED = "timetable.appointment.booked"
APPOINTMENT_TAKEN_BACK = "timetable.appointment.taken_back"
CALENDAR_EXPORTED = "timetable.calendar.exported"
