"""What is asked and by which numbers: trades, ways, a county's year and the limits. Pure, from dated lists.

The numbers stand in resources/codes (trades, road_ways, road_years, road_limits), each with its source. Of
the rows of an entry the newest that begins on or before the day asked is in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import Code, code_list

TRADES, WAYS, YEARS, LIMITS = "trades", "road_ways", "road_years", "road_limits"
WHOLE, SHARE, AT_MOST, RECENT, LONG_ENOUGH = "whole", "share", "at_most", "recent", "long_enough"
ONCE, CONTRACT, OTHER_WORKSHOP, ENOUGH, PACE, SHOWN = (
    "once",
    "contract",
    "other_workshop",
    "enough",
    "pace",
    "shown",
)
MONTHS_A_YEAR = 12
MINUTES_AN_HOUR = 60
HUNDRED = 100


@dataclass(frozen=True)
class Demand:
    """By what one road is judged on one day. Minutes are those of full work: so many make a month."""

    months: int  # asked for
    month: int  # minutes
    whole_from: int | None  # percent of a month from which it counts as whole
    recent_years: int | None  # what is older …
    recent_percent: int  # … fills at most what is left beside this share of what is asked
    shortest: int | None  # months a period of outside practice must be long
    pace_days: int
    pace_fewest: int  # days

    @property
    def minutes(self) -> int:
        """Everything that is asked for."""
        return self.months * self.month


def offered(name: str, day: date) -> list[Code]:
    """The entries of a list that apply on a day, in order. A county's years have no dates."""
    return [code for code in code_list(name) if "rows" not in code.flags or code.on(day)]


def months_asked(trade: str, way: str, day: date) -> int | None:
    """Months of full work that a way asks in a trade, part months rounded up; None where nothing is known."""
    training, share = code_list(TRADES)[trade].on(day), code_list(WAYS)[way].on(day)
    if not training or not share:
        return None
    path = _whole(training, "training") - _whole(share, "less")
    return -(-path * _whole(share, "share") // HUNDRED)


def minutes_of_month(year: str) -> int:
    """A twelfth of the year by which a county counts; a whole number for every year of the list."""
    return _whole(code_list(YEARS)[year].flags, "hours") * MINUTES_AN_HOUR // MONTHS_A_YEAR


def demand_of(trade: str, way: str, year: str, day: date) -> Demand | None:
    """By what a road is judged on a day; None for a trade, way or year that this program does not know."""
    months, month = months_asked(trade, way, day), minutes_of_month(year)
    if months is None or not month:
        return None
    whole, recent, long = (_limit(key, way, day) for key in (WHOLE, RECENT, LONG_ENOUGH))
    pace = _limit(PACE, way, day)
    return Demand(
        months,
        month,
        whole_from=_whole(whole, "percent") or None,
        recent_years=_whole(recent, "years") or None,
        recent_percent=_whole(recent, "percent"),
        shortest=_whole(long, "months") or None,
        pace_days=_whole(pace, "weeks") * 7,
        pace_fewest=_whole(pace, "fewest") * 7,
    )


def from_start_only(way: str) -> bool:
    """Whether only what is done under the contract counts."""
    return code_list(WAYS)[way].has(CONTRACT)


def likely(trade: str, *words: str) -> bool:
    """Whether a workshop of these words (its name, its field of work) may belong to a trade."""
    fields, said = code_list(TRADES)[trade].flags.get("fields"), " ".join(words).casefold()
    return isinstance(fields, list) and any(field in said for field in fields)


def source_of(key: str) -> tuple[str, str]:
    """A limit in words, and where it comes from."""
    code = code_list(LIMITS)[key]
    return code.label, code.said("basis")


def _limit(key: str, way: str, day: date) -> Mapping[str, object]:
    code = code_list(LIMITS)[key]
    ways = code.flags.get("ways")
    holds = isinstance(ways, list) and way in ways
    return code.on(day) if holds else {}


def _whole(numbers: Mapping[str, object], name: str) -> int:
    value = numbers.get(name)
    return value if isinstance(value, int) else 0
