"""Letting somebody in from the board is what the room does, in one step; test_who_comes_late.py goes on."""

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_room import BY_STAFF


def let_in(hall, number, facts=BY_STAFF):
    order = service.LetIn(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[number], facts=facts)
    return hall.run(service.let_in, order)


def test_before_the_start_somebody_is_known_and_let_in_and_waits(hall):
    hall.at("08:40").step(steps.OPENED)

    assert let_in(hall, 101) == 0

    assert hall.course(101).state == steps.AUTHORISED
    assert hall.sent(101) == []
    assert hall.log()[-2].entry.code == "staff"


def test_who_was_checked_in_already_is_let_in_without_a_word_more(hall):
    hall.let_in(101)
    hall.at("08:58").check_in(102)

    let_in(hall, 102, Facts())

    assert hall.course(102).state == steps.AUTHORISED


def test_nothing_is_written_if_nobody_says_how_somebody_is_known(hall):
    hall.let_in(101).at("09:00").start()
    rows = len(hall.log())

    assert refused(lambda: let_in(hall.at("09:30"), 105, Facts("staff"))) == {"PersonMissing"}
    assert refused(lambda: let_in(hall, 105, Facts())) == {"CodeMissing"}
    assert (len(hall.log()), hall.course(105).state) == (rows, steps.REGISTERED)


def test_nobody_is_let_in_twice_or_before_the_room_is_open(hall, notes):
    assert refused(lambda: let_in(hall.at("08:20"), 101)) == {"StepImpossible"}
    hall.let_in(101)
    assert refused(lambda: let_in(hall, 101)) == {"AuthorisedAlready"}
    hall.at("09:00").start()
    assert refused(lambda: let_in(hall, 101)) == {"StartedAlready"}
    with pytest.raises(NotAllowed):
        let_in(hall.acting(given.TEACHER), 102)
    let_in(hall, 102)
    assert notes[-1].details["act"] == "screen_acts:let_in"
