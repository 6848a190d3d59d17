"""The longest pause of the event loop during each long job, beside the 50 ms that nobody notices.

Each run is a process of its own (long_jobs.py), with the program's real runner and threads. The longest pause
in a second (IDLE_MS) without work is told beside it: that much the machine takes by itself.
"""

import os
import subprocess
import sys
from pathlib import Path
from statistics import median

from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Effort, Figure, of_pairs, say
from tests.benchmarks.long_jobs import JOBS, ON_ITS_PAGE, PAPERS_ON_THEIR_PAGE, longest_pause
from tests.benchmarks.sites import site
from tests.support.gaps import BEARABLE_MS

GOAL = 1.0
IDLE_MS, LITTLE_MS = 1000, 50
ROOT = Path(__file__).resolve().parents[2]


def measure(effort: Effort) -> list[Figure]:
    """Every job."""
    return [_job(name, effort) for name in (*JOBS, ON_ITS_PAGE)]


def measure_papers(effort: Effort) -> list[Figure]:
    """A batch of signed papers on its page: preview, keys, progress and print with it."""
    return [_job(PAPERS_ON_THEIR_PAGE, effort)]


def _job(name: str, effort: Effort) -> Figure:
    runs = [_run(name, effort) for _run_ in range(min(effort.runs, 5) if effort.starts > 1 else 1)]
    say(f"  {name}: the machine alone paused {median(quiet for _pause, quiet in runs):.1f} ms")
    return of_pairs(f"pause: {name}", GOAL, "ms", [(pause, float(BEARABLE_MS)) for pause, _quiet in runs])


def _run(name: str, effort: Effort) -> tuple[float, float]:
    if effort.starts == 1:  # what the machine has to bear is not measured then: no process for each job
        application = QApplication.instance() or QApplication([])
        assert application is not None
        return longest_pause(name, site(effort, "S"), effort.hour_rows, effort.papers, LITTLE_MS)
    words = site(effort, "S"), effort.hour_rows, effort.papers, IDLE_MS
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.long_jobs", name, *map(str, words)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    pause, quiet = done.stdout.split()
    return float(pause), float(quiet)
