"""The program's screens without a display and without threads: for the tour and the pictures.

The same shell and pages as in the window; only questions to a person are answered by the one who stages it.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QPoint, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMainWindow, QMenu, QWidget

from eduapp.app import catalogue
from eduapp.app.shell import Shell
from eduapp.core.errors import Conflict, EduError
from eduapp.core.files import write_atomically
from eduapp.core.i18n import _
from eduapp.core.settings import MachineSettings
from eduapp.gui.bench import Bench, Home
from eduapp.gui.conflict_dialog import ConflictDialog
from eduapp.gui.dialogs import Question, RefusedDialog
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.navigation import Navigation
from eduapp.gui.pdf_pages import look_into
from eduapp.gui.printing import print_dialog
from eduapp.gui.qt_messages import hear_qt
from eduapp.gui.qt_words import speak_qt
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from eduapp.core.actor import Actor
    from eduapp.core.clock import Clock
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import Change, Refused
    from eduapp.core.violations import Override
    from eduapp.gui.conflicts import Difference
    from eduapp.gui.page import Page
    from eduapp.gui.routes import Route

T = TypeVar("T")
_NO_FOLDER = Path("no-such-folder")  # nothing lies on this PC
_NO_HOME = Home(_NO_FOLDER, MachineSettings(_NO_FOLDER / "-"), lambda _work: None, _NO_FOLDER / "-")
_ROUNDS = 6  # of events until a page has settled
REST_MS = 450  # longer than any page waits before it follows the cursor
_PATIENCE = 40  # timers of a page that may follow each other
_SHADE = QColor(0, 0, 0, 70)  # over what lies behind a dialog
_EDGE = QColor(0, 0, 0, 110)


@dataclass
class Desk:
    """Somebody at the desk who answers every question for a file the same way, and prints on nothing."""

    folder_answer: Path | None = None
    file_answer: Path | None = None
    printed: list[bytes] = field(default_factory=list)
    errors: list[EduError] = field(default_factory=list)  # told to nobody yet
    asks: Stage | None = None  # where questions are put up to be looked at, instead of being answered

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
        if self.asks is not None:
            QDialog.open(print_dialog(look_into(pdf), title, parent))
            return False
        self.printed.append(pdf)
        return True

    def confirm(self, title: str, text: str, verb: str, parent: QWidget, danger: bool = False) -> bool:
        """Yes."""
        if self.asks is None:
            return True
        sign = ("triangle-alert", "absent") if danger else ("info", "primary")
        Question(self.asks.theme, title, text, parent, verb=verb, sign=sign, danger=danger).open()
        return False

    def conflict(
        self, found: Sequence[Difference], parent: QWidget, change: Change | None = None
    ) -> frozenset[str] | None:
        """Nobody else is at the desk, so it is told to who stages it, unless it is to be looked at."""
        if self.asks is not None:
            ConflictDialog(self.asks.theme, found, parent, change).open()
        else:
            self.errors.append(Conflict())
        return None

    def refused(self, error: Refused, parent: QWidget) -> Override | None:
        """Nobody here may override."""
        if self.asks is not None:
            RefusedDialog(self.asks.theme, error, self.asks.bench.actor, parent).open()
        else:
            self.errors.append(error)
        return None

    def tell_error(self, error: EduError, parent: QWidget) -> bool:
        """Kept for who stages it."""
        self.errors.append(error)
        return False


def offscreen_application() -> QApplication:
    """The one application, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    hear_qt()
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


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

    def enter(self, actor: Actor, *, invented: bool = False) -> None:
        """Somebody else sits down; where all people are invented, the window says so."""
        self._actor = actor
        self.navigation = Navigation()
        bench = self.bench_of(self._database.acting_as(actor).telling(self.feed.publish))
        self.shell = Shell(bench, self._place, self.window.width(), invented=invented)
        self.window.setCentralWidget(self.shell)

    def bench_of(self, database: Database) -> Bench:
        """What pages are handed that work in a database, in the name of whom it is for."""
        actor = database.actor
        return Bench(
            theme=self.theme,
            runner=InlineTaskRunner(database, self.fail),
            feed=self.feed,
            navigation=self.navigation,
            actor=actor,
            today=database.today,
            files=self.desk,
            printer=self.desk,
            tell=self._tell,
            ask=self.desk,
            panels=lambda place: catalogue.panels(place, actor),
            answers=lambda place: catalogue.answers(place, actor),
            ways=lambda place: catalogue.ways(place, actor),
            sentences=catalogue.audit_sentences(),
            home=Home(
                _NO_FOLDER, MachineSettings(_NO_FOLDER / "machine.json"), lambda _work: None, _NO_FOLDER
            ),
        )

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

    @property
    def front(self) -> QWidget:
        """What one works in: an open menu, a dialog, else the window."""
        menu = QApplication.activePopupWidget()
        return menu if isinstance(menu, QMenu) else QApplication.activeModalWidget() or self.window

    def ask(self, query: Callable[..., T], *asked: object, **more: object) -> T:
        """What a query answers, asked for by nobody."""
        with self._database.reading() as session:
            return query(session, *asked, **more)

    def press(self, words: str, **named: str) -> None:
        """Press what says these words (in English) in front: in an open menu, in a dialog, else on the page.

        Raises LookupError if nothing there says them and can be pressed.
        """
        said = _(words).format(**named) if named else _(words)
        front = self.front
        if isinstance(front, QMenu):
            action = next((one for one in front.actions() if one.text().endswith(said)), None)
            if action is None:
                raise LookupError(words)
            front.hide()
            action.trigger()
        else:
            _button(front, said).click()
        self.settle()

    def put_away(self) -> None:
        """Close menus and dialogs, the youngest first; nothing typed in them is kept."""
        for window in reversed(self._fronts()):
            window.hide()
            window.deleteLater()
        self.window.activateWindow()  # for its keys
        self.settle()

    def picture(self, path: Path) -> None:
        """The window as it is when everything on it has come to rest, with what is open in front of it.

        Raises Unavailable if the disk is full or the folder cannot be written to.
        """
        self._rest()
        shown = self.window.grab()
        fronts = self._fronts()
        if any(isinstance(one, QDialog) for one in fronts):
            _shade(shown)
        for front in fronts:
            _put_in_front(shown, front, self.window)
        drawn = QBuffer()
        drawn.open(QBuffer.OpenModeFlag.WriteOnly)
        shown.save(drawn, "PNG")
        write_atomically(path, bytes(drawn.data().data()))

    def _fronts(self) -> list[QWidget]:
        """Dialogs and menus that are open, the oldest first."""
        return [one for one in self.window.findChildren(QWidget) if one.isVisible() and _is_front(one)]

    def _rest(self) -> None:
        """Wait for what waits for a short rest of the hands, such as a preview that follows the cursor."""
        self.settle()
        for _time in range(_PATIENCE):
            waits = [
                timer.remainingTime()
                for timer in self.window.findChildren(QTimer)
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= REST_MS
            ]
            if not waits:
                return
            self.settle(max(waits))

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        self.settle()

    def _tell(self, *args: object) -> None:
        self.shell.tell(*args)  # type: ignore[arg-type]  # as Bench.tell is called

    def fail(self, error: EduError) -> None:
        """An error no page took ends the staging."""
        raise error


def _is_front(widget: QWidget) -> bool:
    return isinstance(widget, (QDialog, QMenu))


def _button(root: QWidget, said: str) -> QAbstractButton:
    for one in root.findChildren(QAbstractButton):
        if said in (one.text().strip(), one.accessibleName()) and one.isVisibleTo(root) and one.isEnabled():
            return one
    raise LookupError(said)


def _shade(shown: QPixmap) -> None:
    painter = QPainter(shown)
    painter.fillRect(shown.rect(), _SHADE)
    painter.end()


def _put_in_front(shown: QPixmap, front: QWidget, window: QWidget) -> None:
    """Draw a dialog in the middle, a menu where it opened."""
    corner = QPoint((window.width() - front.width()) // 2, max(0, (window.height() - front.height()) // 2))
    if isinstance(front, QMenu):
        corner = front.pos() - window.pos()
    painter = QPainter(shown)
    painter.drawPixmap(corner, front.grab())
    painter.setPen(_EDGE)
    painter.drawRect(corner.x() - 1, corner.y() - 1, front.width() + 1, front.height() + 1)
    painter.end()
