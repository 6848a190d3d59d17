"""Worked by hand or from the papers they are from."""

import math
import random
from collections import Counter
from statistics import correlation, mean, stdev

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.statistics.rules import intervals


def test_wilson_by_hand():
    # 8 of 10, z = 1.96: (0.8 + 0.19207)/1.38415 ± 1.96·√(0.016 + 0.0096)/1.38415
    assert intervals.of_share(8, 10) == pytest.approx((0.4902, 0.9433), abs=5e-5)


@pytest.mark.parametrize(("right", "ends"), [(0, (0.0, 0.1611)), (20, (0.8389, 1.0))])
def test_none_and_all_still_leave_room(right, ends):
    assert intervals.of_share(right, 20) == pytest.approx(ends, abs=5e-5)


def test_a_mean_by_students_t():
    assert intervals.of_mean(0.5, 0.2, 4) == pytest.approx(
        (0.5 - 3.18245 * 0.1, 0.5 + 3.18245 * 0.1), abs=1e-5
    )
    assert intervals.of_mean(0.95, 0.2, 4, most=1.0)[1] == 1.0
    assert intervals.of_mean(0.5, 0.0, 4) is None
    assert intervals.of_mean(0.5, 0.2, 1) is None


def test_a_correlation_by_fishers_z():
    # r = 0.5, n = 28: z = 0.549306 ± 1.959964/5
    assert intervals.of_correlation(0.5, 28) == pytest.approx(
        (math.tanh(0.157313), math.tanh(0.941299)), abs=1e-6
    )
    assert intervals.of_correlation(0.5, 3) is None
    assert intervals.of_correlation(1.0, 28) is None


def test_means_taken_out_cost_degrees_of_freedom():
    assert intervals.of_correlation(0.5, 30, others=2) == intervals.of_correlation(0.5, 28)


def test_a_deviation_by_bonetts_formula_written_out():
    values = [1, 1, 2, 2, 2, 3, 3, 4, 4, 4, 5, 9]
    n, z = len(values), 1.959963985
    cut = int(n / (2 * math.sqrt(n - 4)))
    middle = mean(sorted(values)[cut : n - cut])
    squares = sum((one - mean(values)) ** 2 for one in values)
    kurtosis = n * sum((one - middle) ** 4 for one in values) / squares**2
    c = n / (n - z)
    half = z * c * math.sqrt((kurtosis - (n - 3) / n) / (n - 1))
    variance = c * squares / (n - 1)
    expected = math.sqrt(variance * math.exp(-half)), math.sqrt(variance * math.exp(half))

    assert cut == 2
    assert intervals.of_deviation(Counter(values)) == pytest.approx(expected, rel=1e-9)


def test_no_deviation_has_no_interval():
    assert intervals.of_deviation(Counter([2.0] * 20)) is None
    assert intervals.of_deviation(Counter([1.0, 2.0, 3.0, 4.0])) is None


def test_alpha_by_feldts_f():
    # 1 − (1 − 0.79)·F(0.975; 40, 1000) and 1 − (1 − 0.79)·F(0.025; 40, 1000)
    low, high = intervals.of_alpha(0.79, 41, 26)

    assert (low, high) == pytest.approx((1 - 0.21 * 1.4988, 1 - 0.21 * 0.6043), abs=2e-3)
    assert intervals.of_alpha(1.0, 41, 26) is None
    assert intervals.of_alpha(0.5, 41, 1) is None


@forall(st.integers(0, 200), st.integers(1, 200))
def test_a_share_lies_in_its_interval(right, n):
    low, high = intervals.of_share(min(right, n), n)

    assert 0 <= low <= min(right, n) / n <= high <= 1


def covers(truth, ends):
    return ends is not None and ends[0] <= truth <= ends[1]


def test_intervals_hold_what_they_promise():
    """400 exams of 30 with what is true known: about 95 of 100 intervals have it in them."""
    dice, found = random.Random(7), Counter()
    for _exam in range(400):
        able = [dice.gauss(0, 1) for _one in range(30)]
        other = [0.6 * one + 0.8 * dice.gauss(0, 1) for one in able]
        right = sum(dice.random() < 0.7 for _one in range(30))
        found["r"] += covers(0.6, intervals.of_correlation(correlation(able, other), 30))
        found["share"] += covers(0.7, intervals.of_share(right, 30))
        found["mean"] += covers(0.0, _signed(able))
        found["deviation"] += covers(1.0, intervals.of_deviation(Counter(able)))

    assert all(0.92 * 400 <= hit <= 0.985 * 400 for hit in found.values()), found


def _signed(values):
    """The interval of a mean that may be below 0: reckoned 10 higher."""
    ends = intervals.of_mean(mean(values) + 10, stdev(values), len(values))
    return ends[0] - 10, ends[1] - 10
