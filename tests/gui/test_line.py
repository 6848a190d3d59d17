from datetime import timedelta

import pytest

from eduapp.core.errors import Unreachable
from eduapp.gui.line import TRIES_MS, Line, State

GONE = Unreachable(reason="The cable is out.")


@pytest.fixture
def line(qapp):
    return Line()


@pytest.fixture
def heard(line):
    heard = []
    line.changed.connect(lambda: heard.append((line.state, line.waiting)))
    return heard


def test_it_is_lost_once_however_many_meet_it(line, heard):
    line.lose(GONE)
    line.lose(GONE)
    assert heard == [(State.LOST, 0)]
    assert line.sentence == "The cable is out."


def test_it_is_asked_by_itself_and_the_pauses_grow(line):
    pauses = []
    for _ in range(len(TRIES_MS) + 2):
        line.lose(GONE)
        pauses.append(line._again.interval())
        line.restore()
    assert pauses == [*TRIES_MS, TRIES_MS[-1], TRIES_MS[-1]]


def test_after_an_answer_the_pauses_begin_anew(line):
    for _ in range(3):
        line.lose(GONE)
        line.restore()
    line.works()
    line.lose(GONE)
    assert line._again.interval() == TRIES_MS[0]


def test_a_line_that_is_there_cannot_come_back(line, heard):
    line.restore()
    assert heard == []


def test_it_is_told_that_it_is_back_until_that_is_old(line):
    line.lose(GONE)
    line.restore()
    assert line.state is State.BACK
    line._calm.timeout.emit()
    assert line.state is State.THERE


def test_it_is_not_old_while_something_still_waits(line):
    line.lose(GONE)
    line.wait_for(2)
    line.restore()
    line._calm.timeout.emit()
    assert line.state is State.BACK

    line.wait_for(0)
    line.answered(saved=True)
    line.answered(saved=False)
    assert (line.saved, line.refused) == (1, 1)
    line._calm.timeout.emit()
    assert (line.state, line.saved, line.refused) == (State.THERE, 0, 0)


def test_somebody_can_have_it_tried_now(line, qtbot):
    with qtbot.waitSignal(line.asked):
        line.try_now()


def test_a_clock_that_differs_is_told_once_until_it_differs_otherwise(line, heard):
    minutes = [0.9, 5, 5.4, 4.5, -2, 0, 5]
    told = []
    for count in minutes:
        line.differ(timedelta(minutes=count))
        told.append(line.clock_off / timedelta(minutes=1))
        line.seen()
    assert told == [0, 5, 0, 0, -2, 0, 5]


def test_what_was_told_stands_until_it_is_seen_or_right(line):
    line.differ(timedelta(minutes=5))
    line.differ(timedelta(minutes=5.5))
    assert line.clock_off == timedelta(minutes=5)
    line.differ(timedelta(seconds=3))
    assert line.clock_off == timedelta()
