"""Settings: a card for each thing one's role can set, with the real panel in it."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.app.settings_page import SettingsPage
from eduapp.core.i18n import set_screen_language
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card
from tests.support import given
from tests.support.accessibility import show
from tests.support.fakes import a_bench

SCHOOL, PLACES, PEOPLE = "School, terms and lesson times", "Places", "People who use this"


@pytest.fixture
def open_settings(qtbot, database):
    def build(actor):
        page = SettingsPage(a_bench(database.acting_as(actor), actor).bench, Route("settings"))
        qtbot.addWidget(page)
        show(page)
        return page

    return build


def titles(page):
    heads = [part for part in page.findChildren(QLabel) if part.text() in {SCHOOL, PLACES, PEOPLE}]
    return [part.text() for part in sorted(heads, key=lambda part: part.mapTo(page, part.pos()).y())]


@pytest.mark.parametrize(
    ("actor", "seen"),
    [
        (given.LEADER, [SCHOOL, PLACES, PEOPLE]),
        (given.TEACHER, [SCHOOL, PLACES]),
        (given.AUDITOR, [PEOPLE]),
        (given.INVIGILATOR, []),
    ],
)
def test_there_is_a_card_for_what_one_s_role_may_see_in_order(open_settings, actor, seen):
    page = open_settings(actor)

    assert titles(page) == seen
    assert bool(page.findChildren(Card)) is bool(seen)


def test_who_can_set_nothing_is_told_so_and_the_others_are_not(open_settings):
    nothing = "There is nothing your role can set."
    invigilator, leader = open_settings(given.INVIGILATOR), open_settings(given.LEADER)

    assert nothing in [part.text() for part in invigilator.findChildren(QLabel)]
    assert nothing not in [part.text() for part in leader.findChildren(QLabel)]


def test_the_head_says_where_language_look_and_text_size_are(open_settings):
    set_screen_language("nb")
    page = open_settings(given.INVIGILATOR)

    assert page.title == "Innstillinger"
    assert "Ctrl +" in page.context
