"""The states of a sitting (law-states 2.3): one line, with a pause in it and annulment beside it."""

import itertools

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.sittings.rules import states

LINE = ("planned", "published", "open", "running", "collecting", "sealed", "marked", "released", "archived")
BACK = {
    "marked": {"sealed"},
    "released": {"marked", "sealed"},
    "archived": {"released", "marked", "sealed"},
}
BEFORE_SEALED = {"planned", "published", "open", "running", "paused", "collecting"}


def names(violations):
    return [violation.name for violation in violations]


def test_the_line_is_walked_one_step_at_a_time():
    for place, state in enumerate(LINE):
        ahead = {later for later in LINE if states.may_move(state, later)}
        # Back where somebody counts after all: without a grade to the fixing, with one to the release.
        back = BACK.get(state, set())
        assert ahead == set(LINE[place + 1 : place + 2]) | back


def test_a_pause_leads_back_or_to_collecting_and_only_from_running():
    assert [state for state in states.STATES if states.may_move(state, "paused")] == ["running"]
    assert set(states.MOVES["paused"]) == {"running", "collecting", "annulled"}


def test_only_what_is_not_sealed_is_annulled_and_that_is_final():
    assert {state for state in states.STATES if states.may_move(state, "annulled")} == BEFORE_SEALED
    assert states.MOVES["annulled"] == ()


@pytest.mark.parametrize(("now", "to"), list(itertools.product(states.STATES, states.STATES)))
def test_every_impossible_move_says_what_comes_before(now, to):
    found = list(states.check_move(now, to, "Because"))

    assert names(found) == ([] if states.may_move(now, to) else ["MoveImpossible"])
    for violation in found:
        assert states.label(now) in violation.sentence()
        assert "{" not in violation.sentence()


def test_a_pause_and_an_annulment_say_why():
    assert names(states.check_move("running", "paused", " ")) == ["MoveNeedsReason"]
    assert names(states.check_move("open", "annulled", "")) == ["MoveNeedsReason"]
    assert names(states.check_move("running", "collecting", "")) == []


def test_what_comes_out_of_the_archive_says_why():
    assert names(states.check_move("archived", "released", " ")) == ["MoveNeedsReason"]
    assert names(states.check_move("archived", "released", "A late appeal")) == []
    assert names(states.check_move("released", "archived", "")) == []


def test_where_nobody_is_asked_why_the_reason_is_what_was_done():
    assert states.reason_of("marked", "") == "Every grade is fixed."
    assert states.reason_of("annulled", "Wrong paper") == "Wrong paper"
    assert states.reason_of("running", "") == ""
    assert states.reason_of("sealed", states.COUNTS_AGAIN).startswith("A candidate counts after all")
    ways = {"sealed", "marked", "released", states.COUNTS_AGAIN, states.NOBODY_LEFT}
    assert set(code_list(states.REASONS).keys()) == ways


def test_every_state_has_its_word():
    assert code_list("sitting_states").keys() == states.STATES
