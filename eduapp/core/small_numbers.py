"""Small numbers hidden in tables of counts, and others with them, so that none can be reckoned back. Pure.

A number below `least` is hidden (zero too: "nobody passed" tells of each who sat). A hidden number is told as
below that limit (SMALL: 0 … least-1) or as kept back for another's sake (KEPT: least or more), so who reads
knows bounds of it, and every sum of the table. What they can work out is exact here: sums in which each cell
stands at most twice, once on either side, are a network, cells are its arcs, and other numbers that fit what
is told differ from the true ones by ways around circles of hidden cells (Ford and Fulkerson, flows are whole
where bounds are). A small number is safe when such ways let it be at least `spread` different numbers; one
kept back, two. Where it is not, the shortest circle through it is hidden with it, until all are safe.

An UNTOLD cell (what a sum lacks to something else that is told) is never shown and needs no protection.
Counts are whole and not negative. The same table gives the same answer. Source of the limits:
resources/codes/small_numbers.toml; of the method: cell suppression as offices of statistics do it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from heapq import heappop, heappush
from typing import Any

from eduapp.core.codes import code_list

LIST, COUNTS = "small_numbers", "counts"
_GROUND = -1  # where a cell ends that stands in one sum alone
_OF_KEPT = 2  # how many numbers one that is kept back could be, at least
_NO_LIMIT = 1 << 40

Key = Any  # whatever can be hashed; a mapping takes no narrower keys than it says


class Told(Enum):
    """How a cell is told."""

    SHOWN = "shown"
    SMALL = "small"  # below the limit
    KEPT = "kept"  # not below it; told, it would give a small one away
    HIDDEN = "hidden"  # one or the other, nobody says which
    UNTOLD = "untold"  # is no cell of the table


@dataclass(frozen=True)
class Limits:
    """The smallest number that is told, and how many different ones a hidden one must still be able to be."""

    least: int
    spread: int
    source: str = ""


@dataclass(frozen=True)
class Sum:
    """One cell is what others add up to."""

    total: Key
    parts: tuple[Key, ...]


@dataclass
class _Net:
    """Cells as arcs between sums: raising a cell takes one more from `tail` and brings one more to `head`."""

    counts: Mapping[Key, int]
    tail: dict[Key, int]
    head: dict[Key, int]
    told: dict[Key, Told]
    limits: Limits
    at: dict[int, list[Key]] = field(default_factory=lambda: defaultdict(list))

    def room(self, key: Key, *, up: bool) -> int:
        """By how much a cell could be more, or less, for all that is told of it."""
        told, count = self.told[key], self.counts[key]
        if told is Told.SHOWN:
            return 0
        if told is Told.SMALL:
            return self.limits.least - 1 - count if up else count
        if up:
            return _NO_LIMIT
        return count - self.limits.least if told is Told.KEPT else count

    def spare(self, key: Key, *, up: bool, without: Key) -> int:
        """The same where a cell makes up for another, `without`.

        The few who were there are not hidden behind a place where everybody knows that nobody was. A zero is:
        a row of nothing but zeros is told as small throughout, and could be so many different ones.
        """
        few = self.told[without] is Told.SMALL and self.counts[without] > 0
        nobody = self.told[key] is Told.SMALL and self.counts[key] == 0
        return 0 if few and nobody else self.room(key, up=up)


def limits_on(day: date) -> Limits:
    """The rule that holds on a day. Raises LookupError where none does yet."""
    code = code_list(LIST)[COUNTS]
    rule = code.on(day)
    if not rule:
        raise LookupError(day)
    return Limits(int(str(rule["least"])), int(str(rule["spread"])), code.said("source"))


def hidden(
    counts: Mapping[Key, int], sums: Sequence[Sum], limits: Limits, untold: Iterable[Key] = ()
) -> dict[Key, Told]:
    """How each cell is told. Raises ValueError where sums do not hold, or are no network."""
    net = _net(counts, sums, limits, frozenset(untold))
    while (unsafe := next((key for key in net.told if not _safe(net, key)), None)) is not None:
        more = _way(net, unsafe)
        if more is None:  # all around it is hidden: bounds alone pin it, so nobody is told which is small
            return {key: told if told is Told.UNTOLD else Told.HIDDEN for key, told in net.told.items()}
        for key in more:
            net.told[key] = Told.KEPT
    return net.told


def _net(counts: Mapping[Key, int], sums: Sequence[Sum], limits: Limits, untold: frozenset[Key]) -> _Net:
    if any(count < 0 for count in counts.values()):
        raise ValueError("a count is below nothing")
    if any(counts[one.total] != sum(counts[part] for part in one.parts) for one in sums):
        raise ValueError("a sum does not hold")
    sides = _sides(sums)
    net = _Net(counts, dict.fromkeys(counts, _GROUND), dict.fromkeys(counts, _GROUND), {}, limits)
    for number, one in enumerate(sums):
        for key, sign in ((one.total, -1), *((part, 1) for part in one.parts)):
            (net.tail if sign * sides[number] > 0 else net.head)[key] = number
    for key, count in counts.items():
        small = Told.SMALL if count < limits.least else Told.SHOWN
        net.told[key] = Told.UNTOLD if key in untold else small
        for end in (net.tail[key], net.head[key]):
            net.at[end].append(key)
    return net


def _sides(sums: Sequence[Sum]) -> list[int]:
    """A sign for each sum, so that each cell stands once on either side. Raises ValueError if none does."""
    uses: dict[Key, list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(sums):
        uses[one.total].append((number, -1))
        for part in one.parts:
            uses[part].append((number, 1))
    if any(len(found) > _OF_KEPT for found in uses.values()):
        raise ValueError("a cell stands in more than two sums")
    near = _neighbours(uses.values())
    sides: dict[int, int] = {}
    for number in range(len(sums)):
        waiting = [] if number in sides else [number]
        sides.setdefault(number, 1)
        while waiting:
            here = waiting.pop()
            for there, turn in near[here]:
                if there not in sides:
                    sides[there] = sides[here] * turn
                    waiting.append(there)
                elif sides[there] != sides[here] * turn:
                    raise ValueError("the sums are no network")
    return [sides[number] for number in range(len(sums))]


def _neighbours(uses: Iterable[Sequence[tuple[int, int]]]) -> dict[int, list[tuple[int, int]]]:
    """The sums that share a cell with each, and whether both take the same side or opposite ones."""
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (one, sign), (other, other_sign) in (found for found in uses if len(found) == _OF_KEPT):
        near[one].append((other, -sign * other_sign))
        near[other].append((one, -sign * other_sign))
    return near


def _safe(net: _Net, key: Key) -> bool:
    """Whether a cell could be as many different numbers as it must."""
    told = net.told[key]
    if told not in (Told.SMALL, Told.KEPT):
        return True
    wanted = (net.limits.spread if told is Told.SMALL else _OF_KEPT) - 1
    if net.tail[key] == net.head[key]:  # in no sum: bounds alone hold it
        return True
    up = _flow(net, key, min(net.room(key, up=True), wanted), up=True)
    return up + _flow(net, key, min(net.room(key, up=False), wanted - up), up=False) >= wanted


def _flow(net: _Net, key: Key, wanted: int, *, up: bool) -> int:
    """By how much, up to `wanted`, a cell can be changed while others make up for it."""
    start, goal = (net.head[key], net.tail[key]) if up else (net.tail[key], net.head[key])
    moved: dict[Key, int] = defaultdict(int)
    done = 0
    while done < wanted:
        path = _path(net, key, start, goal, moved)
        if path is None:
            break
        most = min(_left(net, key, moved, one, rising) for one, rising in path)
        step = min(most, wanted - done)
        for one, rising in path:
            moved[one] += step if rising else -step
        done += step
    return done


def _left(net: _Net, without: Key, moved: Mapping[Key, int], key: Key, rising: bool) -> int:
    by = moved.get(key, 0)
    return net.spare(key, up=rising, without=without) - (by if rising else -by)


def _path(
    net: _Net, without: Key, start: int, goal: int, moved: Mapping[Key, int]
) -> list[tuple[Key, bool]] | None:
    """The first way from sum to sum by cells that can still change, in order of breadth."""
    came: dict[int, tuple[int, Key, bool] | None] = {start: None}
    line = [start]
    for here in line:
        for key in net.at[here]:
            rising = net.tail[key] == here
            there = net.head[key] if rising else net.tail[key]
            if key == without or there in came or _left(net, without, moved, key, rising) <= 0:
                continue
            came[there] = (here, key, rising)
            line.append(there)
    if goal not in came:
        return None
    path, at = [], goal
    while (step := came[at]) is not None:
        at = step[0]
        path.append((step[1], step[2]))
    return path


def _way(net: _Net, key: Key) -> list[Key] | None:
    """The cells to hide for a circle through this one: few, then those that tell least; None if none."""
    ways = []
    for up in (True, False):
        start, goal = (net.head[key], net.tail[key]) if up else (net.tail[key], net.head[key])
        if net.room(key, up=up) > 0 and (found := _cheapest(net, key, start, goal)) is not None:
            ways.append(found)
    return min(ways, key=lambda found: found[0])[1] if ways else _nearest(net, key)


def _cheapest(net: _Net, without: Key, start: int, goal: int) -> tuple[tuple[int, int], list[Key]] | None:
    """The way that hides fewest shown cells, and then the least numbers; None if none hides any."""
    best: dict[tuple[int, bool], tuple[int, int]] = {}
    turn = 0
    heap: list[tuple[int, int, int, int, bool, list[Key]]] = [(0, 0, turn, start, False, [])]
    while heap:
        many, amount, _turn, here, new, taken = heappop(heap)
        if here == goal and new:
            return (many, amount), taken
        if best.get((here, new), (_NO_LIMIT, 0)) <= (many, amount):
            continue
        best[here, new] = (many, amount)
        for key in net.at[here]:
            rising = net.tail[key] == here
            there = net.head[key] if rising else net.tail[key]
            shown = net.told[key] is Told.SHOWN
            if key == without or key in taken:
                continue
            if shown:
                open_ = rising or net.counts[key] > net.limits.least
            else:
                open_ = net.spare(key, up=rising, without=without) > 0
            if not open_:
                continue
            turn += 1
            cost = (many + shown, amount + (net.counts[key] if shown else 0))
            more = [*taken, key] if shown else taken
            heappush(heap, (*cost, turn, there, new or shown, more))
    return None


def _nearest(net: _Net, key: Key) -> list[Key] | None:
    """Where no circle is left: a shown cell of its own sums, then any other, the least first."""
    ends = {net.tail[key], net.head[key]}
    shown = [
        (not ends & {net.tail[one], net.head[one]}, net.counts[one], number, one)
        for number, one in enumerate(net.told)
        if net.told[one] is Told.SHOWN
    ]
    return [min(shown, key=lambda found: found[:3])[3]] if shown else None
