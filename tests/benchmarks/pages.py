"""How long each page of a large site takes to show its rows, beside half a second that nobody calls waiting.

The site of 11,000 learners is made once. Every page of the program is opened on it in a process of its
own (page_times.py), by its real runner and threads. The longest pause of the event loop, of whatever page,
stands beside the 50 ms that nobody notices.
"""

from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.benchmarks.fresh import asked_of
from tests.benchmarks.sites import site
from tests.support.gaps import BEARABLE_MS

GOAL = 1.0
SHOWN_MS = 500.0
REST_MS = 400  # by then a preview has been asked for
Times = dict[str, dict[str, list[float]]]


def measure(effort: Effort) -> list[Figure]:
    """Every page, the slowest of them, and the longest pause."""
    rounds, rest = (effort.runs, REST_MS) if effort.starts > 1 else (1, 0)
    times = opened(site(effort, "N", papers=True), rounds, rest)
    slowest = max(times, key=lambda name: median(times[name]["shown"]))
    pausing = max(times, key=lambda name: median(times[name]["pause"]))
    for name, found in times.items():
        say(f"  {name}: {median(found['shown']):.0f} ms, pause {median(found['pause']):.0f} ms")
    say(f"  the slowest page is {slowest}, the longest pause is that of {pausing}")
    return [
        *(_shown(f"page: {name}", found["shown"]) for name, found in times.items()),
        _shown("page: the slowest", times[slowest]["shown"]),
        _beside("page: the longest pause", times[pausing]["pause"], float(BEARABLE_MS)),
    ]


def opened(file: Path, rounds: int, rest: int) -> Times:
    """What page_times tells."""
    return asked_of("page_times", file, rounds, rest)


def _shown(name: str, times: list[float]) -> Figure:
    return _beside(name, times, SHOWN_MS)


def _beside(name: str, times: list[float], limit: float) -> Figure:
    return of_pairs(name, GOAL, "ms", [(took, limit) for took in times])
