"""A break is a row of the room's log and a pause on screen; test_breaks_by_decision.py goes on to the end."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from tests.support import given
from tests.support.given_arrangements import BREAKS, a_decision
from tests.support.given_exams import refused


def take_break(hall, number):
    order = service.TakeBreak(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[number])
    return hall.run(service.take_break, order)


@pytest.fixture
def running(hall):
    a_decision(hall.database, hall.learners[101], BREAKS)
    return hall.let_in(101, 102).at("09:00").start() and hall.at("10:00")


def test_who_has_breaks_is_out_in_the_log_and_time_stands_still_on_screen(running, notes):
    assert take_break(running, 101) == 30

    assert running.log()[-1].entry.code == "break"
    assert running.course(101).state == steps.OUT
    assert running.kinds(101) == ["start", "pause"]
    card = running.card(101)
    assert (card.state, card.breaks, card.breaks_left, card.resting_since) == ("paused", 30, 30, 600)
    assert notes[-1].details["act"] == "screen_acts:break"
    assert running.at("10:12").card(101).breaks_left == 18


def test_who_has_none_or_has_not_begun_gets_none_and_it_says_why(running):
    assert refused(lambda: take_break(running, 102)) == {"NoBreaks"}
    assert "No breaks that do not count are granted" in running.card(102).why["break"]
    assert refused(lambda: take_break(running, 105)) == {"NotStarted", "NoBreaks"}
    take_break(running, 101)
    assert refused(lambda: take_break(running, 101)) == {"PausedAlready"}
    with pytest.raises(NotAllowed):
        take_break(running.acting(given.TEACHER), 101)


def test_when_all_is_taken_the_board_says_so_and_gives_no_more(running):
    take_break(running, 101)
    running.at("10:31")
    assert "rested" in running.card(101).needs
    running.run(
        service.go_on, service.GoOn(sitting_id=running.sitting_id, attempt_id=running.attempts()[101])
    )

    assert refused(lambda: take_break(running, 101)) == {"BreaksUsed"}
    assert "30 minutes" in running.card(101).why["break"]
