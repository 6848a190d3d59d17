"""What a count expects of a board, what it must have looked at, and what differs. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.workshops.tools.rules.register import MOST_AMOUNT, ToolFacts


class CountKind(StrEnum):
    """When in the day it is (rule 81; code: tool_count_kinds)."""

    OPENING = "opening"
    SHIFT_CHANGE = "shift_change"
    CLOSING = "closing"

    @property
    def label(self) -> str:
        """Its word."""
        return code_list("tool_count_kinds")[self.value].label


@dataclass(frozen=True)
class Hanging:
    """One thing of a board as a count meets it: out since a day, or searched for."""

    id: UUID
    facts: ToolFacts
    stock: int  # as much as should be there: 1 of a tool
    out_since: date | None = None
    searched: bool = False

    @property
    def away(self) -> bool:
        """Whether it is known not to hang there."""
        return self.out_since is not None or self.searched

    def expected(self, kind: CountKind, day: date) -> int:
        """How much must be on the board: nothing of what went out today and may still be out."""
        may_be_out = self.out_since == day and kind is not CountKind.CLOSING
        return 0 if may_be_out else self.stock


@dataclass(frozen=True)
class Counted:
    """One thing with what was expected and what was found."""

    id: UUID
    facts: ToolFacts
    expected: int
    found: int
    back: bool = False  # it was out, and hangs there again

    @property
    def allowed(self) -> int:
        """A weight may differ by as much as its item allows, no piece may."""
        return self.facts.tolerance if self.facts.weighed else 0

    @property
    def differs(self) -> bool:
        """Whether it must be searched for."""
        return abs(self.found - self.expected) > self.allowed


class CountKindUnknown(Violation):
    """Not a code of the closed list."""

    about = ("kind",)
    message = N_("Say which count it is.")


class OpenAlready(Violation):
    """A day is opened once, unless it was closed in between."""

    about = ("kind",)
    message = N_("The board has been counted at opening already. Count it at a shift change or at closing.")


class NotOpen(Violation):
    """Shifts change between opening and closing."""

    about = ("kind",)
    message = N_("The board is not open today. Count it at opening first.")


class NothingOnTheBoard(Violation):
    """An empty board has nothing to count."""

    message = N_("Nothing hangs on this board. Enter its tools first.")


class NotGoneThrough(Violation):
    """Nothing is there because nobody said otherwise."""

    about = ("all_there",)
    message = N_("Not looked at yet: {names}. Go through them, or say that everything else is there.")


class NotMeasured(Violation):
    """A box of blades says nothing from outside."""

    message = N_("Consumables are counted or weighed every time: {names}.")


class AwayNotSaid(Violation):
    """What is out or missing is not back because everything else is there."""

    message = N_("Out or searched for: {names}. Say whether it hangs there again.")


class FoundImpossible(Violation):
    """Less than nothing, or more than a board can hold."""

    message = N_("{tool}: {found} cannot be found there. Look again.")


def is_open(last_count: str) -> bool:
    """Whether a board whose last count of the day is this one is in use."""
    return last_count in {CountKind.OPENING, CountKind.SHIFT_CHANGE}


def check_count(
    kind: str,
    last_count: str,
    things: Iterable[Hanging],
    found: Mapping[UUID, int],
    day: date,
    *,
    all_there: bool,
) -> Iterator[Violation]:
    """Everything that stands against taking these findings as a count; `last_count` of the same day."""
    hanging = list(things)
    if kind not in set(CountKind):
        yield CountKindUnknown()
        return
    if kind == CountKind.OPENING and is_open(last_count):
        yield OpenAlready()
    if kind == CountKind.SHIFT_CHANGE and not is_open(last_count):
        yield NotOpen()
    if not hanging:
        yield NothingOnTheBoard()
    yield from _not_said(CountKind(kind), hanging, found, day, all_there=all_there)
    for thing in hanging:
        amount = found.get(thing.id, 0)
        most = MOST_AMOUNT if thing.facts.consumable else thing.stock
        if not 0 <= amount <= most:
            yield FoundImpossible(tool=thing.facts.name, found=amount)


def counted(
    kind: CountKind, day: date, things: Iterable[Hanging], found: Mapping[UUID, int]
) -> tuple[Counted, ...]:
    """The rows of a count; what nobody named an exception is as expected. What hangs there is back whole."""
    rows = []
    for thing in things:
        expected = thing.expected(kind, day)
        amount = found.get(thing.id, expected)
        back = thing.out_since is not None and amount > 0
        rows.append(Counted(thing.id, thing.facts, thing.stock if back else expected, amount, back))
    return tuple(rows)


def _not_said(
    kind: CountKind, things: Iterable[Hanging], found: Mapping[UUID, int], day: date, *, all_there: bool
) -> Iterator[Violation]:
    """What somebody still has to say, by why "all the rest is there" does not say it."""
    unsaid = [thing for thing in things if thing.id not in found]
    if measured := [thing.facts for thing in unsaid if thing.facts.consumable]:
        yield NotMeasured(names=_named(measured))
    others = [thing for thing in unsaid if not thing.facts.consumable]
    if not all_there and (missed := [thing.facts for thing in others if not thing.away]):
        yield NotGoneThrough(names=_named(missed))
    if away := [
        thing.facts for thing in others if thing.away and (thing.expected(kind, day) or not all_there)
    ]:
        yield AwayNotSaid(names=_named(away))


def _named(facts: Iterable[ToolFacts]) -> str:
    return ", ".join(f"{one.name} ({one.position})" for one in facts)
