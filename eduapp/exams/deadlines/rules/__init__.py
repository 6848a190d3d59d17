"""What is true of deadlines: how they are counted, explained and extended. Pure."""

from eduapp.exams.deadlines.rules.counting import Passed, Period, end_of, next_working_day, why_closed
from eduapp.exams.deadlines.rules.extending import check_extension
from eduapp.exams.deadlines.rules.reckoning import (
    CHEATING_WAIT,
    DECISION_APPEAL,
    INTERIM_ANSWER,
    LATEST_APPEAL,
    PRACTICE_WAIT,
    Deadline,
    Extension,
    Wait,
    day_in_words,
    deadline,
    wait,
)

__all__ = [
    "CHEATING_WAIT",
    "DECISION_APPEAL",
    "INTERIM_ANSWER",
    "LATEST_APPEAL",
    "PRACTICE_WAIT",
    "Deadline",
    "Extension",
    "Passed",
    "Period",
    "Wait",
    "check_extension",
    "day_in_words",
    "deadline",
    "end_of",
    "next_working_day",
    "wait",
    "why_closed",
]
