"""Listens, on a thread of its own, to what other PCs commit, and for whether the database is there at all.

The thread lives as long as the database is open, whoever is signed in. It is no lane of the runner: it is
given no work and answers nobody, it waits; and a lane would end with whoever signs out.
"""

from __future__ import annotations

import random
import select
import socket
from contextlib import closing, suppress
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from eduapp.core.changes import Topic
from eduapp.core.errors import EduError, Unreachable
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from eduapp.core.db.hearing import Ear
    from eduapp.gui.line import Line

OPEN_EAR = "eduapp.core.db.hearing:open_ear"
LONGEST = 30.0  # seconds of silence before the line is asked whether it is still there
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)  # seconds between tries; the last goes on
UNLIKE = 0.3  # part by which pauses differ, so that twelve PCs do not all come at once
ENDING_TIME = 2.0  # seconds for the thread to end


class Listening(QObject):
    """Publishes what others commit into the feed, and tells the line when it is lost and when it is back."""

    _gone = Signal(object)
    _there = Signal()

    def __init__(self, engine: Engine, publish: Callable[[frozenset[Topic]], None], line: Line) -> None:
        super().__init__()
        self._engine, self._publish, self._line = engine, publish, line
        self._stopped, self._asked, self._lost = False, False, False
        self._bell = _Bell()
        queued = Qt.ConnectionType.QueuedConnection
        self._gone.connect(line.lose, queued)
        self._there.connect(line.restore, queued)
        line.asked.connect(self.check)
        self._thread = Thread(target=self._live, name="listening", daemon=True)
        self._thread.start()

    def check(self) -> None:
        """Ask for an answer now instead of at the next turn. Returns at once."""
        self._asked = True
        self._bell.ring()

    def stop(self) -> None:
        """Listen no more. Waits for the thread, which is woken first."""
        self._stopped = True
        self._bell.ring()
        self._thread.join(ENDING_TIME)
        self._line.asked.disconnect(self.check)
        if not self._thread.is_alive():
            self._bell.close()

    def _live(self) -> None:
        tries = 0
        while not self._stopped:
            try:
                with closing(load(OPEN_EAR)(self._engine)) as ear:
                    tries = 0
                    self._begin()
                    self._listen(ear)
            except EduError as error:
                self._lost = True
                if isinstance(error, Unreachable):
                    self._gone.emit(error)
                self._rest(PAUSES[min(tries, len(PAUSES) - 1)])
                tries += 1

    def _begin(self) -> None:
        """Once connected: nobody knows what was committed meanwhile, so all of it is told once."""
        if self._lost:
            self._lost = False
            self._publish(Topic.every())
        self._there.emit()

    def _listen(self, ear: Ear) -> None:
        while not self._stopped:
            topics = ear.hear(self._bell.heard, LONGEST)
            self._bell.hush()
            if topics:
                self._publish(topics)
            if self._asked:
                self._asked = False
                ear.check()
                self._there.emit()

    def _rest(self, seconds: float) -> None:
        """Until the next try, unless somebody wants it now."""
        if not self._asked and not self._stopped:
            self._bell.wait(seconds * (1 + random.uniform(-UNLIKE, UNLIKE)))  # noqa: S311 - nothing to guess
        self._bell.hush()
        self._asked = False


class _Bell:
    """Wakes a thread that waits for the network: a pair of sockets, since these can be waited for with it."""

    def __init__(self) -> None:
        self._rung, self.heard = socket.socketpair()
        self.heard.setblocking(False)
        self._rung.setblocking(False)

    def ring(self) -> None:
        """Wake whoever waits. It may be rung often; a bell that is full of rings wakes all the same."""
        with suppress(BlockingIOError):
            self._rung.send(b"!")

    def wait(self, seconds: float) -> None:
        """Until it rings, and so long at most."""
        select.select([self.heard], [], [], seconds)

    def hush(self) -> None:
        """Forget the rings so far."""
        with suppress(BlockingIOError):
            self.heard.recv(4096)

    def close(self) -> None:
        """No more rings."""
        self._rung.close()
        self.heard.close()
