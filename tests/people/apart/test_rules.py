"""What a pair must be, which level stands against what, and how little a refusal says."""

from uuid import UUID

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.people.apart.rules import (
    Level,
    NotTogether,
    PairFacts,
    check_pair,
    in_order,
    levels_against,
    not_together,
)

ADA, BO, CARL = (UUID(int=number) for number in (1, 2, 3))
NAMES = {ADA: "Holm, Ada", BO: "Berg, Bo", CARL: "Dahl, Carl"}


def against(one, other, level="session"):
    return [violation.name for violation in check_pair(PairFacts(one, other, level))]


def test_a_pair_is_two_people_and_a_level_of_the_list():
    assert against(ADA, BO) == []
    assert against(ADA, ADA) == against(ADA, None) == against(None, None) == ["TwoPeopleNeeded"]
    assert against(ADA, BO, "cell") == ["LevelUnknown"]
    assert against(ADA, ADA, "") == ["TwoPeopleNeeded", "LevelUnknown"]


def test_the_codes_of_the_list_are_those_of_the_program():
    assert code_list("apart_levels").keys() == tuple(Level)


@pytest.mark.parametrize("level", Level)
def test_a_level_forbids_what_it_is_called(level):
    assert level in level.forbids


@pytest.mark.parametrize(
    ("strict", "loose"),
    [("session", "course"), ("session", "workshop"), ("course", "exam_seat"), ("workshop", "exam_seat")],
)
def test_a_stricter_level_holds_all_that_the_looser_one_does_and_more(strict, loose):
    assert Level(loose).forbids < Level(strict).forbids


def test_one_room_at_one_time_forbids_everything_and_an_exam_only_exams():
    assert Level.SESSION.forbids == frozenset(Level)
    assert Level.EXAM_SEAT.forbids == {Level.EXAM_SEAT}
    assert Level.WORKSHOP.forbids == {Level.WORKSHOP, Level.EXAM_SEAT}


def test_whoever_asks_for_less_is_told_of_what_is_stricter():
    assert levels_against(Level.COURSE) == (Level.SESSION, Level.COURSE)
    assert levels_against(Level.SESSION) == (Level.SESSION, Level.COURSE)
    assert levels_against(Level.WORKSHOP) == (Level.SESSION, Level.WORKSHOP)
    assert levels_against(Level.EXAM_SEAT) == tuple(Level)


@forall(st.uuids(), st.uuids())
def test_a_pair_is_the_same_whoever_is_named_first(one, other):
    first, second = in_order(one, other)
    assert in_order(other, one) == (first, second)
    assert first <= second
    assert {first, second} == {one, other}
    assert first.hex <= second.hex  # as SQLite compares them
    assert first.bytes <= second.bytes  # as PostgreSQL does


def test_those_with_the_right_are_told_both_names_and_nothing_more():
    sentences = [one.sentence() for one in not_together(ADA, [BO, CARL], NAMES, may_see=True)]
    assert sentences == [
        "Holm, Ada and Berg, Bo cannot be together here.",
        "Holm, Ada and Dahl, Carl cannot be together here.",
    ]


@pytest.mark.parametrize("others", [[BO], [BO, CARL]])
def test_to_others_it_says_neither_who_nor_how_many(others):
    [violation] = not_together(ADA, others, NAMES, may_see=False)
    assert violation.sentence() == "Holm, Ada: not possible together with somebody who takes part."
    assert violation.facts == {"name": "Holm, Ada", "other": ""}


def test_where_nobody_stands_against_it_nothing_is_said():
    assert [*not_together(ADA, [], NAMES, may_see=True), *not_together(ADA, [], NAMES, may_see=False)] == []


def test_nobody_sets_it_aside():
    assert NotTogether.overridable is False
