"""Certificates anybody can check: what a square costs on a paper, and how soon a code is judged.

Ours: facts to a signed code to the cells of its square; the same text by segno with its own choice of mask is
beside it. A verdict, from the text to what became of the paper, is beside the one Ed25519 verification that
nobody can do without, and must be there within 100 ms with the lists of a large school read anew.
"""

import time
from collections.abc import Callable

import segno

from eduapp.certificates.seals.code import read_code
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.facts import new_serial
from eduapp.certificates.seals.key_list import read_key_list
from eduapp.certificates.seals.square import square_of
from eduapp.certificates.seals.status_list import Status, entry_of, read_status_list
from eduapp.certificates.seals.verdict import Outcome, verdict_on
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support.given_seals import ISSUED_ON, School, a_school

SQUARE, VERDICT, LIMIT = 0.5, 8.0, 100.0  # times, times, ms
REVOKED = 2_000  # papers of a large school that no longer count


def measure(effort: Effort) -> list[Figure]:
    """A square beside segno's, a verdict beside a bare verification, and all of it anew within a limit."""
    school = a_school()
    some = 50 if effort.papers > 10 else 2
    return [
        _square(school, some, effort.runs),
        _verdict(school, some * 10, effort.runs),
        _anew(school, effort.runs),
    ]


def _square(school: School, some: int, runs: int) -> Figure:
    numbers = iter(range(10**6))

    def ours() -> float:
        square_of.cache_clear()
        return _each(some, lambda: square_of(school.code(number=f"2026-{next(numbers):06d}")))

    def theirs() -> float:
        return _each(some, lambda: segno.make(school.code(), error="h", micro=False, boost_error=False))

    return compared("a code and its square, against segno", SQUARE, "ms", ours, theirs, runs=runs)


def _verdict(school: School, some: int, runs: int) -> Figure:
    keys, status, text = school.keys(), school.status(), school.code()
    signed, public = read_code(text), school.issuing.public

    def ours() -> float:
        return _each(some, lambda: verdict_on(text, keys, status, ISSUED_ON))

    def theirs() -> float:
        return _each(some, lambda: signed.is_by(public, Purpose.CERTIFICATE))

    return compared("a verdict, against a verification", VERDICT, "ms", ours, theirs, runs=runs)


def _anew(school: School, runs: int) -> Figure:
    entries = [entry_of(new_serial(), Status.REVOKED, ISSUED_ON) for _one in range(REVOKED)]
    listed, status_listed, text = school.list_bytes(), school.status_bytes(*entries), school.code()

    def ours() -> float:
        return _each(1, judge_anew)

    def judge_anew() -> None:
        keys = read_key_list(listed, school.root.public)
        verdict = verdict_on(text, keys, read_status_list(status_listed, keys), ISSUED_ON)
        assert verdict.outcome is Outcome.GENUINE

    return compared("a verdict with lists read anew, limit", 1.0, "ms", ours, lambda: LIMIT, runs=runs)


def _each(count: int, act: Callable[[], object]) -> float:
    """Milliseconds for one of so many."""
    begun = time.perf_counter()
    for _time in range(count):
        act()
    return (time.perf_counter() - begun) / count * 1000
