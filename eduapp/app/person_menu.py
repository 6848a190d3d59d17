"""The menu of the person at work: language, look, text size, password, lock, sign out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from eduapp.app.machine import LOOK, LOOKS, desk_secret
from eduapp.core.i18n import LANGUAGE_NAMES, LANGUAGES, N_, _, language
from eduapp.gui.loading import load
from eduapp.gui.shortcuts import key_text
from eduapp.gui.theme import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.app.program import Program
    from eduapp.app.shell import Shell

LOOK_NAMES = {
    "system": N_("As the desktop"),
    "light": N_("Light"),
    "dark": N_("Dark"),
    "high_contrast": N_("High contrast"),
}
PIN_DIALOG = "eduapp.people.access.ui.pin_dialog:choose_pin"
PASSWORD_DIALOG = "eduapp.people.access.ui.password_dialog:change_own_password"


def show_person_menu(program: Program, shell: Shell) -> None:
    """Open it above the person's name."""
    menu = person_menu(program, shell)
    corner = shell.rail.person.mapToGlobal(QPoint(0, 0))
    menu.popup(corner - QPoint(0, menu.sizeHint().height()))


def person_menu(program: Program, shell: Shell) -> QMenu:
    """Choices that show at once; the present one is ticked."""
    menu = QMenu(shell)
    menu.setAccessibleName(_("{name}: language, look, sign out").format(name=shell.bench.actor.name))
    languages = menu.addMenu(_("Language"))
    _choices(
        languages,
        [
            (LANGUAGE_NAMES[code], code == language(), partial(_choose_language, program, code))
            for code in LANGUAGES
        ],
    )
    looks = menu.addMenu(_("Look"))
    now = program.settings.get(LOOK)
    _choices(
        looks, [(_(LOOK_NAMES[look]), look == now, partial(_choose_look, program, look)) for look in LOOKS]
    )
    sizes = menu.addMenu(_("Text size"))
    _choices(
        sizes,
        [
            (f"{round(scale * 100)} %", scale == program.theme.scale, partial(_choose_scale, program, scale))
            for scale in SCALES
        ],
    )
    menu.addSeparator()
    password = menu.addAction(_("Change password…"))
    password.triggered.connect(lambda: load(PASSWORD_DIALOG)(shell.bench, shell))
    pin = menu.addAction(_("PIN on this PC…"))
    pin.triggered.connect(lambda: load(PIN_DIALOG)(shell.bench, desk_secret(program.settings), shell))
    lock = menu.addAction("\t".join((_("Lock the screen"), key_text("lock"))))
    lock.triggered.connect(program.locking.lock)
    leave = menu.addAction(_("Sign out"))
    leave.triggered.connect(program.sign_out)
    return menu


def _choices(menu: QMenu, choices: list[tuple[str, bool, Callable[[], None]]]) -> None:
    group = QActionGroup(menu)
    for text, chosen, act in choices:
        action: QAction = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(chosen)
        group.addAction(action)
        action.triggered.connect(lambda _checked=False, run=act: run())


def _choose_language(program: Program, code: str) -> None:
    program.choose(spoken=code)


def _choose_look(program: Program, look: str) -> None:
    program.choose(look=look)


def _choose_scale(program: Program, scale: float) -> None:
    program.choose(scale=round(scale * 100))
