"""How long each page of a large site takes to show its rows, beside half a second that nobody calls waiting.

The site of 11,000 learners is made once a run. Every page of the program is opened on it in a process of its
own (page_times.py), by its real runner and threads. The longest pause of the event loop, of whatever page,
stands beside the 50 ms that nobody notices.
"""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median

from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.whole import make
from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.support.gaps import BEARABLE_MS

GOAL = 1.0
SHOWN_MS = 500.0
REST_MS = 400  # by then a preview has been asked for
ROOT = Path(__file__).resolve().parents[2]
Times = dict[str, dict[str, list[float]]]


def measure(effort: Effort) -> list[Figure]:
    """Every page, the slowest of them, and the longest pause."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.db"
        size = SIZES[effort.site]
        few = size if effort.starts > 1 else replace(size, papers=effort.papers)
        make(file, few, 1, lambda _what, _done, _total: None)
        times = opened(file, effort.runs, REST_MS if effort.starts > 1 else 0)
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
    """What page_times tells, asked in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.page_times", str(file), str(rounds), str(rest)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: Times = json.loads(done.stdout)
    return found


def _shown(name: str, times: list[float]) -> Figure:
    return _beside(name, times, SHOWN_MS)


def _beside(name: str, times: list[float], limit: float) -> Figure:
    return of_pairs(name, GOAL, "ms", [(took, limit) for took in times])
