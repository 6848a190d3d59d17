"""What can be said of one row, in the row itself: reasons by figures, and every verb that has a key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from eduapp.core.i18n import _
from eduapp.education.attendance import rules
from eduapp.education.attendance.ui.looks import look_of, minutes_text, reason_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from eduapp.core.codes import Code
    from eduapp.education.attendance.ui.lines import Line

QUICK_MINUTES = (5, 10, 15, 30)


@dataclass(frozen=True)
class Chosen:
    """What happens with what is chosen."""

    reason: Callable[[str], None]  # "" takes it away
    late: Callable[[int], object]
    ask_late: Callable[[], None]
    ask_early: Callable[[], None]
    ask_note: Callable[[], None]
    flip_document: Callable[[], None]
    show_history: Callable[[], None]


def row_menu(parent: QWidget, line: Line, day: date, chosen: Chosen) -> QMenu:
    """Figures choose reasons, letters verbs; arrows, Enter and the mouse as in any menu."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Reason: {name}").format(name=line.row.name))
    _heading(menu, line.row.name.replace("&", "&&"))  # after a mark the current row is the next one
    asked = rules.mark_asked(line.entry)
    if asked:
        _reasons(menu, rules.offered_with(asked, day), line, chosen)
    elif not line.guest:
        _heading(menu, look_of(rules.EXCUSED).word)
        _reasons(menu, rules.offered_with(rules.EXCUSED, day), line, chosen)
        for look in (look_of(code) for code in (rules.ABSENT, rules.HELD)):
            group = menu.addMenu(f"&{look.letter}  {look.word}")
            _reasons(group, rules.offered_with(look.code, day), line, chosen)
    if line.entry is not None and line.entry.reason:
        _verb(menu, "0", _("No reason given"), partial(chosen.reason, ""))
    menu.addSeparator()
    _times(menu, line, chosen)
    _words(menu, line, chosen)
    return menu


def _reasons(menu: QMenu, offered: Sequence[Code], line: Line, chosen: Chosen) -> None:
    stands = line.entry.reason if line.entry is not None else ""
    for number, reason in enumerate(offered, start=1):
        words = reason_text(reason.key).replace("&", "&&")
        action = menu.addAction(f"&{number}  {words}", partial(chosen.reason, reason.key))
        action.setCheckable(reason.key == stands)
        action.setChecked(reason.key == stands)


def _times(menu: QMenu, line: Line, chosen: Chosen) -> None:
    if line.code == rules.LATE:
        for minutes in QUICK_MINUTES:
            menu.addAction(minutes_text(minutes), partial(chosen.late, minutes))
    _verb(menu, "M", _("Minutes late…"), chosen.ask_late)
    _verb(menu, "B", _("Left before the end…"), chosen.ask_early)


def _words(menu: QMenu, line: Line, chosen: Chosen) -> None:
    if line.entry is None:
        return
    _verb(menu, "N", _("Note…"), chosen.ask_note)
    if line.entry.reason and rules.needs_document(line.entry.reason):
        paper = _verb(menu, "D", _("Paper seen"), chosen.flip_document)
        paper.setCheckable(True)
        paper.setChecked(line.entry.document_seen)
    _verb(menu, "H", _("What was recorded before…"), chosen.show_history)


def _verb(menu: QMenu, key: str, words: str, act: Callable[[], object]) -> QAction:
    return menu.addAction(f"&{key}  {words}", act)


def _heading(menu: QMenu, words: str) -> None:
    heading = QAction(words, menu)
    heading.setEnabled(False)
    menu.addAction(heading)
