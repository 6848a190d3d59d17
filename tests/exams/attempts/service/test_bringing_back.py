"""Brought back by two, never by one."""

import pytest

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
