"""What somebody at the desk is given: the bench of every page, and errors told. Read when somebody is there.

The entrance needs none of it, so the window is shown before dialogs, printing and the catalogue are read.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess

from eduapp.app import catalogue
from eduapp.app.invented import GO, SURE, WHAT_HAPPENS
from eduapp.core.actor import system_actor
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.dialogs import DialogAsker
from eduapp.gui.files import DialogFileChooser
from eduapp.gui.printing import DialogPrinter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.app.program import Program
    from eduapp.core.actor import Actor
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import TaskRunner


def make_bench(program: Program, actor: Actor, runner: TaskRunner) -> Bench:
    """What every page is handed."""
    ask = DialogAsker(program.theme, actor)
    return Bench(
        theme=program.theme,
        runner=runner,
        feed=program.feed,
        navigation=program.navigation,
        actor=actor,
        today=program.today,
        files=DialogFileChooser(),
        printer=DialogPrinter(program.theme, runner, ask),
        tell=program.window.tell,
        ask=ask,
        panels=lambda place: catalogue.panels(place, actor),
        answers=lambda place: catalogue.answers(place, actor),
        lend=lambda words: lend(program, words),
        sentences=catalogue.audit_sentences(),
    )


def lend(program: Program, words: Sequence[str]) -> bool:
    """Start the program beside this one for somebody else, and lock this window: its pages are gone.

    Whoever lent the PC takes it back with their password.
    """
    started, _process = QProcess.startDetached(sys.executable, ["-m", "eduapp", *words])
    if started:
        program.sign_out()
    return started


def may_leave_invented(program: Program) -> bool:
    """Whether somebody is sure that the invented people are put aside."""
    file = program.location.file
    if file is None:
        return False
    return DialogAsker(program.theme, program.actor or system_actor(())).confirm(
        _(SURE), _(WHAT_HAPPENS).format(place=file.parent), _(GO), program.window, danger=True
    )


def tell_error(program: Program, error: EduError) -> None:
    """An error no page took."""
    DialogAsker(program.theme, program.actor or system_actor(())).tell_error(error, program.window)
