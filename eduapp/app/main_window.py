"""The one window: holds the entrance or the shell, and the keys that work everywhere."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow, QWidget

from eduapp.app import parting
from eduapp.gui.line_bar import LineBar
from eduapp.gui.loading import load
from eduapp.gui.routes import Route
from eduapp.gui.shortcuts import bind
from eduapp.gui.theme import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from eduapp.app.program import Program
    from eduapp.app.shell import Shell
    from eduapp.gui.page import Page

SMALLEST = (1024, 600)
USUAL = (1366, 696)
PALETTE = "eduapp.app.palette:Palette"
PERSON_MENU = "eduapp.app.person_menu:show_person_menu"
KEYS_DIALOG = "eduapp.app.help:show_help"
ENTRANCE_HELP = "sign_in"


class MainWindow(QMainWindow):
    """Fits a school PC of 1366×768; everything inside scrolls only downwards."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.shell: Shell | None = None
        self.setWindowTitle("Dagverk")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._make_keys()

    def dress(self) -> None:
        """In the present look and language: what stands above every page."""
        self.setMenuWidget(LineBar(self._program.theme, self._program.line, self))  # deletes the one before

    def show_entrance(self, page: QWidget) -> None:
        """Sign-in or first run; pages from before are done away with."""
        self._leave_shell()
        self.setCentralWidget(page)  # deletes what was there
        self.setWindowTitle("Dagverk")
        page.setFocus()

    def show_shell(self, shell: Shell) -> None:
        """The signed-in person's pages."""
        self._leave_shell()
        self.shell = shell
        shell.palette_asked.connect(self._open_palette)
        shell.person_asked.connect(self._open_person_menu)
        self.setCentralWidget(shell)

    def take_shell(self) -> Shell | None:
        """The signed-in person's pages, taken out of the window as they are."""
        taken, self.shell = self.shell, None
        if taken is not None:
            self.takeCentralWidget()
        return taken

    def put_back(self, shell: Shell) -> None:
        """Show pages again that were taken out."""
        self._leave_shell()
        self.shell = shell
        self.setCentralWidget(shell)
        shell.show()

    def tell(self, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        """A toast in the shell, if there is one."""
        if self.shell is not None:
            self.shell.tell(text, action_text, action)

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.shell.page if self.shell else None
        if (page is not None and not page.may_leave()) or not self._may_close():
            event.ignore()
            return
        if not self._program.safe.may_close():
            event.ignore()
            return
        parting.finish(self._program)
        event.accept()

    def _may_close(self) -> bool:
        return bool(self._program.may_go() and self._program.locking.may_go())

    def _leave_shell(self) -> None:
        if self.shell is not None:
            self.shell.leave()
        self.shell = None

    def _make_keys(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "palette": self._open_palette,
            "help": self._open_help,
            "back": lambda: self._may_leave() and self._program.navigation.back(),
            "forward": lambda: self._may_leave() and self._program.navigation.forward(),
            "print": lambda: self.shell.print_page() if self.shell else None,
            "reload": lambda: self._on_page(lambda page: page.mark_stale()),
            "lock": self._lock,
            "larger": lambda: self._step_text(1),
            "smaller": lambda: self._step_text(-1),
            "usual": lambda: self._program.choose(scale=100),
            "settings": lambda: self.shell.go(Route("settings")) if self.shell else None,
            "quit": self.close,
        }
        for name, act in acts.items():
            bind(name, self, act)
        for number in range(1, 10):
            bind(f"place{number}", self, functools.partial(self._go_to_number, number))

    def _lock(self) -> None:
        self._program.locking.lock()

    def _may_leave(self) -> bool:
        page = self.shell.page if self.shell else None
        return page is not None and page.may_leave()

    def _on_page(self, act: Callable[[Page], None]) -> None:
        if self.shell is not None and self.shell.page is not None:
            act(self.shell.page)

    def _go_to_number(self, number: int) -> None:
        if self.shell is not None:
            self.shell.go_to_number(number)

    def _step_text(self, step: int) -> None:
        now = self._program.theme.scale
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - now))
        wanted = SCALES[min(max(nearest + step, 0), len(SCALES) - 1)]
        if wanted != now:
            self._program.choose(scale=round(wanted * 100))

    def _open_palette(self) -> None:
        if self.shell is not None:
            load(PALETTE)(self.shell.bench, self.shell).open()

    def _open_person_menu(self) -> None:
        if self.shell is not None:
            load(PERSON_MENU)(self._program, self.shell)

    def _open_help(self) -> None:
        page, shown = self.shell.page if self.shell else None, self.centralWidget()
        topic = (shown.property("helpTopic") if shown is not None else None) or ENTRANCE_HELP
        load(KEYS_DIALOG)(self._program.theme, page, self, topic)
