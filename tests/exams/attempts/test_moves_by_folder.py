"""A move by a folder, both sides as they are: the ticket opens the exam at the new PC, and at no other."""

import pytest

from eduapp.exams.attempts import service
from eduapp.exams.attempts.rules import states
from eduapp.kiosk.link import NoMore, SeatTaken
from eduapp.kiosk.rules import replay
from tests.support import given
from tests.support.given_folder import Folder


@pytest.fixture
def folder(hall, tmp_path):
    """101 writes at PC one."""
    made = Folder(hall, tmp_path / "stick", 101)
    hall.let_in(101)
    made.one = made.pc("one").sit(101)
    made.round()
    hall.at("09:00").start()
    made.round().until("09:05")
    made.one.sitting.answer(1, 2)
    yield made.round()
    made.close()


def test_the_old_pc_goes_on_no_more_and_the_new_one_has_every_answer(hall, folder):
    with pytest.raises(SeatTaken):
        folder.pc("two").sit(101)
    hall.do(states.MOVE, 101)
    folder.round()
    assert folder.one.sitting.state == replay.MOVED
    assert hall.card(101).moving

    new = folder.pc("two").sit(101)
    folder.round()

    assert new.sitting.state == replay.RUNNING
    assert new.sitting.attempt.answers == {1: 2}
    assert new.sitting.answer(1, 1) is not None
    folder.round()
    assert (hall.card(101).answered, hall.card(101).moving, hall.card(101).fault) == (1, False, "")
    with pytest.raises(SeatTaken):
        folder.pc("three").sit(101)
    folder.one.switch_off()
    assert folder.one.sit(101).entered.is_left
    assert folder.one.sitting.state == replay.MOVED


def test_a_pc_that_went_dark_never_heard_and_the_new_one_is_not_told_to_go(hall, folder):
    folder.one.switch_off()
    folder.until("09:08")
    hall.do(states.MOVE, 101)
    folder.sync()
    new = folder.pc("two").sit(101)
    folder.round().until("09:10")

    assert new.sitting.state == replay.RUNNING
    assert new.sitting.paper is not None  # the key was told once more
    assert new.sitting.attempt.answers == {1: 2}
    [gap] = hall.card(101).gaps
    assert (gap.kind, gap.minutes) == ("moved", 3)
    assert folder.one.sit(101).entered.is_left  # what it has may be put beside the other, and nothing more
    with pytest.raises(NoMore):
        folder.one.link.append(folder.one.sitting.claim.token, 1, folder.one.sitting.frames)


def test_the_old_pc_that_comes_back_before_the_new_one_is_told_to_go(hall, folder):
    folder.one.switch_off()
    hall.do(states.MOVE, 101)
    folder.sync()
    folder.one.sit(101)
    folder.round()
    assert folder.one.sitting.state == replay.MOVED
    new = folder.pc("two").sit(101)
    folder.round()
    assert new.sitting.state == replay.RUNNING


def test_somebody_moves_twice_and_each_move_is_used_once(hall, folder):
    hall.do(states.MOVE, 101)
    folder.round()
    second = folder.pc("two").sit(101)
    folder.round()
    hall.do(states.MOVE, 101)
    folder.round()
    assert second.sitting.state == replay.MOVED
    third = folder.pc("three").sit(101)
    folder.round()
    assert third.sitting.state == replay.RUNNING
    assert third.sitting.attempt.answers == {1: 2}
    with pytest.raises(SeatTaken):
        folder.pc("four").sit(101)


def test_without_a_word_from_the_board_nobody_takes_a_seat(hall, folder):
    folder.sync()
    folder.sync()
    with pytest.raises(SeatTaken):
        folder.pc("two").sit(101)


def test_who_is_brought_back_goes_on_at_another_pc_when_the_first_is_gone(hall, folder):
    folder.one.sitting.hand_in()
    folder.round()
    folder.one.switch_off()
    whose = {"sitting_id": hall.sitting_id, "attempt_id": hall.attempts()[101]}
    hall.run(service.bring_back, service.BringBack(**whose, words="Pressed the wrong button."))
    assert hall.acting(given.LEADER).run(service.bring_back, service.BringBack(**whose))
    hall.do(states.MOVE, 101)
    folder.sync()
    new = folder.pc("two").sit(101)
    folder.round()

    assert new.sitting.state == replay.RUNNING
    assert new.sitting.attempt.answers == {1: 2}
    assert new.sitting.answer(1, 1) is not None
    folder.round()
    assert hall.card(101).state == "running"
    assert "back" not in hall.card(101).needs
