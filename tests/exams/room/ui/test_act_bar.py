"""The acts with their letters, and why one cannot be."""

import pytest

from eduapp.exams.room import queries
from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.act_bar import ActBar, why
from eduapp.gui.theme import Theme
from tests.support import given


@pytest.fixture
def bar(qtbot):
    made = ActBar(Theme())
    qtbot.addWidget(made)
    return made


def shown(hall, number=101):
    with hall.database.reading() as session:
        day = queries.the_day(session, hall.sitting_id)
    return day, next(one for one in day.candidates if one.number == number)


def test_each_button_says_its_letter_and_tells_its_act(bar):
    pressed = []
    bar.pressed.connect(pressed.append)
    bar.buttons[steps.HAND_IN].click()

    assert pressed == [steps.HAND_IN]
    assert bar.buttons[steps.HAND_IN].text().endswith("(I)")


def test_what_stands_in_the_fields_is_said_and_cleared(bar):
    bar.words.setText("  Calm again ")
    bar.time.setText("9.40")
    assert (bar.said().words, bar.said().minute) == ("Calm again", 580)
    bar.clear(keep_time=True)
    assert (bar.said().words, bar.said().minute) == ("", 580)
    bar.clear(keep_time=False)
    assert bar.said().minute is None
    assert bar.said().note == ""


def test_a_time_that_cannot_be_read_says_so(bar):
    bar.time.setText("half")

    assert "half" in bar.misread()


def test_with_a_typed_time_the_log_decides_and_not_the_clock(hall):
    hall.begin(101)
    hall.at("10:30")
    day, late = shown(hall, 102)

    assert "may not sit" in why(day, late, steps.CHECK_IN)
    assert why(day, late, steps.CHECK_IN, typed=True) == ""
    assert why(day, late, steps.HAND_IN, typed=True) != ""  # the table says no at any time


def test_nothing_can_be_noted_of_nobody_or_before_it_is_open(hall):
    day, _row = shown(hall.at("08:00"))

    assert why(day, None, steps.CHECK_IN) == "Choose a candidate first."
    assert why(day, None, steps.INCIDENT) == "Open the room first."


def test_everybody_who_waits_is_let_in_at_once_if_anybody_does(bar, hall):
    hall.at("08:30").step(steps.OPENED)
    bar.follow(*shown(hall), "")
    assert bar.everybody.accessibleDescription() == "Nobody waits to be let in."

    hall.check_in(101)
    bar.follow(*shown(hall), "")
    assert bar.everybody.isEnabled()


def test_a_hint_comes_and_goes(bar):
    bar.hint("No")
    assert not bar._hint.isHidden()
    bar.hint("")
    assert bar._hint.isHidden()


def test_who_saw_it_is_who_writes_unless_somebody_who_watches_is_chosen(bar, hall):
    hall.begin(101)
    day, _row = shown(hall)
    bar.offer(day, given.OFFICE)

    assert [bar.watch.itemText(place) for place in range(bar.watch.count())] == [
        "Åse Bakke",
        "Berit Moe",
    ]
    assert bar.said().seen_by is None
    bar.watch.set_value(given.INVIGILATOR.user_id)
    bar.offer(day, given.OFFICE)  # the page was read again
    assert bar.said().seen_by == given.INVIGILATOR.user_id
    bar.offer(day, given.INVIGILATOR)
    assert [bar.watch.itemText(place) for place in range(bar.watch.count())] == ["Berit Moe"]
    assert bar.said().seen_by is None
