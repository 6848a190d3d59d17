"""What must be true before a shift is closed: every tool is accounted for (rules 6 and 81). Pure.

The count that settles a day is its last one, if that is a closing count; else the first of a later day. What
that count or one before it did not find keeps the shift open until two people have closed the search.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.workshops.tools.rules.counting import CountKind


@dataclass(frozen=True)
class CountMade:
    """A count of a board: which one in its order, of which day, and of which kind."""

    number: int
    day: date
    kind: str
    minute: int = 0  # after midnight, by the clock on the wall


@dataclass(frozen=True)
class OutThing:
    """Something that is in somebody's hands."""

    tool: str
    name: str
    since: date


@dataclass(frozen=True)
class SearchedThing:
    """Something that is searched for since the count of this number."""

    tool: str
    count_number: int
    count_day: date


@dataclass(frozen=True)
class BoardState:
    """All of a board that decides; `counts` from the day asked about on."""

    board: str
    holds: bool  # whether anything hung on it on that day
    counts: tuple[CountMade, ...]
    out: tuple[OutThing, ...] = ()
    searched: tuple[SearchedThing, ...] = ()


class ToolOut(Violation):
    """Tools come back before people leave."""

    message = N_("{tool} of {board} is still with {name}, since {day}. Take it back, then count the board.")


class NoClosingCount(Violation):
    """A board nobody has counted proves nothing."""

    message = N_("{board} has no closing count on {day}. Count it at closing.")


class OpenedAgain(Violation):
    """After the closing count tools could be issued again."""

    message = N_("{board} was opened again after its closing count on {day}. Count it at closing once more.")


class CountedTooEarly(Violation):
    """It was counted while the shift still went on."""

    message = N_(
        "{board} was counted at closing before the shift of {day} was over. Count it at closing again."
    )


class ToolMissing(Violation):
    """A discrepancy stops movement until it is resolved."""

    message = N_(
        "{tool} of {board} was not as expected in the count of {day}. Search for it; two people close the "
        "search on the page of the board."
    )


def settling(counts: Iterable[CountMade], day: date, not_before: int = 0) -> CountMade | None:
    """The count that settles a day, or None: its last if that is a closing one, else the first one later.

    `not_before`: minutes after midnight from which a closing count tells anything of that shift.
    """
    in_order = sorted(counts, key=lambda one: one.number)
    of_day = [one for one in in_order if one.day == day]
    if of_day and of_day[-1].kind == CountKind.CLOSING and of_day[-1].minute >= not_before:
        return of_day[-1]
    return next((one for one in in_order if one.day > day), None)


def check_board_settled(state: BoardState, day: date, not_before: int = 0) -> Iterator[Violation]:
    """Every reason why a shift of this day cannot be closed because of this board."""
    for thing in state.out:
        if thing.since <= day:
            told = {"tool": thing.tool, "board": state.board, "name": thing.name}
            yield ToolOut(**told, day=date_text(thing.since))
    settled = settling(state.counts, day, not_before)
    if state.holds and settled is None:
        closed = [one for one in state.counts if one.day == day and one.kind == CountKind.CLOSING]
        early = bool(closed) and settling(state.counts, day) is not None
        found = CountedTooEarly if early else OpenedAgain if closed else NoClosingCount
        yield found(board=state.board, day=date_text(day))
    for searched in state.searched:
        known = searched.count_day <= day if settled is None else searched.count_number <= settled.number
        if known:
            told = {"tool": searched.tool, "board": state.board}
            yield ToolMissing(**told, day=date_text(searched.count_day))
