"""Asks whoever is signed in for their password anew, before one act that is listed (codes/fresh_acts).

Which pages do such acts does not matter: the runner asks when a command is refused for want of it, and sends
the same command again. On Cancel nothing was done.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from eduapp.core.codes import code_list
from eduapp.core.fresh import ACTS
from eduapp.core.i18n import N_, _
from eduapp.gui.dialogs import Dialog
from eduapp.gui.loading import load
from eduapp.gui.widgets import IconTile, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from eduapp.core.errors import EduError
    from eduapp.core.fresh import FreshSignInNeeded, Proof
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

WHY = N_("This needs you, now: write your password once more. It counts for this one act; a PIN does not do.")


class FreshSignIn:
    """What a runner asks through; `job` and `command` name what makes the proof of a password."""

    def __init__(self, theme: Theme, runner: TaskRunner, job: str, command: str) -> None:
        self._theme, self._runner, self._job, self._command = theme, runner, job, command

    def __call__(
        self,
        error: FreshSignInNeeded,
        owner: QObject,
        proven: Callable[[Proof], None],
        left: Callable[[EduError], None],
    ) -> None:
        """Ask over whatever wants to act. One of the two is called once the dialog is closed."""
        parent = owner if isinstance(owner, QWidget) else None
        dialog = PasswordDialog(self._theme, error.act, self._runner.whose, parent)

        def check() -> None:
            dialog.wait()
            command = load(self._command)(act=error.act, password=dialog.password.text())
            self._runner.start(load(self._job), command, owner=dialog, done=found, failed=dialog.refuse)

        def found(proof: Proof) -> None:
            dialog.accept()
            proven(proof)

        dialog.go.clicked.connect(check)
        dialog.rejected.connect(lambda: left(error))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class PasswordDialog(Dialog):
    """Which act it is, one field, and a way out."""

    def __init__(self, theme: Theme, act: str, name: str, parent: QWidget | None) -> None:
        said = code_list(ACTS)[act].label
        title = said[:1].upper() + said[1:]
        super().__init__(theme, title, parent)
        self.setAccessibleDescription(_(WHY))
        px = theme.px
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        asks = _("Password of {name}").format(name=name)  # two may stand at the desk
        self.password.setAccessibleName(asks)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self.out = button(theme, _("Cancel"))
        self.out.clicked.connect(self.reject)
        self.go = button(theme, _("Confirm"), kind="primary")
        self.password.textChanged.connect(self._weigh)
        words = label(asks, "bodyStrong")
        words.setBuddy(self.password)
        text = vbox(label(title, "subtitle", wrap=True), label(_(WHY), wrap=True), spacing=px(6))
        tile = vbox(IconTile(theme, "lock", "primary", 40), None)
        head = hbox(tile, (text, 1), spacing=px(16))
        self.fill(head, px(4), None, buttons=(self.out, self.go), foot=(words, self.password, self.problem))
        self.go.setDefault(True)  # Enter in the field: else it presses the first button, which is the way out
        self._weigh()
        self.password.setFocus()

    def wait(self) -> None:
        """It is being checked."""
        why_not(self.go, _("The password is being checked."))

    def refuse(self, error: EduError) -> None:
        """Say what was wrong with it."""
        self._weigh()
        self.problem.setText(error.sentence())
        self.problem.show()
        announce(self, error.sentence(), urgent=True)
        self.password.clear()
        self.password.setFocus()

    def _weigh(self) -> None:
        why_not(self.go, "" if self.password.text() else _("Write your password."))
