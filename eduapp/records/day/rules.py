"""In which order a day is opened, which days are due, and what closing one asks for. Pure.

The order is the one from the field (rules 22 to 28, section 2.7): where people are, then who loses a
place, who ends, who begins, whose pause begins and whose is over. Rows of registers need not be made: a
register is reckoned from enrolments whenever it is read.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.core.violations import Violation

ONE_DAY = timedelta(days=1)
REGISTER, DETAILS, SHIFT, LIST, TOOLS = "register", "details", "shift", "list", "tools"


@dataclass(frozen=True)
class OpenEnds:
    """How much of a day nobody recorded yet: registers, sheets of workshops, lists on paper, boards of tools.

    `details` are registers in which marks do not say how late somebody was, or why somebody was not there.
    """

    registers: int = 0
    shifts: int = 0
    lists: int = 0
    details: int = 0
    boards: int = 0

    @property
    def count(self) -> int:
        """All of them together."""
        return self.registers + self.shifts + self.lists + self.details + self.boards


@dataclass(frozen=True)
class GoingOn:
    """How much of a day is not over yet: sessions, and shifts of workshops without a sheet."""

    sessions: int = 0
    shifts: int = 0

    @property
    def count(self) -> int:
        """Both together."""
        return self.sessions + self.shifts


def is_closed_for(closed: Collection[str], sites: Collection[str]) -> bool:
    """Whether a day, `closed` for some sites ("" for all), is so for these; without any: for all of them."""
    return "" in closed or (bool(sites) and set(sites) <= set(closed))


class DayNotOpened(Violation):
    """Nothing was done for that day."""

    message = N_("{day} was not opened. Open the program on that day, or on a later one: it catches up.")


class DayStillToCome(Violation):
    """What is not over cannot be looked back at."""

    message = N_("{day} has not come yet.")


class StillGoingOn(Violation):
    """Something of that day is still to come."""

    message = N_("Still to come on {day}: {what}. Close the day when that is over, or with a reason now.")
    overridable = True

    def __init__(self, going_on: GoingOn, day: date) -> None:
        super().__init__(going_on=going_on, day=date_text(day))

    def sentence(self) -> str:
        """With the numbers in words."""
        going_on = self.facts["going_on"]
        what = going_on_text(going_on) if isinstance(going_on, GoingOn) else ""
        return _(self.message).format(what=what, day=self.facts["day"])


class NotEverythingRecorded(Violation):
    """Closing marks nobody absent; what is missing stays missing, and somebody says why."""

    message = N_("Not everything is recorded: {what}. Record it, or close the day with a reason.")
    overridable = True

    def __init__(self, ends: OpenEnds) -> None:
        super().__init__(ends=ends)

    def sentence(self) -> str:
        """With the numbers in words."""
        ends = self.facts["ends"]
        return _(self.message).format(what=ends_text(ends) if isinstance(ends, OpenEnds) else "")


def order() -> tuple[str, ...]:
    """The steps of opening a day, in their order (code: day_steps)."""
    return tuple(code_list("day_steps").keys())


def days_due(last: date | None, today: date) -> tuple[date, ...]:
    """The days to open, oldest first: each one since the last, or today alone if there was none before."""
    if last is None:
        return (today,)
    return tuple(last + ONE_DAY * number for number in range(1, (today - last).days + 1))


def check_closing(
    day: date, today: date, *, opened: bool, going_on: GoingOn, ends: OpenEnds
) -> Iterator[Violation]:
    """What stands against closing a day: `going_on` of it is not over yet."""
    if day > today:
        yield DayStillToCome(day=date_text(day))
        return
    if not opened:
        yield DayNotOpened(day=date_text(day))
    if going_on.count:
        yield StillGoingOn(going_on, day)
    if ends.count:
        yield NotEverythingRecorded(ends)


def going_on_text(going_on: GoingOn) -> str:
    """What is not over yet, in words: 2 sessions, 1 workshop shift."""
    told = []
    if going_on.sessions:
        told.append(
            ngettext("{count} session", "{count} sessions", going_on.sessions).format(count=going_on.sessions)
        )
    if going_on.shifts:
        told.append(
            ngettext("{count} workshop shift", "{count} workshop shifts", going_on.shifts).format(
                count=going_on.shifts
            )
        )
    return ", ".join(told)


def ends_text(ends: OpenEnds) -> str:
    """What is missing, in words: 2 registers, 1 workshop sheet."""
    told = []
    if ends.registers:
        told.append(
            ngettext("{count} register", "{count} registers", ends.registers).format(count=ends.registers)
        )
    if ends.details:
        said = ngettext(
            "{count} register without minutes or reason",
            "{count} registers without minutes or reason",
            ends.details,
        )
        told.append(said.format(count=ends.details))
    if ends.shifts:
        told.append(
            ngettext("{count} workshop sheet", "{count} workshop sheets", ends.shifts).format(
                count=ends.shifts
            )
        )
    if ends.lists:
        told.append(
            ngettext("{count} list on paper", "{count} lists on paper", ends.lists).format(count=ends.lists)
        )
    if ends.boards:
        told.append(
            ngettext("{count} tool board", "{count} tool boards", ends.boards).format(count=ends.boards)
        )
    return ", ".join(told)
