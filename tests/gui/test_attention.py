"""Whether somebody is at the desk: in whichever window, and by a clock that nobody can set."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from eduapp.gui.attention import Attention
from tests.support.windows import nothing_left_open, parent

__all__ = ["nothing_left_open", "parent"]

LIMIT, WARNING = 300_000, 20_000


class Heard:
    def __init__(self, attention):
        self.told = []
        for name in ("soon", "idle", "lock_pressed"):
            getattr(attention, name).connect(lambda name=name: self.told.append(name))


@pytest.fixture
def attention(qtbot, parent, steady):
    made = Attention(parent, steady)
    yield made
    made.end()


@pytest.fixture
def heard(attention):
    return Heard(attention)


def opened(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(lambda: widget.windowHandle() is not None and widget.isActiveWindow())
    return widget.windowHandle()


def test_silence_is_told_a_little_before_and_then_once_it_is_long_enough(attention, heard, steady):
    attention.begin(LIMIT, WARNING)
    steady.wait(279)
    attention.look()
    assert heard.told == []
    steady.wait(1)
    attention.look()
    attention.look()
    assert heard.told == ["soon"]
    steady.wait(20)
    attention.look()
    assert heard.told == ["soon", "idle"]


@pytest.mark.parametrize("touch", ["key", "mouse", "wheel"])
def test_whoever_touches_anything_in_a_dialog_is_there(qtbot, attention, heard, steady, touch):
    attention.begin(LIMIT, WARNING)
    dialog = QDialog()
    dialog.setModal(True)
    window = opened(qtbot, dialog)
    steady.wait(299)
    if touch == "key":
        QTest.keyClick(window, Qt.Key.Key_A)
    elif touch == "mouse":
        QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    else:
        QTest.wheelEvent(window, QPoint(5, 5), QPoint(0, 120))
    steady.wait(279)
    attention.look()
    assert heard.told == []


def test_the_key_locks_from_a_field_of_a_dialog_and_is_typed_nowhere(qtbot, attention, heard):
    attention.begin(LIMIT, WARNING)
    dialog = QDialog()
    field = QLineEdit()
    QVBoxLayout(dialog).addWidget(field)
    window = opened(qtbot, dialog)
    field.setFocus()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert heard.told == ["lock_pressed"]
    assert field.text() == "l"


def test_who_has_gone_is_not_listened_to(qtbot, attention, heard, steady):
    attention.begin(LIMIT, WARNING)
    widget = QWidget()
    window = opened(qtbot, widget)
    attention.end()
    attention.end()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert heard.told == []
