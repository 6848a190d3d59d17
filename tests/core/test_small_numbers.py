"""Small numbers: an attacker who knows the rule of each cell and every sum works no hidden number out."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduapp.core.small_numbers import Limits, Sum, Told, hidden, limits_on

FIVE = Limits(5, 3)
THREE = Limits(3, 3)  # with few numbers in play larger tables can be gone through whole
ALL = "all"
ABOVE = 3  # how far over the greatest count of a small table the attacker looks: enough for two numbers more


def with_totals(inner):
    """Counts and sums of a table with totals of rows, of columns, and of all."""
    rows, columns = len(inner), len(inner[0])
    counts = {(r, c): inner[r][c] for r in range(rows) for c in range(columns)}
    for r in range(rows):
        counts[r, ALL] = sum(inner[r])
    for c in [*range(columns), ALL]:
        counts[ALL, c] = sum(counts[r, c] for r in range(rows))
    sums = [Sum((r, ALL), tuple((r, c) for c in range(columns))) for r in range(rows)]
    sums += [Sum((ALL, c), tuple((r, c) for r in range(rows))) for c in [*range(columns), ALL]]
    return counts, sums


def fits(value, told, truth, limits):
    """Whether a number is in keeping with what is told of a cell."""
    return {
        Told.SHOWN: value == truth,
        Told.SMALL: 0 <= value < limits.least,
        Told.KEPT: value >= limits.least,
        Told.HIDDEN: value >= 0,
    }[told]


def attacked(inner, told, limits):
    """Every number each cell could be: all tables that fit are gone through."""
    counts, _sums = with_totals(inner)
    rows, columns = range(len(inner)), range(len(inner[0]))
    top = max(map(max, inner)) + ABOVE

    def rows_that_fit(r):
        could = [[v for v in range(top + 1) if fits(v, told[r, c], counts[r, c], limits)] for c in columns]
        return [row for row in product(*could) if fits(sum(row), told[r, ALL], counts[r, ALL], limits)]

    found = defaultdict(set)
    for table in product(*(rows_that_fit(r) for r in rows)):
        below = [sum(row[c] for row in table) for c in columns]
        sums = {**{(ALL, c): below[c] for c in columns}, (ALL, ALL): sum(below)}
        if all(fits(value, told[key], counts[key], limits) for key, value in sums.items()):
            whole = {**sums, **{(r, ALL): sum(table[r]) for r in rows}}
            whole |= {(r, c): table[r][c] for r in rows for c in columns}
            for key, value in whole.items():
                found[key].add(value)
    return found


def tables(most_rows, most_columns, most):
    return st.integers(1, most_columns).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, most), min_size=columns, max_size=columns), min_size=1, max_size=most_rows
        )
    )


def pins_nothing(inner, limits):
    counts, sums = with_totals(inner)

    told = hidden(counts, sums, limits)

    could = attacked(inner, told, limits)
    for key, how in told.items():
        if how is not Told.SHOWN:
            assert len(could[key]) >= (limits.spread if how is Told.SMALL else 2), (key, how)


@given(tables(2, 2, 8))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_whoever_goes_through_all_tables_that_fit_pins_no_hidden_number(inner):
    pins_nothing(inner, FIVE)


@given(tables(3, 2, 3) | tables(2, 3, 3))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_nor_in_a_table_with_a_row_or_a_column_more(inner):
    pins_nothing(inner, THREE)


@given(tables(5, 4, 30))
@settings(max_examples=50, deadline=None, derandomize=True)
def test_no_sums_of_sums_give_a_hidden_number(inner):
    counts, sums = with_totals(inner)

    told = hidden(counts, sums, FIVE)

    assert not worked_out(counts, sums, told)
    assert all(told[key] is not Told.SHOWN for key, count in counts.items() if count < FIVE.least)
    assert told == hidden(counts, sums, FIVE)


def worked_out(counts, sums, told):
    """The hidden cells that linear algebra alone gives."""
    unknown = [key for key, how in told.items() if how is not Told.SHOWN]
    place = {key: number for number, key in enumerate(unknown)}
    lines = []
    for one in sums:
        line = [Fraction(0)] * len(unknown)
        for key, sign in ((one.total, -1), *((part, 1) for part in one.parts)):
            if key in place:
                line[place[key]] += sign
        lines.append(line)
    done = 0
    for column in range(len(unknown)):
        at = next((n for n in range(done, len(lines)) if lines[n][column]), None)
        if at is None:
            continue
        lines[done], lines[at] = lines[at], lines[done]
        lines[done] = [value / lines[done][column] for value in lines[done]]
        for n, line in enumerate(lines):
            if n != done and line[column]:
                lines[n] = [a - line[column] * b for a, b in zip(line, lines[done], strict=True)]
        done += 1
    return [
        unknown[next(n for n, value in enumerate(line) if value)]
        for line in lines
        if sum(map(bool, line)) == 1
    ]


def test_the_one_small_number_of_a_row_takes_three_others_with_it():
    counts, sums = with_totals([[3, 20, 30], [12, 14, 16], [40, 50, 60]])

    told = hidden(counts, sums, FIVE)

    gone = {key: how for key, how in told.items() if how is not Told.SHOWN}
    assert gone == {(0, 0): Told.SMALL, (0, 1): Told.KEPT, (1, 0): Told.KEPT, (1, 1): Told.KEPT}


def test_a_table_without_small_numbers_is_told_whole():
    counts, sums = with_totals([[5, 6], [7, 8]])

    assert set(hidden(counts, sums, FIVE).values()) == {Told.SHOWN}


def test_nobody_is_a_small_number_too():
    counts, sums = with_totals([[0, 9, 9], [9, 9, 9]])

    assert hidden(counts, sums, FIVE)[0, 0] is Told.SMALL


def test_a_small_number_is_not_hidden_behind_places_where_everybody_knows_that_nobody_was():
    counts = {"a": 3, "nobody": 0, "b": 26, "all": 29}

    told = hidden(counts, [Sum("all", ("a", "nobody", "b"))], FIVE)

    assert Told.KEPT in {told["b"], told["all"]}


def test_a_row_where_nobody_was_anywhere_is_told_as_small_and_hides_nothing_else():
    counts, sums = with_totals([[0, 0], [9, 8]])

    told = hidden(counts, sums, FIVE)

    assert {key for key, how in told.items() if how is Told.SMALL} == {(0, 0), (0, 1), (0, ALL)}


def test_two_whose_sum_could_only_be_of_the_greatest_small_ones_are_not_given_by_it():
    counts = {"a": 4, "b": 4, "both": 8}

    told = hidden(counts, [Sum("both", ("a", "b"))], FIVE)

    assert told["both"] is not Told.SHOWN


def test_what_is_never_told_lets_a_number_be_no_more_than_another():
    """Learners are no more than enrolments: five of five is known where learners alone are kept back."""
    counts = {
        ("learners", "a"): 5, ("learners", "b"): 3, ("learners", ALL): 8,
        ("more", "a"): 0, ("more", "b"): 6, ("more", ALL): 6,
        ("enrolments", "a"): 5, ("enrolments", "b"): 9, ("enrolments", ALL): 14,
    }  # fmt: skip
    sites = ("a", "b", ALL)
    sums = [Sum((row, ALL), ((row, "a"), (row, "b"))) for row in ("learners", "more")]
    sums += [Sum(("enrolments", site), (("learners", site), ("more", site))) for site in sites]

    told = hidden(counts, sums, FIVE, {("more", site) for site in sites})

    assert told["learners", "b"] is Told.SMALL
    if told["learners", ALL] is Told.SHOWN:
        assert told["enrolments", "a"] is not Told.SHOWN
    else:
        assert told["learners", "a"] is Told.SHOWN


@pytest.mark.parametrize(
    ("counts", "sums", "words"),
    [
        ({"a": -1}, [], "below nothing"),
        ({"a": 1, "b": 2}, [Sum("a", ("b",))], "does not hold"),
        ({"a": 1, "b": 1, "c": 1, "d": 1}, [Sum(key, ("a",)) for key in "bcd"], "more than two"),
        ({"a": 1, "b": 0, "c": 1}, [Sum("a", ("b", "c")), Sum("c", ("b", "a"))], "no network"),
    ],
)
def test_what_is_no_table_is_refused(counts, sums, words):
    with pytest.raises(ValueError, match=words):
        hidden(counts, sums, FIVE)


def test_the_rule_is_dated_and_says_where_it_comes_from():
    limits = limits_on(date(2026, 11, 23))

    assert (limits.least, limits.spread) == (5, 3)
    assert limits.source
    with pytest.raises(LookupError):
        limits_on(date(2020, 1, 1))
