"""What is not settled yet, and what can be done about it."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.open_ends import OpenEnds
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench


@pytest.fixture
def card(qtbot, hall):
    pressed = []

    def of(by=given.INVIGILATOR):
        bench = a_hearing_bench(hall.database, by).bench
        made = OpenEnds(bench, lambda row: pressed.append(row.what), lambda row, step: pressed.append(step))
        qtbot.addWidget(made)
        with hall.database.reading() as session:
            made.show_day(queries.the_day(session, hall.sitting_id))
        made.pressed = pressed
        return made

    return of


def texts(card):
    return [one.text() for one in card.findChildren(QLabel)]


def buttons(card):
    return {one.text(): one for one in card.findChildren(QPushButton)}


def test_without_anything_the_card_is_gone(card, hall):
    hall.begin(101)

    assert card().isHidden()


def test_a_stop_that_goes_on_can_be_decided_only_after_it(card, hall):
    hall.begin(101)
    hall.at("09:20").step(steps.STOPPED, "Fire alarm")
    shown = card()
    assert buttons(shown)["Minutes…"].accessibleDescription() == "Go on with the exam first."

    hall.at("09:29").step(steps.RESUMED)
    buttons(card())["Minutes…"].click()
    assert shown.pressed == ["Stopped for all"]


def test_what_was_decided_is_told(card, hall):
    hall.begin(101, 102, 103)
    noise = hall.at("10:00").incident("noise", "Drilling")
    hall.credit(noise, 5)
    other = hall.at("10:10").incident("power", "Light went out")
    hall.credit(other, 0, words="Only a blink")

    assert "5 min to 101–103" in texts(card())
    assert "No minutes given back." in texts(card())


def test_the_next_steps_of_the_law_stand_beside_a_suspicion_with_its_paragraph(card, hall):
    hall.begin(101)
    noted = hall.at("10:00").incident("suspicion", "A slip", 101)
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")
    assert list(buttons(card())) == ["Warn…"]
    hall.case(noted, "warned")

    assert list(buttons(card())) == ["Hear…"]
    assert "Warned · opplæringsforskrifta § 9-42" in texts(card())
    assert buttons(card())["Hear…"].accessibleDescription().startswith("Head or county")
    leader = card(given.LEADER)
    buttons(leader)["Hear…"].click()
    assert leader.pressed[-1] == steps.HEAR


def test_the_first_verb_takes_the_keyboard_of_one_that_is_gone(card, hall):
    hall.begin(101)
    noted = hall.at("10:00").incident("suspicion", "A slip", 101)
    shown = card()
    show(shown)
    buttons(shown)["Report…"].setFocus()
    assert shown.holds_focus()
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip")

    assert card().first_verb().text() == "Warn…"
