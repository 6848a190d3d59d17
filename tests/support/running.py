"""The whole program with its real window, threads and database, and steps for whoever sits at it."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from eduapp.app.first_run import FirstRun
from eduapp.app.location import Location
from eduapp.app.machine import LANGUAGE, LOOK, machine_settings
from eduapp.app.program import Program
from eduapp.app.shell import Shell
from eduapp.app.sign_in import SignInPage
from eduapp.core.clock import Clock, StillClock
from eduapp.gui.page import Page
from tests.support import given
from tests.support.fakes import FakePrinter

PATIENCE = 20.0  # seconds
PASSWORD = "fire gode ord her"  # of everybody at the sample site


@dataclass
class Running:
    """A program under test."""

    program: Program
    folder: Path
    printer: FakePrinter
    bugs: list[str]  # reports it would have told of

    @property
    def window(self) -> QWidget:
        return self.program.window

    @property
    def entrance(self) -> SignInPage:
        page = self.program.window.centralWidget()
        assert isinstance(page, SignInPage)
        return page

    @property
    def first_run(self) -> FirstRun:
        page = self.program.window.centralWidget()
        assert isinstance(page, FirstRun)
        return page

    @property
    def shell(self) -> Shell:
        page = self.program.window.centralWidget()
        assert isinstance(page, Shell)
        return page

    @property
    def page(self) -> Page:
        assert self.shell.page is not None
        return self.shell.page

    def until(self, true: Callable[[], object], patience: float = PATIENCE) -> None:
        """Let the program live until something is so; at once when it is."""
        end, beat = time.monotonic() + patience, QTimer(interval=5)
        beat.start()
        while not true():
            assert time.monotonic() < end, "it never came to that"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        beat.stop()

    def settled(self, *, aside: bool = True) -> None:
        """Let everything that was asked for arrive; what is asked aside too, unless nobody waits for it."""
        for _round in range(3):  # what arrives may ask for more
            QApplication.processEvents()
            self.until(lambda: not self._awaited(aside))

    def _awaited(self, aside: bool) -> bool:
        runner = self.program.runner
        under_way = runner._under_way if runner is not None else ()
        return any(aside or work.lane != "aside" for work in under_way)

    def at(self, kind: type[QWidget]) -> Callable[[], bool]:
        """Whether the window shows the entrance, the first run or the shell."""
        return lambda: isinstance(self.program.window.centralWidget(), kind)

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Type name and password, press Enter, and wait for Today."""
        self.until(lambda: self.at(SignInPage)() and self.entrance.enter.isEnabled())
        self.entrance.name.setText(name)
        self.entrance.password.setText(password)
        self.entrance.enter.click()
        self.until(self.at(Shell))
        self.settled()

    def sign_out(self) -> None:
        """As from the menu of the name; nothing is kept."""
        self.program.sign_out()
        self.settled()

    def dialog(self) -> QDialog:
        """The dialog that is open."""
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), "no dialog is open"
        return found


@contextmanager
def running(
    folder: Path, clock: Clock | None = None, url: str | None = None, *, keeps_safe: bool = False
) -> Iterator[Running]:
    """Start the program on a data folder; closed at the end whatever happened.

    With `keeps_safe` it makes backups by itself, as it does for people.
    """
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    data, settings = machine_settings(folder)
    if not (data / "machine.json").exists() and data.is_dir():
        settings._values |= {LANGUAGE.key: "en", LOOK.key: "light"}
    hooks = sys.excepthook, threading.excepthook
    program = Program(application, Location.of(data, url), settings, clock=clock or StillClock(given.NOW))
    sys.excepthook, threading.excepthook = hooks  # bugs are for the test to see
    program.safe.wanted = keeps_safe
    bugs: list[str] = []
    program.crash._tell = bugs.append  # type: ignore[method-assign]
    printer = FakePrinter()
    real = program.bench
    program.bench = lambda actor, runner: replace(real(actor, runner), printer=printer)  # type: ignore[method-assign]
    try:
        program.start()
        yield Running(program, folder, printer, bugs)
    finally:
        _close(program)
    assert not bugs, "the program wrote reports of bugs: see above"


def _close(program: Program) -> None:
    nobody = QTimer(interval=50)  # is there to answer what the program asks while it ends
    nobody.timeout.connect(_close_dialogs)
    nobody.start()
    _close_dialogs()
    program.safe.wanted = False
    program.window.close()
    program._quit()
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    nobody.stop()
    program.window.deleteLater()
    program.deleteLater()
    QApplication.processEvents()


def _close_dialogs() -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.close()
