"""A road of ten years: 5,000 entries in two workshops and some practice elsewhere, computed within 30 ms.

Ours: the whole calculation, every month with its rule, and the forecast. Beside it stands the limit.
"""

from datetime import date, timedelta
from uuid import UUID

from eduapp.workshops.road.rules.forecast import forecast
from eduapp.workshops.road.rules.numbers import demand_of
from eduapp.workshops.road.rules.reckoning import Outside, Road, Worked, reckon
from tests.benchmarks.asking import timed
from tests.benchmarks.figures import Effort, Figure, compared

LIMIT = 30.0  # ms
ENTRIES = 5_000
TODAY = date(2026, 11, 23)
SHOPS = (UUID(int=1), UUID(int=2))
ELSEWHERE = (
    Outside(date(2012, 1, 1), date(2015, 6, 30), percent=100, what="A"),
    Outside(date(2018, 3, 1), date(2018, 12, 31), minutes=60_000, what="B"),
)


def measure(effort: Effort) -> list[Figure]:
    """The calculation beside its limit."""
    worked = the_entries(ENTRIES if effort.people > 10_000 else 60)
    ours = timed(lambda: whole(worked))
    name = "a road of ten years, of 30 ms"
    return [compared(name, 1.0, "ms", ours, lambda: LIMIT, runs=effort.runs * 3)]


def whole(worked: list[Worked]) -> int:
    """What is missing, and whether it could be done in time."""
    demand = demand_of("BASNE3----", "practice_candidate", "hours_1740", TODAY)
    assert demand is not None
    made = reckon(Road(demand, frozenset(SHOPS)), worked, ELSEWHERE, TODAY)
    return made.missing + bool(forecast(made, TODAY))


def the_entries(count: int) -> list[Worked]:
    """Mornings and afternoons of weekdays, back from today."""
    days = (TODAY - timedelta(days=n) for n in range(count))
    both = ((day, shop) for day in days if day.weekday() < 5 for shop in SHOPS)
    return [Worked(day, 150, shop) for day, shop in both][:count]
