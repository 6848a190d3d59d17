"""What stands before a window has its line on top: who waits there for a silent database is told there."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow

from eduapp.core.errors import Unreachable
from eduapp.gui.dialogs import Dialog, Question
from eduapp.gui.line import Line
from eduapp.gui.line_bar import LineBar
from eduapp.gui.modal import modal
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button, label, vbox
from tests.architecture import source

SINCE = datetime(2026, 11, 24, 8, 5, 9, tzinfo=UTC)


@pytest.fixture
def line(qapp):
    return Line()


@pytest.fixture
def window(qtbot, line, qapp):
    Theme().apply(qapp)
    window = QMainWindow()
    window.setMenuWidget(LineBar(Theme(), line))
    window.setCentralWidget(label("A page"))
    qtbot.addWidget(window)
    window.show()
    return window


def a_dialog(window):
    dialog = Dialog(Theme(), "What was changed", window.centralWidget())
    out = button(Theme(), "Close")
    dialog.fill(label("It is being looked up.", wrap=True), None, buttons=[out])
    return dialog


def a_question(window):
    return Question(Theme(), "Close without saving?", "What you changed will be lost.", window, verb="Close")


def one_of_its_own(window):
    dialog = QDialog(window)
    modal(dialog)
    vbox(label("It is being looked up.", wrap=True), None, parent=dialog)
    dialog.resize(420, 40)
    return dialog


@pytest.mark.parametrize("make", [a_dialog, a_question, one_of_its_own])
def test_whoever_waits_in_a_dialog_is_told_that_the_database_is_silent(window, line, make, qapp):
    dialog = make(window)
    dialog.open()
    [bar] = dialog.findChildren(LineBar)
    assert not bar.isVisible()

    line.hush(SINCE)
    qapp.processEvents()

    assert bar.isVisible()
    assert bar.words.text().startswith("The database has not answered since 09:05")
    assert bar.mapTo(dialog, bar.rect().topLeft()).y() <= dialog.height() // 3
    words = bar.words
    assert words.height() >= words.heightForWidth(words.width())  # all of it can be read
    line.hush(None)
    assert not bar.isVisible()
    dialog.close()


def test_a_dialog_that_opens_while_the_line_is_lost_says_so_at_once(window, line):
    line.lose(Unreachable(reason="The cable is out."))
    dialog = a_dialog(window)
    dialog.open()

    assert dialog.findChild(LineBar).isVisible()
    dialog.close()


def test_a_question_before_a_dialog_has_it_too_and_none_has_it_twice(window, line):
    dialog = a_dialog(window)
    dialog.open()
    asked = Question(Theme(), "Sure?", "It is final.", dialog, verb="Yes")
    asked.open()
    asked.hide()
    asked.show()

    assert len(asked.findChildren(LineBar)) == 1
    assert len(dialog.findChildren(LineBar)) - len(asked.findChildren(LineBar)) == 1
    asked.close()
    dialog.close()


def test_before_a_window_without_a_line_there_is_none(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    dialog = one_of_its_own(window)
    dialog.open()

    assert dialog.findChild(LineBar) is None
    dialog.close()


def test_every_dialog_of_ours_is_made_so():
    own = re.compile(r"^class \w+\(QDialog\b", re.MULTILINE)
    source.none_of(
        (
            source.name(path)
            for path in source.modules()
            if (".setModal(" in (text := path.read_text("utf8")) and path.name != "modal.py")
            or (own.search(text) and "modal(self)" not in text)
        ),
        "Derive it from gui.dialogs.Dialog, or call gui.modal.modal(self): else the line is not told there.",
    )
