"""Counts what a job costs: presses of keys and of the mouse, where they reach the window.

`with effort() as cost: press(window, "Ctrl+Return")` … `assert cost.keys <= 6 and cost.clicks == 0`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QKeyCombination, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QShortcutEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_ALONE = {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta}
_COUNTED = {QKeyEvent, QMouseEvent, QShortcutEvent}
_TEXTS = (QLineEdit, QPlainTextEdit, QTextEdit)


@dataclass
class Effort:
    """What a person did. A chord such as Ctrl+Enter is one key; letters of free text are counted in both."""

    keys: int = 0
    letters: int = 0  # those of the keys that wrote into a text
    clicks: int = 0

    @property
    def commands(self) -> int:
        """Keys other than free text."""
        return self.keys - self.letters


class _Counter(QObject):
    """Sees each press once: at the window, before Qt hands it to widgets."""

    def __init__(self, effort: Effort) -> None:
        super().__init__()
        self._effort = effort

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if type(event) not in _COUNTED:
            return False  # at once: a journey has a million others, and to be asked for its type costs most
        if isinstance(watched, QShortcut) and event.type() == QEvent.Type.Shortcut:
            self._effort.keys += 1  # such a key never reaches the window
        if not isinstance(watched, QWindow):
            return False
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() not in _ALONE
        ):
            self._effort.keys += 1
            self._effort.letters += _writes(event)
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._effort.clicks += 1
        return False


@contextmanager
def effort() -> Iterator[Effort]:
    """Count from here on."""
    application, counted = QApplication.instance(), Effort()
    assert application is not None
    counter = _Counter(counted)
    application.installEventFilter(counter)
    try:
        yield counted
    finally:
        application.removeEventFilter(counter)


@contextmanager
def keys_only() -> Iterator[Effort]:
    """A10: the job is done without a mouse."""
    with effort() as counted:
        yield counted
    assert not counted.clicks, f"the mouse was pressed {counted.clicks} times"


@contextmanager
def mouse_only() -> Iterator[Effort]:
    """A11: the job is done without keys, free text aside."""
    with effort() as counted:
        yield counted
    assert not counted.commands, f"{counted.commands} keys were pressed besides free text"


def press(widget: QWidget, *chords: str) -> None:
    """Press keys, such as "Ctrl+Return", "3", "A", "Tab", where a person would: in the widget's window."""
    for chord in chords:
        sequence = QKeySequence(chord)
        assert sequence.count() == 1, chord
        combination: QKeyCombination = sequence[0]
        text_key = len(chord) == 1 and chord.isprintable()
        if text_key:
            QTest.keyClick(_handle(widget), chord)
        else:
            QTest.keyClick(_handle(widget), combination.key(), combination.keyboardModifiers())
        QApplication.processEvents()


def write(widget: QWidget, text: str) -> None:
    """Type free text wherever the focus is."""
    for letter in text:
        QTest.keyClick(_handle(widget), letter)
    QApplication.processEvents()


def click(widget: QWidget, at: QPoint | QRect | None = None) -> None:
    """Press the mouse on a widget, in its middle or at a place in it, through its window."""
    inside = at.center() if isinstance(at, QRect) else at or widget.rect().center()
    window = widget.window()
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(_handle(widget), button, none, widget.mapTo(window, inside))
    QApplication.processEvents()


def click_cell(view: QAbstractItemView, row: int, column: int, part: QRect | None = None) -> None:
    """Press the mouse on a cell, or on a part of it given in the view's pixels."""
    model = view.model()
    assert model is not None
    click(view.viewport(), part or view.visualRect(model.index(row, column)))


def double_click_cell(view: QAbstractItemView, row: int, column: int) -> None:
    """Press the mouse twice on a cell, as quickly as it takes to open what stands there."""
    model = view.model()
    assert model is not None
    viewport = view.viewport()
    place = viewport.mapTo(viewport.window(), view.visualRect(model.index(row, column)).center())
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(_handle(viewport), button, none, place)
    QApplication.processEvents()


def _handle(widget: QWidget) -> QWindow:
    popup = QApplication.activePopupWidget()
    handle = (popup or widget).window().windowHandle()
    assert handle is not None, "show the window first"
    return handle


def _writes(event: QKeyEvent) -> bool:
    chord = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return (
        bool(event.text())
        and event.text().isprintable()
        and not chord
        and isinstance(QApplication.focusWidget(), _TEXTS)
    )
