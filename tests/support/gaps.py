"""How the window answers while something runs: how often, and the longest pause of its event loop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QTimer

BEAT_MS = 5
BEARABLE_MS = 50  # nobody notices less


@dataclass
class Gap:
    """The longest pause in milliseconds."""

    longest: float = 0.0


@contextmanager
def longest_gap() -> Iterator[Gap]:
    """A timer that beats while the block waits in the event loop; `gap.longest` is its worst delay."""
    gap, last = Gap(), perf_counter()

    def beat() -> None:
        nonlocal last
        now = perf_counter()
        gap.longest = max(gap.longest, (now - last) * 1000 - BEAT_MS)
        last = now

    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    yield gap
    timer.stop()


def answers_while(act: Callable[[], object]) -> int:
    """How often the event loop came round while `act` waits in it: a handful if the work is done elsewhere.

    How long it paused is a benchmark (tests/benchmarks, pause), not a test: other programs pause it too.
    """
    count = 0

    def beat() -> None:
        nonlocal count
        count += 1

    timer = QTimer(interval=BEAT_MS)
    timer.timeout.connect(beat)
    timer.start()
    act()
    timer.stop()
    return count
