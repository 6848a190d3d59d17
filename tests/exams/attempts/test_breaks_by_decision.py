"""A break that was granted moves the end as far as it was granted: in the log, on the board, at the PC."""

import pytest

from eduapp.exams.attempts import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.service import NoteAct, note_act
from eduapp.kiosk.rules import replay
from tests.support.given_arrangements import BREAKS, a_decision
from tests.support.given_folder import Folder

BREAK = Facts("break")


@pytest.fixture
def folder(hall, tmp_path):
    """101 has thirty minutes of breaks and sits at a PC, as 102 does without any."""
    a_decision(hall.database, hall.learners[101], BREAKS)
    made = Folder(hall, tmp_path / "stick", 101, 102)
    hall.let_in(101, 102)
    made.one, made.other = made.pc("one").sit(101), made.pc("two").sit(102)
    made.round()
    hall.at("09:00").start()
    yield made.round()
    made.close()


def take_break(hall):
    order = service.TakeBreak(sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101])
    hall.run(service.take_break, order)


def go_on(hall, number=None):
    attempt = hall.attempts()[number] if number else None
    hall.run(service.go_on, service.GoOn(sitting_id=hall.sitting_id, attempt_id=attempt))


def stop(hall):
    hall.run(service.stop_all, service.StopAll(sitting_id=hall.sitting_id, words="Fire alarm, all out."))


def ends(hall, folder):
    """By the log, on the board and at the PC, all at the site."""
    card, pc = hall.card(101), folder.one.sitting.attempt.account
    return hall.end_of(101), f"{card.ends_at:%H:%M:%S}", f"{pc.ends_at:%H:%M:%S}"


def test_what_was_rested_within_the_budget_comes_back_and_what_goes_beyond_does_not(hall, folder):
    folder.until("09:20")
    take_break(hall)
    folder.round()
    assert folder.one.sitting.state == replay.PAUSED
    folder.until("09:32")
    go_on(hall, 101)
    folder.round()
    assert folder.one.sitting.state == replay.RUNNING
    assert ends(hall, folder) == ("14:12", "13:12:00", "13:12:00")
    assert hall.card(101).breaks_left == 18
    assert folder.one.sitting.left_ms == (300 - 20) * 60_000

    folder.until("09:40")
    take_break(hall)
    folder.until("10:05")  # seven minutes more than there were
    go_on(hall, 101)
    folder.round()

    assert ends(hall, folder) == ("14:30", "13:30:00", "13:30:00")
    assert folder.one.sitting.left_ms == (300 - 20 - 8 - 7) * 60_000
    assert hall.card(101).breaks_left == 0
    assert hall.end_of(102) == "14:00"


def test_what_goes_beyond_is_given_by_a_decision_as_any_time_is(hall, folder):
    take_break(hall)
    folder.until("09:37")
    go_on(hall, 101)
    more = service.GiveTime(
        sitting_id=hall.sitting_id, attempt_id=hall.attempts()[101], minutes=7, words="The escort was late."
    )
    hall.run(service.give_time, more)
    folder.round()
    assert ends(hall, folder) == ("14:37", "13:37:00", "13:37:00")


def test_a_break_on_the_page_of_the_day_is_one_on_screen(hall, folder):
    hall.at("09:20").act(steps.LEAVE, 101, facts=BREAK)
    folder.round()
    assert folder.one.sitting.state == replay.PAUSED
    folder.until("09:30")
    hall.act(steps.BACK, 101)
    folder.round()
    assert ends(hall, folder) == ("14:10", "13:10:00", "13:10:00")


def test_a_break_that_is_typed_when_it_is_over_only_moves_the_end(hall, folder):
    folder.until("09:40")
    note = NoteAct(
        sitting_id=hall.sitting_id,
        act=steps.LEAVE,
        candidate_ids=(hall.candidates[101],),
        facts=BREAK,
        minute=9 * 60 + 10,
        back_minute=9 * 60 + 25,
    )
    hall.run(note_act, note)
    folder.round()
    assert folder.one.sitting.state == replay.RUNNING
    assert ends(hall, folder) == ("14:15", "13:15:00", "13:15:00")


def test_who_leaves_for_something_else_stands_still_nowhere(hall, folder):
    hall.at("09:10").act(steps.LEAVE, 101, facts=Facts("toilet", person="Berit Moe"))
    hall.at("09:15").act(steps.BACK, 101)
    assert hall.kinds(101) == ["start"]
    assert hall.end_of(101) == "14:00"


def test_a_stop_within_a_break_costs_nothing_and_leaves_the_break_going_on(hall, folder):
    folder.until("09:20")
    take_break(hall)
    folder.until("09:25")
    stop(hall)
    folder.until("09:30")
    go_on(hall)
    folder.round()
    assert folder.one.sitting.state == replay.PAUSED
    assert folder.other.sitting.state == replay.RUNNING
    folder.until("09:40")
    go_on(hall, 101)
    folder.round()
    assert ends(hall, folder) == ("14:20", "13:20:00", "13:20:00")
    assert hall.end_of(102) == "14:05"


def test_who_comes_back_while_all_are_stopped_waits_with_them_and_gets_both(hall, folder):
    folder.until("09:20")
    take_break(hall)
    folder.until("09:25")
    stop(hall)
    folder.until("09:30")
    go_on(hall, 101)
    folder.round()
    assert folder.one.sitting.state == replay.PAUSED
    folder.until("09:40")
    go_on(hall)
    folder.round()
    assert folder.one.sitting.state == replay.RUNNING
    assert ends(hall, folder) == ("14:20", "13:20:00", "13:20:00")  # ten of the break, ten of the stop
    assert hall.end_of(102) == "14:15"


def test_a_break_that_begins_in_a_stop_gets_the_part_before_it(hall, folder):
    folder.until("09:20")
    stop(hall)
    folder.until("09:30")
    hall.act(steps.LEAVE, 101, facts=BREAK)
    folder.until("09:40")
    go_on(hall)
    folder.until("09:50")
    go_on(hall, 101)
    folder.round()
    assert ends(hall, folder) == ("14:30", "13:30:00", "13:30:00")
    assert hall.end_of(102) == "14:20"


def test_a_break_and_a_stop_of_the_page_of_the_day(hall, folder):
    folder.until("09:20")
    hall.act(steps.LEAVE, 101, facts=BREAK)
    folder.until("09:25")
    alarm = hall.step(steps.STOPPED, "Fire alarm")
    folder.until("09:30")
    hall.step(steps.RESUMED)
    folder.round()
    assert folder.one.sitting.state == replay.PAUSED
    hall.credit(alarm, 5)
    folder.until("09:40")
    hall.act(steps.BACK, 101)
    folder.round()
    assert ends(hall, folder) == ("14:20", "13:20:00", "13:20:00")


def test_a_return_that_was_a_mistake_and_is_noted_again_gives_nothing_twice(hall, folder):
    folder.until("09:20")
    take_break(hall)
    folder.until("09:25")
    go_on(hall, 101)
    hall.take_back(hall.log()[-1].id, "Not back yet")
    folder.until("09:35")
    hall.act(steps.BACK, 101)
    folder.round()
    assert ends(hall, folder) == ("14:15", "13:15:00", "13:15:00")
