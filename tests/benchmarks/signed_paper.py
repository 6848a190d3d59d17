"""A paper on its way to what is handed out: drawn, made PDF/A, signed; and checked again.

Each step stands beside our own drawing of the page, all of them together beside the page put down with
ReportLab's own calls. Everything is warm, as after the first paper of a day.
"""

import time
from collections.abc import Callable

from eduapp.certificates.signing import Order, Soundness, check, signed
from eduapp.drawing.archive import archived
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage
from tests.support import given_signing
from tests.support.given_signing import DAY, MOMENT

ARCHIVED_GOAL, SIGNED_GOAL, WHOLE_GOAL = 1.0, 3.0, 12.0
CHECK_LIMIT = 100.0  # ms
KIND = "kursbevis"


def measure(effort: Effort) -> list[Figure]:
    """The steps, the whole way, and the way back."""
    facts, about = papers.a_paper(KIND, name="Łukasz Żółć"), given_signing.about(KIND)
    school = given_signing.the_authority()
    raw = RawPage(facts, KIND)
    drawn = papers.drawn(facts)
    plain = archived(drawn, about)
    whole = signed(Order(plain, school.key, MOMENT))

    def each(step: Callable[[], object]) -> Callable[[], float]:
        step()
        return lambda: _each(step, effort.drawn)

    draw = each(lambda: papers.drawn(facts))
    archive = each(lambda: archived(drawn, about))
    sign = each(lambda: signed(Order(plain, school.key, MOMENT)))
    all_of_it = each(lambda: signed(Order(archived(papers.drawn(facts), about), school.key, MOMENT)))
    checked = each(lambda: check(whole, [school.root], DAY))
    assert check(whole, [school.root], DAY).soundness is Soundness.SOUND
    return [
        compared("a paper made PDF/A, by its drawing", ARCHIVED_GOAL, "ms", archive, draw, runs=effort.runs),
        compared("a paper signed, by its drawing", SIGNED_GOAL, "ms", sign, draw, runs=effort.runs),
        compared("drawn, PDF/A and signed", WHOLE_GOAL, "ms", all_of_it, each(raw.draw), runs=effort.runs),
        of_pairs(
            "a paper checked, of 100 ms", 1.0, "ms", [(checked(), CHECK_LIMIT) for _run in range(effort.runs)]
        ),
    ]


def _each(step: Callable[[], object], count: int) -> float:
    started = time.perf_counter()
    for _paper in range(count):
        step()
    return (time.perf_counter() - started) * 1000 / count
