"""One paper drawn, beside the same page put down with ReportLab's own calls and the same fonts.

Both sides are warm: fonts and templates have been read, as after the first paper of a day. The raw page knows
where everything stands beforehand (tests/certificates/drawing/raw.py); ours wraps, shapes, fits and checks.
"""

import time
from collections.abc import Callable

from eduapp.certificates.drawing import KINDS, draw
from tests.benchmarks.figures import Effort, Figure, compared
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage

GOAL = 1.5


def measure(effort: Effort) -> list[Figure]:
    """Each kind of paper."""
    return [_paper(kind, effort) for kind in KINDS]


def _paper(kind: str, effort: Effort) -> Figure:
    facts = papers.a_paper(kind, name="Łukasz Żółć")
    raw = RawPage(facts, kind)

    def ours() -> float:
        return _each(lambda: draw(facts, kind), effort.drawn)

    def theirs() -> float:
        return _each(raw.draw, effort.drawn)

    ours(), theirs()
    return compared(f"one {kind}", GOAL, "ms", ours, theirs, runs=effort.runs)


def _each(draw_one: Callable[[], bytes], count: int) -> float:
    started = time.perf_counter()
    for _paper in range(count):
        draw_one()
    return (time.perf_counter() - started) * 1000 / count
