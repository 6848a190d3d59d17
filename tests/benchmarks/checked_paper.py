"""A paper that somebody shows: from the bytes of a whole page to the answer, with the school's lists at hand.

Each way must be there within 100 ms: a signed A4 page (signature, page drawn at 200 dpi, square, lists), a
photograph of it, and the text of its code.
"""

import time
from collections.abc import Callable

from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import judge
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.support import checked_papers
from tests.support.given_seals import ISSUED_ON, a_school

LIMIT = 100.0  # ms


def measure(effort: Effort) -> list[Figure]:
    """The three ways to show a paper."""
    school = a_school()
    code, lines = school.code(), ("Kursbevis", "Áile Østby-Çelik", "Sveising nivå 2")
    page = checked_papers.page(code, *lines, size=checked_papers.A4)
    photograph = checked_papers.as_jpeg(checked_papers.tilted_and_stained(page, code))
    shown = {
        "a signed page judged": checked_papers.signed_by(school.issuing, page),
        "a photograph of a page judged": photograph,
        "a code judged": code,
    }
    keys, status = school.keys(), school.status()

    def judged(data: bytes | str) -> Callable[[], float]:
        def once() -> float:
            started = time.perf_counter()
            found = judge(data, keys, status, None, ISSUED_ON)
            took = (time.perf_counter() - started) * 1000
            assert found.outcome is Outcome.GENUINE
            return took

        once()
        return once

    return [
        of_pairs(f"{name}, of 100 ms", 1.0, "ms", [(once(), LIMIT) for _run in range(effort.runs)])
        for name, once in ((name, judged(data)) for name, data in shown.items())
    ]
