"""Marking by the key: each kind with an example, then what holds for every question there can be."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.marking.rules import machine
from eduapp.exams.marking.rules.machine import mark
from eduapp.exams.marking.rules.told import lines
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Answer, Question
from eduapp.exams.questions.rules.showing import shown
from tests.support.given_marking import HALF, RIGHT
from tests.support.given_questions import (
    ALL,
    a_number,
    gapped,
    matchings,
    multiples,
    numerics,
    one_of_each,
    orderings,
    plain,
    shorts,
    singles,
    statements,
)

TWO_POINTS = 200
CLOSED = sorted({*RIGHT} - {q.ESSAY})


def points(question, value, most=TWO_POINTS):
    return mark(question, value, most).points


def rules_of(question, value):
    return [name for name, _facts in mark(question, value, TWO_POINTS).told]


@pytest.mark.parametrize("kind", CLOSED)
def test_all_right_earns_all(kind):
    assert points(one_of_each()[kind], RIGHT[kind]) == TWO_POINTS


@pytest.mark.parametrize("kind", CLOSED)
def test_nothing_answered_is_no_points(kind):
    found = mark(one_of_each()[kind], None, TWO_POINTS)

    assert (found.points, [name for name, _facts in found.told]) == (0, ["omitted"])


@pytest.mark.parametrize(
    ("kind", "half"),
    [
        (q.MULTIPLE, 100),
        (q.TRUE_FALSE, 0),
        (q.NUMBER, 0),
        (q.MATCHING, 100),
        (q.GAPS, 100),
        (q.ORDERING, 200),
    ],
)
def test_some_right_earns_a_part(kind, half):
    assert points(one_of_each()[kind], HALF[kind]) == half


def test_a_wrong_choice_takes_away_but_never_below_nothing():
    question = one_of_each()[q.MULTIPLE]  # 50, 50, −50

    assert points(question, [0, 2]) == 0
    assert points(question, [2]) == 0
    assert points(question, [0, 1, 2]) == 100
    assert "floor" in rules_of(question, [2])
    assert "floor" not in rules_of(question, [0])


def test_three_thirds_are_the_whole():
    thirds = tuple(Answer(plain(w), Decimal("33.33333")) for w in "abc")
    question = Question(q.MULTIPLE, plain("?"), answers=(*thirds, Answer(plain("d"), Decimal(-100))))

    assert points(question, [0, 1, 2], 10_000) == 10_000
    assert points(question, [0, 1], 10_000) == 6667
    assert "all_right" in rules_of(question, [0, 1, 2])


def test_a_part_of_the_points_for_an_answer_of_which_a_part_is_right():
    answers = (
        Answer(plain("Oslo"), ALL),
        Answer(plain("Kristiania"), Decimal("37.5")),
        Answer(plain("*o*"), Decimal(10)),
    )
    question = Question(q.SHORT, plain("Hovedstaden?"), answers=answers)

    assert points(question, "KRISTIANIA", 300) == 113  # 112.5, rounded up
    assert points(question, "Tromsø", 300) == 30
    assert points(replace(question, case_matters=True), "KRISTIANIA", 300) == 0
    assert points(question, "Kristiania o", 300) == 30  # the first that fits counts


@pytest.mark.parametrize(
    ("given_", "earned"), [("3,15", 200), ("3,13", 200), ("3.16", 0), ("tre", 0), ("3,14 m", 0)]
)
def test_a_number_is_right_within_its_tolerance(given_, earned):
    assert points(a_number(), given_) == earned


def test_a_number_in_another_unit_is_wrong_and_says_so():
    question = a_number(unit="cm")

    assert points(question, "3,14 cm") == points(question, "3,14") == TWO_POINTS
    assert rules_of(question, "3,14 m")[0] == "other_unit"


def test_every_other_number_may_earn_something():
    near = Answer(percent=Decimal(50), number=Decimal(3), tolerance=Decimal(1))
    rest = Answer(plain(q.ANYTHING), Decimal(5))
    question = replace(a_number(), answers=(rest, *a_number().answers, near))

    assert [points(question, given_) for given_ in ("3,14", "3,9", "7", "vet ikke")] == [200, 100, 10, 10]


def test_things_that_read_the_same_are_the_same():
    answers = tuple(Answer(plain(words)) for words in ("puss", "sag", "puss"))
    question = Question(q.ORDERING, plain("?"), answers=answers)
    first, second, saw = 0, 1, 2  # as shown: by their words

    assert points(question, [second, saw, first]) == points(question, [first, saw, second]) == TWO_POINTS


def test_an_order_that_was_not_finished_counts_as_far_as_it_goes():
    assert points(one_of_each()[q.ORDERING], [2, 1], 300) == 100


def test_a_question_that_no_key_can_mark_is_refused():
    with pytest.raises(KeyError):
        mark(one_of_each()[q.ESSAY], "Hansker.", TWO_POINTS)


@st.composite
def answered(draw):
    """Any question with any answer to it."""
    question = draw(
        st.one_of(singles, multiples, statements, shorts, numerics, matchings, orderings, gapped())
    )
    told = shown(question)
    words = st.text(max_size=20) | st.sampled_from([a.text.words for a in question.answers] or [""])
    places = st.integers(0, max(0, len(told.choices) - 1))
    values = {
        q.SINGLE: places,
        q.MULTIPLE: st.lists(places, unique=True).map(sorted),
        q.ORDERING: st.permutations(range(len(told.choices))),
        q.TRUE_FALSE: st.booleans(),
        q.SHORT: words,
        q.NUMBER: words | st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
        q.MATCHING: st.dictionaries(
            st.integers(0, max(0, len(told.lefts) - 1)).map(str), st.integers(0, max(0, len(told.rights) - 1))
        ),
        q.GAPS: st.lists(words, min_size=len(question.gaps), max_size=len(question.gaps)),
    }
    return question, draw(values[question.kind])


@given(answered(), st.integers(0, 10_000))
def test_a_mark_is_never_below_nothing_or_above_all_and_always_says_why(case, most):
    question, value = case
    found = mark(question, value, most)

    assert 0 <= found.points <= most
    assert found.told
    assert all(lines(found.told))
    kept = [*machine.told_from(machine.plain(found.told))]
    assert kept == [*found.told]


@given(singles)
def test_whoever_chooses_what_earns_all_gets_all(question):
    right = next(place for place, one in enumerate(question.answers) if one.percent == q.ALL)

    assert points(question, right) == TWO_POINTS
