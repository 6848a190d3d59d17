"""What the screens told comes into the log: who handed in, at the time of the journal, once."""

from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.screens import queries as screens
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


def test_minutes_and_a_hand_in_within_one_minute_are_no_contradiction(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    hall.at("11:00")
    order = service.GiveTime(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], minutes=5, words="Noise in the corridor."
    )
    hall.run(service.give_time, order)
    for pc in pcs:
        pc.hear().hand_in()

    hall.at("11:01")
    assert take_in(hall) == 2
    assert [hall.course(number).handed_in for number in (101, 102)] == [660, 660]


def test_one_who_cannot_be_noted_keeps_nobody_else_from_being_noted(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    hall.at("10:00")
    pcs[0].hand_in()
    hall.at("10:05")
    noise = hall.incident("noise", "Drilling in the wall.")
    hall.credit(noise, 7, 101)  # who had handed in on screen by then, which the log did not know
    pcs[1].hand_in()

    hall.at("10:10")
    assert take_in(hall) == 1
    assert take_in(hall) == 0

    assert hall.course(102).state == steps.SUBMITTED
    assert hall.course(101).state == steps.SITTING
    card = hall.card(101)
    assert card.notice.startswith("handed in on screen, and the log did not take it")
    assert "noticed" in card.needs
    with hall.database.reading() as session:
        told = screens.notices(session, hall.sitting_id)[hall.attempts()[101]]
    assert [one.kind for one in told] == ["not_noted"]
    assert "Candidate 101 was not sitting the exam at 10:05" in told[0].words
