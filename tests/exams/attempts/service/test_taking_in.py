"""What the screens told comes into the log: who handed in, at the time of the journal, once."""

from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from tests.support.given_room import WITH_A_WATCH
from tests.support.given_screens import Pc


def take_in(hall):
    return hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))


def test_who_hands_in_on_screen_has_handed_in_by_the_log_too(hall):
    hall.let_in(101, 102).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("11:00")
    pc.hand_in()
    assert hall.board().to_take_in

    hall.at("11:04")
    assert take_in(hall) == 1

    assert hall.course(101).state == steps.SUBMITTED
    assert hall.course(101).handed_in == 11 * 60  # when the candidate did, not when it was noticed
    assert take_in(hall) == 0
    assert not hall.board().to_take_in
    assert hall.card(101).state == "submitted"


def test_who_is_noted_outside_has_come_back_to_hand_in(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()

    hall.at("10:30").act(steps.LEAVE, 101, facts=WITH_A_WATCH)
    hall.at("10:40")
    pc.hand_in()
    assert take_in(hall) == 1
    assert hall.course(101).state == steps.SUBMITTED


def test_nothing_is_taken_in_before_the_exam_runs(hall):
    hall.let_in(101)
    assert take_in(hall) == 0
