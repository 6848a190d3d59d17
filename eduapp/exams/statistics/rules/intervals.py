"""Between which values a figure lies with 95 % confidence. Each function names who it is from.

None where nothing can be said: too few, or no differences at all.
"""

import math
from collections.abc import Mapping

from eduapp.exams.statistics.rules.quantiles import TAIL, fisher, normal, student

Interval = tuple[float, float]
_LEAST = 5  # attempts, for the spread of a sample to be estimated at all


def of_share(right: int, n: int) -> Interval:
    """Of a share (0 … 1) of n ≥ 1 that got it right: the score interval.

    E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927); it
    keeps its promise for few too (Brown, Cai and DasGupta, Statistical Science 16, 2001).
    """
    z = normal(1 - TAIL)
    share = right / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    whole = 1 + z * z / n
    low, high = max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)
    return min(low, share), max(high, share)  # none and all are an end, but for rounding


def of_mean(mean: float, sd: float, n: int, most: float = math.inf) -> Interval | None:
    """Of a mean by its sample's deviation (n − 1): Student's t (Biometrika 6, 1908), within 0 … most."""
    if n < 2 or sd <= 0:  # noqa: PLR2004 - one alone does not differ
        return None
    half = student(1 - TAIL, n - 1) * sd / math.sqrt(n)
    return max(0.0, mean - half), min(most, mean + half)


def of_correlation(r: float, n: int, others: int = 0) -> Interval | None:
    """Of a correlation (−1 … 1) by Fisher's z (Metron 1, 1921).

    `others`: how many means beyond the first were taken out before (a partial correlation; Fisher, Metron
    3, 1924). It is exact for normal marks and approximate for right and wrong.
    """
    degrees = n - 3 - others
    if degrees < 1 or abs(r) >= 1:
        return None
    half = normal(1 - TAIL) / math.sqrt(degrees)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)


def of_deviation(counts: Mapping[float, int]) -> Interval | None:
    """Of a standard deviation (n − 1), from how often each value came; in the unit of the values.

    D. G. Bonett, Approximate confidence interval for standard deviation of nonnormal distributions,
    Computational Statistics & Data Analysis 50 (2006): it asks for no normal distribution, which points are
    not, and takes fourth powers about a mean without the outermost values.
    """
    n = sum(counts.values())
    mean = sum(value * count for value, count in counts.items()) / n
    squares = sum(count * (value - mean) ** 2 for value, count in counts.items())
    z = normal(1 - TAIL)
    if n < _LEAST or squares <= 0:
        return None
    middle = _trimmed_mean(counts, n, 1 / (2 * math.sqrt(n - 4)))
    kurtosis = n * sum(count * (value - middle) ** 4 for value, count in counts.items()) / squares**2
    share = n / (n - z)
    spread = share * math.sqrt(max(0.0, kurtosis - (n - 3) / n) / (n - 1))
    centre = math.log(share * squares / (n - 1))
    return math.exp((centre - z * spread) / 2), math.exp((centre + z * spread) / 2)


def of_alpha(alpha: float, n: int, questions: int) -> Interval | None:
    """Of Cronbach's alpha over n attempts at so many questions.

    L. S. Feldt, The approximate sampling distribution of Kuder-Richardson reliability coefficient twenty,
    Psychometrika 30 (1965): (1 − true)/(1 − found) is distributed as F.
    """
    if n < 2 or questions < 2 or alpha >= 1:  # noqa: PLR2004 - nothing to compare
        return None
    degrees = n - 1, (n - 1) * (questions - 1)
    lowest, highest = (1 - (1 - alpha) * fisher(share, *degrees) for share in (1 - TAIL, TAIL))
    return lowest, highest


def by_error(value: float, error: float, least: float, most: float) -> Interval:
    """Of what is normally distributed for many attempts, by its standard error, within least … most."""
    half = normal(1 - TAIL) * error
    return max(least, value - half), min(most, value + half)


def _trimmed_mean(counts: Mapping[float, int], n: int, share: float) -> float:
    """The mean without a share of the values at either end."""
    cut = int(n * share)
    total, passed = 0.0, 0
    for value in sorted(counts):
        first, last = passed, passed + counts[value]
        total += value * max(0, min(last, n - cut) - max(first, cut))
        passed = last
    return total / (n - 2 * cut)
