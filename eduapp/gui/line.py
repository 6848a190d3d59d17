"""The line to the database as the window sees it: there, lost, or back; and what waits for it meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from eduapp.core.errors import EduError

BACK_MS = 10_000  # how long it is told that the line is back
WORTH_TELLING = timedelta(minutes=1)  # that two clocks differ
TRIES_MS = (200, 500, 1_000, 2_000, 4_000, 8_000, 15_000)  # pauses before tries; the last goes on


class State(Enum):
    """How it stands with the line."""

    THERE = "there"
    LOST = "lost"
    BACK = "back"


class Line(QObject):
    """Lives on the GUI thread, as long as the program.

    Whoever meets a lost line says `lose`; the listening thread tries again and says `restore`. What waits is
    sent again then, and tells `answered`, each with whether it is saved now.
    """

    changed = Signal()
    asked = Signal()  # somebody wants it tried now
    restored = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = State.THERE
        self.sentence = ""  # why it is lost, in words
        self.silent_from: datetime | None = None  # since when the database has said nothing, though asked
        self.waiting = 0  # changes that are not saved yet, or of which that is not known
        self.saved, self.refused = 0, 0  # of those that waited, since the line is back
        self.earlier = 0, 0  # the same of those that waited when somebody left
        self.clock_off = timedelta()  # how far the server's clock is ahead of this PC's, until that is seen
        self._off_told = timedelta()
        self._tries = 0
        self._calm = QTimer(self, singleShot=True, interval=BACK_MS)
        self._calm.timeout.connect(self._settle)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.asked)

    @property
    def lost(self) -> bool:
        """Whether the database cannot be reached now."""
        return self.state is State.LOST

    def lose(self, error: EduError) -> None:
        """Something was asked, and the line was gone. It is tried again, each time after a longer pause."""
        if self.state is State.LOST:
            return
        self._again.start(TRIES_MS[min(self._tries, len(TRIES_MS) - 1)])
        self._tries += 1
        self._calm.stop()
        self.silent_from = None
        self.state, self.sentence = State.LOST, str(error.facts.get("reason", ""))
        self.saved = self.refused = 0
        self.changed.emit()

    def restore(self) -> None:
        """The database answers again."""
        if self.state is not State.LOST:
            return
        self._again.stop()
        self.state = State.BACK
        self.restored.emit()
        self.changed.emit()
        self._rest()

    def recall(self, saved: int, refused: int) -> None:
        """What became of the changes that waited when somebody left; told until somebody has seen it."""
        if saved or refused:
            self.earlier = saved, refused
            self.changed.emit()

    def differ(self, off: timedelta) -> None:
        """How far the server's clock is ahead of this PC's: told once where it matters, until it changes."""
        if abs(off - self._off_told) <= WORTH_TELLING:
            return
        self._off_told = off if abs(off) > WORTH_TELLING else timedelta()
        self.clock_off = self._off_told
        self.changed.emit()

    def hush(self, since: datetime | None) -> None:
        """The database has not answered since then, though the line is there; None: it has, at last."""
        if (since is None) == (self.silent_from is None) or self.lost:
            return  # it is told once
        self.silent_from = since
        self.changed.emit()

    @property
    def silent(self) -> bool:
        """Whether what is shown may be old, and nobody knows how it is now."""
        return self.lost or self.silent_from is not None

    def seen(self) -> None:
        """Somebody has read what there was to tell."""
        self.earlier, self.clock_off = (0, 0), timedelta()
        self.changed.emit()

    def works(self) -> None:
        """An answer has come: the next loss is a new one."""
        self._tries = 0

    def try_now(self) -> None:
        """Somebody does not want to wait for the next try."""
        self.asked.emit()

    def wait_for(self, count: int) -> None:
        """So many changes wait now."""
        if count != self.waiting:
            self.waiting = count
            self.changed.emit()

    def answered(self, *, saved: bool) -> None:
        """One of those that waited is saved, or it is certain that it is not."""
        self.saved, self.refused = self.saved + saved, self.refused + (not saved)
        self.changed.emit()
        self._rest()

    def _rest(self) -> None:
        if self.state is State.BACK:
            self._calm.start()

    def _settle(self) -> None:
        if self.state is State.BACK and not self.waiting:
            self.state = State.THERE
            self.saved = self.refused = 0
            self.changed.emit()
