"""Signing in and locking as they are drawn: a password anew, a PIN, when screens lock, the sealed code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.app.crash_dialog import show_report
from eduapp.app.desk import PROVE_COMMAND, PROVE_JOB
from eduapp.core.bug_log import described
from eduapp.core.fresh import FreshSignInNeeded
from eduapp.gui.fresh_sign_in import FreshSignIn
from eduapp.people.access.ui.locking_panel import LockingPanel
from eduapp.people.access.ui.password_dialog import change_own_password
from eduapp.people.access.ui.pin_dialog import choose_pin
from eduapp.people.access.ui.recovery_dialogs import make_code

if TYPE_CHECKING:
    from eduapp.app.stage import Stage

ACT = "grading.confirm_release"


def password_anew(stage: Stage) -> None:
    """Before grades are released."""
    asks = FreshSignIn(stage.theme, stage.bench.runner, PROVE_JOB, PROVE_COMMAND)
    asks(FreshSignInNeeded(act=ACT), stage.shell, lambda _proof: None, lambda _error: None)


def pin(stage: Stage) -> None:
    """For this PC. Nobody sends the dialog."""
    choose_pin(stage.bench, "-", stage.shell)


def locking(stage: Stage) -> None:
    """After how many minutes."""
    [panel] = stage.window.findChildren(LockingPanel)
    panel.ask()


def code(stage: Stage) -> None:
    """Before a sealed code is made."""
    make_code(stage.bench, stage.shell)


def own_password(stage: Stage) -> None:
    """Change the password one signs in with."""
    change_own_password(stage.bench, stage.shell)


def bug(stage: Stage) -> None:
    """Something went wrong in the program itself."""
    try:
        raise ValueError  # noqa: TRY301 - it is the bug
    except ValueError as error:
        show_report(stage.theme, described(error), stage.bench.files, stage.shell)
