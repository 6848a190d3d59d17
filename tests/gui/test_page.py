from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton
from shiboken6 import delete

from eduapp.core.changes import Topic
from eduapp.core.db.unit_of_work import Command
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import vbox
from tests.support.fakes import a_bench

LEARNERS, HOURS = Topic("learners"), Topic("hours")


class LearnersPage(Page):
    """A page that counts how often it asked for its rows."""

    topics = frozenset({LEARNERS})

    def __init__(self, bench, route):
        super().__init__(bench, route)
        self.loaded = 0
        self.name, self.level = QLineEdit(), QComboBox()
        vbox(self.name, self.level, QPushButton("Save"), parent=self)

    def reload(self):
        self.loaded += 1


@dataclass(frozen=True, kw_only=True)
class Rename(Command):
    name: str = "Bjørn"


@pytest.fixture
def fakes(qtbot, database):
    return a_bench(database)


@pytest.fixture
def page(qtbot, fakes):
    page = LearnersPage(fakes.bench, Route("people.learners"))
    qtbot.addWidget(page)
    return page


def test_a_page_asks_for_its_rows_when_it_is_first_shown(page):
    assert page.loaded == 0
    page.show()
    assert page.loaded == 1


def test_coming_back_asks_nothing_if_nothing_changed(page):
    page.show()
    page.hide()
    page.show()

    assert page.loaded == 1


def test_a_page_one_sees_reloads_when_its_topic_changes(page, fakes):
    page.show()
    fakes.feed.changed.emit(frozenset({LEARNERS, HOURS}))

    assert page.loaded == 2


def test_a_page_does_not_care_about_other_topics(page, fakes):
    page.show()
    fakes.feed.changed.emit(frozenset({HOURS}))

    assert page.loaded == 1


def test_a_hidden_page_reloads_when_it_is_shown_again_and_once(page, fakes):
    page.show()
    page.hide()
    fakes.feed.changed.emit(frozenset({LEARNERS}))
    fakes.feed.changed.emit(frozenset({LEARNERS}))
    assert page.loaded == 1

    page.show()
    assert page.loaded == 2


def test_a_closed_page_hears_nothing(fakes):
    page = LearnersPage(fakes.bench, Route("people.learners"))
    delete(page)

    fakes.feed.changed.emit(frozenset({LEARNERS}))

    assert page.loaded == 0


def test_the_keyboard_begins_in_the_first_field(qtbot, page):
    page.show()
    page.activateWindow()

    qtbot.waitUntil(page.name.hasFocus)


def test_a_page_may_choose_where_the_keyboard_begins(qtbot, page):
    page.first_focus = lambda: page.level
    page.show()
    page.activateWindow()

    qtbot.waitUntil(page.level.hasFocus)


def test_coming_back_leaves_the_keyboard_where_it_was(qtbot, page):
    page.show()
    page.activateWindow()
    page.level.setFocus()
    page.hide()
    page.show()

    qtbot.waitUntil(page.level.hasFocus)


def test_a_title_is_told(qtbot, page):
    with qtbot.waitSignal(page.titled):
        page.set_title("Learners", "48 here")

    assert (page.title, page.context, page.accessibleName()) == ("Learners", "48 here", "Learners")


def test_a_page_is_wide_by_window_and_text_size(qtbot, database):
    small = LearnersPage(a_bench(database).bench, Route("people.learners"))
    qtbot.addWidget(small)
    small.resize(1366, 696)
    assert small.wide

    small.resize(1100, 696)
    assert not small.wide


def test_sending_goes_through_the_runner(page):
    answers = []

    page.send(lambda uow, command: len(command.name), Rename(), done=answers.append)

    assert answers == [5]
