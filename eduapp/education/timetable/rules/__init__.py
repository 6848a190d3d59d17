"""The rules of the timetable, all pure.

occurrences: when something is and comes again · conflicts: the one engine · openings: when instead ·
reasons: conflicts as sentences · sessions, cancelling, appointments: what may be done with each.
"""

from eduapp.education.timetable.rules.appointments import AppointmentFacts, cause_of_kind, check_appointment
from eduapp.education.timetable.rules.cancelling import (
    cause_of,
    check_cancelling,
    check_restoring,
    in_sight_until,
    kept_by_prison,
)
from eduapp.education.timetable.rules.conflicts import (
    Apart,
    Booking,
    Calendar,
    Conflict,
    Needed,
    clashes,
    conflicts_of,
)
from eduapp.education.timetable.rules.limits import CALENDAR, SERIES, check_ahead, check_length
from eduapp.education.timetable.rules.occurrences import (
    Meeting,
    Series,
    left_out,
    meetings_of,
    time_text,
    week_of_rotation,
    when_text,
)
from eduapp.education.timetable.rules.openings import Limits, free_series, free_times
from eduapp.education.timetable.rules.reasons import times_listed, warnings, why_not
from eduapp.education.timetable.rules.sessions import (
    MOST_AT_ONCE,
    OF_ANOTHER,
    GroupDays,
    PlaceClosed,
    SessionState,
    TimesRunBackwards,
    check_moving,
    check_series,
    check_standing,
    closed_text,
    is_own,
)

__all__ = [
    "CALENDAR",
    "MOST_AT_ONCE",
    "OF_ANOTHER",
    "SERIES",
    "Apart",
    "AppointmentFacts",
    "Booking",
    "Calendar",
    "Conflict",
    "GroupDays",
    "Limits",
    "Meeting",
    "Needed",
    "PlaceClosed",
    "Series",
    "SessionState",
    "TimesRunBackwards",
    "cause_of",
    "cause_of_kind",
    "check_ahead",
    "check_appointment",
    "check_cancelling",
    "check_length",
    "check_moving",
    "check_restoring",
    "check_series",
    "check_standing",
    "clashes",
    "closed_text",
    "conflicts_of",
    "free_series",
    "free_times",
    "in_sight_until",
    "is_own",
    "kept_by_prison",
    "left_out",
    "meetings_of",
    "time_text",
    "times_listed",
    "warnings",
    "week_of_rotation",
    "when_text",
    "why_not",
]
