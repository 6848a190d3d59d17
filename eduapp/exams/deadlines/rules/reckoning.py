"""The one engine: from a rule and a day to the last day, or the first, with the lines that explain it. Pure.

Rules are lines of resources/codes/deadlines.toml. The day counted from decides which number is in force.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, _, capital, day_with_weekday
from eduapp.exams.deadlines.rules.counting import DAYS, Passed, Period, end_of, first_after, next_working_day

RULES = "deadlines"
# Rules that features name in code; the others are named by their own tables.
DECISION_APPEAL, LATEST_APPEAL = "decision_appeal", "latest_appeal"
INTERIM_ANSWER = "interim_answer"
CHEATING_WAIT, PRACTICE_WAIT = "cheating_wait", "practice_wait"

COUNTING, NEXT_WORKING_DAY = "domstolloven § 148", "domstolloven § 149"
_NOT_COUNTED = N_("Counted from {starts}, {day}, which is not counted itself ({basis}).")
_SAME_DAY = N_("Counted from {starts}, {day}; it ends on the day that answers to it ({basis}).")
_HEAD = N_("{what}: {period} ({basis}).")
_ENDS = N_("{ends}: {day}.")
_MOVED = N_("It would end on {bare}. No working days: {passed}. So it ends on the next one ({basis}).")
_EXTENDED = N_("Extended by {name}: {reason}")


@dataclass(frozen=True)
class Extension:
    """A later last day that somebody answers for."""

    last_day: date
    reason: str
    name: str  # who


@dataclass(frozen=True)
class Deadline:
    """A time to do something in, and what its last day follows from."""

    rule: str  # code: deadlines
    start: date  # not counted itself
    period: Period
    basis: str  # the paragraph
    bare: date  # where the period ends, before weekends and holidays
    reckoned: date  # the last day by the law
    passed: tuple[Passed, ...]
    extended: Extension | None = None

    @property
    def longer(self) -> Extension | None:
        """The extension that is in force: one to a day that the law gives by now anyway is none.

        The law's day moves after somebody extended it, where the time begins anew or a notice is corrected.
        """
        return self.extended if self.extended is not None and self.extended.last_day > self.reckoned else None

    @property
    def last_day(self) -> date:
        """The last day: as the law reckons it, or as it was extended, whichever is later."""
        return self.longer.last_day if self.longer is not None else self.reckoned

    @property
    def lines(self) -> tuple[str, ...]:
        """Why it is this day, in the language spoken now, line by line."""
        return tuple(_lines(self))

    @property
    def to_you(self) -> tuple[str, ...]:
        """Why it is this day as a letter says it to the person, beside the day itself."""
        return tuple(_reasons(self, "starts_you"))

    @property
    def line(self) -> str:
        """The same in one."""
        return " ".join(self.lines)

    def over(self, day: date) -> bool:
        """Whether a day comes too late."""
        return day > self.last_day


@dataclass(frozen=True)
class Wait:
    """A time in which nothing is done, and the first day after it, working day or not."""

    rule: str  # code: deadlines
    start: date
    period: Period
    basis: str
    first_day: date

    @property
    def lines(self) -> tuple[str, ...]:
        """Why it is this day, in the language spoken now, line by line."""
        return (_head(self), _counted(self), _ends(self, self.first_day))

    @property
    def line(self) -> str:
        """The same in one."""
        return " ".join(self.lines)


def deadline(rule: str, start: date, closed: Collection[date] | None = None) -> Deadline:
    """The last day by a rule, `start` being the day of notice.

    `closed`: days that count as holidays; the law's own of each year where nothing is given. Raises KeyError
    for a rule that the list does not have, ValueError for one that is a wait.
    """
    code, period = _in_force(rule, start)
    if code.has("waits"):
        raise ValueError(rule)
    bare = end_of(start, period)
    reckoned, passed = next_working_day(bare, closed)
    return Deadline(rule, start, period, code.said("basis"), bare, reckoned, passed)


def wait(rule: str, start: date) -> Wait:
    """The first day by a rule, which is no deadline and so is not moved by weekends (domstolloven § 149).

    Raises KeyError for a rule that the list does not have, ValueError for one that is no wait.
    """
    code, period = _in_force(rule, start)
    if not code.has("waits"):
        raise ValueError(rule)
    return Wait(rule, start, period, code.said("basis"), first_after(start, period))


def day_in_words(day: date) -> str:
    """A day as the lines say it: Monday 14 December 2026."""
    return f"{day_with_weekday(day)} {day.year}"


def _in_force(rule: str, start: date) -> tuple[Code, Period]:
    if rule not in code_list(RULES):
        raise KeyError(rule)
    code = code_list(RULES)[rule]
    rows = cast("list[dict[str, object]]", code.flags["rows"])
    row = code.on(start) or min(rows, key=lambda row: cast("date", row["from"]))
    return code, Period(cast("int", row["count"]), cast("str", row["unit"]))


def _head(said: Deadline | Wait) -> str:
    label = capital(code_list(RULES)[said.rule].label)
    return _(_HEAD).format(what=label, period=said.period.words, basis=said.basis)


def _counted(said: Deadline | Wait, key: str = "starts") -> str:
    words = _NOT_COUNTED if said.period.unit == DAYS else _SAME_DAY
    code = code_list(RULES)[said.rule]
    starts = code.said(key) or code.said("starts")
    return _(words).format(starts=starts, day=day_in_words(said.start), basis=COUNTING)


def _ends(said: Deadline | Wait, day: date) -> str:
    ends = capital(code_list(RULES)[said.rule].said("ends"))
    return _(_ENDS).format(ends=ends, day=day_in_words(day))


def _lines(said: Deadline) -> Iterator[str]:
    yield from _reasons(said)
    yield _ends(said, said.last_day)


def _reasons(said: Deadline, key: str = "starts") -> Iterator[str]:
    yield _head(said)
    yield _counted(said, key)
    if said.passed:
        passed = ", ".join(one.words for one in said.passed)
        bare = day_in_words(said.bare)
        yield _(_MOVED).format(bare=bare, passed=passed, basis=NEXT_WORKING_DAY)
    if said.longer is not None:
        yield _(_EXTENDED).format(name=said.longer.name, reason=said.longer.reason)
