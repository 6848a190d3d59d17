"""A shift is closed when every tool is accounted for, and every reason against it says what to do."""

from datetime import timedelta

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from eduapp.workshops.tools.rules.gate import (
    BoardState,
    CountMade,
    OutThing,
    SearchedThing,
    check_board_settled,
    settling,
)
from tests.support.given import TODAY

TOMORROW = TODAY + timedelta(days=1)
OPENED, CLOSED = CountMade(1, TODAY, "opening"), CountMade(2, TODAY, "closing")
NEXT = CountMade(3, TOMORROW, "opening")


def state(*counts, out=(), searched=(), holds=True):
    return BoardState("Hand tools", holds, counts, tuple(out), tuple(searched))


def names(found, day=TODAY):
    return [one.name for one in check_board_settled(found, day)]


def test_rules_6_and_81_a_counted_board_with_nothing_out_or_missing_is_settled():
    assert names(state(OPENED, CLOSED)) == []


@pytest.mark.parametrize(
    ("counts", "against"),
    [
        ((), ["NoClosingCount"]),
        ((OPENED,), ["NoClosingCount"]),
        ((OPENED, NEXT), []),
        ((NEXT,), []),
        ((CLOSED, CountMade(4, TODAY, "opening")), ["OpenedAgain"]),
        ((CLOSED, CountMade(4, TODAY, "opening"), CountMade(5, TODAY, "closing")), []),
    ],
)
def test_the_last_count_of_the_day_or_the_first_later_one_settles_it(counts, against):
    assert names(state(*counts)) == against


def test_a_board_on_which_nothing_hung_asks_for_no_count():
    assert names(state(holds=False)) == []


def test_what_went_out_until_that_day_is_back_first():
    out = OutThing("Plane (V-01)", "Vik, Ola", TODAY)
    [against] = check_board_settled(state(OPENED, CLOSED, out=[out]), TODAY)
    assert against.sentence() == (
        "Plane (V-01) of Hand tools is still with Vik, Ola, since 23.11.2026. "
        "Take it back, then count the board."
    )
    later = OutThing("Plane (V-01)", "Vik, Ola", TOMORROW)
    assert names(state(OPENED, CLOSED, out=[later])) == []


def test_what_the_settling_count_or_one_before_did_not_find_keeps_it_open():
    assert names(state(OPENED, CLOSED, searched=[SearchedThing("Plane", 1, TODAY)])) == ["ToolMissing"]
    assert names(state(OPENED, CLOSED, searched=[SearchedThing("Plane", 2, TODAY)])) == ["ToolMissing"]
    assert names(state(OPENED, CLOSED, searched=[SearchedThing("Plane", 3, TOMORROW)])) == []
    assert names(state(OPENED, NEXT, searched=[SearchedThing("Plane", 3, TOMORROW)])) == ["ToolMissing"]
    assert names(state(searched=[SearchedThing("Plane", 1, TODAY)])) == ["NoClosingCount", "ToolMissing"]
    assert names(state(searched=[SearchedThing("Plane", 9, TOMORROW)])) == ["NoClosingCount"]


def test_nothing_of_it_can_be_overridden():
    out, missing = OutThing("Plane", "Vik", TODAY), SearchedThing("Plane", 1, TODAY)
    against = list(check_board_settled(state(out=[out], searched=[missing]), TODAY))
    assert [one.name for one in against] == ["ToolOut", "NoClosingCount", "ToolMissing"]
    assert not any(one.overridable for one in against)


kinds = st.sampled_from(("opening", "shift_change", "closing"))
later = st.lists(st.tuples(st.integers(0, 3), kinds), max_size=8)


@drawn(later)
def test_a_count_settles_a_day_only_if_nothing_of_that_day_came_after_it(made):
    days = sorted(made, key=lambda one: one[0])
    counts = [
        CountMade(number, TODAY + timedelta(days=ahead), kind) for number, (ahead, kind) in enumerate(days, 1)
    ]
    found = settling(counts, TODAY)
    if found is not None:
        of_day = [one for one in counts if one.day == TODAY]
        assert all(one.number <= found.number for one in of_day)
        assert found.day > TODAY or found.kind == "closing"
    elif counts:
        assert counts[-1].day == TODAY
        assert counts[-1].kind != "closing"
