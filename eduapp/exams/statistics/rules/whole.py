"""The figures of all questions of a paper together: mean, deviation, alpha, error of measurement, weights.

T is what an attempt has in all. These are of one paper: over different papers there is no such number.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from eduapp.exams.statistics.rules import intervals
from eduapp.exams.statistics.rules.asked import Asked
from eduapp.exams.statistics.rules.items import PERCENT, Figure

_TWO = 2  # of anything, for it to differ


@dataclass(frozen=True)
class Whole:
    """How a paper worked."""

    n: int  # attempts
    questions: int  # that give points
    most: float  # points
    mean: Figure  # points
    deviation: Figure  # points
    alpha: Figure  # Cronbach's alpha, … 1
    error: Figure  # standard error of measurement, points


def whole_of(asked: Asked) -> Whole:
    """Mean and √var of T, alpha, and deviation · √(1 − alpha).

    alpha = k/(k − 1) · (1 − Σ var(x) / var(T)) over k questions (Cronbach, Psychometrika 16, 1951). The
    error's interval is alpha's, with the deviation taken as given. At least one attempt.
    """
    totals, n = asked.totals(), asked.n
    giving = [column for column in asked.columns if column.most != 0]
    sd, mean = _deviation(totals) / asked.unit, sum(totals) / (n * asked.unit)
    most = sum(column.highest for column in giving) / asked.unit
    counts = Counter(total / asked.unit for total in totals)
    alpha = _alpha([column.marks for column in giving], totals)
    return Whole(
        n,
        len(giving),
        most,
        _figure(mean, intervals.of_mean(mean, sd, n, most)),
        _figure(sd, intervals.of_deviation(counts)) if n >= _TWO else Figure(),
        alpha,
        _error(sd, alpha),
    )


def weights_of(asked: Asked) -> list[Figure]:
    """The effective weight of each question: 100 · √cov(x, T) / Σ √cov, over all whose covariance is not < 0.

    None for a negative one, and for all if the sum is 0. The interval is by the infinitesimal jackknife
    (L. A. Jaeckel, Bell Laboratories 1972; B. Efron, The Jackknife, SIAM 1982, chapter 6): how the weight
    moves with each attempt.
    """
    totals, n = asked.totals(), asked.n
    covariances = [_covariance(column.marks, totals) for column in asked.columns]
    roots = [math.sqrt(found) if found >= 0 else None for found in covariances]
    total = sum(root for root in roots if root is not None)
    if total <= 0:
        return [Figure()] * len(roots)
    moves = [
        _moves(column.marks, totals, found, root) if root else None
        for column, found, root in zip(asked.columns, covariances, roots, strict=True)
    ]
    known = [one for one in moves if one is not None]
    of_sum = [sum(row) for row in zip(*known, strict=True)]
    return [_weight(root, total, own, of_sum, n) for root, own in zip(roots, moves, strict=True)]


def _weight(root: float | None, total: float, own: list[float] | None, of_sum: list[float], n: int) -> Figure:
    if root is None:
        return Figure()
    share = root / total
    if own is None:
        return Figure(PERCENT * share)
    error = math.sqrt(sum((one - share * all_of) ** 2 for one, all_of in zip(own, of_sum, strict=True)))
    error *= PERCENT / (total * math.sqrt(n * (n - 1)))
    return Figure(PERCENT * share, *intervals.by_error(PERCENT * share, error, 0.0, PERCENT))


def _moves(marks: Sequence[int], totals: Sequence[int], covariance: float, root: float) -> list[float]:
    """How √cov(x, T) moves with each attempt."""
    mean, total_mean = sum(marks) / len(marks), sum(totals) / len(totals)
    half = 1 / (2 * root)
    return [
        ((mark - mean) * (total - total_mean) - covariance) * half
        for mark, total in zip(marks, totals, strict=True)
    ]


def _alpha(columns: Sequence[Sequence[int]], totals: Sequence[int]) -> Figure:
    n, k = len(totals), len(columns)
    of_totals = _products(totals, totals)
    if k < _TWO or of_totals == 0:
        return Figure()
    alpha = k / (k - 1) * (1 - sum(_products(marks, marks) for marks in columns) / of_totals)
    return _figure(alpha, intervals.of_alpha(alpha, n, k))


def _error(sd: float, alpha: Figure) -> Figure:
    if alpha.value is None:
        return Figure()
    value = sd * math.sqrt(max(0.0, 1 - alpha.value))
    if alpha.low is None or alpha.high is None:
        return Figure(value)
    return Figure(value, sd * math.sqrt(1 - alpha.high), sd * math.sqrt(1 - alpha.low))


def _deviation(marks: Sequence[int]) -> float:
    return math.sqrt(_covariance(marks, marks))


def _covariance(one: Sequence[int], other: Sequence[int]) -> float:
    n = len(one)
    return _products(one, other) / (n * (n - 1)) if n >= _TWO else 0.0


def _products(one: Sequence[int], other: Sequence[int]) -> int:
    """The sum of products about the means, times their number: exact."""
    products: int = sum(map(mul, one, other))
    return len(one) * products - sum(one) * sum(other)


def _figure(value: float, ends: intervals.Interval | None) -> Figure:
    return Figure(value) if ends is None else Figure(value, *ends)
