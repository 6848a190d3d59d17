"""What is kept of exams on screen: journals, what came from PCs that were left, what is sealed of both."""

from eduapp.exams.screens.queries.asides import aside_of, asides, is_known, undecided, was_left
from eduapp.exams.screens.queries.journals import (
    AttemptRow,
    MessageRow,
    NoticeRow,
    Readings,
    SeatRow,
    allowance_of,
    attempts,
    frames,
    judged,
    messages,
    notices,
    read,
    read_one,
    seats,
    somebody_on_paper,
    standing,
)
from eduapp.exams.screens.queries.sealed import facts_of_screens

__all__ = [
    "AttemptRow",
    "MessageRow",
    "NoticeRow",
    "Readings",
    "SeatRow",
    "allowance_of",
    "aside_of",
    "asides",
    "attempts",
    "facts_of_screens",
    "frames",
    "is_known",
    "judged",
    "messages",
    "notices",
    "read",
    "read_one",
    "seats",
    "somebody_on_paper",
    "standing",
    "undecided",
    "was_left",
]
