"""Quantiles of the distributions that intervals are made of. No library for it is needed.

The distribution of F is the regularised incomplete beta function, reckoned by its continued fraction
(Abramowitz and Stegun 26.5.8, DLMF 8.17.22) and turned round by halving. Right to about nine digits.
"""

import math
from functools import lru_cache
from statistics import NormalDist

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
_HALVINGS = 60  # of an interval of length 1: to the last bit
_MOST_TERMS = 20_000
_PRECISION = 1e-14
_TINY = 1e-300


@lru_cache
def normal(share: float) -> float:
    """The value below which a share (0 … 1) of a standard normal distribution lies."""
    return NormalDist().inv_cdf(share)


@lru_cache
def student(share: float, degrees: int) -> float:
    """The same of Student's t with so many degrees of freedom; share from 0.5. Its square is an F."""
    return math.sqrt(fisher(2 * share - 1, 1, degrees))


@lru_cache
def fisher(share: float, above: int, below: int) -> float:
    """The same of F with so many degrees of freedom above and below the line; 0 < share < 1."""
    low, high = 0.0, 1.0
    for _halving in range(_HALVINGS):
        middle = (low + high) / 2
        if beta(middle, above / 2, below / 2) < share:
            low = middle
        else:
            high = middle
    return below * low / (above * (1 - low))


def beta(at: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I(a, b) at 0 … 1; a and b above 0."""
    if at <= 0 or at >= 1:
        return 0.0 if at <= 0 else 1.0
    if at > (a + 1) / (a + b + 2):  # where the fraction converges slowly, its mirror image does not
        return 1 - beta(1 - at, b, a)
    whole = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(whole + a * math.log(at) + b * math.log1p(-at)) * _fraction(at, a, b) / a


def _fraction(at: float, a: float, b: float) -> float:
    """The continued fraction from the top (Lentz's way), which needs no number of terms beforehand."""
    upper, lower = 1.0, 1 / _not_zero(1 - (a + b) * at / (a + 1))
    found, step = lower, 0.0
    for m in range(1, _MOST_TERMS):
        for term in (
            m * (b - m) * at / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * at / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            lower = 1 / _not_zero(1 + term * lower)
            upper = _not_zero(1 + term / upper)
            step = upper * lower
            found *= step
        if abs(step - 1) < _PRECISION:
            break
    return found


def _not_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
