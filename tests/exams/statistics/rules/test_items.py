"""The figures of a question: by hand, against the standard library's plain ones, and at their edges."""

import random
from statistics import correlation, covariance, mean, stdev

import pytest
from hypothesis import assume
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.statistics.rules.asked import Asked, Column, Part, parts_of
from eduapp.exams.statistics.rules.items import Figure, item_of
from tests.support.given_marks import asked_of, by_hand

tables = st.integers(2, 12).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 3), min_size=n, max_size=n), min_size=2, max_size=5)
)


def items(asked):
    return [item_of([part], asked.unit) for part in parts_of(asked)]


def test_four_by_three_by_hand():
    first, second, third = items(by_hand())

    assert [one.facility.value for one in (first, second, third)] == [0.75, 0.75, 0.25]
    assert [one.deviation.value for one in (first, second, third)] == pytest.approx([0.5] * 3)
    assert [one.index.value for one in (first, second, third)] == pytest.approx([0, 0, 57.735026919])
    assert third.efficiency.value == pytest.approx(100)
    assert (third.n, third.answered, third.right, third.most) == (4, 4, 1, 1.0)


@forall(tables)
def test_the_same_as_the_plain_definitions(columns):
    """x, r and their covariances by `statistics`, without any of our shortcuts."""
    asked = Asked(tuple(Column(marks, 3, len(marks)) for marks in columns), 1)
    for place, (marks, item) in enumerate(zip(columns, items(asked), strict=True)):
        rests = [sum(row) - row[place] for row in zip(*columns, strict=True)]
        assert item.facility.value == pytest.approx(mean(marks) / 3)
        assert item.deviation.value == pytest.approx(stdev(marks))
        if len(set(marks)) > 1 and len(set(rests)) > 1:
            best = covariance(sorted(marks), sorted(rests))
            assert item.index.value == pytest.approx(100 * correlation(marks, rests), abs=1e-9)
            assert item.efficiency.value == pytest.approx(100 * covariance(marks, rests) / best, abs=1e-9)
        else:
            assert item.index == item.efficiency == Figure()


@forall(tables)
def test_a_finer_unit_changes_nothing(columns):
    plain = items(Asked(tuple(Column(marks, 3, 0) for marks in columns), 1))
    fine = [[mark * 1000 for mark in marks] for marks in columns]

    for one, other in zip(plain, items(Asked(tuple(Column(m, 3000, 0) for m in fine), 1000)), strict=True):
        for figure in ("facility", "deviation", "index", "efficiency"):
            a, b = getattr(one, figure), getattr(other, figure)
            assert b.value == (None if a.value is None else pytest.approx(a.value, abs=1e-9))


def test_what_does_not_differ_has_no_discrimination_even_in_thirds():
    """A third of a point has no end in decimals; still everybody has the same."""
    third = 333_333_333_333_333
    same, other = items(Asked((Column([third] * 9, 10**15, 9), Column(list(range(9)), 9, 9)), 10**15))

    assert (same.index, same.efficiency, same.deviation.value) == (Figure(), Figure(), 0.0)
    assert other.index == Figure()  # its rest does not differ


def test_a_question_that_gives_nothing_has_no_facility():
    text, _question = items(Asked((Column([0, 0], 0, 0), Column([100, 0], 100, 2))))

    assert (text.facility, text.deviation.value, text.right) == (Figure(), 0.0, 0)


def test_one_attempt_alone_has_a_facility_and_no_more():
    [only] = items(Asked((Column([100], 100, 1),)))

    assert (only.facility.value, only.deviation, only.index) == (1.0, Figure(), Figure())


def test_right_and_wrong_have_wilsons_interval_and_parts_of_points_students():
    sharp, soft = items(asked_of([[1, 0.5], [1, 0.7], [0, 0.9], [1, 0.6], [1, 0.8]] * 4))

    assert (sharp.facility.low, sharp.facility.high) == pytest.approx((0.5840, 0.9193), abs=5e-5)
    half = 2.0930 * stdev([0.5, 0.7, 0.9, 0.6, 0.8] * 4) / 20**0.5
    assert (soft.facility.low, soft.facility.high) == pytest.approx((0.7 - half, 0.7 + half), abs=1e-4)


def test_the_efficiency_keeps_the_ends_of_the_index_in_its_own_measure():
    dice = random.Random(5)
    item, *_others = items(asked_of([[dice.choice((0, 0, 0, 1)), dice.random()] for _one in range(60)]))
    reach = item.efficiency.value / item.index.value

    assert reach > 1
    assert item.efficiency.low == pytest.approx(item.index.low * reach)
    assert item.efficiency.high == pytest.approx(item.index.high * reach)


def test_an_easier_paper_is_no_merit():
    """Within each paper nothing is told apart; over both, plainly, all of it would be."""
    weak = Part([0, 100, 0, 100], [100, 100, 200, 200], 100, 1000, 4)
    strong = Part([100, 0, 100, 100, 100, 100], [900, 800, 800, 900, 800, 900], 100, 1000, 6)
    apart = item_of([weak, strong], 100)

    plainly = correlation([*weak.marks, *strong.marks], [*weak.rests, *strong.rests])
    within = [
        sum((x - mean(p.marks)) * (r - mean(p.rests)) for x, r in zip(p.marks, p.rests, strict=True))
        for p in (weak, strong)
    ]
    assert plainly > 0.3
    assert sum(within) == pytest.approx(100 * 100 / 2)
    assert 0 < apart.index.value < 100 * plainly
    assert (apart.n, apart.right, apart.facility.value) == (10, 7, 0.7)


def test_points_of_other_papers_are_measured_by_their_most():
    one = Part([0, 100, 100, 0], [50, 80, 90, 20], 100, 100, 4)
    double = Part([0, 200, 200, 0], [500, 800, 900, 200], 200, 1000, 4)

    alone, both = item_of([one], 100), item_of([one, double], 100)

    assert both.index.value == pytest.approx(alone.index.value)
    assert both.facility.value == 0.5
    assert both.most == 2.0
    assert both.deviation.value == pytest.approx(stdev([0, 2, 2, 0] * 2))


@forall(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=6, max_size=30), st.integers(1, 5))
def test_parts_agree_with_taking_their_means_out_beforehand(rows, cut):
    """The index over parts is a correlation of what differs from the mean of one's own part."""
    parts = [rows[: cut + 1], rows[cut + 1 :]]
    assume(all(len(part) > 1 for part in parts))
    x = [mark - mean(m for m, _r in part) for part in parts for mark, _rest in part]
    r = [rest - mean(r for _m, r in part) for part in parts for _mark, rest in part]
    assume(any(abs(one) > 1e-9 for one in x) and any(abs(one) > 1e-9 for one in r))
    made = [Part([m for m, _r in part], [r for _m, r in part], 4, 9, len(part)) for part in parts]

    expected = (
        sum(a * b for a, b in zip(x, r, strict=True)) / (sum(a * a for a in x) * sum(b * b for b in r)) ** 0.5
    )
    assert item_of(made, 1).index.value == pytest.approx(100 * expected, abs=1e-6)
