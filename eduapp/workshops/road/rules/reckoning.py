"""What counts on the road to a trade certificate, month by month. Pure, whole minutes, one look at each day.

How it is counted (rule 60 of the rules from the field; DECISIONS.md):

1. Practice elsewhere is spread over its weekdays: of a month that it covers, a post of p percent gives p
   percent of the month's minutes; hours are spread over the whole period.
2. A day counts once: of hours here and practice elsewhere on one day, what is most. The rest is left out.
3. A calendar month that reaches 80 % of a full month counts as whole; below, its minutes count as they are.
4. A calendar month gives at most one month, so that no twelve months give more than twelve.
5. Months older than ten years fill at most half of what is asked.
6. Never more than is asked counts; what is above stays and is flagged (rule 50).

Only what is shown is turned into months, rounded down; sums are of minutes.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter
from typing import Protocol
from uuid import UUID

from eduapp.core.spans import months_after
from eduapp.workshops.road.rules.numbers import (
    AT_MOST,
    CONTRACT,
    ENOUGH,
    HUNDRED,
    LONG_ENOUGH,
    ONCE,
    OTHER_WORKSHOP,
    RECENT,
    SHARE,
    SHOWN,
    WHOLE,
    Demand,
)

_WEEKEND = 5  # Saturday
_ONE_DAY = timedelta(days=1)


class Worked(Protocol):
    """Approved minutes of one day in one workshop."""

    @property
    def day(self) -> date:
        """The local day."""
        ...

    @property
    def workshop_id(self) -> UUID:
        """Where."""
        ...

    @property
    def minutes(self) -> int:
        """How long."""
        ...


@dataclass(frozen=True)
class Outside:
    """Practice elsewhere: from a day to a day, as percent of a post or as hours."""

    first: date
    last: date
    percent: int | None = None
    minutes: int | None = None
    what: str = ""
    shown: bool = True  # on paper; what is only told counts nothing


@dataclass(frozen=True)
class Road:
    """What one road counts: hours in these workshops, perhaps only from a day on."""

    demand: Demand
    workshops: frozenset[UUID]
    since: date | None = None


@dataclass(frozen=True)
class MonthLine:
    """One calendar month: what was done, and what of it counts."""

    first: date
    here: int  # approved minutes
    outside: int  # minutes of practice elsewhere
    counted: int  # minutes of full work
    rule: str  # code: road_limits
    older: bool = False


@dataclass(frozen=True)
class LeftOut:
    """Minutes that do not count, and by which rule."""

    rule: str  # code: road_limits
    minutes: int
    what: str = ""


@dataclass(frozen=True)
class Reckoning:
    """The whole calculation of one road on one day."""

    demand: Demand
    asked: date
    months: tuple[MonthLine, ...]
    left_out: tuple[LeftOut, ...]
    recent: int  # minutes of months that are new enough
    older: int  # minutes of older months
    counted: int  # never more than is asked
    pace: int | None  # approved minutes of the last weeks, if there are enough of them …
    pace_days: int  # … and of how many days they are

    @property
    def missing(self) -> int:
        """Minutes that are still asked for."""
        return self.demand.minutes - self.counted

    @property
    def old(self) -> int:
        """Minutes of older months that count."""
        _counted, too_old = standing(self.demand, self.recent, self.older)
        return min(self.older - too_old, self.counted)

    @property
    def percent(self) -> int:
        """How much of the way is done, rounded down and never above a hundred (rule 58)."""
        return self.counted * HUNDRED // self.demand.minutes


def reckon(road: Road, worked: Sequence[Worked], outside: Iterable[Outside], asked: date) -> Reckoning:
    """Everything a road counts until a day, with what it leaves out and why."""
    left = _Left()
    here = _days_here(road, worked, asked, left)
    away = _days_outside(road, outside, asked, left)
    months = tuple(_months(road.demand, here, away, asked, left))
    recent = sum(line.counted for line in months if not line.older)
    older = sum(line.counted for line in months if line.older)
    counted, too_old = standing(road.demand, recent, older)
    left.add(RECENT, too_old)
    left.add(ENOUGH, recent + older - too_old - counted)
    pace, days = _pace(road.demand, here, asked)
    return Reckoning(road.demand, asked, months, left.told(), recent, older, counted, pace, days)


def standing(demand: Demand, recent: int, older: int) -> tuple[int, int]:
    """Minutes that count of newer and of older ones, and how many are too old."""
    room = demand.minutes - -(-demand.minutes * demand.recent_percent // HUNDRED)
    old = min(older, room) if demand.recent_years else older
    return min(demand.minutes, recent + old), older - old


def is_older(demand: Demand, month: date, asked: date) -> bool:
    """Whether the whole of a month lies more than the years back that are new enough."""
    return demand.recent_years is not None and _month_end(month) < _years_before(asked, demand.recent_years)


def counts(demand: Demand, minutes: int) -> tuple[int, str]:
    """What so many minutes of one calendar month count, and by which rule."""
    if minutes > demand.month:
        return demand.month, AT_MOST
    if demand.whole_from is not None and minutes * HUNDRED >= demand.whole_from * demand.month:
        return demand.month, WHOLE
    return minutes, SHARE


def spread(demand: Demand, practice: Outside) -> Iterator[tuple[date, int]]:
    """Practice elsewhere, day by day. Of what is spread no minute is lost or made."""
    if practice.minutes is not None:
        yield from _shares(practice.first, practice.last, practice.minutes)
        return
    month = practice.first.replace(day=1)
    while month <= practice.last:
        end, whole = _month_end(month), demand.month * (practice.percent or 0) // HUNDRED
        for day, minutes in _shares(month, end, whole):
            if practice.first <= day <= practice.last:
                yield day, minutes
        month = end + _ONE_DAY


class _Left:
    """What does not count, added up by rule and by what it was."""

    def __init__(self) -> None:
        self._minutes: dict[tuple[str, str], int] = {}

    def add(self, rule: str, minutes: int, what: str = "") -> None:
        if minutes > 0:
            self._minutes[rule, what] = self._minutes.get((rule, what), 0) + minutes

    def told(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(rule, minutes, what) for (rule, what), minutes in self._minutes.items())


def _days_here(road: Road, worked: Sequence[Worked], asked: date, left: _Left) -> dict[date, int]:
    days: dict[date, int] = {}
    for part in worked:
        if part.day > asked:
            continue
        if part.workshop_id not in road.workshops:
            left.add(OTHER_WORKSHOP, part.minutes)
        elif road.since is not None and part.day < road.since:
            left.add(CONTRACT, part.minutes)
        else:
            days[part.day] = days.get(part.day, 0) + part.minutes
    return days


def _days_outside(road: Road, outside: Iterable[Outside], asked: date, left: _Left) -> dict[date, int]:
    days: dict[date, int] = {}
    for practice in sorted(outside, key=attrgetter("first", "last")):
        parts = [(day, minutes) for day, minutes in spread(road.demand, practice) if day <= asked]
        against = _against(road.demand, practice)
        if against:
            left.add(against, sum(minutes for _day, minutes in parts), practice.what)
            continue
        for day, minutes in parts:
            if road.since is not None and day < road.since:
                left.add(CONTRACT, minutes, practice.what)
                continue
            known = days.get(day, 0)
            left.add(ONCE, min(known, minutes))
            days[day] = max(known, minutes)
    return days


def _months(
    demand: Demand, here: dict[date, int], away: dict[date, int], asked: date, left: _Left
) -> Iterator[MonthLine]:
    sums: dict[tuple[int, int], list[int]] = {}
    for place, days in enumerate((here, away)):
        for day, minutes in days.items():
            found = sums.setdefault((day.year, day.month), [0, 0, 0])
            found[place] += minutes
            if place and day in here:
                found[2] += min(minutes, here[day])
    for (year, month), (own, elsewhere, twice) in sorted(sums.items()):
        first, real = date(year, month, 1), own + elsewhere - twice
        counted, rule = counts(demand, real)
        left.add(ONCE, twice)
        left.add(AT_MOST, real - counted)
        yield MonthLine(first, own, elsewhere, counted, rule, is_older(demand, first, asked))


def _pace(demand: Demand, here: dict[date, int], asked: date) -> tuple[int | None, int]:
    """Minutes of the last weeks here, and of how many days; None while there are too few of them."""
    first = max(asked - timedelta(days=demand.pace_days - 1), min(here, default=asked))
    days = (asked - first).days + 1
    minutes = sum(minutes for day, minutes in here.items() if day >= first)
    return (minutes if days >= demand.pace_fewest else None), days


def _shares(first: date, last: date, whole: int) -> Iterator[tuple[date, int]]:
    """So much in whole minutes over the weekdays of a period; over all its days if it has no weekday."""
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    days = [day for day in every if day.weekday() < _WEEKEND] or every
    done = 0
    for place, day in enumerate(days, start=1):
        until = whole * place // len(days)
        yield day, until - done
        done = until


def _against(demand: Demand, practice: Outside) -> str:
    """The rule by which the whole of a practice does not count, if one does."""
    if not practice.shown:
        return SHOWN
    return LONG_ENOUGH if _too_short(demand, practice) else ""


def _too_short(demand: Demand, practice: Outside) -> bool:
    if demand.shortest is None:
        return False
    return practice.last < months_after(practice.first, demand.shortest) - _ONE_DAY


def _month_end(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
