"""Stops and pauses: what they took comes back in whole minutes, the same in the log and on the screen."""

from datetime import timedelta

import pytest

from eduapp.core.clock import zone
from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.screens import queries
from tests.support.given_exams import refused
from tests.support.given_screens import Pc


def stop(hall, words="Fire alarm, everybody out on the yard"):
    hall.run(service.stop_all, service.StopAll(sitting_id=hall.sitting_id, words=words))


def go_on(hall, number=None):
    attempt = hall.attempts()[number] if number else None
    hall.run(service.go_on, service.GoOn(sitting_id=hall.sitting_id, attempt_id=attempt))


def test_a_stop_for_all_gives_everybody_back_what_it_took(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    for pc in pcs:
        pc.keep("tick")
    hall.at("09:20")
    stop(hall)
    assert hall.card(101).state == "paused"
    for pc in pcs:
        pc.hear()
    hall.clock.moment += timedelta(minutes=8, seconds=20)
    go_on(hall)
    for pc in pcs:
        pc.hear()

    assert hall.sent(101)[-1] == ("resume", {"credited_ms": 540_000})  # nine whole minutes
    assert {hall.course(number).credited for number in (101, 102)} == {9}
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:09:00+00:00"
    assert hall.end_of(101) == "14:09"
    assert hall.card(101).state == "running"


def test_one_pause_gives_one_person_time_and_the_log_says_why(hall):
    hall.let_in(101, 102).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("09:10").do("pause", 101, "Fetched by staff.")
    pc.hear()
    hall.at("09:25")
    go_on(hall, 101)
    pc.hear()

    assert hall.course(101).credited == 15
    assert hall.course(102).credited == 0
    assert hall.card(101).ends_at.isoformat() == "2026-11-24T13:15:00+00:00"
    assert refused(lambda: go_on(hall, 101)) == {"NotPaused"}


def test_nothing_goes_on_that_was_not_stopped(hall):
    hall.let_in(101).at("09:00").start()
    assert refused(lambda: go_on(hall)) == {"StepImpossible"}
    assert refused(lambda: stop(hall, "")) == {"WordsMissing"}


def test_who_was_paused_alone_before_a_stop_stays_so_and_costs_nobody_a_minute(hall):
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    hall.at("09:10").do("pause", 101, "Fetched by staff.")
    hall.at("10:00")
    stop(hall)
    hall.at("10:09")
    go_on(hall)

    assert hall.card(101).state == "paused"
    assert (hall.course(101).credited, hall.course(102).credited) == (0, 9)
    assert hall.sent(102)[-1] == ("resume", {"credited_ms": 540_000})
    hall.at("10:10")
    go_on(hall, 101)
    for pc in pcs:
        pc.hear()
    assert hall.course(101).credited == 60  # all of the pause, the stop within it too
    assert f"{hall.card(101).ends_at:%H:%M}" == "14:00"
    assert hall.end_of(101) == "15:00"


def test_a_pause_that_was_decided_on_the_page_of_the_day_is_not_given_back_twice(hall):
    hall.let_in(101).at("09:00").start()
    pc = Pc(hall, 101).open().hear()
    hall.at("09:10").do("pause", 101, "Fetched by staff.")
    hall.at("09:25").credit(hall.log()[-1].id, 15, 101)
    go_on(hall, 101)
    pc.hear()

    assert hall.sent(101)[-1] == ("resume", {"credited_ms": 0})
    assert (hall.end_of(101), f"{hall.card(101).ends_at:%H:%M}") == ("14:15", "13:15")


@pytest.mark.parametrize("apart", [False, True])
def test_nobody_goes_on_alone_while_the_exam_is_stopped_for_everybody(hall, apart):
    """Else the log would give back the whole stop to somebody who has worked in it."""
    hall.let_in(101, 102).at("09:00").start()
    pcs = [Pc(hall, number).open().hear() for number in (101, 102)]
    if apart:
        hall.at("09:10").do("pause", 101, "Fetched.")
    hall.at("09:20")
    stop(hall)
    hall.at("09:25")
    assert "Let all go on together" in hall.card(101).why["resume"]
    assert refused(lambda: go_on(hall, 101)) == {"AllStopped"}

    hall.at("09:30")
    go_on(hall)
    if apart:
        hall.at("09:32")
        go_on(hall, 101)
    for pc in pcs:
        pc.hear()
    assert hall.end_of(102) == "14:10"
    assert hall.end_of(101) == ("14:22" if apart else "14:10")
    for number in (101, 102):
        assert f"{hall.card(number).ends_at.astimezone(zone()):%H:%M}" == hall.end_of(number)


def test_a_stop_reaches_the_screen_of_who_is_on_paper_or_went_meanwhile(hall):
    """Each gets in the log what they lost, so the screen has the same end, or nobody could sign."""
    hall.let_in(101, 102, 103).at("09:00").start()
    pcs = {number: Pc(hall, number).open().hear() for number in (101, 102, 103)}
    hall.at("10:05").do("to_paper", 102)
    pcs[102].hear().keep("paper_fallback", {})
    hall.at("10:10")
    stop(hall)
    hall.at("10:14").act(steps.HAND_IN, 103, facts=Facts(sheets=0, words="Fetched."))
    pcs[103].hear().hand_in("staff")
    hall.at("10:20")
    go_on(hall)

    with hall.database.reading() as session:
        told = queries.told_ends(session, hall.sitting_id)
    assert [hall.end_of(number) for number in (101, 102, 103)] == ["14:10", "14:10", "14:04"]
    assert told == hall.day().ends(told)
    assert [hall.kinds(number)[-1] for number in (101, 102, 103)] == ["resume", "credit", "credit"]
