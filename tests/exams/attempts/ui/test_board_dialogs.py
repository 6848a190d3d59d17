from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.attempts import service
from eduapp.exams.attempts.queries import GapRow
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.ui.board_dialogs import (
    ASKS,
    ask,
    ask_gap,
    ask_stop_all,
    ask_time_for_all,
    ask_words,
)
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import close_all, the_dialog
from tests.support.fakes import a_bench


@pytest.mark.parametrize("act", sorted(ASKS))
def test_each_act_that_asks_has_an_accessible_form(qtbot, hall, act, parent):
    def make(theme):
        bench = a_bench(hall.database, given.INVIGILATOR, theme=theme).bench
        ask(bench, hall.board(), hall.card(101), act, parent, lambda _answer: None)
        return the_dialog()

    assert_page_accessible(make)


def test_the_form_of_lost_time_is_accessible_and_says_what_was_measured(qtbot, hall, parent):
    gap = GapRow(5, "moved", 180_000, 2, by_wall=False, worked_ms=60_000, told=True)
    card = replace(hall.card(101), gaps=(gap,))

    def make(theme):
        bench = a_bench(hall.database, given.INVIGILATOR, theme=theme).bench
        return ask_gap(bench, hall.board(), card, parent, lambda _answer: None)

    assert_page_accessible(make)
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    ask_gap(bench, hall.board(), card, parent, lambda _answer: None)
    shown = [one.text() for one in the_dialog().findChildren(QLabel)]
    assert (
        "Moved to another PC: 3 minutes. Without what was worked at the PC that was left: 2 minutes." in shown
    )
    close_all()


def test_a_stop_and_words_say_whom_they_are_for(qtbot, hall, parent):
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    ask_stop_all(bench, hall.board(), parent, lambda _answer: None)
    assert the_dialog().windowTitle() == "Stop the exam for all"
    close_all()
    ask_words(bench, hall.board(), hall.card(102), parent, lambda _answer: None)
    assert "102" in the_dialog().windowTitle()
    close_all()


@pytest.mark.parametrize(
    ("seat_needs", "begins"), [((), "What has been answered"), ((needs.LOST,), "No exam PC answers")]
)
def test_handing_in_for_a_seat_out_of_contact_says_what_happens_then(qtbot, hall, parent, seat_needs, begins):
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    card = replace(hall.card(101), needs=seat_needs)
    ask(bench, hall.board(), card, states.STOP, parent, lambda _answer: None)

    assert any(one.text().startswith(begins) for one in the_dialog().findChildren(QLabel))
    close_all()


def test_moving_a_seat_out_of_contact_says_what_only_the_old_pc_has(qtbot, hall, parent):
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    seat = replace(hall.card(101), needs=(needs.LOST,), saved_at=hall.clock.moment)
    for card, begins in ((seat, "No contact with the PC since"), (hall.card(101), "The PC that is left")):
        ask(bench, hall.board(), card, states.MOVE, parent, lambda _answer: None)
        assert any(one.text().startswith(begins) for one in the_dialog().findChildren(QLabel))
        close_all()


def words_of(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog)]


def test_minutes_for_all_say_whom_they_reach_and_the_new_ends_before_they_are_given(qtbot, hall, parent):
    hall.let_in(101, 102).at("09:00").start()
    hall.run(
        service.give_time,
        service.GiveTime(
            sitting_id=hall.sitting_id, attempt_id=hall.attempts()[102], minutes=5, words="The PC hung."
        ),
    )
    bench = a_bench(hall.database, given.INVIGILATOR).bench
    dialog = ask_time_for_all(bench, hall.board(), parent, lambda _told: None)
    assert "2 people get them." in words_of(dialog)
    assert any(one.startswith("Not: 103 (not here yet), 104") for one in words_of(dialog))
    dialog.form.set_values({"minutes": 10})

    ends = (
        "The first then has until 14.10.00 instead of 14.00.00, the last until 14.15.00 instead of 14.05.00."
    )
    assert ends in words_of(dialog)
    dialog.form.set_values({"minutes": None})
    assert ends not in words_of(dialog)
    close_all()


def test_minutes_for_all_have_an_accessible_form(qtbot, hall, parent):
    hall.let_in(101, 102).at("09:00").start()

    def make(theme):
        bench = a_bench(hall.database, given.INVIGILATOR, theme=theme).bench
        return ask_time_for_all(bench, hall.board(), parent, lambda _told: None)

    assert_page_accessible(make, prepare=lambda dialog: dialog.form.set_values({"minutes": 10}))
