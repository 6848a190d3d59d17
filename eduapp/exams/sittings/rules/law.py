"""The numbers of the law that exams go by: dated rows of exam_law, each with its paragraph. Pure."""

from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.spans import MINUTES_A_DAY, Span

WRITTEN_START, LATEST_ARRIVAL = "written_start", "latest_arrival"
LONGEST, APPEAL_DAYS = "longest", "appeal_days"
APART, WATCH_TRAINED, CANDIDATES_A_WATCH = "apart", "watch_trained", "candidates_a_watch"
WRITTEN = "written"


@dataclass(frozen=True)
class LawNumber:
    """A number in force on a day, and the paragraph or the house rule it comes from."""

    value: int
    label: str
    basis: str


def law(key: str, day: date) -> LawNumber:
    """The number of a line of exam_law on a day: minutes (of the day), days, months, seats or people.

    Raises LookupError for a day before the first row: nothing is decided by a rule that did not apply.
    """
    code = code_list("exam_law")[key]
    row = code.on(day)
    if not row:
        raise LookupError(key)
    return LawNumber(int(str(row["value"])), code.label, code.said("basis"))


def kept_free(start_minute: int, minutes: int) -> Span:
    """The time an exam keeps of people and its room, in minutes of the day."""
    return Span(start_minute, min(start_minute + minutes, MINUTES_A_DAY))
