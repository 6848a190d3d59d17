from datetime import date

import pytest

from eduapp.exams.statistics.rules.asked import Part
from eduapp.exams.statistics.rules.items import Figure, Item, item_of
from eduapp.exams.statistics.rules.judging import (
    ALIKE,
    BACKWARDS,
    FINE,
    KEY,
    UNSURE,
    WEAK,
    Chosen,
    chosen_by_the_strongest,
    verdict,
)
from eduapp.exams.statistics.rules.limits import limits_on

LIMITS = limits_on(date(2026, 11, 23))
WRONG_KEY = Chosen(6, right=1, other="b", others=4)


def an_item(index, low=None, high=None):
    none = Figure()
    return Item(30, 30, 15, 1.0, none, none, Figure(index, low, high), none)


@pytest.mark.parametrize(
    ("item", "chosen", "expected"),
    [
        (an_item(-20, -55, 20), WRONG_KEY, KEY),
        (an_item(9.9, -20, 40), WRONG_KEY, KEY),
        (an_item(None), WRONG_KEY, KEY),  # nobody got it right: nothing to tell apart
        (an_item(10, -20, 40), WRONG_KEY, UNSURE),
        (an_item(-20, -55, 20), Chosen(6, right=4, other="b", others=4), WEAK),
        (an_item(-20, -55, 20), Chosen(6, right=0, other="b", others=1), WEAK),
        (an_item(-20, -55, 20), None, WEAK),
        (an_item(-60, -80, -20), None, BACKWARDS),
        (an_item(-60, -80, -20), WRONG_KEY, KEY),
        (an_item(30, -5, 60), None, UNSURE),
        (an_item(40, 5, 60), None, FINE),
        (an_item(None), None, ALIKE),
    ],
)
def test_what_is_noticed(item, chosen, expected):
    assert verdict(item, chosen, LIMITS) == expected


def a_part(rows):
    """Rows of (mark, rest, answer)."""
    marks, rests, answers = zip(*rows, strict=True)
    return Part(marks, rests, 100, 1000, len(rows)), answers


def test_the_strongest_are_those_with_most_on_the_others_and_ties_are_among_them():
    part, answers = a_part(
        [(0, 900, "b"), (0, 800, "b"), (100, 800, "a"), (0, 800, "b"), *[(100, 100, "a")] * 6]
    )
    # 27 % of 10 are 3; the third has 800, and so has the fourth

    assert chosen_by_the_strongest([part], [answers], 27) == Chosen(4, right=1, other="b", others=3)


def test_the_same_other_answer_counts_not_all_of_them_together():
    part, answers = a_part([(0, 900, "b"), (0, 900, "c"), (0, 900, "d"), (100, 900, "a"), (0, 900, None)])

    found = chosen_by_the_strongest([part], [answers], 27)

    assert (found.strongest, found.right, found.others) == (5, 1, 1)


def test_papers_are_compared_by_the_share_of_their_points():
    """900 of 1000 is stronger than 150 of 200, but not than 190 of 200."""
    one = Part([0], [900], 100, 1000, 1)
    two = Part([0, 100], [190, 150], 100, 200, 2)

    found = chosen_by_the_strongest([one, two], [("b",), ("b", "a")], 60)

    assert found == Chosen(2, right=0, other="b", others=2)


def test_parts_of_points_are_not_right():
    part, answers = a_part([(50, 900, "ab"), (50, 900, "ab"), (100, 100, "a")])

    assert chosen_by_the_strongest([part], [answers], 50) == Chosen(2, right=0, other="ab", others=2)


def test_a_key_that_was_typed_wrong_is_found_in_an_exam():
    """30 candidates, the better ten answer b, which is right but not what the key says."""
    rows = [(0, 900 - n, "b") for n in range(10)] + [(100 * (n % 2), 500 - n, "ac"[n % 2]) for n in range(20)]
    part, answers = a_part(
        [(mark, rest, {"a": "c", "c": "a"}.get(answer, answer)) for mark, rest, answer in rows]
    )
    item = item_of([part], 100)

    assert item.index.value < 0
    assert verdict(item, chosen_by_the_strongest([part], [answers], 27), LIMITS) == KEY
