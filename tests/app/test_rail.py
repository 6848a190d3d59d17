"""The rail: where one may go, where one is, and who is signed in."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from eduapp.app import catalogue
from eduapp.app.rail import COMPACT_WIDTH, FULL_WIDTH, Rail
from eduapp.core.actor import Actor
from eduapp.core.i18n import set_screen_language
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.accessibility import show
from tests.support.keys import click, press


@pytest.fixture
def build(qtbot):
    def make(actor=given.LEADER, *, compact=False, scale=1.0):
        rail = Rail(Theme(scale=scale), catalogue.rail(actor), actor, "Fjellvik fengsel", compact=compact)
        qtbot.addWidget(rail)
        rail.resize(rail.width(), 696)
        show(rail)
        return rail

    return make


def texts(rail):
    return [part.text() for part in rail.findChildren(QLabel)]


def test_a_click_asks_for_the_page_of_the_place(build):
    rail, asked = build(), []
    rail.asked.connect(asked.append)

    click(rail.buttons["enrolment.groups"])

    assert asked == ["enrolment.groups"]
    assert rail.buttons["enrolment.groups"].isChecked()


def test_a_place_is_asked_for_by_keys(build):
    rail, asked = build(), []
    rail.asked.connect(asked.append)
    rail.buttons["today"].setFocus()

    press(rail, "Down", "Space")

    assert asked[-1] == "learners.list"


def test_only_places_one_may_see_stand_there(build):
    assert list(build(given.INVIGILATOR).buttons) == ["today", "sittings.list", "settings"]


def test_one_place_is_marked_and_a_page_without_a_place_leaves_the_mark(build):
    rail = build()

    rail.mark("workshops.list")
    rail.mark("learners.list")
    rail.mark("no.such.place")

    assert [key for key, made in rail.buttons.items() if made.isChecked()] == ["learners.list"]


def test_the_mark_is_a_bar_beside_the_place_not_colour_alone(build):
    rail = build()
    accent = Theme().c("accent")

    def has_bar(key):
        middle = rail.buttons[key].geometry().center().y()
        return rail.grab().toImage().pixelColor(QPoint(4, middle)) == accent

    rail.mark("learners.list")

    assert has_bar("learners.list")
    assert not has_bar("today")


@pytest.mark.parametrize("compact", [False, True])
def test_every_place_has_a_name_and_tells_its_own_key(build, compact):
    rail = build(compact=compact)

    for number, made in enumerate(rail.buttons.values(), start=1):
        assert made.accessibleName()
        assert made.toolTip() == f"{made.accessibleName()}  Ctrl+{number}"


def test_with_little_room_it_is_narrow_and_shows_icons_only(build):
    wide, narrow = build(), build(compact=True)

    assert (wide.width(), narrow.width()) == (FULL_WIDTH, COMPACT_WIDTH)
    assert wide.buttons["today"].text().strip() == "Today"
    assert {made.text() for made in narrow.buttons.values()} == {""}
    assert all(not made.icon().isNull() for made in narrow.buttons.values())


def test_it_never_takes_more_than_its_share_of_a_window_with_large_text(build):
    assert build(compact=True, scale=2.0).width() == round(COMPACT_WIDTH * 1.4)


def test_the_person_at_work_is_named_with_title_and_place(build):
    rail, pressed = build(given.TEACHER), []
    rail.person_pressed.connect(lambda: pressed.append(True))

    assert {"Ingrid Solheim", "faglærer", "Fjellvik fengsel"} <= set(texts(rail))
    assert rail.person.accessibleName().startswith("Ingrid Solheim")
    click(rail.person)

    assert pressed


def test_a_name_with_signs_of_markup_is_shown_as_it_is(build):
    rail = build(Actor(given.LEADER.user_id, "<b>Per</b>", frozenset(), title="<i>x</i>"))

    shown = [part for part in rail.findChildren(QLabel) if part.text() in {"<b>Per</b>", "<i>x</i>"}]
    assert len(shown) == 2
    assert {part.textFormat() for part in shown} == {Qt.TextFormat.PlainText}


def test_places_are_named_in_the_language_of_the_screen(build):
    set_screen_language("nn")

    assert build().buttons["learners.list"].text().strip() == "Deltakarar"
