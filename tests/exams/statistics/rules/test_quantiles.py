"""Against printed tables, and against what must hold everywhere."""

import math

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.statistics.rules.quantiles import beta, fisher, normal, student

degrees = st.integers(1, 3000)
shares = st.floats(0.001, 0.999)


def test_the_normal_distribution():
    assert normal(0.975) == pytest.approx(1.959963985, abs=1e-9)


@pytest.mark.parametrize(
    ("df", "value"),
    [(1, 12.70620474), (2, 4.30265273), (10, 2.22813885), (30, 2.04227246), (120, 1.97993041)],
)
def test_students_t_as_printed(df, value):
    assert student(0.975, df) == pytest.approx(value, rel=1e-8)


@pytest.mark.parametrize(
    ("share", "above", "below", "value"),
    [(0.95, 5, 10, 3.325835), (0.975, 10, 20, 2.773671), (0.95, 1, 1, 161.447639), (0.99, 4, 60, 3.649047)],
)
def test_f_as_printed(share, above, below, value):
    assert fisher(share, above, below) == pytest.approx(value, rel=1e-6)


@forall(degrees, degrees, shares)
def test_turning_a_fraction_round_turns_the_tails_round(above, below, share):
    assert fisher(share, above, below) * fisher(1 - share, below, above) == pytest.approx(1, rel=1e-6)


@forall(degrees, degrees, shares)
def test_a_quantile_is_where_the_share_is_reached(above, below, share):
    value = fisher(share, above, below)

    assert beta(above * value / (above * value + below), above / 2, below / 2) == pytest.approx(
        share, abs=1e-9
    )


@forall(st.floats(0.0, 1.0), st.integers(1, 40), st.integers(1, 40))
def test_whole_degrees_are_a_sum_of_binomials(at, a, b):
    n = a + b - 1
    sum_of = sum(math.comb(n, j) * at**j * (1 - at) ** (n - j) for j in range(a, n + 1))

    assert beta(at, a, b) == pytest.approx(sum_of, abs=1e-10)


def test_as_many_degrees_as_a_large_exam_has_are_reckoned():
    assert fisher(0.975, 99_999, 99_999 * 39) == pytest.approx(1.0089, abs=1e-4)
