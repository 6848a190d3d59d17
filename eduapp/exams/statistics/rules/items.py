"""The figures of one question. Definitions: those of Moodle's quiz statistics, stated in each docstring.

x is a mark on the question, r what the same attempt has on all others. Variances and covariances are those of
samples (n − 1). A question that was asked in several papers has a part for each: marks and rests are then
shares of the most, and differ from the mean of their own part, so that an easier paper is no merit. With one
part this is the plain definition.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import mul

from eduapp.exams.statistics.rules import intervals
from eduapp.exams.statistics.rules.asked import Part
from eduapp.exams.statistics.rules.intervals import Interval

PERCENT = 100.0


@dataclass(frozen=True)
class Figure:
    """A number with the ends of its 95 % interval; None where a denominator is 0 or nothing can be said."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Item:
    """How one question worked."""

    n: int  # attempts that were asked
    answered: int  # … and did not leave it out
    right: int  # … and got all of the points
    most: float  # points
    facility: Figure  # 0 … 1
    deviation: Figure  # points
    index: Figure  # discrimination index, −100 … 100 %
    efficiency: Figure  # discriminative efficiency, … 100 %
    weight: Figure = Figure()  # effective weight, 0 … 100 %; rules/whole.py reckons it


@dataclass(frozen=True)
class _Products:
    """Sums of products about the means of a part, as shares: n − 1 times variances and covariances."""

    marks: float
    both: float
    rests: float
    sorted_both: float  # if the order of the marks were that of the rests


def item_of(parts: Sequence[Part], unit: int) -> Item:
    """How a question worked in these parts; at least one attempt. Points are marks divided by `unit`."""
    n = sum(len(part.marks) for part in parts)
    most = max(part.most for part in parts) / unit
    index, efficiency = _discrimination([_products(part) for part in parts], n)
    return Item(
        n=n,
        answered=sum(part.answered for part in parts),
        right=sum(part.marks.count(part.most) for part in parts if part.most),
        most=most,
        facility=_facility(parts, n),
        deviation=_deviation(parts, n, most),
        index=index,
        efficiency=efficiency,
    )


def is_right_or_wrong(parts: Iterable[Part]) -> bool:
    """Whether every mark is none or all of the points."""
    return all(set(part.marks) <= {0, part.most} for part in parts)


def _facility(parts: Sequence[Part], n: int) -> Figure:
    """mean(x) / most: 1 if everybody got all. Wilson's interval for right and wrong, else Student's."""
    if not all(part.most for part in parts):
        return Figure()
    sums = [Fraction(sum(part.marks), part.most) for part in parts]
    value = float(sum(sums) / n)
    if is_right_or_wrong(parts):
        return _figure(value, intervals.of_share(round(value * n), n))
    return _figure(value, intervals.of_mean(value, _spread(parts, n), n, most=1.0))


def _deviation(parts: Sequence[Part], n: int, most: float) -> Figure:
    """√var(x), in points: of the most that any part gives."""
    if n < 2:  # noqa: PLR2004 - one alone does not differ
        return Figure()
    counts: Counter[float] = Counter()
    for part in parts:
        for mark, count in Counter(part.marks).items():
            counts[most * mark / (part.most or 1)] += count
    return _figure(most * _spread(parts, n), intervals.of_deviation(counts))


def _spread(parts: Sequence[Part], n: int) -> float:
    """The deviation of marks as shares of the most (n − 1), over all parts together."""
    squares = sum(Fraction(sum(map(mul, part.marks, part.marks)), (part.most or 1) ** 2) for part in parts)
    total = sum(Fraction(sum(part.marks), part.most or 1) for part in parts)
    return math.sqrt((n * squares - total**2) / (n * (n - 1)))


def _discrimination(found: Sequence[_Products], n: int) -> tuple[Figure, Figure]:
    """Index: 100 · cov(x, r) / √(var x · var r). Efficiency: 100 · cov(x, r) / cov(sorted x, sorted r).

    The efficiency's interval is the index's, divided by what the index could be at most with these very
    marks, which are taken as given.
    """
    marks, both, rests, best = (
        sum(values)
        for values in zip(*((p.marks, p.both, p.rests, p.sorted_both) for p in found), strict=True)
    )
    if not (marks > 0 and rests > 0):
        return Figure(), Figure()
    r = max(-1.0, min(1.0, both / math.sqrt(marks * rests)))
    ends = intervals.of_correlation(r, n, others=len(found) - 1)
    index = _figure(PERCENT * r, _times(ends, PERCENT))
    if best <= 0:
        return index, Figure()
    reach = best / math.sqrt(marks * rests)
    return index, _figure(PERCENT * both / best, _times(ends, PERCENT / reach, PERCENT))


def _products(part: Part) -> _Products:
    x, r = part.marks, part.rests
    n, total, rest_total = len(x), sum(x), sum(r)
    most, rest_most = part.most or 1, part.rest_most or 1

    def about_means(of_both: int, one: int, other: int, unit: int) -> float:
        return (n * of_both - one * other) / (n * unit)

    return _Products(
        about_means(sum(map(mul, x, x)), total, total, most * most),
        about_means(sum(map(mul, x, r)), total, rest_total, most * rest_most),
        about_means(sum(map(mul, r, r)), rest_total, rest_total, rest_most * rest_most),
        about_means(sum(map(mul, sorted(x), sorted(r))), total, rest_total, most * rest_most),
    )


def _figure(value: float, ends: Interval | None) -> Figure:
    return Figure(value) if ends is None else Figure(value, *ends)


def _times(ends: Interval | None, factor: float, most: float = math.inf) -> Interval | None:
    return None if ends is None else (factor * ends[0], min(most, factor * ends[1]))
