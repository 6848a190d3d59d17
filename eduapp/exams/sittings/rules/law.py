"""The lines of exam_law that sittings go by, and the time an exam keeps. Pure."""

from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.exams.papers.rules.law import WRITTEN, LawNumber, law

__all__ = [
    "APART",
    "CANDIDATES_A_WATCH",
    "LATEST_ARRIVAL",
    "WATCH_TRAINED",
    "WRITTEN",
    "WRITTEN_START",
    "LawNumber",
    "kept_free",
    "law",
]

WRITTEN_START, LATEST_ARRIVAL = "written_start", "latest_arrival"  # minutes of the day
APART = "apart"  # seats
WATCH_TRAINED, CANDIDATES_A_WATCH = "watch_trained", "candidates_a_watch"  # months; people


def kept_free(start_minute: int, minutes: int) -> Span:
    """The time an exam keeps of people and its room, in minutes of the day."""
    return Span(start_minute, min(start_minute + minutes, MINUTES_A_DAY))
