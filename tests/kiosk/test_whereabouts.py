from contextlib import closing

import pytest

from eduapp.core.errors import Unavailable
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.formats.sealed import read_sealed
from eduapp.kiosk.keeping import Keeping, journal_path
from eduapp.kiosk.sitting import TAKEN, Sitting
from eduapp.kiosk.whereabouts import is_needed, is_over, only_here, only_in_file
from tests.support.given_kiosk import ATTEMPT, KEY, OPENED, OPENING, a_claim, a_sealed_paper
from tests.support.kiosks import Clockwork


@pytest.fixture
def sitting(tmp_path):
    """At work; what was done up to now is with the room, and one answer is not."""
    clocks = Clockwork().clocks()
    keeping = Keeping(journal_path(tmp_path, ATTEMPT), KEY, ATTEMPT, clocks)
    made = Sitting(a_claim(), keeping, read_sealed(a_sealed_paper()), clocks)
    made.keep(r.OPENED, OPENED)
    made.begin_by_code(OPENING)
    made.answer(1, 1)
    made.sent(len(made.frames))
    made.answer(9, "Not with the room")
    with closing(made):
        yield made


def at(sitting):
    return only_here(sitting), only_in_file(sitting), is_needed(sitting)


def handed_in(sitting):
    sitting.hand_in()


def on_paper(sitting):
    sitting.go_on_on_paper({"pages": 2, "code": "AB"})


def told_to_move(sitting):
    sitting.hear(Message(1, "move"))


def overtaken(sitting):
    sitting.leave(TAKEN)


ENDS = (handed_in, on_paper, told_to_move, overtaken)


def test_as_long_as_somebody_works_here_nothing_is_asked(sitting):
    assert not is_over(sitting)
    assert at(sitting) == (0, 0, False)


@pytest.mark.parametrize("end", ENDS)
def test_however_it_ended_what_the_room_has_not_is_here_alone_until_it_is_sent(sitting, end):
    end(sitting)
    assert at(sitting) == (1, 0, True)
    sitting.sent(len(sitting.frames) - 1)  # all but how it ended
    assert at(sitting) == (0, 0, True)
    sitting.sent(len(sitting.frames))
    assert at(sitting) == (0, 0, False)


@pytest.mark.parametrize("end", ENDS)
def test_what_was_written_to_a_file_lets_somebody_else_sit_down_and_is_told_until_it_is_elsewhere(
    sitting, end
):
    end(sitting)
    sitting.written()
    assert at(sitting) == (0, 1, False)
    sitting.set_aside(len(sitting.frames))
    assert at(sitting) == (0, 0, False)


def test_who_left_with_a_file_has_all_of_it_along(sitting):
    sitting.leave()
    assert at(sitting) == (0, 1, False)


@pytest.mark.parametrize("end", [on_paper, told_to_move, overtaken])  # handing in waits for room itself
def test_an_end_that_is_not_on_the_disk_holds_the_pc_also_where_the_room_has_it(sitting, end, monkeypatch):
    def append(_content):
        raise Unavailable(reason="full")

    with monkeypatch.context() as full:
        full.setattr(sitting._keeping._file, "append", append)
        end(sitting)
    assert sitting.is_waiting
    sitting.sent(len(sitting.frames))
    assert is_needed(sitting)
    sitting.keep_unkept()
    assert not is_needed(sitting)
