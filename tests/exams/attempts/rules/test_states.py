"""The one table: every cell leads somewhere or says why it does not."""

import pytest

from eduapp.core.codes import code_list
from eduapp.core.violations import Violation
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.rules.states import ACTS, STATES, TABLE, Seen, against, state_of


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ACTS)
def test_every_cell_leads_somewhere_or_says_why_not(state, act):
    cell = TABLE[state][act]
    if isinstance(cell, str):
        assert cell in STATES
        assert against(state, act, 101) is None
    else:
        assert issubclass(cell, Violation)
        assert "{" not in against(state, act, 101).sentence()


POSSIBLE = {  # by hand from law-states 2.4: act → where it leads, of each state; everything else is refused
    "registered": {"let_in": "authorised", "say": "registered", "move": "registered", "unlock": "registered"},
    "present": {"let_in": "authorised", "say": "present", "move": "present", "unlock": "present"},
    "authorised": {"start": "running", "say": "authorised", "move": "authorised", "unlock": "authorised"},
    "running": {
        "pause": "paused",
        "break": "paused",
        "extra": "running",
        "say": "running",
        "move": "running",
        "unlock": "running",
        "stop": "submitted",
        "to_paper": "on_paper",
    },
    "paused": {
        "resume": "running",
        "extra": "paused",
        "say": "paused",
        "move": "paused",
        "unlock": "paused",
        "to_paper": "on_paper",
    },
    "expired": {
        "extra": "running",
        "say": "expired",
        "move": "expired",
        "unlock": "expired",
        "stop": "submitted",
        "to_paper": "on_paper",
    },
    "submitted": {"bring_back": "running"},
    "on_paper": {"to_paper": "on_paper"},
    "absent": {},
    "removed": {},
    "cancelled": {},
}
NEVER_SEEN = {"on_paper", "absent", "removed", "cancelled"}  # there is no screen to look at


@pytest.mark.parametrize("state", STATES)
def test_what_can_be_done_in_which_state_and_where_it_leads(state):
    possible = {act: cell for act, cell in TABLE[state].items() if isinstance(cell, str)}
    seen = {} if state in NEVER_SEEN else {"seen": state}

    assert possible == POSSIBLE[state] | seen


def test_states_and_acts_have_words():
    assert set(code_list("screen_states").keys()) == set(STATES)
    assert set(code_list("screen_acts").keys()) == set(ACTS)
    assert states.label("running") == "working"


def test_letters_of_acts_differ_in_each_language():
    for language in ("nb", "nn", "en"):
        letters = [code.flags["key"][language] for code in code_list("screen_acts")]
        assert len(set(letters)) == len(letters)


def test_nothing_ends_an_exam_but_handing_in():
    """L17: no act leads out of the exam; a removal is decided in the room, after a hearing."""
    cells = {(act, TABLE[state][act]) for state in states.LIVE for act in ACTS}
    ways_out = {(act, cell) for act, cell in cells if isinstance(cell, str) and cell not in states.LIVE}
    assert ways_out == {("stop", "submitted"), ("to_paper", "on_paper")}


@pytest.mark.parametrize(
    ("seen", "state"),
    [
        (Seen("registered", "waiting"), "registered"),
        (Seen("present", "running", ["start"]), "present"),
        (Seen("authorised", "waiting"), "authorised"),
        (Seen("running", "waiting"), "authorised"),
        (Seen("running", "waiting", ["start"]), "running"),
        (Seen("out", "running", ["start"]), "running"),
        (Seen("running", "running", ["start", "pause"]), "paused"),
        (Seen("running", "paused", ["start", "pause", "say", "resume"]), "running"),
        (Seen("running", "running", ["start"], over=True), "expired"),
        (Seen("running", "handed_in", ["start"]), "submitted"),
        (Seen("submitted", "running", ["start"]), "submitted"),
        (Seen("running", "on_paper", ["start"]), "on_paper"),
        (Seen("running", "running", ["start", "paper"]), "on_paper"),
        (Seen("running", "handed_in", ["start", "paper"]), "submitted"),
        (Seen("running", "running", ["start", "paper", "bring_back"]), "running"),
        (Seen("running", "running", ["start", "bring_back", "paper"]), "on_paper"),
        (Seen("running", "running", ["start", "pause", "bring_back"]), "running"),
        (Seen("running", "running", ["start", "bring_back", "pause"]), "paused"),
        (Seen("absent", "waiting"), "absent"),
        (Seen("removed", "running", ["start"]), "removed"),
    ],
)
def test_where_an_attempt_stands(seen, state):
    assert state_of(seen) == state
