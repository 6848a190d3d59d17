"""The program's screens without a display and without threads: for the tour and the pictures.

The same shell and pages as in the window; only questions to a person are answered by the one who stages it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from eduapp.app import catalogue
from eduapp.app.shell import Shell
from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.gui.bench import Bench
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.navigation import Navigation
from eduapp.gui.qt_words import speak_qt
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.actor import Actor
    from eduapp.core.clock import Clock
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import Refused
    from eduapp.core.violations import Override
    from eduapp.gui.page import Page
    from eduapp.gui.routes import Route

_ROUNDS = 6  # of events until a page has settled
REST_MS = 450  # longer than any page waits before it follows the cursor


@dataclass
class Desk:
    """Somebody at the desk who answers every question for a file the same way, and prints on nothing."""

    folder_answer: Path | None = None
    file_answer: Path | None = None
    printed: list[bytes] = field(default_factory=list)
    errors: list[EduError] = field(default_factory=list)  # told to nobody yet

    def open(self, title: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """The file put there beforehand."""
        return self.file_answer

    def open_many(self, title: str, patterns: Sequence[str], parent: QWidget) -> list[Path]:
        """The file put there beforehand."""
        return [self.file_answer] if self.file_answer else []

    def save(self, title: str, name: str, patterns: Sequence[str], parent: QWidget) -> Path | None:
        """In the folder put there beforehand."""
        return self.folder_answer / name if self.folder_answer else None

    def folder(self, title: str, parent: QWidget) -> Path | None:
        """The folder put there beforehand."""
        return self.folder_answer

    def print_pdf(self, pdf: bytes, title: str, parent: QWidget) -> bool:
        """Keep what would be printed."""
        self.printed.append(pdf)
        return True

    def confirm(self, title: str, text: str, verb: str, parent: QWidget, danger: bool = False) -> bool:
        """Yes."""
        return True

    def refused(self, error: Refused, parent: QWidget) -> Override | None:
        """Nobody here may override."""
        self.errors.append(error)
        return None

    def tell_error(self, error: EduError, parent: QWidget) -> bool:
        """Kept for who stages it."""
        self.errors.append(error)
        return False


def offscreen_application() -> QApplication:
    """The one application, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    qInstallMessageHandler(_only_what_matters)
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


def _only_what_matters(kind: QtMsgType, _context: object, text: str) -> None:
    # Without a display Qt remarks on every window that it cannot keep a size; that is no news here.
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        sys.stderr.write(f"{text}\n")


class Stage:
    """A window of a given size with the shell of one person in it."""

    def __init__(
        self,
        database: Database,
        actor: Actor,
        *,
        look: str = "light",
        scale: float = 1.0,
        size: tuple[int, int],
        place: str,
    ) -> None:
        self.application = offscreen_application()
        self.theme = Theme(tokens(look), scale)
        self.theme.apply(self.application)
        speak_qt(self.application)
        self.desk, self.navigation, self.feed = Desk(), Navigation(), ChangeFeed()
        self.window = QMainWindow()
        self.window.resize(*size)
        self._database, self._actor, self._place = database, actor, place
        self.enter(actor)
        self.window.show()
        self.settle()

    def enter(self, actor: Actor) -> None:
        """Somebody else sits down."""
        self._actor = actor
        database = self._database.acting_as(actor).telling(self.feed.publish)
        self.navigation = Navigation()
        bench = Bench(
            theme=self.theme,
            runner=InlineTaskRunner(database, self._fail),
            feed=self.feed,
            navigation=self.navigation,
            actor=actor,
            today=database.today,
            files=self.desk,
            printer=self.desk,
            tell=self._tell,
            ask=self.desk,
            panels=lambda place: catalogue.panels(place, actor),
            sentences=catalogue.audit_sentences(),
        )
        self.shell = Shell(bench, self._place, self.window.width())
        self.window.setCentralWidget(self.shell)

    @property
    def bench(self) -> Bench:
        """What the pages are handed."""
        return self.shell.bench

    def turn_clock(self, clock: Clock) -> None:
        """It is later, for whoever sits down next."""
        self._database = self._database.at(clock)

    def show(self, route: Route) -> Page:
        """Go to a page and wait until it has settled."""
        self.navigation.go(route)
        self.settle()
        page = self.shell.page
        if page is None:
            raise LookupError(route.key)
        return page

    def put_on(self, widget: QWidget) -> None:
        """Show something else than the shell: the entrance, a page of the first run."""
        self.window.setCentralWidget(widget)
        self.settle()

    def settle(self, milliseconds: int = 0) -> None:
        """Let everything that is due happen, also what waits for a short rest of the hands.

        Raises the first error that would have been told on screen: it ends the staging.
        """
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        for _round in range(_ROUNDS):
            self.application.sendPostedEvents()
            self.application.processEvents()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self.desk.errors:
            raise self.desk.errors.pop(0)

    def picture(self, path: Path) -> None:
        """The window as it is when everything on it has come to rest.

        Raises Unavailable if the disk is full or the folder cannot be written to.
        """
        self.settle(REST_MS)
        drawn = QBuffer()
        drawn.open(QBuffer.OpenModeFlag.WriteOnly)
        self.window.grab().save(drawn, "PNG")
        write_atomically(path, bytes(drawn.data().data()))

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        self.settle()

    def _tell(self, *args: object) -> None:
        self.shell.tell(*args)  # type: ignore[arg-type]  # as Bench.tell is called

    def _fail(self, error: EduError) -> None:
        raise error
