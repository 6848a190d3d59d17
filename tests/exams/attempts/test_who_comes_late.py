"""Who comes late is let in from the board, writes until the others' end, and gets nothing for it (§ 9-28)."""

import pytest

from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.kiosk.rules import replay
from tests.support.given_exams import refused
from tests.support.given_folder import Folder
from tests.support.given_room import BY_STAFF


@pytest.fixture
def folder(hall, tmp_path):
    made = Folder(hall, tmp_path / "stick", 101, 105)
    yield made
    made.close()


def let_in(hall, number, facts=BY_STAFF):
    order = service.LetIn(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[number], facts=facts)
    return hall.run(service.let_in, order)


def test_from_the_door_to_the_end_of_all(hall, folder):
    hall.let_in(101)
    others = folder.pc("one").sit(101)
    folder.round()
    hall.at("09:00").start()
    folder.round().until("09:40")
    late = folder.pc("two").sit(105)
    folder.round()
    assert (hall.card(105).needs, hall.card(105).missed) == (("waits",), 40)

    assert let_in(hall, 105) == 40
    folder.round()

    assert late.sitting.state == replay.RUNNING
    assert late.sitting.left_ms == (300 - 40) * 60_000
    assert late.sitting.attempt.account.ends_at == others.sitting.attempt.account.ends_at
    assert hall.end_of(105) == hall.end_of(101) == "14:00"
    card = hall.card(105)
    assert (card.late, card.given, card.extra, card.state) == (40, 0, 0, "running")
    assert card.ends_at.isoformat() == "2026-11-24T13:00:00+00:00"
    noted = [(row.entry.kind, row.person) for row in hall.log() if row.candidate_number == 105]
    assert noted == [(steps.CHECK_IN, "Kari Lund, contact officer"), (steps.AUTHORISE, "")]


def test_minutes_of_a_decision_are_the_late_ones_too_and_count_from_the_beginning_of_all(hall, folder):
    hall.let_in(101)
    folder.pc("one").sit(101)
    hall.at("09:00").start()
    late = folder.pc("two").sit(105)
    folder.until("09:10")
    noise = hall.incident("noise", "Drilling in the yard.")
    hall.credit(noise, 10)
    hall.at("09:40")
    let_in(hall, 105)
    folder.round()

    assert (hall.end_of(101), hall.end_of(105)) == ("14:10", "14:00")  # who was not there lost nothing
    assert f"{late.sitting.attempt.account.ends_at:%H:%M}" == "13:00"


def test_the_only_one_on_screen_has_the_beginning_of_those_on_paper(hall, folder):
    """Nobody has begun on screen before, so nothing but the log knows when the exam began."""
    hall.let_in(102, 103).at("09:00").step(steps.STARTED)
    late = folder.pc("two").sit(105)
    folder.round()
    hall.at("09:40")
    let_in(hall, 105)
    folder.round()

    assert f"{late.sitting.attempt.account.ends_at:%H:%M}" == "13:00"
    assert hall.end_of(105) == "14:00"


def test_at_ten_nobody_is_let_in_and_the_law_is_named(hall):
    hall.let_in(101).at("09:00").start()
    hall.at("10:00")

    assert refused(lambda: let_in(hall, 105)) == {"TooLateToSit"}
    assert "10:00" in hall.card(105).why["let_in"]
    assert "§§ 9-28, 15-20" in hall.card(105).why["let_in"]


def test_who_is_let_in_while_all_are_stopped_waits_with_them(hall, folder):
    hall.let_in(101)
    folder.pc("one").sit(101)
    hall.at("09:00").start()
    late = folder.pc("two").sit(105)
    folder.until("09:20")
    hall.run(service.stop_all, service.StopAll(sitting_id=hall.sitting_id, words="Fire alarm."))
    folder.until("09:24")
    let_in(hall, 105)
    folder.until("09:29")
    assert late.sitting.state == replay.PAUSED
    hall.run(service.go_on, service.GoOn(sitting_id=hall.sitting_id))
    folder.round()

    assert (hall.end_of(101), hall.end_of(105)) == ("14:09", "14:05")  # five of the nine minutes
    assert f"{late.sitting.attempt.account.ends_at:%H:%M}" == "13:05"
