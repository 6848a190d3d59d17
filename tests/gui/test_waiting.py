from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QObject
from shiboken6 import delete

from eduapp.core.errors import NotAllowed, Unreachable
from eduapp.gui.line import Line
from eduapp.gui.waiting import Waiting

GONE = Unreachable(reason="The cable is out.")


@dataclass(eq=False)
class Piece:
    owner: QObject = field(default_factory=QObject)
    saves: bool = True
    again: bool = True
    dropped: bool = False
    waited: bool = False
    command_id: UUID = field(default_factory=uuid4)


@pytest.fixture
def line(qapp):
    return Line()


@pytest.fixture
def sent():
    return []


@pytest.fixture
def waiting(line, sent):
    return Waiting(line, sent.append)


def test_what_met_the_lost_line_is_sent_again_when_it_is_back(waiting, line, sent):
    command = Piece()
    assert waiting.keeps(command, GONE)
    assert (line.lost, line.waiting, sent) == (True, 1, [])

    line.restore()
    assert sent == [command]
    assert line.waiting == 1  # until its answer is here

    assert not waiting.keeps(command, None)
    assert (line.waiting, line.saved) == (0, 1)


def test_it_may_meet_it_again_and_again(waiting, line, sent):
    command = Piece()
    for _ in range(3):
        assert waiting.keeps(command, GONE)
        line.restore()
    assert sent == [command] * 3
    assert line.waiting == 1


def test_what_comes_later_waits_behind_it(waiting, line, sent):
    first, second = Piece(), Piece()
    waiting.keeps(first, GONE)
    assert waiting.holds_back(second)
    line.restore()
    assert sent == [first, second]


def test_what_is_refused_then_is_told_as_not_saved(waiting, line):
    command = Piece()
    waiting.keeps(command, GONE)
    line.restore()
    assert not waiting.keeps(command, NotAllowed())
    assert (line.saved, line.refused) == (0, 1)


def test_long_work_is_not_sent_again_by_itself_but_the_line_is_told(waiting, line):
    job = Piece(again=False)
    assert not waiting.keeps(job, GONE)
    assert line.lost
    assert not waiting.holds_back(job)


def test_a_question_waits_but_counts_as_no_change(waiting, line, sent):
    question = Piece(saves=False)
    waiting.keeps(question, GONE)
    assert line.waiting == 0
    line.restore()
    waiting.keeps(question, None)
    assert (sent, line.saved) == ([question], 0)


def test_a_question_nobody_waits_for_is_not_asked_again_but_a_change_is_saved(waiting, line, sent):
    question, dropped, change = Piece(saves=False), Piece(saves=False, dropped=True), Piece()
    for work in (question, dropped, change):
        waiting.keeps(work, GONE)
    delete(question.owner)
    delete(change.owner)
    line.restore()
    assert sent == [change]


def test_while_the_line_is_there_nothing_waits(waiting):
    assert not waiting.holds_back(Piece())


def test_what_nobody_knows_the_end_of_is_told_by_its_id(waiting, line):
    first, second = Piece(), Piece()
    for work in (first, Piece(saves=False), second):
        waiting.keeps(work, GONE)
    assert waiting.unsettled == [first.command_id, second.command_id]
    line.restore()
    waiting.keeps(first, None)
    assert waiting.unsettled == [second.command_id]


def test_who_leaves_sends_nothing_any_more(waiting, line, sent):
    waiting.keeps(Piece(), GONE)
    waiting.leave()
    assert line.waiting == 0
    line.restore()
    assert sent == []
