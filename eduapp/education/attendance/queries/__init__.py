"""What the register can tell."""

from eduapp.education.attendance.queries.registers import (
    CURRENT,
    Recorded,
    Register,
    RegisterRow,
    is_on_roll,
    recorded,
    recorded_of_group,
    register,
    unfinished,
    unmarked,
)
from eduapp.education.attendance.queries.sums import LearnerAttendance, attendance_of, of_learner

__all__ = [
    "CURRENT",
    "LearnerAttendance",
    "Recorded",
    "Register",
    "RegisterRow",
    "attendance_of",
    "is_on_roll",
    "of_learner",
    "recorded",
    "recorded_of_group",
    "register",
    "unfinished",
    "unmarked",
]
