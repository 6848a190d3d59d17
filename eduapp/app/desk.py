"""What somebody at the desk is given: the bench of every page, and errors told. Read when somebody is there.

The entrance needs none of it, so the window is shown before dialogs, printing and the catalogue are read.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment

from eduapp.app import catalogue, late, unsettled
from eduapp.app.invented import GO, SURE, WHAT_HAPPENS
from eduapp.app.witness import Witness
from eduapp.core.actor import system_actor
from eduapp.core.i18n import N_, _, language
from eduapp.gui.bench import Bench, Home
from eduapp.gui.dialogs import DialogAsker
from eduapp.gui.files import DialogFileChooser
from eduapp.gui.fresh_sign_in import FreshSignIn
from eduapp.gui.loading import load
from eduapp.gui.printing import DialogPrinter

LENT_BEGINNINGS = ("LC_", "QT_", "XDG_", "WAYLAND_")
LENT = frozenset(
    [
        *("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR"),
        *("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS"),  # and screen readers
        *("LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONUTF8"),
        *("PGSSLROOTCERT", "PGSSLMODE", "PGSSLCRL", "PGSSLCRLDIR"),  # what a server is known by
        *("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERNAME"),
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "HOMEDRIVE", "HOMEPATH"),
    ]
)
LEAVE_WAITING = N_("Go before it is known whether it is saved?")
PROVE_JOB, PROVE_COMMAND = "eduapp.people.access.jobs:prove", "eduapp.people.access.jobs:Prove"
LOOKED_UP = N_(
    "The database has not answered, so nobody knows yet whether your last change is saved. If you go now, it"
    " is not sent again; Dagverk tells here whether it is saved as soon as the database answers."
)
LEAVE_NOW = N_("Go now")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.app.program import Program
    from eduapp.core.actor import Actor
    from eduapp.core.errors import EduError
    from eduapp.gui.tasks import TaskRunner


def make_bench(program: Program, actor: Actor, runner: TaskRunner) -> Bench:
    """What every page is handed."""
    ask = DialogAsker(program.theme, actor)
    runner.asks_anew = FreshSignIn(program.theme, runner, PROVE_JOB, PROVE_COMMAND)
    runner.sends_away = partial(program.locking.send_away, runner)
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
        ways=lambda place: catalogue.ways(place, actor),
        lend=lambda words: lend(program, words),
        sentences=catalogue.audit_sentences(),
        line=program.line,
        checkpoints=None if program.invented else Witness.of(program.location).path,
        home=home_of(program),
    )


def home_of(program: Program) -> Home:
    """This PC, as far as pages need it."""
    return Home(
        folder=program.location.beside,
        settings=program.settings,
        swap=lambda work: program.swap(work, program.safe.take_back, program.show_error),
        file=program.location.file,
        encrypt=lambda by: load(late.ENCRYPT)(program.location, by),
    )


def lend(program: Program, words: Sequence[str]) -> bool:
    """Start the program beside this one for somebody else, and lock this window: its pages are gone.

    Whoever lent the PC takes it back with their password. The other keeps what it has to keep where this one
    does, speaks its language, and knows nothing else of it.
    """
    places = ("--data", str(program.location.folder.absolute()), "--language", language())
    process = QProcess()
    process.setProgram(sys.executable)
    process.setArguments(["-m", "eduapp", *words, *places])
    process.setProcessEnvironment(lent_surroundings(QProcessEnvironment.systemEnvironment()))
    begun: object = process.startDetached()  # a pair by its stubs, one value when it is called
    started = begun[0] if isinstance(begun, tuple) else bool(begun)
    if started:
        program.sign_out()
    return started


def lent_surroundings(own: QProcessEnvironment) -> QProcessEnvironment:
    """Of the variables of this process those that a window needs, and no other: in others stand passwords."""
    lent = QProcessEnvironment()
    for name in own.keys():  # noqa: SIM118 - no mapping
        known = name.upper()  # Windows knows no case
        if known in LENT or known.startswith(LENT_BEGINNINGS):
            lent.insert(name, own.value(name))
    return lent


def may_leave_invented(program: Program) -> bool:
    """Whether somebody is sure that the invented people are put aside."""
    file = program.location.file
    if file is None:
        return False
    return DialogAsker(program.theme, program.actor or system_actor(())).confirm(
        _(SURE), _(WHAT_HAPPENS).format(place=file.parent), _(GO), program.window, danger=True
    )


def sure(program: Program, title: str, text: str, verb: str) -> bool:
    """Whether somebody goes on with what cannot be taken back."""
    asker = DialogAsker(program.theme, program.actor or system_actor(()))
    return asker.confirm(title, text, verb, program.window, danger=True)


def may_leave_waiting(program: Program) -> bool:
    """Whether somebody goes though changes wait for the database; what became of them is looked up later."""
    if not program.line.waiting or program.runner is None:
        return True
    asker = DialogAsker(program.theme, program.actor or system_actor(()))
    if not asker.confirm(_(LEAVE_WAITING), _(LOOKED_UP), _(LEAVE_NOW), program.window, danger=True):
        return False
    unsettled.keep(program.location, program.runner.unsettled)
    return True


def tell_error(program: Program, error: EduError) -> None:
    """An error no page took."""
    DialogAsker(program.theme, program.actor or system_actor(())).tell_error(error, program.window)
