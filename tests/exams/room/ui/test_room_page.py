"""The day by keyboard: digits jump, one letter an act, and every impossible one says why."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.i18n import set_screen_language
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.ui.room_page import WATCH_REASON, RoomPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import fill, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_room import WITH_A_WATCH, papers_in, with_papers
from tests.support.keys import keys_only, press


def texts(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def states(hall):
    return {course.number: course.state for course in hall.day().courses.values()}


def test_the_whole_morning_by_keys(opened, hall):
    page = opened()
    hall.at("08:30")
    page.reload()
    page.steps.buttons[steps.OPENED].click()
    page.table.setFocus()
    with keys_only():
        press(page, "1", "0", "1", "C")
    fill(code="known")
    assert no_dialog()
    assert page.table.current_row().number == 102  # on to the next
    with keys_only():
        press(page, "C")
    fill(code="staff", person="Kari Lund")
    assert states(hall)[101] == states(hall)[102] == "present"

    page.acts.everybody.click()
    assert states(hall)[101] == states(hall)[102] == "authorised"
    hall.at("09:00")
    page.reload()
    page.steps.buttons[steps.STARTED].click()

    assert states(hall)[101] == "running"
    assert page.table.table.rows[0].end == 14 * 60


def test_an_act_that_asks_nothing_is_written_at_once_with_the_sentence(opened, hall):
    hall.begin(101)
    hall.at("10:00").act(steps.LEAVE, 101, facts=WITH_A_WATCH)
    page = opened()
    page.acts.words.setText("Calm again")
    with keys_only():
        press(page, "B")

    assert hall.log()[-1].words == "Calm again"
    assert page.acts.words.text() == ""
    assert states(hall)[101] == "running"


def test_a_key_that_can_do_nothing_says_why(opened, hall):
    hall.begin(101)
    page = opened()
    with keys_only():
        press(page, "B")

    assert "Candidate 101 is not out of the room." in texts(page)
    assert page.acts.buttons[steps.BACK].accessibleDescription() == "Candidate 101 is not out of the room."
    with keys_only():
        press(page, "Q")
    assert any(text.startswith("Q is no act.") for text in texts(page))


def test_an_incident_is_one_key_and_a_sentence(opened, hall):
    hall.begin(101)
    page = opened()
    with keys_only():
        press(page, "H")
        press(the_dialog(), "C")
    fill(words="Drilling in the wall")

    row = hall.log()[-1]
    assert (row.entry.code, row.words, row.candidate_number) == ("noise", "Drilling in the wall", 101)


def test_a_suspicion_goes_from_noted_to_reported_and_warned_while_the_candidate_writes(opened, hall):
    hall.begin(101)
    noted = hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    page = opened()
    verbs = {one.text().strip(): one for one in page.open_ends.findChildren(type(page.signing.sign))}
    assert set(verbs) == {"Report…", "Warn…"}
    verbs["Report…"].click()
    fill(person="Solveig Nes", kept="The slip")

    assert hall.day().cases[noted].state == "reported"
    assert states(hall)[101] == "running"
    assert not any("end" in text.casefold() and "exam" in text.casefold() for text in verbs)


def test_a_stop_asks_why_and_its_minutes_are_proposed(opened, hall):
    hall.begin(101, 102)
    hall.at("09:20")
    page = opened()
    page.steps.buttons[steps.STOPPED].click()
    fill(words="Fire alarm")
    hall.at("09:29")
    page.reload()
    page.steps.buttons[steps.RESUMED].click()
    [minutes] = [one for one in page.open_ends.findChildren(type(page.signing.sign)) if one.isEnabled()]
    minutes.click()
    assert the_dialog().form.values()["minutes"] == 9
    the_dialog().submit()

    assert hall.end_of(101) == hall.end_of(102) == "14:09"


def test_a_log_is_typed_in_afterwards_with_the_times_on_paper(opened, hall):
    hall.clock.moment = given.NOW.replace(day=26)
    page = opened()
    page.acts.time.setText("08:30")
    page.steps.buttons[steps.OPENED].click()
    page.acts.time.setText("08:41")
    page.table.setFocus()
    with keys_only():
        press(page, "C")
    fill(code="known")

    assert [(row.entry.minute, row.typed) for row in hall.log()] == [(510, True), (521, True)]
    assert page.acts.time.text() == "08:41"  # the next row is a minute later, or the same


def test_a_row_is_taken_back_from_the_log(opened, hall):
    hall.begin(101)
    hall.at("10:00").act(steps.HAND_IN, 101)
    page = opened()
    page.log.setFocus()
    page.log.selectRow(0)
    with keys_only():
        press(page.log, "X")
    fill(reason="Only got up")

    assert states(hall)[101] == "running"


def test_who_may_only_look_sees_everything_and_presses_nothing(opened, hall):
    hall.begin(101)
    page = opened(given.TEACHER)

    for made in (*page.steps.buttons.values(), *page.acts.buttons.values()):
        assert not made.isEnabled()
        assert made.accessibleDescription() == WATCH_REASON
    assert page.signing.sign.accessibleDescription() == "Your role may look, but not sign."


def test_every_button_that_is_dead_says_why(opened, hall):
    hall.begin(101)
    page = opened()

    for made in page.findChildren(type(page.signing.sign)):
        assert made.isEnabled() or made.accessibleDescription()


def test_an_exam_that_is_gone_says_so(qtbot, hall):
    page = RoomPage(a_bench(hall.database).bench, Route("room.sitting", hall.candidates[101]))
    qtbot.addWidget(page)
    page.show()
    QApplication.processEvents()

    assert page.title == "This exam has been removed"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_letters_are_those_of_the_language(opened, hall, language):
    set_screen_language(language)
    page = opened()

    told = page.keys()
    letters = [key for key, _does in told[1:]]
    assert letters[:3] == {"nb": ["M", "K", "U"], "nn": ["M", "K", "U"], "en": ["C", "A", "O"]}[language]


@pytest.mark.timeout(900)
def test_accessible(qtbot, hall):
    hall.begin(101, 102)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm, everybody out on the yard")
    hall.at("09:29").step(steps.RESUMED)
    hall.at("10:00").incident("suspicion", "A slip under the sheet", 101)
    route = Route("room.sitting", hall.sitting_id)
    watch = hall.database.acting_as(given.INVIGILATOR)

    assert_page_accessible(
        lambda theme: RoomPage(a_bench(watch, given.INVIGILATOR, theme=theme).bench, route)
    )


def test_after_the_first_signature_keys_are_for_candidates_and_the_signing_stays_in_sight(opened, hall):
    bundle = with_papers(hall, 8)
    hall.begin(101)
    hall.at("10:00").act(steps.STAY_AWAY, 102, 103, 104, 105, 106, facts=Facts("undocumented"))
    hall.at("14:00").act(steps.HAND_IN, 101)
    hall.step(steps.COLLECTED)
    papers_in(hall, bundle, 1)
    page = opened()
    page.signing.sign.setFocus()
    page.signing.sign.click()
    QApplication.processEvents()

    assert page.window().focusWidget() is page.table
    assert not page.signing.visibleRegion().isEmpty()
    assert not page.signing.sign.isEnabled()
