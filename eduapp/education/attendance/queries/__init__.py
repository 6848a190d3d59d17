"""What the register can tell."""

from eduapp.education.attendance.queries.registers import (
    CURRENT,
    ListedSession,
    Recorded,
    Register,
    RegisterRow,
    is_on_roll,
    recorded,
    register,
    sessions_of_day,
    sessions_of_group,
    unfinished,
    unmarked,
)
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
    "LearnerAttendance",
    "ListedSession",
    "Recorded",
    "Register",
    "RegisterRow",
    "Week",
    "attendance_of",
    "is_on_roll",
    "of_learner",
    "recorded",
    "register",
    "sessions_of_day",
    "sessions_of_group",
    "shares",
    "unfinished",
    "unmarked",
    "weeks",
]
