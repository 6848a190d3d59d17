"""A finished paper looked through for what would tell where it was earned, beside drawing it.

With and without a square, whose picture is found and read. Everything is warm, as after the first paper.
"""

import time
from collections.abc import Callable

from eduapp.certificates.neutrality import Paper, SiteWords, check
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs
from tests.certificates.drawing import papers
from tests.certificates.neutrality.reading.test_pages import CODE, a_square
from tests.support import given_signing

GOAL = 2.0
LIMIT = 15.0  # ms
SITE = SiteWords(
    ("Ringberg fengsel", *(f"Verksted {letter}" for letter in "ABCDEFGH"), *(f"Hus {n}" for n in range(30))),
    ("Fjellveien 12, 1234 Ringberg",),
)


def measure(effort: Effort) -> list[Figure]:
    """Each signed paper beside its drawing, and within a limit."""
    facts = {kind: papers.a_paper(kind, name="Łukasz Żółć") for kind in ("kursbevis", "praksisattest")}
    looked = {kind: Paper(given_signing.a_signed_paper(kind), "bevis.pdf", "Bevis", SITE) for kind in facts}
    square = Paper(a_square(CODE), "bevis.pdf", "Bevis", SITE, code=CODE)
    assert not any(map(check, (*looked.values(), square)))

    def each(step: Callable[[], object]) -> Callable[[], float]:
        step()
        return lambda: _each(step, effort.drawn)

    draw = {kind: each(lambda kind=kind: papers.drawn(facts[kind])) for kind in facts}
    look = {kind: each(lambda kind=kind: check(looked[kind])) for kind in facts}
    read = each(lambda: check(square))
    name = "looked through, by its drawing"
    return [
        *(
            compared(f"a {kind} {name}", GOAL, "ms", look[kind], draw[kind], runs=effort.runs)
            for kind in facts
        ),
        compared(f"a page with a square {name}", GOAL, "ms", read, draw["kursbevis"], runs=effort.runs),
        of_pairs(
            "a kursbevis looked through, of 15 ms",
            1.0,
            "ms",
            [(look["kursbevis"](), LIMIT) for _run in range(effort.runs)],
        ),
    ]


def _each(step: Callable[[], object], count: int) -> float:
    started = time.perf_counter()
    for _paper in range(count):
        step()
    return (time.perf_counter() - started) * 1000 / count
