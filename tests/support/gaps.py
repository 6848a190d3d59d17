"""How long the window did not answer: the longest pause of the event loop while something runs."""

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


def usual_gap(act: Callable[[], object], tries: int = 3) -> float:
    """The longest pause while `act` waits in the event loop, in the calmest of some tries."""
    pauses = []
    for _try in range(tries):
        with longest_gap() as gap:
            act()
        pauses.append(gap.longest)
        if gap.longest < BEARABLE_MS:
            break
    return min(pauses)
