"""Brought back by two, never by one."""

import pytest

from eduapp.core.clock import zone
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.screens import queries as screens
from tests.support import given
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


@pytest.fixture
def handed_in(hall):
    hall.let_in(101, 102).at("09:00").start()
    hall.pc = Pc(hall, 101).open().hear()
    hall.pc.ticks("09:05").hand_in()
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    return hall


def bring_back(hall, words="Pressed the wrong button."):
    order = service.BringBack(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], words=words)
    return hall.run(service.bring_back, order)


def test_one_asks_and_another_confirms(handed_in):
    assert bring_back(handed_in) is False
    assert handed_in.card(101).asked_back == given.INVIGILATOR.user_id
    assert refused(lambda: bring_back(handed_in)) == {"TwoPeople"}

    handed_in.at("09:07")
    assert bring_back(handed_in.acting(given.LEADER)) is True

    assert handed_in.sent(101)[-1] == ("bring_back", {})
    assert handed_in.course(101).state == steps.SITTING
    handed_in.pc.hear()
    assert handed_in.card(101).state == "running"
    assert handed_in.card(101).asked_back is None
    [gap] = handed_in.card(101).gaps  # what it took is measured, and decided by people
    assert (gap.kind, gap.minutes) == ("brought_back", 2)


def test_nobody_is_brought_back_who_did_not_go_or_without_a_reason(handed_in):
    assert refused(lambda: bring_back(handed_in, "")) == {"WordsMissing"}
    order = service.BringBack(
        sitting_id=handed_in.sitting_id, attempt_id=handed_in.attempts()[102], words="Why"
    )
    assert refused(lambda: handed_in.run(service.bring_back, order)) == {"NotHandedIn"}


def test_who_has_no_time_left_is_brought_back_with_minutes_that_are_given_first(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().ticks("14:00").hand_in("time")
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    hall.at("14:03")
    assert refused(lambda: bring_back(hall)) == {"NoTimeLeft"}
    order = service.BringBack(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], words="The PC was dead.", minutes=10
    )
    assert hall.run(service.bring_back, order) is False
    assert hall.card(101).asked_back_minutes == 10
    assert bring_back(hall.acting(given.LEADER)) is True

    assert hall.sent(101)[-2:] == [("credit", {"ms": 600_000}), ("bring_back", {})]
    assert hall.course(101).credited == 10
    pc.hear()
    with hall.database.reading() as session:
        account = screens.read_one(session, pc.attempt).attempt.account
    assert account.left_ms == 600_000
    assert hall.card(101).state == "running"


def test_who_has_no_time_left_since_a_gap_was_decided_that_the_pc_has_not_heard_of(hall):
    """Else somebody would be brought back, and be handed in again at once."""
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear().ticks("09:10")
    hall.at("09:20")
    pc.start_again().ticks("14:02").hand_in()  # goes on past 14:00: the ten minutes may be given back
    hall.run(service.take_in, service.TakeIn(sitting_id=hall.sitting_id))
    [gap] = hall.card(101).gaps
    order = service.DecideGap(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], gap=gap.n, minutes=0, words="A walk."
    )
    hall.run(service.decide_gap, order)

    assert refused(lambda: bring_back(hall)) == {"NoTimeLeft"}
    pc.hear()
    assert refused(lambda: bring_back(hall)) == {"NoTimeLeft"}


@pytest.fixture
def dead(handed_in):
    """Brought back by two, and the PC of 101 was given to the next candidate."""
    bring_back(handed_in)
    bring_back(handed_in.at("09:07").acting(given.LEADER))
    return handed_in


def test_who_is_brought_back_is_at_work_before_any_pc_has_heard_it_and_the_board_says_so(dead):
    card = dead.card(101)

    assert (card.state, card.needs, card.handed_in_at) == ("running", ("back",), None)
    assert (card.why["move"], card.why["to_paper"], card.why["say"]) == ("", "", "")
    assert refused(lambda: bring_back(dead)) == {"NotHandedIn"}
    dead.pc.hear()
    assert dead.card(101).needs == ("time",)


def test_the_log_does_not_say_once_more_that_they_handed_in(dead):
    assert not dead.board().to_take_in
    assert dead.run(service.take_in, service.TakeIn(sitting_id=dead.sitting_id)) == 0
    assert dead.course(101).state == steps.SITTING

    dead.pc.hear().ticks("09:09").hand_in()
    assert dead.board().to_take_in
    assert dead.run(service.take_in, service.TakeIn(sitting_id=dead.sitting_id)) == 1
    assert dead.card(101).state == "submitted"


def test_another_pc_goes_on_where_the_first_is_dead(dead):
    dead.do("move", 101)
    other = dead.pc.goes_on_elsewhere().open().hear()

    assert dead.card(101).state == "running"
    assert "back" not in dead.card(101).needs
    other.answer(2, 1)
    assert dead.card(101).answered == 1


def test_the_rest_can_be_written_on_paper_instead(dead):
    dead.do("to_paper", 101)

    assert dead.card(101).state == "on_paper"
    assert "back" not in dead.card(101).needs


def test_time_stands_still_for_who_is_brought_back_into_a_pause_of_all(dead):
    dead.run(service.stop_all, service.StopAll(sitting_id=dead.sitting_id, words="Fire drill."))

    assert dead.kinds(101)[-2:] == ["bring_back", "pause"]
    assert dead.card(101).state == "paused"


def test_minutes_that_are_given_stand_on_the_card_before_any_pc_has_heard_of_them(hall):
    hall.let_in(101).at("09:00").start()
    Pc(hall, 101).open().hear().ticks("14:00").hand_in("time")
    hall.at("14:03")
    order = service.BringBack(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], words="The PC was dead.", minutes=10
    )
    hall.run(service.bring_back, order)
    bring_back(hall.acting(given.LEADER))

    assert hall.card(101).left == 600


@pytest.mark.both_databases
def test_who_is_brought_back_in_a_stop_of_all_waits_with_the_others(handed_in):
    """Else they would work while all stand still, and be given the whole stop."""
    hall, other = handed_in, Pc(handed_in, 102).open().hear()
    hall.at("09:06").run(service.stop_all, service.StopAll(sitting_id=hall.sitting_id, words="Fire alarm."))
    other.hear()
    bring_back(hall.at("09:08"))
    bring_back(hall.acting(given.LEADER))

    assert hall.kinds(101)[-2:] == ["bring_back", "pause"]
    assert hall.card(101).state == "paused"
    hall.pc.hear()
    [gap] = hall.card(101).gaps  # until they were back: decided by people, beside the stop
    assert (gap.kind, gap.minutes) == ("brought_back", 3)
    hall.at("09:16").run(service.go_on, service.GoOn(sitting_id=hall.sitting_id))

    assert (hall.course(101).credited, hall.course(102).credited) == (8, 10)
    for number, pc, end in ((101, hall.pc, "14:08"), (102, other, "14:10")):
        pc.hear()
        assert hall.card(number).state == "running"
        assert hall.end_of(number) == f"{hall.card(number).ends_at.astimezone(zone()):%H:%M}" == end
