"""The time of a seat as the board has it: what was sent counts before the exam PC has heard it."""

from eduapp.exams.attempts import service
from tests.support.given_screens import Pc


def end(hall, number=101):
    found = hall.card(number).ends_at
    return None if found is None else f"{found:%H:%M:%S}"  # UTC


def test_before_the_start_there_is_no_end(hall):
    hall.let_in(101)
    assert (end(hall), hall.card(101).left) == (None, None)


def test_the_end_is_known_before_any_exam_pc_has_heard_of_the_start(hall):
    hall.let_in(101).at("09:00").start()
    assert end(hall) == "13:00:00"


def test_minutes_count_once_heard_or_not(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    order = service.GiveAll(sitting_id=hall.sitting_id, minutes=7, words="Drilling in the wall.")
    hall.run(service.give_all, order)
    assert end(hall) == "13:07:00"
    pc.hear()
    assert end(hall) == "13:07:00"


def test_time_that_stands_still_is_left_as_it_was(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("09:00").do("pause", 101)
    pc.hear()
    hall.at("09:30")
    assert hall.card(101).left == 300 * 60
