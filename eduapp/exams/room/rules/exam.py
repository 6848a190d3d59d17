"""What the rules of the day know of an exam: its times, its law, who sits it with what is granted. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import clock_text
from eduapp.core.spans import as_time
from eduapp.exams.arrangements.rules import Measure, TimeAccount
from eduapp.exams.sittings.rules.law import LATEST_ARRIVAL, WRITTEN_START, LawNumber, law

EARLIEST_LEAVE = "earliest_leave"


@dataclass(frozen=True)
class Sitter:
    """A candidate as far as the day must know: a number, and the measures that are granted."""

    number: int
    measures: tuple[Measure, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True)
class Exam:
    """An exam on a day. `start` is the planned minute of the day, `minutes` what it lasts for everybody."""

    day: date
    start: int
    minutes: int
    candidates: Mapping[UUID, Sitter]

    @property
    def latest(self) -> int:
        """The minute before which one must have come: as long after the start as 10:00 is after 09:00."""
        return self.start + self.law(LATEST_ARRIVAL).value - self.law(WRITTEN_START).value

    @property
    def earliest_leave(self) -> int:
        """For how many minutes after the start nobody leaves for good without a word why."""
        value = code_list("room_law")[EARLIEST_LEAVE].on(self.day).get("value", 0)
        return value if isinstance(value, int) else 0

    def law(self, key: str) -> LawNumber:
        """A number of the law in force on the day."""
        return law(key, self.day)

    def account(self, candidate: UUID, credited: int = 0, rested: int = 0, late: int = 0) -> TimeAccount:
        """The time of one candidate: planned, extra by decision, given back, rested, lost by coming late."""
        begun = TimeAccount.of(self.minutes, self.candidates[candidate].measures)
        return begun.credit(credited).rest(rested).arrive(0, late)


def at(minute: int) -> str:
    """A minute of the day as one writes it: 09.40."""
    return clock_text(as_time(minute))
