"""Why a session is cancelled: one press, under the one whose cause it is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

_OWNERS = (("prison", N_("The prison's cause")), ("school", N_("The school's cause")))


def cancel_menu(parent: QWidget, chosen: Callable[[str], None]) -> QMenu:
    """The reasons by the owner of the cause; figures choose too."""
    menu = QMenu(parent)
    menu.setAccessibleName(_("Why is the session cancelled?"))
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


def reason_text(reason: str) -> str:
    """A reason as it stands in a list: Closed by the prison."""
    label = code_list("cancel_reasons")[reason].label
    return capital(label)
