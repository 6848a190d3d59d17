"""What the register can tell."""

from eduapp.education.attendance.queries.guests import GuestCandidate, guest_candidates, offer_only
from eduapp.education.attendance.queries.history import (
    REPLACED,
    STANDS,
    TAKEN_BACK,
    MarkVersion,
    history,
)
from eduapp.education.attendance.queries.keeping import reasons_kept
from eduapp.education.attendance.queries.lacking import lacking
from eduapp.education.attendance.queries.ledger import DayRow, PersonMark, day_ledger, marks_of_person
from eduapp.education.attendance.queries.presence import Presence, presence
from eduapp.education.attendance.queries.registers import (
    CURRENT,
    ListedSession,
    NotExpected,
    Recorded,
    Register,
    RegisterRow,
    company,
    is_on_roll,
    recorded,
    register,
    sessions_of_day,
    sessions_of_group,
    unfinished,
    unmarked,
)
from eduapp.education.attendance.queries.seconds import second_names
from eduapp.education.attendance.queries.standing import Standing, standing
from eduapp.education.attendance.queries.sums import (
    LearnerAttendance,
    Week,
    attendance_of,
    of_learner,
    shares,
    weeks,
)

__all__ = [
    "CURRENT",
    "REPLACED",
    "STANDS",
    "TAKEN_BACK",
    "DayRow",
    "GuestCandidate",
    "LearnerAttendance",
    "ListedSession",
    "MarkVersion",
    "NotExpected",
    "PersonMark",
    "Presence",
    "Recorded",
    "Register",
    "RegisterRow",
    "Standing",
    "Week",
    "attendance_of",
    "company",
    "day_ledger",
    "guest_candidates",
    "history",
    "is_on_roll",
    "lacking",
    "marks_of_person",
    "of_learner",
    "offer_only",
    "presence",
    "reasons_kept",
    "recorded",
    "register",
    "second_names",
    "sessions_of_day",
    "sessions_of_group",
    "shares",
    "standing",
    "unfinished",
    "unmarked",
    "weeks",
]
