"""The one table: every cell is a set of states or says why not, and the states are reached as it says."""

import pytest

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.states import ACTS, STATES, TABLE, Seen, against, state_of

PAIR = frozenset({1, 2})
BOTH = frozenset({(1, 1), (2, 1)})
TALKED = BOTH | {(1, 2), (2, 2)}


@pytest.mark.parametrize("state", STATES)
def test_every_act_leads_to_a_state_or_says_why_not(state):
    assert set(TABLE[state]) == set(ACTS)
    for act, cell in TABLE[state].items():
        if isinstance(cell, frozenset):
            assert cell <= set(STATES)
            assert cell
            assert against(state, act) is None
        else:
            assert against(state, act).sentence()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_a_word(language):
    with speaking(language):
        assert all(states.label(state) for state in STATES)
    assert set(code_list("marking_states").keys()) == set(STATES)


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        (Seen("published", PAIR), states.NOT_SEALED),
        (Seen("collecting"), states.NOT_SEALED),
        (Seen("annulled", PAIR, BOTH), states.ANNULLED),
        (Seen("sealed"), states.UNSTAFFED),
        (Seen("sealed", frozenset({1}), frozenset({(1, 1)})), states.UNSTAFFED),
        (Seen("sealed", PAIR), states.BLIND),
        (Seen("sealed", PAIR, frozenset({(2, 1)})), states.BLIND),
        (Seen("sealed", PAIR, BOTH), states.AGREED),
        (Seen("sealed", PAIR, BOTH, 3), states.DIFFERENT),
        (Seen("sealed", PAIR, BOTH | {(1, 2)}, 3), states.DIFFERENT),
        (Seen("sealed", PAIR, TALKED, 3), states.UNSETTLED),
        (Seen("sealed", PAIR, TALKED), states.AGREED),
        (Seen("sealed", PAIR | {3}, BOTH, 3), states.WITH_THIRD),
        (Seen("sealed", PAIR | {3}, TALKED, 3), states.WITH_THIRD),
        (Seen("sealed", PAIR | {3}, BOTH | {(3, 1)}), states.AGREED),
        (Seen("sealed", left=False), states.KEY_ALONE),
        (Seen("sealed", PAIR, left=False), states.KEY_ALONE),
        (Seen("sealed", PAIR, BOTH, left=False), states.AGREED),
        (Seen("published", left=False), states.NOT_SEALED),
        (Seen("marked", PAIR, BOTH), states.FIXED),
        (Seen("released"), states.FIXED),
        (Seen("archived"), states.FIXED),
    ],
)
def test_where_a_marking_stands(seen, wanted):
    assert state_of(seen) == wanted


@pytest.mark.parametrize("state", [states.NOT_SEALED, states.UNSTAFFED, states.BLIND])
def test_nobody_compares_before_both_have_handed_in(state):
    for act in (states.APPOINT_THIRD, states.TALK, states.DECIDE):
        assert against(state, act) is not None


def test_a_fixed_result_is_never_marked_again_but_a_key_may_be_put_right():
    for act in set(ACTS) - {states.CORRECT_KEY}:
        assert type(against(states.FIXED, act)).__name__ == "Fixed"
    assert against(states.FIXED, states.CORRECT_KEY) is None


def test_where_the_key_gives_every_point_nobody_is_appointed_or_hands_in():
    for act in (states.APPOINT, states.APPOINT_THIRD, states.MARK, states.HAND_IN):
        assert "nothing for an examiner" in against(states.KEY_ALONE, act).sentence()
    for act in (states.BY_KEY, states.CORRECT_KEY, states.END):
        assert against(states.KEY_ALONE, act) is None


def test_after_a_talk_what_a_corrected_key_took_back_is_marked_blind_again():
    for state in states.BEFORE_BOTH:
        assert states.round_of(state, 1, TALKED) == 1
    assert states.round_of(states.UNSETTLED, 1, TALKED) == states.round_of(states.AGREED, 1, TALKED) == 2


@pytest.mark.parametrize(
    ("state", "place", "turn", "left", "over"),
    [
        (states.AGREED, 1, 1, False, True),
        (states.BLIND, 1, 1, True, False),
        (states.DIFFERENT, 1, 2, True, False),
        (states.UNSETTLED, 1, 2, True, True),  # they have talked
        (states.WITH_THIRD, 1, 2, True, True),
        (states.WITH_THIRD, 3, 1, True, False),
        (states.WITH_THIRD, 3, 1, False, True),
    ],
)
def test_a_round_is_over_once_it_is_handed_in_and_nothing_of_it_may_be_given_again(
    state, place, turn, left, over
):
    assert states.is_over(state, place, turn, TALKED | {(3, 1)}, left=left) is over
    assert states.is_over(state, place, turn, (), left=left) is False
