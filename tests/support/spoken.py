"""What a screen reader is told: names, roles, sentences of tables, announcements; and in which words."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QTableView, QWidget

from eduapp.core.resources import resource
from eduapp.gui.theme import Theme
from tests.support.widgets_of import ancestors, interactive, is_viewport, said_of, shown, tab_stops

_DECORATION = {"IconLabel", "IconTile", "Avatar", "Logo", "KeyCap"}  # words stand beside them
_ROWS_READ = 5

# What no sentence says (GOV.UK, ux 1.4): blame, excuse, alarm. Whole words, any language.
BANNED = {
    "en": ["invalid", "error", "please", "sorry", "oops", "forbidden", "illegal", "abort", "inmate"],
    "nb": [
        "ugyldig",
        "feil oppsto",
        "feil oppstod",
        "vennligst",
        "beklager",
        "ulovlig",
        "innsatt",
        "innsatte",
    ],
    "nn": ["feil oppstod", "ver venleg", "vennlegst", "orsak", "ulovleg", "innsett", "innsette"],
}


def names(root: QWidget, theme: Theme) -> Iterator[str]:
    """A1: everything one can press or tab to has a name of its own, in words."""
    asked = {id(w): w for w in [*interactive(root), *tab_stops(root)]}.values()
    said = {id(widget): name_of(widget) for widget in asked}
    for widget in asked:
        name = said[id(widget)]
        if not name:
            yield f"A1 no name: {said_of(widget)} ({widget.objectName() or _where(widget)})"
        elif name == type(widget).__name__ or name == widget.metaObject().className():
            yield f"A1 named after its class: {said_of(widget)}"
        elif (
            name.lower() in _icon_names()
            and isinstance(widget, QAbstractButton)
            and not widget.text().strip()
        ):
            yield f"A1 named after its icon: {said_of(widget)}"
    counted = Counter(said[id(w)] for w in asked if not _in_list_row(w))
    for name, times in counted.items():
        if name and times > 1:
            yield f"A1 {times} controls have the same name: “{name}”"


def roles(root: QWidget, theme: Theme) -> Iterator[str]:
    """A2: interactive things have a role; painted ones say what they show."""
    for widget in interactive(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client):
            yield f"A2 no role: {said_of(widget)}"
    pressed = {id(w) for w in interactive(root)}
    for widget in shown(root):
        if id(widget) in pressed or is_viewport(widget) or not _paints_itself(widget):
            continue
        if not widget.accessibleName() and type(widget).__name__ not in _DECORATION:
            yield f"A2 painted without a sentence: {said_of(widget)} ({_where(widget)})"


def tables(root: QWidget, theme: Theme) -> Iterator[str]:
    """A3: the first cell of a row reads the whole row in one sentence, the others only themselves."""
    for view in shown(root):
        model = view.model() if isinstance(view, QAbstractItemView) else None
        if isinstance(view, QTableView) and model is not None:
            for row in range(min(_ROWS_READ, model.rowCount())):
                yield from _row_problems(view, model, row)


def words(root: QWidget, theme: Theme) -> Iterator[str]:
    """A16: no text in the window blames or excuses."""
    for widget in shown(root):
        if isinstance(widget, (QLabel, QAbstractButton)):
            text = widget.text()
        else:
            text = widget.placeholderText() if isinstance(widget, QLineEdit) else ""
        for word in banned_in(f"{text} {widget.accessibleName()} {widget.accessibleDescription()}"):
            yield f"A16 the word “{word}”: {said_of(widget)}"


def banned_in(sentence: str) -> list[str]:
    """The words of a sentence, in any of our languages, that should not be there."""
    return sorted(set(_banned().findall(sentence.casefold())))


@cache
def _banned() -> re.Pattern[str]:
    every = {word for group in BANNED.values() for word in group}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(every)))})\b")


@contextmanager
def announcements() -> Iterator[list[str]]:
    """A14: what screen readers are told meanwhile, in order."""
    said: list[str] = []
    real = QAccessible.updateAccessibility

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())
        real(event)

    QAccessible.updateAccessibility = listen
    try:
        yield said
    finally:
        QAccessible.updateAccessibility = real


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def _row_problems(view: QTableView, model: QAbstractItemModel, row: int) -> Iterator[str]:
    def told(column: int, role: int) -> str:
        return str(model.index(row, column).data(role) or "")

    sentence = told(0, Qt.ItemDataRole.AccessibleTextRole)
    cells = {c: told(c, Qt.ItemDataRole.DisplayRole) for c in range(1, model.columnCount())}
    if not sentence:
        yield f"A3 row {row + 1} of {said_of(view)} has no sentence"
    elif any(cells.values()) and sentence == told(0, Qt.ItemDataRole.DisplayRole):
        yield f"A3 row {row + 1} of {said_of(view)} reads only its first cell: “{sentence}”"
    for column, text in cells.items():
        spoken = told(column, Qt.ItemDataRole.AccessibleTextRole) or text
        if sentence and spoken == sentence:
            yield f"A3 cell {column + 1} of row {row + 1} of {said_of(view)} reads the whole row again"


def _paints_itself(widget: QWidget) -> bool:
    if widget.property("decoration") or isinstance(widget, (QLabel, QAbstractItemView)):
        return False
    ours = [made for made in type(widget).__mro__ if not made.__module__.startswith(("PySide6", "Shiboken"))]
    return any("paintEvent" in vars(made) or "draw" in vars(made) for made in ours)


def _in_list_row(widget: QWidget) -> bool:
    return any(above.property("listRow") for above in (widget, *ancestors(widget)))


def _where(widget: QWidget) -> str:
    return " in ".join(type(above).__name__ for above in list(ancestors(widget))[:3])


@cache
def _icon_names() -> frozenset[str]:
    return frozenset(file.stem for file in resource("icons").glob("*.svg"))
