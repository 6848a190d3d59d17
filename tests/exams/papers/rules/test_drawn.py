"""Rules draw as many as they ask for wherever that is possible at all, and say exactly what is short."""

from itertools import combinations, permutations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.papers.rules.drawn import DrawingRule, NotEnoughQuestions, Short, check_rules_alone, draw

pools = st.lists(st.lists(st.integers(1, 8), max_size=6, unique=True).map(sorted), min_size=1, max_size=3)
counts = st.lists(st.integers(1, 3), min_size=3, max_size=3)


def rules_of(counts):
    return [DrawingRule(count) for count in counts]


def most_that_fit(counts, pools):
    """As many places as can be filled at all: less by what some rules together ask for and lack (Hall)."""
    every = range(len(pools))
    some = [those for size in every for those in combinations(every, size + 1)]
    lacking = [
        sum(counts[one] for one in those) - len(set().union(*(pools[one] for one in those))) for those in some
    ]
    return sum(counts[: len(pools)]) - max(0, *lacking)


@for_all(pools, counts, st.text(max_size=5))
def test_as_many_places_are_filled_as_can_be(pools, counts, seed):
    rules = rules_of(counts[: len(pools)])

    drawn, short = draw(rules, pools, seed)

    flat = [one for some in drawn for one in some]
    assert len(flat) == len(set(flat)) == most_that_fit(counts, pools)
    assert all(set(some) <= set(pool) for some, pool in zip(drawn, pools, strict=True))
    missing = {one.rule: one.asked - one.found for one in short}
    assert all(
        missing.get(place, 0) == rule.count - len(some)
        for place, (rule, some) in enumerate(zip(rules, drawn, strict=True), 1)
    )


@for_all(pools, counts, st.text(max_size=5))
def test_the_same_seed_draws_the_same(pools, counts, seed):
    rules = rules_of(counts[: len(pools)])

    assert draw(rules, pools, seed) == draw(rules, pools, seed)


def test_another_seed_draws_others():
    drawn = {tuple(draw([DrawingRule(5)], [range(100)], str(seed))[0][0]) for seed in range(20)}

    assert len(drawn) == 20


def test_a_question_that_only_one_rule_can_use_is_left_for_it():
    """The first rule could take 1, but then the second would have nothing."""
    for seed in range(30):
        drawn, short = draw([DrawingRule(1), DrawingRule(1)], [[1, 2], [1]], str(seed))
        assert (drawn, short) == ([[2], [1]], [])


def test_what_was_chosen_by_hand_is_not_drawn():
    for seed in range(20):
        drawn, _short = draw([DrawingRule(2)], [[1, 2, 3]], str(seed), taken=[2])
        assert sorted(drawn[0]) == [1, 3]


def test_what_is_short_is_said_exactly():
    rules = [DrawingRule(3, tag="brøk", level="A2"), DrawingRule(2)]

    _drawn, short = draw(rules, [[4, 5], [4, 5, 6]], "x", taken=[6])

    assert sum(one.asked - one.found for one in short) == 3
    assert [one.there for one in short][:1] == [2]
    told = NotEnoughQuestions.of(Short(1, 3, 1, 2), rules[0].label).sentence()
    assert told == (
        "Rule 1 (tag brøk, level A2) asks for 3 questions and finds 1: 2 short. The bank has 2 questions, "
        "and 1 of them stands on the paper already. Write more questions, ask for fewer, or change a rule."
    )


@pytest.mark.parametrize(
    ("rule", "label"),
    [
        (DrawingRule(1), "any question"),
        (DrawingRule(1, kind="essay", category="Norsk/tekst", language="nb"), None),
    ],
)
def test_a_rule_says_what_it_draws(rule, label):
    if label is not None:
        assert rule.label == label
    else:
        with speaking("en"):
            assert rule.label == "kind essay, category Norsk/tekst, language nb"


@pytest.mark.parametrize(
    ("rule", "names"),
    [
        (DrawingRule(1, 1), []),
        (DrawingRule(0), ["RuleAsksForNothing"]),
        (DrawingRule(201), ["RuleAsksForNothing"]),
        (DrawingRule(1, 0), ["RuleAsksForNothing"]),
        (DrawingRule(1, kind="poem"), ["RuleKindUnknown"]),
    ],
)
def test_a_rule_asks_for_something_that_there_is(rule, names):
    assert [one.name for one in check_rules_alone([rule], 200, 100)] == names


def test_the_order_of_rules_does_not_decide_whether_there_is_enough():
    pools = ([1, 2, 3], [1, 2], [1])
    for order in permutations(range(3)):
        _drawn, short = draw([DrawingRule(1)] * 3, [pools[place] for place in order], "x")
        assert short == []
