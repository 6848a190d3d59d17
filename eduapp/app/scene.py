"""A picture that is not a page itself: where it is, and what a person does there before it is taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from eduapp.gui.pickers import SearchPicker
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from eduapp.app.stage import Stage


@dataclass(frozen=True)
class Scene:
    """What somebody does on a page before the picture: words that are pressed (in English), or an act."""

    name: str
    screen: str
    steps: tuple[str | Callable[[Stage], object], ...]
    by: str = ""  # somebody else than who usually looks at that page


def keys(typed: str) -> Callable[[Stage], None]:
    """Letters typed where the keyboard is."""

    def press(stage: Stage) -> None:
        QTest.keyClicks(_focused(stage), typed)

    return press


def key(one: Qt.Key) -> Callable[[Stage], None]:
    """A key pressed where the keyboard is."""

    def press(stage: Stage) -> None:
        QTest.keyClick(_focused(stage), one)

    return press


def found(typed: str) -> Callable[[Stage], None]:
    """Type into the field of a dialog that finds as one types, and take the first that was found."""

    def pick(stage: Stage) -> None:
        [picker, *_others] = stage.front.findChildren(SearchPicker)
        picker.line.setFocus()
        QTest.keyClicks(picker.line, typed)
        stage.settle()
        if (list_of_found := QApplication.activePopupWidget()) is not None:
            list_of_found.hide()
        picker.set_value(picker.rows()[0])
        picker.picked.emit(picker.row())

    return pick


def says(words: str, **named: str) -> Callable[[Stage], None]:
    """What says these words, with a name in them, is pressed."""
    return lambda stage: stage.press(words, **named)


def row(number: int) -> Callable[[Stage], None]:
    """Go to a row of the table on the page, counted from 0; below 0 from its end."""

    def go(stage: Stage) -> None:
        table = next(one for one in stage.window.findChildren(QTableView) if one.isVisible())
        table.selectRow(number % table.model().rowCount())
        table.setFocus()

    return go


def at(route_of: Callable[[Stage], Route]) -> Callable[[Stage], None]:
    """Go on to another record first."""

    def go(stage: Stage) -> None:
        stage.show(route_of(stage))

    return go


def _focused(stage: Stage) -> QWidget:
    focused: QWidget | None = stage.front.focusWidget()
    return stage.front if focused is None else focused
