"""One paper drawn with its square of dots, beside the same pages by ReportLab's own calls and the same fonts.

Both sides are warm: fonts and templates have been read, as after the first paper of a day. The raw page knows
where everything stands beforehand (tests/certificates/drawing/raw.py); ours wraps, shapes, fits and checks.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle

from eduapp.certificates.drawing import KINDS, draw, looks
from tests.benchmarks.figures import Effort, Figure, compared
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage

GOAL = 1.5


def measure(effort: Effort) -> list[Figure]:
    """Each kind of paper, then one in each layout and in each kind of letters."""
    return [_paper(kind, kind, effort) for kind in KINDS] + [
        _paper("kursbevis", look, effort) for look in looks("kursbevis")[1:]
    ]


def _paper(kind: str, look: str, effort: Effort) -> Figure:
    codes = cycle(papers.code_of(signs) for signs in range(380, 408))  # every paper has a square of its own
    facts = papers.checkable(kind, name="Łukasz Żółć")
    raw = RawPage(facts, look)

    def ours() -> float:
        return _each(lambda: draw(replace(facts, code=next(codes)), look), effort.drawn)

    def theirs() -> float:
        return _each(raw.draw, effort.drawn)

    ours(), theirs()
    return compared(f"one {look}", GOAL, "ms", ours, theirs, runs=effort.runs)


def _each(draw_one: Callable[[], bytes], count: int) -> float:
    started = time.perf_counter()
    for _paper in range(count):
        draw_one()
    return (time.perf_counter() - started) * 1000 / count
