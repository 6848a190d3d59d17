"""Why a session is cancelled: one press, under the one whose cause it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.gui.widgets import hbox, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_CHARACTERS = 40  # of a line above the reasons
_OWNERS = (("prison", N_("The prison's cause")), ("school", N_("The school's cause")))


def cancel_menu(parent: QWidget, chosen: Callable[[str], None], told: Sequence[str] = ()) -> QMenu:
    """The reasons by the owner of the cause; figures choose too. `told`: what to know before."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Why is the session cancelled?"))
    menu.setAccessibleDescription(" ".join(told))
    for sentence in told:
        menu.addAction(_sentence(menu, sentence))
    number = 1
    for owner, title in _OWNERS:
        heading = QAction(_(title), menu)
        heading.setEnabled(False)
        menu.addAction(heading)
        for code in code_list("cancel_reasons"):
            if code.flags.get("cause") == owner:
                menu.addAction(f"&{number}  {reason_text(code.key)}", partial(chosen, code.key))
                number += 1
    return menu


def _sentence(menu: QMenu, words: str) -> QWidgetAction:
    """Words above the reasons, in as many lines as they need."""
    shown = label(words, wrap=True)
    shown.ensurePolished()  # its font is the program's from here on
    wide = shown.fontMetrics().averageCharWidth() * _CHARACTERS
    shown.setFixedSize(wide, shown.heightForWidth(wide))
    holder = QWidget()
    hbox(shown, margins=(12, 6, 12, 6), parent=holder)
    action = QWidgetAction(menu)
    action.setDefaultWidget(holder)
    action.setText(words)
    action.setEnabled(False)
    holder.setEnabled(True)  # nothing to choose, but to be read
    return action


def reason_text(reason: str) -> str:
    """A reason as it stands in a list: Closed by the prison."""
    label = code_list("cancel_reasons")[reason].label
    return capital(label)
