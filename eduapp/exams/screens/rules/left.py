"""PCs that were left: whether each has told that it stopped, and what was worked at it meanwhile. Pure.

A PC that has no contact when its candidate is moved goes on until it hears of it. What it keeps until then is
on it alone, and nobody can know how much that is before its last record has come in, by whichever way.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime

from eduapp.exams.screens.rules.journals import LEADS_TO, Parting
from eduapp.kiosk.formats.record import OPENED, Record
from eduapp.kiosk.rules.account import Reckoning
from eduapp.kiosk.rules.replay import HANDED_IN, MOVED, ON_PAPER, RUNNING, WAITING

_ENDED = frozenset({HANDED_IN, MOVED, ON_PAPER})  # after which a PC keeps no answer


@dataclass(frozen=True)
class Left:
    """One PC that was left."""

    follows: int  # the record with which the next PC went on in the journal; 0: known by what came aside
    told: bool  # that it stopped
    worked_ms: int = 0  # at it, behind the last record that the journal has of it


@dataclass
class _At:
    """Where a PC stands at a record; `tail`: what came aside of it since it was left."""

    kiosk: str
    state: str
    wall: datetime
    parting: Parting | None = None
    tail: tuple[Record, ...] = ()
    goes_on: bool = field(default=False)


def left(
    partings: Sequence[Parting],
    aside: Iterable[Record],
    opened: Mapping[str, datetime],
    started_at: datetime | None,
) -> tuple[Left, ...]:
    """What is known of each PC that was left; nothing before the exam was started.

    `partings` and `opened` (when each PC took the journal up last) are of the journal; `aside` is what grows
    from it, each record behind the one before; `started_at`: when the staff's side started the exam.
    """
    if started_at is None:
        return ()
    some = list(aside)
    latest = dict(opened)
    for read in some:
        if read.kind == OPENED:
            kiosk = read.value["kiosk"]
            latest[kiosk] = max(read.wall, latest.get(kiosk, read.wall))
    return tuple(_left(one, latest, started_at) for one in _ends(partings, some))


def _ends(partings: Sequence[Parting], aside: Iterable[Record]) -> Iterator[_At]:
    """The last that is known of each PC, as often as one was left."""
    seen = {one.mac: _At(one.kiosk, one.state, one.wall, one) for one in partings}
    for read in aside:
        before = seen.get(read.prev) or _At("", RUNNING, read.wall)
        kiosk = read.value["kiosk"] if read.kind == OPENED else before.kiosk
        here = _At(kiosk, LEADS_TO.get(read.kind, before.state), read.wall)
        if kiosk == before.kiosk:
            before.goes_on = True
            here.parting, here.tail = before.parting, (*before.tail, read)
        seen[read.mac] = here
    yield from (one for one in seen.values() if not one.goes_on)


def _left(end: _At, opened: Mapping[str, datetime], started_at: datetime) -> Left:
    """A PC that took the seat again has brought along what it had; one left before the start had nothing."""
    parting = end.parting
    came_back = end.kiosk in opened and opened[end.kiosk] > end.wall
    had_nothing = end.state == WAITING and parting is not None and parting.until <= started_at
    told = end.state in _ENDED or came_back or had_nothing
    if parting is None:
        return Left(0, told)
    return Left(parting.follows, told, _worked(parting.reckoning, end.tail))


def _worked(before: Reckoning, tail: Sequence[Record]) -> int:
    """Milliseconds, reckoned as they would have been if the PC had not been left."""
    reckoning = deepcopy(before)
    for read in tail:
        reckoning.take(read)
    return reckoning.account().worked_ms - before.account().worked_ms
