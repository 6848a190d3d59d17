import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from eduapp.kiosk.ui.watch import Watch


@pytest.fixture
def watched(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    terminal = tmp_path / "active"
    terminal.write_text("tty1", encoding="ascii")
    told = []
    watch = Watch(window, lambda what, began: told.append((what, began)), terminal)
    watch._timer.stop()
    return watch, told, terminal


def test_another_terminal_is_noticed_and_coming_back_too(watched):
    watch, told, terminal = watched
    watch.look()
    terminal.write_text("tty2", encoding="ascii")
    watch.look()
    watch.look()
    terminal.write_text("tty1", encoding="ascii")
    watch.look()
    assert told == [("terminal", True), ("terminal", False)]


def test_a_window_that_is_not_ours_is_noticed(qtbot, watched):
    watch, told, _terminal = watched
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    watch.look()
    other.hide()
    watch.look()
    assert told == [("window", True), ("window", False)]


def test_the_focus_lost_and_back_is_noticed_once_each(watched):
    watch, told, _terminal = watched
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationHidden):
        watch._on_state(state)
    watch._on_state(Qt.ApplicationState.ApplicationActive)
    assert told == [("focus", True), ("focus", False)]


def test_what_somebody_puts_on_the_clipboard_is_noticed_and_taken_away(watched):
    _watch, told, _terminal = watched
    QGuiApplication.clipboard().setText("from outside")
    assert ("clipboard", True) in told
    assert QGuiApplication.clipboard().text() == ""


def test_another_screen_is_noticed(watched, monkeypatch):
    watch, told, _terminal = watched
    screens = QGuiApplication.screens()
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [*screens, *screens])
    watch.look()
    assert told == [("screen", True)]


def test_a_system_without_terminals_is_none_the_wiser(watched, tmp_path):
    watch, told, terminal = watched
    terminal.unlink()
    watch.look()
    assert told in ([], [("terminal", True)])
