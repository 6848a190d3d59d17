import math
import random
from statistics import covariance, mean, stdev, variance

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.statistics.rules.asked import Asked, Column
from eduapp.exams.statistics.rules.items import Figure
from eduapp.exams.statistics.rules.whole import weights_of, whole_of
from tests.support.given_marks import asked_of, by_hand

tables = st.integers(2, 12).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 3), min_size=n, max_size=n), min_size=2, max_size=5)
)


def an_exam(n=60, questions=8, seed=11):
    dice = random.Random(seed)
    able = [dice.gauss(0, 1) for _one in range(n)]
    return asked_of([[int(dice.gauss(0, 1) < one) for _q in range(questions)] for one in able])


def test_four_by_three_by_hand():
    whole = whole_of(by_hand())

    assert (whole.n, whole.questions, whole.most, whole.mean.value) == (4, 3, 3.0, 1.75)
    assert whole.deviation.value == pytest.approx(math.sqrt(11 / 12))
    assert whole.alpha.value == pytest.approx(3 / 11)
    assert whole.error.value == pytest.approx(math.sqrt(2 / 3))
    root = math.sqrt(5 / 12)
    expected = [50 / (1 + root), 50 / (1 + root), 100 * root / (1 + root)]
    assert [one.value for one in weights_of(by_hand())] == pytest.approx(expected)


@forall(tables)
def test_the_same_as_the_plain_definitions(columns):
    asked = Asked(tuple(Column(marks, 3, len(marks)) for marks in columns), 1)
    totals = [sum(row) for row in zip(*columns, strict=True)]
    whole, k = whole_of(asked), len(columns)

    assert whole.mean.value == pytest.approx(mean(totals))
    assert whole.deviation.value == pytest.approx(stdev(totals))
    if len(set(totals)) == 1:
        assert whole.alpha == whole.error == Figure()
    else:
        alpha = k / (k - 1) * (1 - sum(map(variance, columns)) / variance(totals))
        assert whole.alpha.value == pytest.approx(alpha, abs=1e-9)
    roots = [covariance(marks, totals) for marks in columns]
    total = sum(math.sqrt(one) for one in roots if one > 1e-12)
    for root, weight in zip(roots, weights_of(asked), strict=True):
        if root < -1e-12 or total == 0:
            assert weight == Figure()
        elif root > 1e-12:
            assert weight.value == pytest.approx(100 * math.sqrt(root) / total)


def test_weights_add_up_to_all_of_it():
    assert sum(one.value for one in weights_of(an_exam())) == pytest.approx(100)


def test_a_question_that_works_against_the_rest_has_no_weight():
    first, second, against = weights_of(asked_of([[2, 2, 0], [2, 1, 0], [1, 1, 1], [0, 0, 1]], most=2))

    assert against == Figure()
    assert first.value + second.value == pytest.approx(100)


def test_the_interval_of_a_weight_is_what_leaving_attempts_out_says():
    """The jackknife proper, which leaves out one attempt after the other, has the same standard error."""
    asked = an_exam()
    left = [
        [w.value for w in weights_of(Asked(tuple(_without(c, out) for c in asked.columns)))]
        for out in range(asked.n)
    ]
    for place, weight in enumerate(weights_of(asked)):
        values = [row[place] for row in left]
        error = math.sqrt((asked.n - 1) / asked.n * sum((one - mean(values)) ** 2 for one in values))
        assert (weight.high - weight.low) / (2 * 1.96) == pytest.approx(error, rel=0.08)


def _without(column, out):
    return Column([mark for place, mark in enumerate(column.marks) if place != out], column.most, 0)


def test_the_error_of_measurement_has_the_ends_of_alpha():
    whole = whole_of(an_exam())

    assert whole.alpha.low < whole.alpha.value < whole.alpha.high
    assert whole.error.low == pytest.approx(whole.deviation.value * math.sqrt(1 - whole.alpha.high))
    assert whole.error.low < whole.error.value < whole.error.high


def test_texts_that_give_no_points_are_no_questions():
    with_text = Asked((*by_hand().columns, Column([0] * 4, 0, 0)))

    assert whole_of(with_text) == whole_of(by_hand())


def test_one_question_or_one_attempt_has_no_alpha():
    assert whole_of(asked_of([[1], [0]])).alpha == Figure()
    alone = whole_of(asked_of([[1, 0]]))
    assert (alone.mean.value, alone.deviation, alone.alpha) == (1.0, Figure(), Figure())
