"""What a person's day is made of: lines with codes, and the minutes they add up to. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import reduce
from operator import add, attrgetter
from typing import Self
from uuid import UUID

from eduapp.core.codes import code_list

SCHOOL, WORKSHOP = "school", "workshop"


@dataclass(frozen=True, slots=True)
class Minutes:
    """Minutes by where they went, in the order of the columns (code: handoff_minutes)."""

    attended: int = 0
    worked: int = 0  # in a workshop, approved by a second person
    waiting: int = 0  # in a workshop, not approved
    excused: int = 0
    refused: int = 0
    lost: int = 0  # to the prison
    absent: int = 0
    school: int = 0  # cancelled by the school, or nobody had to come
    unmarked: int = 0  # nobody has said anything: never absence by itself (R43)

    @property
    def planned(self) -> int:
        """What was offered: the sum of all of them."""
        return sum(self.counts())

    def __add__(self, other: Self) -> Self:
        """Two days, or two people, together."""
        return type(self)(*map(add, self.counts(), other.counts()))

    def counts(self) -> tuple[int, ...]:
        """The minutes alone, in order. Not by `astuple`, whose copies took most of the time of a month."""
        return _counts_of(self)

    def neutral(self) -> Self:
        """What is left when reasons are reduced: that somebody refused is a reason too."""
        return replace(self, refused=0, absent=self.absent + self.refused)

    def named(self) -> Iterator[tuple[str, int]]:
        """Each kind with its minutes, in order."""
        return zip(_KINDS, _counts_of(self), strict=True)


_KINDS = tuple(field.name for field in fields(Minutes))
_counts_of = attrgetter(*_KINDS)


@dataclass(frozen=True, slots=True)
class Line:
    """One session or shift of a day: its code, and where its minutes went (`as_` says it of those missed)."""

    source: str
    code: str  # code: attendance_codes; of a workshop worked, waiting or an absence reason
    reason: str = ""  # code: attendance_reasons
    taken: int = 0
    missed: int = 0
    as_: str = ""
    approved: bool = True
    counts: bool = True  # a cancelled session may have been said not to count for the daily allowance
    start: int = 0  # from when to when: minutes after midnight, both 0 where nobody knows
    end: int = 0

    def minutes(self) -> Minutes:
        """Where they went."""
        return Minutes(**{self.taken_as: self.taken}) + Minutes(**{self.missed_as: self.missed})

    @property
    def taken_as(self) -> str:
        """What the minutes taken part in are."""
        if self.source == SCHOOL:
            return "attended"
        return "worked" if self.approved else "waiting"

    @property
    def missed_as(self) -> str:
        """What the others are."""
        return self.as_ or "unmarked"

    def paid(self) -> int:
        """The minutes a rate counts."""
        if not self.counts:
            return 0
        kinds = code_list("handoff_minutes")
        return sum(count for kind, count in self.minutes().named() if kinds[kind].has("paid"))


@dataclass(frozen=True, slots=True)
class PersonDay:
    """One learner on one day: the totals as the ledgers say them, and the lines behind them."""

    learner_id: UUID
    number: str
    name: str  # family name first
    day: date
    minutes: Minutes
    lines: tuple[Line, ...]
    final: bool  # the time for corrections is over, and no hours wait for approval
    amount: int | None = None  # øre; none where no rate holds

    def codes(self) -> tuple[tuple[str, int], ...]:
        """Each code of the day with its minutes, as it stands in the file: late/not_fetched 45."""
        found: dict[str, int] = {}
        for line in self.lines:
            for code, _kind, count in coded(line):
                found[code] = found.get(code, 0) + count
        return tuple(found.items())


@dataclass(frozen=True)
class PersonSum:
    """One learner over all days that are handed over."""

    learner_id: UUID
    number: str
    name: str
    minutes: Minutes
    days: int
    final: bool
    amount: int | None = None

    @property
    def id(self) -> UUID:
        """How a table knows the row again."""
        return self.learner_id


def tallied(lines: Iterable[Line]) -> Minutes:
    """The minutes of a day, added up from its lines."""
    found = dict.fromkeys(_KINDS, 0)
    for line in lines:
        found[line.taken_as] += line.taken
        found[line.missed_as] += line.missed
    return Minutes(**found)


def added(parts: Iterable[Minutes]) -> Minutes:
    """Many together, column by column: adding two and two makes one more for each."""
    return Minutes(*map(sum, zip(*(one.counts() for one in parts), strict=True)))


def coded(line: Line) -> Iterator[tuple[str, str, int]]:
    """The codes a line is told by, each with what its minutes are and how many."""
    known = f"{WORKSHOP}/{line.code}" if line.source == WORKSHOP else line.code or "unmarked"
    if line.reason:
        known = f"{known}/{line.reason}"
    if not line.counts:
        known += "!"
    if line.taken:
        yield known, line.taken_as, line.taken
    if line.missed:
        yield f"{known}:{line.missed_as}" if line.taken else known, line.missed_as, line.missed


def summed(days: Iterable[PersonDay]) -> tuple[PersonSum, ...]:
    """The days of each person together, in the order they first stand in."""
    found: dict[UUID, list[PersonDay]] = {}
    for one in days:
        found.setdefault(one.learner_id, []).append(one)
    return tuple(
        PersonSum(
            id,
            own[0].number,
            own[0].name,
            added(one.minutes for one in own),
            len(own),
            all(one.final for one in own),
            reduce(together, (one.amount for one in own)),
        )
        for id, own in found.items()
    )


def together(first: int | None, second: int | None) -> int | None:
    """Two amounts; none only where neither is known."""
    return None if first is None and second is None else (first or 0) + (second or 0)
