import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from eduapp.gui.shortcuts import KEYS, Key, bind, clashes, key_text, told


def open_window(qtbot, window):
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_no_key_means_two_things_in_one_place():
    assert clashes() == []


def test_a_clash_would_be_seen(monkeypatch):
    monkeypatch.setattr("eduapp.gui.shortcuts.KEYS", (*KEYS, Key("twice", ("Ctrl+K",), "Again", "list")))

    assert [(one.name, other.name) for one, other in clashes()] == [("palette", "twice")]


def test_names_are_unique():
    assert len({key.name for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_qt_knows_every_key(qapp, key):
    for keys in key.keys:
        assert QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)[0].key() not in (
            Qt.Key.Key_unknown,
            0,
        )


def test_a_key_works_everywhere_in_the_window(qtbot):
    window, pressed = QWidget(), []
    field = QLineEdit(window)
    qtbot.addWidget(window)
    bind("palette", window, lambda: pressed.append("palette"))
    open_window(qtbot, window)
    field.setFocus()

    qtbot.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert pressed == ["palette"]


def test_a_key_of_a_list_works_in_the_list_only(qtbot):
    window, pressed = QWidget(), []
    listing, field = QLineEdit(window), QLineEdit(window)
    qtbot.addWidget(window)
    bind("find", listing, lambda: pressed.append("find"))
    open_window(qtbot, window)

    for where in (field, listing):
        where.setFocus()
        qtbot.waitUntil(where.hasFocus)
        qtbot.keyClick(where, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert pressed == ["find"]


def test_either_of_two_keys_works(qtbot):
    window, pressed = QWidget(), []
    qtbot.addWidget(window)
    bind("redo", window, lambda: pressed.append("redo"))
    open_window(qtbot, window)

    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )

    assert pressed == ["redo", "redo"]


def test_help_shows_key_and_meaning(qapp):
    assert key_text("palette") == "Ctrl+K"
    assert told("undo", "help") == [("Ctrl+Z", "Undo"), ("F1", "Show the keys of this page")]
