"""One person on the sheet."""

import pytest

from eduapp.workshops.hours.rules.times import Times
from tests.support import given, given_workshops
from tests.support.accessibility import announcements
from tests.support.keys import click, press

TODAY = given.TODAY


@pytest.fixture
def card(stage, people):
    return stage.card(people[0])


def test_a_card_says_its_whole_line_aloud(card):
    assert card.accessibleName() == "Anton Berg: 6:30 hours, As planned"


def test_each_press_is_said_aloud(stage, people, card):
    with announcements() as said:
        click(card.less)
        click(stage.card(people[1]).here)

    assert said[0] == "Anton Berg: 6:15 hours, −15 min"
    assert "Petter Dahl: Not here: no reason given" in said


def test_a_press_on_a_button_brings_the_keyboard_to_the_card(stage, people, card):
    click(stage.card(people[5]).less)
    assert stage.card(people[5]).hasFocus()

    press(card, "-")
    assert stage.page.state.times_of(people[5]).minutes == 360


def test_keys_change_and_letters_do_not(stage, people, card):
    card.setFocus()
    press(card, "-", "-", "+", "A", "0")

    assert card.value.text() == "6:15"


def test_plus_is_grey_at_the_whole_shift_and_says_why(card):
    assert not card.more.isEnabled()
    assert card.more.accessibleDescription() == (
        "Nobody works longer than the shift. Make the shift of the day longer first."
    )
    click(card.less)
    assert card.more.isEnabled()


def test_own_times_show_from_when_to_when(stage, people, card):
    stage.page.state.set_times(people[0], Times(540, 780, 0))

    assert card.accessibleName() == "Anton Berg: 4:00 hours, 09:00–13:00"


def test_a_clash_shows_where_and_when(open_sheet, database, people, afternoon):
    kitchen = given_workshops.a_workshop(database, "Kitchen")
    given_workshops.some_hours(database, kitchen, people[0], TODAY, Times(840, 900))

    card = open_sheet().card(people[0])

    assert card.accessibleName() == "Anton Berg: 6:30 hours, overlaps with Kitchen 14:00–15:00"


def test_who_is_away_has_no_time_to_change(card):
    card.toggle()

    assert card.value.text() == "–"
    assert not card.less.isEnabled()
    assert not card.value.isEnabled()


def test_on_a_signed_sheet_nothing_can_be_pressed(stage, card):
    click(stage.page.foot.sign)

    assert not card.less.isVisible()
    assert not card.here.isEnabled()


def test_states_differ_without_colour(stage, people):
    """The picture of each state in grey: shapes and words tell them apart."""
    pictures = set()
    for reason in ("", "health", "court", "refused", "prison"):
        card = stage.card(people[3])
        if reason:
            stage.page.state.say_why(people[3], reason)
        grey = card.grab().toImage().convertToFormat(card.grab().toImage().Format.Format_Grayscale8)
        pictures.add(bytes(grey.constBits()))

    assert len(pictures) == 5
