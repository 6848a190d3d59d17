"""The board by keyboard: digits jump, one letter an act, and every impossible one says why."""

from dataclasses import replace
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.app import catalogue
from eduapp.exams.attempts.ui.act_row import INCIDENT
from eduapp.exams.attempts.ui.board_acts import WATCH_REASON
from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.room.rules import steps
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, fill, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_arrangements import BREAKS, a_decision
from tests.support.given_screens import Pc
from tests.support.keys import keys_only, press


def texts(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def test_everybody_begins_with_one_button_that_says_why_not_before(opened, hall):
    hall.let_in(101, 102).at("08:59")
    page = opened()
    assert "09.00" in page.for_all["start"].accessibleDescription() or not page.for_all["start"].isEnabled()
    hall.at("09:00")
    page.reload()
    page.for_all["start"].click()

    assert hall.kinds(101) == hall.kinds(102) == ["start"]
    assert hall.course(101).state == steps.SITTING


@pytest.fixture
def two_waiting(hall):
    """101 waits at a PC; 102 was let in, and sits at none."""
    hall.let_in(101, 102).at("09:00")
    Pc(hall, 101).open()
    return hall


def test_who_has_no_pc_is_named_before_everybody_begins_and_not_counted_as_begun_at_one(
    qtbot, hall, two_waiting
):
    fakes = a_hearing_bench(hall.database, given.INVIGILATOR)
    page = BoardPage(fakes.bench, Route("attempts.board", hall.sitting_id))
    qtbot.addWidget(page)
    page.reload()
    fakes.ask.yes = False
    page.for_all["start"].click()
    assert fakes.ask.explained == [
        "At no exam PC yet: 102. Their time runs from the start like that of the others."
    ]
    assert hall.kinds(101) == []

    fakes.ask.yes = True
    page.for_all["start"].click()
    assert hall.kinds(101) == hall.kinds(102) == ["start"]
    assert fakes.tell.texts[-1] == "1 has begun. The time runs, but no exam PC: 102."


def test_where_everybody_is_at_a_pc_nothing_is_asked(qtbot, hall, two_waiting):
    Pc(hall, 102).open()
    fakes = a_hearing_bench(hall.database, given.INVIGILATOR)
    page = BoardPage(fakes.bench, Route("attempts.board", hall.sitting_id))
    qtbot.addWidget(page)
    page.reload()
    page.for_all["start"].click()
    assert fakes.ask.confirmed == []
    assert fakes.tell.texts[-1] == "2 have begun."


def test_a_pause_by_keys(opened, running):
    page = opened()
    with keys_only():
        press(page, "1", "0", "2", "P")
    fill(words="Fetched by staff.")
    assert no_dialog()
    assert running.kinds(102)[-1] == "pause"
    assert page.seats.current().number == 102
    with keys_only():
        press(page, "G")
    assert running.kinds(102)[-1] == "resume"


def test_a_key_that_cannot_be_says_why(opened, running):
    page = opened()
    with keys_only():
        press(page, "U")
    assert "not locked" in page.acts.hint.text()
    with keys_only():
        press(page, "Z")
    assert "Z is no act" in page.acts.hint.text()


def test_a_hand_that_is_up_stands_under_now_and_is_answered_there(opened, running):
    running.pcs[102].keep("help", True)
    page = opened()
    assert "Asks for help." in texts(page.needs)
    [made] = [
        b
        for b in page.needs.findChildren(type(page.for_all["start"]))
        if "102" in b.accessibleName() and b.isEnabled()
    ][:1]
    made.click()
    assert running.kinds(102)[-1] == "help_seen"
    assert "Asks for help." not in texts(page.needs)


def test_a_quiet_seat_is_answered_under_now(opened, running):
    running.pcs[102].answer(1, 2).ticks("09:11")
    running.pcs[101].answer(1, 2)
    page = opened()
    assert "No answer since 09.00." in texts(page.needs)
    [made] = [
        one for one in page.needs.findChildren(QPushButton) if one.accessibleName().endswith("candidate 102")
    ]
    made.click()
    assert "No answer since 09.00." not in texts(page.needs)
    running.pcs[102].ticks("09:22")
    page.reload()
    assert "No answer since 09.00. Looked at 09.11." in texts(page.needs)


def test_lost_time_is_given_back_with_one_key(opened, running):
    running.pcs[101].ticks("09:10")
    running.at("09:13")
    running.pcs[101].start_again()
    page = opened()
    with keys_only():
        press(page, "+")

    assert running.sent(101)[-1][1]["ms"] == 180_000
    assert running.course(101).credited == 3
    with keys_only():
        press(page, "+")
    assert "no lost time" in page.acts.hint.text()


def row_of(page, need, number):
    """The buttons under Now about one seat that say some words."""
    QApplication.processEvents()
    found = [one for one in page.needs.findChildren(QPushButton) if one.isVisibleTo(page)]
    return [one for one in found if need in one.text() and str(number) in one.accessibleName()]


def test_fewer_minutes_or_none_are_given_back_with_a_sentence(opened, running):
    running.pcs[101].ticks("09:10")
    running.at("09:13")
    running.pcs[101].start_again()
    page = opened()
    [other] = row_of(page, "Other minutes", 101)
    other.click()
    dialog = the_dialog()
    assert dialog.form.values()["minutes"] == 3
    fill(minutes=1)
    assert the_dialog() is dialog  # a sentence is missing
    fill(minutes=1, words="Two of them were his own.")

    assert running.sent(101)[-1] == ("credit", {"ms": 60_000, "gap": running.sent(101)[-1][1]["gap"]})
    assert running.course(101).credited == 1
    assert row_of(page, "Other minutes", 101) == []


def test_where_nothing_is_proposed_one_key_asks_why(opened, running):
    running.pcs[101].ticks("09:10")
    running.pcs[101]._boot = "another start"  # at once, by a clock that was set back
    running.pcs[101]._kiosk = uuid4()
    running.pcs[101].open()
    page = opened()
    assert row_of(page, "Give back", 101) == []
    assert len(row_of(page, "Decide", 101)) == 1
    with keys_only():
        press(page, "+")
    fill(words="It went on at once.")

    assert running.sent(101)[-1][1]["ms"] == 0
    assert running.card(101).gaps == ()


def test_everybody_is_stopped_and_goes_on(opened, running):
    page = opened()
    page.for_all["pause"].click()
    fill(words="Fire alarm, everybody out")
    assert running.kinds(101)[-1] == "pause"
    assert not page.for_all["pause"].isEnabled()
    running.at("09:09")
    page.for_all["resume"].click()
    assert running.kinds(101)[-1] == "resume"
    assert running.course(101).credited == 9


def test_words_to_all_time_for_one_and_a_move(opened, running):
    page = opened()
    page.for_all["say"].click()
    fill(words="Thirty minutes left.")
    assert running.kinds(103)[-1] == "say"
    with keys_only():
        press(page, "T")
    fill(minutes=5, incident="noise", words="Drilling in the wall.")
    assert running.course(101).credited == 5
    with keys_only():
        press(page, "M")
    fill(words="The screen went dark.")
    assert running.kinds(101)[-1] == "move"


def test_an_incident_has_the_dialog_of_the_room(running, qtbot):
    by = given.INVIGILATOR
    bench = a_bench(running.database.acting_as(by), by).bench
    bench = replace(bench, answers=lambda place: catalogue.answers(place, by))
    page = BoardPage(bench, Route("attempts.board", running.sitting_id))
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.seats.choose(running.attempts()[101])
    page.acts.buttons[INCIDENT].click()
    fill(incident="noise", words="Drilling in the wall.")
    assert running.log()[-1].entry.code == "noise"


def test_one_asks_to_bring_back_and_another_confirms(opened, running):
    running.pcs[101].hand_in()
    page = opened()
    with keys_only():
        press(page, "A")
    fill(words="Pressed the wrong button.")
    assert running.kinds(101) == ["start"]
    other = opened(given.LEADER)
    with keys_only():
        press(other, "A")
    assert running.kinds(101)[-1] == "bring_back"


def test_who_may_only_look_acts_on_nothing(opened, running):
    page = opened(given.TEACHER)
    assert not page.for_all["start"].isEnabled()
    assert all(not made.isEnabled() for made in page.acts.buttons.values())
    with keys_only():
        press(page, "P")
    assert page.acts.hint.text() == WATCH_REASON


def test_with_shift_a_letter_is_for_everybody(opened, running):
    page = opened()
    with keys_only():
        press(page, "Shift+T")
    fill(minutes=10, incident="noise", words="Drilling in the wall.")
    assert no_dialog()
    assert [running.kinds(number)[-1] for number in (101, 102, 103, 104)] == ["credit"] * 4
    assert page.bench.tell.texts == ["4 people got time back. Not: 105 (not here yet), 106 (not here yet)."]
    with keys_only():
        press(page, "Shift+P")
    fill(words="Everybody out.")
    assert running.kinds(104)[-1] == "pause"
    with keys_only():
        press(page, "Shift+G")
    assert running.kinds(104)[-1] == "resume"
    with keys_only():
        press(page, "Shift+S")
    fill(words="Thirty minutes left.")
    assert running.kinds(104)[-1] == "say"


def test_a_letter_for_everybody_that_cannot_be_says_why(opened, running):
    page = opened()
    with keys_only():
        press(page, "Shift+G")
    assert page.acts.hint.text() == page.for_all["resume"].accessibleDescription() != ""
    with keys_only():
        press(page, "Shift+K")
    assert "the letters are B, P, G, T, S" in page.acts.hint.text()
    looker = opened(given.TEACHER)
    with keys_only():
        press(looker, "Shift+P")
    assert looker.acts.hint.text() == WATCH_REASON


@pytest.fixture
def with_the_room(running, qtbot):
    """The board with what the room offers it."""
    by = given.INVIGILATOR
    fakes = a_hearing_bench(running.database, by)
    bench = replace(fakes.bench, answers=lambda place: catalogue.answers(place, by))
    page = BoardPage(bench, Route("attempts.board", running.sitting_id))
    qtbot.addWidget(page)
    page.resize(1300, 700)
    show(page)
    return page, fakes


def test_who_comes_late_is_let_in_by_keys_without_leaving_the_board(running, with_the_room):
    page, fakes = with_the_room
    Pc(running.at("09:40"), 105).open()
    page.reload()
    seat = page.seats.cards[running.attempts()[105]]
    assert "May still come, 40 minutes are gone" in seat.accessibleName()
    page.seats.choose(running.attempts()[105])
    with keys_only():
        press(page, "L")
    told = " ".join(texts(the_dialog()))
    assert "On the list: Dahl, Eva." in told
    assert "began 40 minutes ago. That time is not given back" in told
    assert "10:00 (opplæringsforskrifta §§ 9-28, 15-20)" in told
    fill(code="known")

    assert no_dialog()
    assert running.kinds(105) == ["start"]
    assert fakes.tell.texts == ["Candidate 105 has begun, 40 min late. No time is given back."]
    assert "40 min late" in seat.accessibleName()
    assert page.seats.current().number == 105


def test_who_waits_at_the_pc_stands_under_now_with_the_verb_that_helps(running, with_the_room):
    page, _fakes = with_the_room
    Pc(running.at("09:40"), 105).open()
    running.check_in(105)
    page.reload()
    assert "Not begun yet, 40 minutes are gone" in texts(page.needs)
    [made] = [
        one for one in page.needs.findChildren(QPushButton) if one.accessibleName() == "Let in: candidate 105"
    ]
    made.click()

    assert no_dialog()
    assert running.kinds(105) == ["start"]
    assert "Not begun yet, 40 minutes are gone" not in texts(page.needs)


def test_after_ten_the_board_says_that_it_is_too_late(running, with_the_room):
    page, _fakes = with_the_room
    running.at("10:00")
    page.reload()
    page.seats.choose(running.attempts()[106])
    with keys_only():
        press(page, "L")
    assert "Who has not come before 10:00 may not sit the exam" in page.acts.hint.text()
    assert "Came too late to sit" in page.seats.cards[running.attempts()[106]].accessibleName()


def test_a_break_by_keys_stands_on_the_card_and_the_end_of_it_too(opened, running):
    a_decision(running.database, running.learners[102], BREAKS)
    page = opened()
    seat = page.seats.cards[running.attempts()[102]]
    assert "30 of 30 min of breaks left" in seat.accessibleName()
    with keys_only():
        press(page, "1", "0", "2", "R")
    assert running.kinds(102)[-1] == "pause"
    running.pcs[102].hear().ticks("09:12")
    page.reload()
    assert "Break since 09:00, 18 of 30 min left" in seat.accessibleName()
    assert ", break, " in seat.accessibleName()
    running.pcs[102].hear().ticks("09:31")
    page.reload()
    assert "The break that was granted is used up. What goes beyond it counts." in texts(page.needs)
    with keys_only():
        press(page, "G")
    assert running.sent(102)[-1] == ("resume", {"credited_ms": 1_800_000})
    with keys_only():
        press(page, "R")
    assert "has taken the 30 minutes of breaks" in page.acts.hint.text()


def test_the_rest_is_printed_with_one_key_and_a_yes(opened, running):
    page = opened()
    page.bench.ask.yes = False
    with keys_only():
        press(page, "W")
    assert running.kinds(101) == ["start"]
    page.bench.ask.yes = True
    with keys_only():
        press(page, "W")

    assert running.kinds(101)[-1] == "paper"
    [(pdf, title)] = page.bench.printer.printed
    assert pdf.startswith(b"%PDF")
    assert title == "The rest of the exam on paper, candidate 101"
    told = "The rest for candidate 101 is printed, with the answers that came in until 09.00.00."
    assert page.bench.tell.texts == [told]


def test_a_rest_that_was_not_printed_is_not_told_as_printed(opened, running):
    page = opened()
    page.bench.printer.works = False
    with keys_only():
        press(page, "W")
    assert running.kinds(101)[-1] == "paper"
    assert page.bench.tell.texts == []
    assert page.acts.hint.text() == (
        "The rest for candidate 101 is not printed. “Write the rest on paper” (W) prints it once more."
    )
    page.bench.printer.works = True
    with keys_only():
        press(page, "W")
    assert len(page.bench.printer.printed) == 1
    assert "is printed" in page.bench.tell.texts[-1]


def test_a_rest_without_any_answer_says_so(opened, running):
    page = opened()
    page.seats.choose(running.attempts()[103])
    with keys_only():
        press(page, "W")
    assert page.bench.tell.texts == ["The rest for candidate 103 is printed. No answers had come in."]
