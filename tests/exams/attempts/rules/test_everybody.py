"""Minutes for everybody reach whoever sits the exam, and nobody else."""

import pytest

from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.rules.everybody import (
    NobodyReached,
    check_phase,
    check_reached,
    check_waiting,
    left_out_words,
    reached,
)
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.standing import Day
from tests.support.given_logs import an_exam, who


def a_day(*of_the_room):
    """101, 102 … each in a state of the room."""
    day = Day.before(an_exam(len(of_the_room)))
    for number, state in enumerate(of_the_room, start=101):
        day.courses[who(number)].state = state
    return day


def test_who_sits_on_screen_and_on_paper_gets_them_and_screens_hear_of_it():
    day = a_day(steps.SITTING, steps.OUT, steps.SITTING)
    found = reached(day, {who(101): states.RUNNING, who(102): states.PAUSED})

    assert found.given == (who(101), who(102), who(103))
    assert found.on_screen == {who(101), who(102)}
    assert found.left_out == ()
    assert list(check_reached(found)) == []


@pytest.mark.parametrize("screen", [states.SUBMITTED, states.AUTHORISED])
def test_whom_the_one_table_says_no_to_is_left_out_though_the_log_knows_nothing_yet(screen):
    found = reached(a_day(steps.SITTING), {who(101): screen})

    assert (found.given, found.left_out) == ((), ((101, f"screen_states:{screen}"),))


def test_who_left_the_screen_for_paper_gets_them_without_the_screen():
    found = reached(a_day(steps.SITTING), {who(101): states.ON_PAPER})

    assert (found.given, found.on_screen) == ((who(101),), frozenset())


def test_others_are_named_with_their_state_and_whose_entry_was_cancelled_is_not():
    day = a_day(steps.SUBMITTED, steps.REGISTERED, steps.ABSENT, steps.CANCELLED, steps.PRESENT)
    found = reached(day, {who(102): states.REGISTERED})

    told = left_out_words(found.left_out)
    assert told == "101 (handed in), 102 (not here yet), 103 (did not come), 105 (here)"
    assert [type(one) for one in check_reached(found)] == [NobodyReached]


@pytest.mark.parametrize(
    ("phase", "pause", "resume", "nobody_waits"),
    [
        ("published", "NotBegunYet", "NotBegunYet", "NobodyToStart"),
        ("open", "NotBegunYet", "NotBegunYet", "NobodyToStart"),
        ("running", "", "NotStopped", "NobodyWaits"),
        ("paused", "StoppedForAll", "", "NobodyWaits"),
        ("collecting", "OverForAll", "OverForAll", "OverForAll"),
        ("sealed", "OverForAll", "OverForAll", "OverForAll"),
    ],
)
def test_each_phase_says_why_not_everybody(phase, pause, resume, nobody_waits):
    def named(found):
        return "".join(type(one).__name__ for one in found)

    assert named(check_phase(states.PAUSE, phase)) == pause
    assert named(check_phase(states.RESUME, phase)) == resume
    assert named(check_waiting(phase)) == nobody_waits
