"""The words of the timetable."""

from eduapp.core.changes import Topic

SEE_TIMETABLE = "timetable.see"
PLAN_SESSIONS = "timetable.plan"
CANCEL_SESSIONS = "timetable.cancel"
PERMISSIONS = (SEE_TIMETABLE, PLAN_SESSIONS, CANCEL_SESSIONS)

SESSIONS_CHANGED = Topic("timetable.sessions")

SESSIONS_PLANNED = "timetable.sessions.planned"
SESSION_CANCELLED = "timetable.session.cancelled"
SESSION_RESTORED = "timetable.session.restored"
