"""The menu of the person at work, in the real program."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from eduapp.app.person_menu import person_menu
from eduapp.app.sign_in import SignInPage
from eduapp.core.i18n import language
from tests.support.keys import click, press
from tests.support.running import running
from tests.support.sample import copied


@pytest.fixture
def at_work(qtbot, site_file, tmp_path):
    with running(copied(site_file, tmp_path / "data")) as program:
        program.sign_in("teacher")
        yield program


@pytest.fixture
def menu(at_work):
    return person_menu(at_work.program, at_work.shell)


def part(menu, title):
    return next(action.menu() for action in menu.actions() if action.menu() and action.text() == title)


def act(menu, text):
    next(action for action in menu.actions() if action.text().startswith(text)).trigger()


def ticked(menu):
    return [action.text() for action in menu.actions() if action.isChecked()]


def test_what_is_so_now_is_ticked_and_nothing_else(menu):
    assert ticked(part(menu, "Language")) == ["English"]
    assert ticked(part(menu, "Look")) == ["Light"]
    assert ticked(part(menu, "Text size")) == ["100 %"]


def test_a_language_shows_at_once_and_is_remembered(at_work, menu):
    act(part(menu, "Language"), "Nynorsk")
    at_work.settled()

    assert language() == "nn"
    assert at_work.page.title == "I dag"
    assert '"nn"' in (at_work.folder / "machine.json").read_text(encoding="utf-8")


def test_a_look_shows_at_once(at_work, menu):
    before = at_work.program.theme.t.name
    act(part(menu, "Look"), "Dark")
    at_work.settled()

    assert (before, at_work.program.theme.t.name) == ("light", "dark")
    assert at_work.shell.bench.theme.t.name == "dark"


def test_a_text_size_shows_at_once(at_work, menu):
    act(part(menu, "Text size"), "150")
    at_work.settled()

    assert at_work.shell.bench.theme.scale == 1.5
    assert ticked(part(person_menu(at_work.program, at_work.shell), "Text size")) == ["150 %"]


def test_one_s_password_is_changed_from_here(at_work, menu):
    act(menu, "Change password")

    assert at_work.dialog().windowTitle() == "Change password"
    press(at_work.dialog(), "Esc")


def test_sign_out_leads_to_the_entrance(at_work, menu):
    act(menu, "Sign out")

    assert at_work.at(SignInPage)()
    assert at_work.program.actor is None


def test_a_click_on_the_name_opens_it_above_the_name(at_work):
    click(at_work.shell.rail.person)
    menu = QApplication.activePopupWidget()

    assert menu.accessibleName().startswith("Ingrid Solheim")
    assert menu.geometry().bottom() <= at_work.shell.rail.person.mapToGlobal(QPoint(0, 8)).y()
    press(menu, "Esc")
    assert QApplication.activePopupWidget() is None
