"""PCs that were left: each has told that it stopped, or nobody knows what it holds."""

from datetime import timedelta

import pytest

from eduapp.exams.screens.rules.journals import Reading
from eduapp.exams.screens.rules.left import Left, left
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from tests.support.given_kiosk import ATTEMPT, KEY, NINE, Journaled

HOUR = Allowance(60)
MOVED = {"move": "m", "by": "network", "upto": 3}


class Parted:
    """A PC that was left after three records, and another that went on two minutes later."""

    def __init__(self, *, begun=True):
        self.old, self.new = Journaled(), Journaled()
        for pc in (self.old, self.new):
            pc.opened()
            if begun:
                pc.begun()
            pc.note(r.LANGUAGE, "en")
        self.common = len(self.new.records)
        self.new.later(120).boot = "boot-2"
        self.new.opened(kiosk="pc-2").note(r.MOVED_IN, MOVED)

    def told(self, started_at=NINE):
        reading = Reading(ATTEMPT, KEY, HOUR)
        for frame in self.new.frames:
            reading.take(frame)
        assert reading.fault is None
        return left(reading.partings, self.old.records[self.common :], reading.opened, started_at)


@pytest.fixture
def both():
    return Parted()


def test_a_pc_of_which_nothing_came_has_not_told(both):
    assert both.told() == (Left(4, told=False),)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (r.MOVED_OUT, {"move": "taken"}),
        (r.HANDED_IN, {"by": "self", "unanswered": []}),
        (r.PAPER_FALLBACK, {"by": "staff", "n": 2}),
    ],
)
def test_it_has_once_its_last_record_came_in(both, kind, value):
    both.old.later(5).note(r.ANSWER, 1, 1)
    assert both.told() == (Left(4, told=False, worked_ms=5_000),)
    both.old.note(kind, value)
    assert both.told() == (Left(4, told=True, worked_ms=5_000),)


def test_one_that_goes_on_after_it_could_not_be_moved_has_not(both):
    both.old.note(r.MOVED_OUT, {"move": "m"}).note(r.MOVED_IN, {**MOVED, "by": "none"}).note(r.ANSWER, 1, 1)

    [one] = both.told()
    assert not one.told


def test_what_the_journal_itself_has_of_its_end_is_enough():
    both = Parted()
    pc = Journaled().opened().begun().note(r.MOVED_OUT, {"move": "m"})
    pc.later(120).boot = "boot-2"
    both.new = pc.opened(kiosk="pc-2").note(r.MOVED_IN, MOVED)
    both.common = len(both.old.records)

    assert both.told() == (Left(4, told=True),)


def test_a_restart_of_the_same_pc_leaves_nobody(both):
    both.new = Journaled().opened().begun()
    both.new.reboot("boot-9", away=60).opened()

    assert both.told() == ()


def test_one_that_took_the_seat_again_has_brought_along_what_it_had(both):
    both.old.later(5).note(r.ANSWER, 1, 1)
    both.new.note(r.MOVED_OUT, {"move": "back"}).later(60).boot = "boot-3"
    both.new.opened().note(r.MOVED_IN, MOVED)

    assert [one.told for one in both.told()] == [True, True]


def test_one_that_was_left_before_the_start_holds_nothing():
    both = Parted(begun=False)

    assert both.told(started_at=NINE + timedelta(seconds=180)) == (Left(3, told=True),)
    assert both.told(started_at=NINE + timedelta(seconds=60)) == (Left(3, told=False),)
    assert both.told(started_at=None) == ()


def test_what_was_worked_there_is_reckoned_as_if_it_had_not_been_left(both):
    for _tick in range(4):
        both.old.later(20).note(r.TICK)
    both.old.later(300).note(r.ANSWER, 2, 1)  # stood still: nobody worked
    both.old.note(r.PAUSED, {"n": 1}).later(20).note(r.MOVED_OUT, {"move": "taken"})

    assert both.told() == (Left(4, told=True, worked_ms=80_000),)
