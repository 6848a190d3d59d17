"""Who is there and when: beds, and the people who follow each other in them.

Churn is what makes this data real: some stay for years, in some beds ten people follow each other in a year,
and some come back.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from functools import cache
from random import Random

from eduapp.app.sample_data.making import NewFile, Rows
from eduapp.app.sample_data.names import Name, a_name
from eduapp.app.sample_data.prison import Prison
from eduapp.app.sample_data.year import FIRST, LAST, TODAY
from eduapp.core.names import search_text, sort_key
from eduapp.people.learners.models import Learner
from eduapp.people.learners.rules import NOT_KNOWN

WORKING_SHARE, HALF_SHARE = 0.64, 0.2  # of the beds; of the workers, those who go to school before noon
SHORTEST_STAY = 4  # days
_AWAY = timedelta(days=14)
_LEVELS = ("A1", "A2", "B1", "B2", "")
_UNITS = (("A", "high"), ("B", "high"), ("C", "low"), ("Åpen", "low"))
_SOURCES = ("release_date", "earliest_date", "earliest_date", "review_date", NOT_KNOWN)
_PARTICIPATIONS = ("duty", "duty", "offer")
_GONE = ("released", "released", "moved")
_LEFT_OPEN = 0.2  # of those present: nobody knows until when
_AHEAD = (20, 28, 45, 60, 90, 150, 240, 400, 700, 1500)  # days


class Use(Enum):
    """What somebody does by day."""

    SCHOOL = auto()
    WORK = auto()
    HALF = auto()  # school before noon, workshop after
    NOTHING = auto()


@dataclass(slots=True)
class Stay:
    """One person in one bed, from a day to a day; `last` lies after the year for those still there."""

    first: date
    last: date
    use: Use
    learner: str = ""  # id
    name: str = ""  # printed
    until: date | None = None  # expected last day, for those present
    earlier: "Stay | None" = None  # of the same person
    later: "Stay | None" = None

    @property
    def goes_on(self) -> bool:
        """Whether the person is still there."""
        return self.last > LAST


class People:
    """Takes everybody of a prison in."""

    def __init__(self, file: NewFile, first_number: int) -> None:
        columns = "id version number family_name given_name sort_key search_text birth_date first_language"
        more = "norwegian_level unit security_level available_until available_source available_as_of state"
        new = "site participation staff_note learner_note"
        self._rows = file.rows(Learner, f"{columns} {more} {new}")
        self._day = self._rows.converter("birth_date")
        self._number = first_number

    @property
    def rows(self) -> Rows:
        """For counting."""
        return self._rows

    def of(self, prison: Prison) -> list[Stay]:
        """All stays of the year, in the order of beds; the records are in the file afterwards."""
        stays = _stays(prison)
        _let_return(stays, prison)
        for stay in stays:
            if stay.earlier is None:
                self._admit(stay, prison)
        for stay in stays:
            if stay.earlier is not None:
                stay.learner, stay.name, stay.until = (
                    stay.earlier.learner,
                    stay.earlier.name,
                    stay.earlier.until,
                )
        return stays

    def _admit(self, stay: Stay, prison: Prison) -> None:
        dice = prison.dice
        name, here = a_name(dice), (stay.later or stay).goes_on
        stay.learner, stay.name = self._rows.new_id(), name.printed
        stay.until = _expected(dice) if here else None
        self._rows.add(
            stay.learner,
            1,
            str(self._number),
            name.family,
            name.given,
            *_written(name, str(self._number)),
            self._day(_birth(dice, name)),
            name.language,
            dice.choice(_LEVELS) if name.language != "norsk" else "",
            *dice.choice(_UNITS),
            self._day(stay.until),
            *self._availability(stay.until),
            "here" if here else self._one_of(_GONE),
            prison.site,
            self._one_of(_PARTICIPATIONS),
            "",
            "",
        )
        self._number += 1

    def _availability(self, until: date | None) -> tuple[str, object]:
        """Where the last day comes from and from when that is known; nothing where there is no day."""
        if until is None:
            return NOT_KNOWN, None
        return self._one_of(_SOURCES), self._day(TODAY - timedelta(days=self._number % 90))

    def _one_of(self, choices: tuple[str, ...]) -> str:
        """Goes with the number, so that the dice fall as they always did."""
        return choices[self._number % len(choices)]


def _stays(prison: Prison) -> list[Stay]:
    dice = prison.dice
    uses = _uses(prison)
    weights = [(0.15 if use is Use.SCHOOL else 1.0) * dice.lognormvariate(0, 0.9) for use in uses]
    counts = [1] * len(uses)
    for bed in dice.choices(range(len(uses)), weights, k=prison.stays - len(uses)):
        counts[bed] += 1
    _even_out(counts)
    return [stay for use, count in zip(uses, counts, strict=True) for stay in _in_bed(use, count, dice)]


def _uses(prison: Prison) -> list[Use]:
    workers = min(round(prison.present * WORKING_SHARE), prison.present - prison.seats)
    halves = round(workers * HALF_SHARE)
    uses = [Use.SCHOOL] * prison.seats + [Use.HALF] * halves + [Use.WORK] * (workers - halves)
    return uses + [Use.NOTHING] * (prison.present - len(uses))


def _even_out(counts: list[int]) -> None:
    """No bed changes hands more often than its year has room for."""
    most = (LAST - FIRST).days // (2 * SHORTEST_STAY)
    for bed, count in enumerate(counts):
        if count > most:
            counts[bed] = most
            for extra in range(count - most):
                counts[(bed + 1 + extra) % len(counts)] += 1


def _in_bed(use: Use, count: int, dice: Random) -> list[Stay]:
    changes = count - 1
    room = (LAST - FIRST).days - SHORTEST_STAY * (changes + 1)
    drawn = sorted(dice.sample(range(room), changes))
    starts = [FIRST + timedelta(days=day + SHORTEST_STAY * (at + 1)) for at, day in enumerate(drawn)]
    came = FIRST - timedelta(days=min(int(dice.expovariate(1 / 120)), 2500))
    firsts = [came, *(start + timedelta(days=dice.choice((0, 0, 1, 2))) for start in starts)]
    lasts = [*(start - timedelta(days=1) for start in starts), date.max]
    return [Stay(first, last, use) for first, last in zip(firsts, lasts, strict=True)]


def _let_return(stays: list[Stay], prison: Prison) -> None:
    """Give as many stays as the prison has returns to somebody who left before; nobody comes back twice."""
    gone = sorted((stay for stay in stays if not stay.goes_on), key=lambda stay: stay.last)
    again = [stay for stay in stays if stay.first > FIRST]
    prison.dice.shuffle(again)
    left = prison.returns
    for stay in again:
        free = (one for one in gone if one.later is None and one.earlier is None and one is not stay)
        earlier = next((one for one in free if one.last + _AWAY < stay.first), None)
        if left and earlier is not None and stay.later is None:
            stay.earlier, earlier.later = earlier, stay
            left -= 1


def _expected(dice: Random) -> date | None:
    if dice.random() < _LEFT_OPEN:
        return None
    return TODAY + timedelta(days=dice.choice(_AHEAD) + dice.randrange(10))


def _birth(dice: Random, name: Name) -> date | None:
    luck = dice.random()
    if luck < 0.02:  # noqa: PLR2004 - nobody knows
        return None
    year = 2026 - round(dice.triangular(18, 68, 32))
    if luck < 0.08 and name.language not in ("norsk", "polsk", "litauisk"):  # noqa: PLR2004
        return date(year, 1, 1)  # common where no register tells
    return date(year, dice.randint(1, 12), dice.randint(1, 28))


def _written(name: Name, number: str) -> tuple[str, str]:
    """How a name is sorted and found; the parts come back often, so each is worked out once."""
    keys = "\x1f".join((_key(name.family or name.given), _key(name.given)))
    return keys, f"{_found(name.family)}{_found(name.given)} {number}"


@cache
def _key(part: str) -> str:
    return sort_key(part)


@cache
def _found(part: str) -> str:
    return search_text(part) if part else ""
