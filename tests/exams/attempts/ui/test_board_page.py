"""The board by keyboard: digits jump, one letter an act, and every impossible one says why."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.app import catalogue
from eduapp.exams.attempts.ui.act_row import INCIDENT
from eduapp.exams.attempts.ui.board_page import WATCH_REASON, BoardPage
from eduapp.exams.room.rules import steps
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_screens import Pc
from tests.support.keys import keys_only, press


@pytest.fixture
def running(hall):
    """101 to 104 let in, 101 and 102 at their PCs."""
    hall.let_in(101, 102, 103, 104).at("09:00").start()
    hall.pcs = {number: Pc(hall, number).open().hear() for number in (101, 102)}
    return hall


def fill(**values):
    dialog = the_dialog()
    dialog.form.set_values(values)
    dialog.submit()


def texts(widget):
    QApplication.processEvents()
    return [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]


def kinds(hall, number):
    return [kind for kind, _body in hall.sent(number)]


def test_everybody_begins_with_one_button_that_says_why_not_before(opened, hall):
    hall.let_in(101, 102).at("08:59")
    page = opened()
    assert "09.00" in page.start.accessibleDescription() or not page.start.isEnabled()
    hall.at("09:00")
    page.reload()
    page.start.click()

    assert kinds(hall, 101) == kinds(hall, 102) == ["start"]
    assert hall.course(101).state == steps.SITTING


def test_cards_show_what_came_in_without_moving(opened, running):
    page = opened()
    before = list(page.seats.cards)
    running.pcs[102].answer(1, 2)
    page.reload()

    card = page.seats.cards[running.attempts()[102]]
    assert card.count.text() == "1 of 9"
    assert "Candidate 102" in card.accessibleName()
    assert list(page.seats.cards) == before
    assert page.seats.current().number == 101


def test_a_pause_by_keys(opened, running):
    page = opened()
    with keys_only():
        press(page, "1", "0", "2", "P")
    fill(words="Fetched by staff.")
    assert no_dialog()
    assert kinds(running, 102)[-1] == "pause"
    assert page.seats.current().number == 102
    with keys_only():
        press(page, "G")
    assert kinds(running, 102)[-1] == "resume"


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
        b for b in page.needs.findChildren(type(page.start)) if "102" in b.accessibleName() and b.isEnabled()
    ][:1]
    made.click()
    assert kinds(running, 102)[-1] == "help_seen"
    assert "Asks for help." not in texts(page.needs)


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


def test_everybody_is_stopped_and_goes_on(opened, running):
    page = opened()
    page.pause.click()
    fill(words="Fire alarm, everybody out")
    assert kinds(running, 101)[-1] == "pause"
    assert not page.pause.isEnabled()
    running.at("09:09")
    page.resume.click()
    assert kinds(running, 101)[-1] == "resume"
    assert running.course(101).credited == 9


def test_words_to_all_time_for_one_and_a_move(opened, running):
    page = opened()
    page.say.click()
    fill(words="Thirty minutes left.")
    assert kinds(running, 103)[-1] == "say"
    with keys_only():
        press(page, "T")
    fill(minutes=5, incident="noise", words="Drilling in the wall.")
    assert running.course(101).credited == 5
    with keys_only():
        press(page, "M")
    fill(words="The screen went dark.")
    assert kinds(running, 101)[-1] == "move"


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


def test_who_hands_in_on_screen_is_written_into_the_log_by_the_board(opened, running):
    page = opened()
    running.pcs[101].hand_in()
    page.reload()
    assert running.course(101).state == steps.SUBMITTED
    assert page.seats.current().state == "submitted"


def test_one_asks_to_bring_back_and_another_confirms(opened, running):
    running.pcs[101].hand_in()
    page = opened()
    with keys_only():
        press(page, "A")
    fill(words="Pressed the wrong button.")
    assert kinds(running, 101) == ["start"]
    other = opened(given.LEADER)
    with keys_only():
        press(other, "A")
    assert kinds(running, 101)[-1] == "bring_back"


def test_who_may_only_look_acts_on_nothing(opened, running):
    page = opened(given.TEACHER)
    assert not page.start.isEnabled()
    assert all(not made.isEnabled() for made in page.acts.buttons.values())
    with keys_only():
        press(page, "P")
    assert page.acts.hint.text() == WATCH_REASON


def test_this_pc_is_lent_to_one_candidate_once_the_messages_lie_in_the_folder(running, qtbot, tmp_path):
    fake, lent = a_bench(running.database.acting_as(given.INVIGILATOR), given.INVIGILATOR), []
    page = BoardPage(
        replace(fake.bench, lend=lambda words: lent.append(words) or True),
        Route("attempts.board", running.sitting_id),
    )
    qtbot.addWidget(page)
    show(page)
    assert "folder" in page.lend.accessibleDescription()
    fake.files.answers.append(tmp_path)
    page.stick.click()
    page.seats.choose(running.attempts()[102])
    page.lend.click()

    assert lent == [("kiosk", "--folder", str(tmp_path), "--one", "102")]
    assert (tmp_path / "messages-102.dagverk").exists()


def test_this_pc_is_not_lent_later_than_asked_for(running, qtbot, tmp_path):
    fake, lent = a_bench(running.database.acting_as(given.INVIGILATOR), given.INVIGILATOR), []
    page = BoardPage(
        replace(fake.bench, lend=lambda words: lent.append(words) or True),
        Route("attempts.board", running.sitting_id),
    )
    qtbot.addWidget(page)
    show(page)
    for name in ("pulled", "there"):
        (tmp_path / name).mkdir()
        fake.files.answers.append(tmp_path / name)
    page.stick.click()
    for file in (tmp_path / "pulled").iterdir():
        file.unlink()
    (tmp_path / "pulled").rmdir()
    (tmp_path / "pulled").touch()  # nothing can be written where it was
    page.seats.choose(running.attempts()[102])
    page.lend.click()
    assert page.acts.hint.text()
    page.stick.click()

    assert (tmp_path / "there" / "messages-102.dagverk").exists()
    assert lent == []


def test_no_name_stands_on_the_board(opened, running):
    page = opened()
    told = " ".join([*texts(page), *(card.accessibleName() for card in page.seats.cards.values())])
    for name in ("Ola", "Kari", "Amir", "Vik", "Berg"):
        assert name not in told


def test_the_board_is_accessible(running, qtbot):
    running.pcs[102].keep("help", True)

    def make(theme):
        bench = a_bench(running.database, given.INVIGILATOR, theme=theme).bench
        return BoardPage(bench, Route("attempts.board", running.sitting_id))

    assert_page_accessible(make)
