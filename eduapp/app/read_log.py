"""Whose files are opened, counted behind the pages: no page waits for it, and none fails with it.

What was opened is sent together a few seconds later, or when somebody goes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from eduapp.people.audit import jobs, terms

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.actor import Actor
    from eduapp.gui.navigation import Navigation
    from eduapp.gui.routes import Route
    from eduapp.gui.tasks import TaskRunner

FILES = frozenset({"learners.learner"})  # pages whose record is a person
SENT_AFTER_MS = 5000


class ReadLog(QObject):
    """Follows one person's way through the program."""

    def __init__(self, navigation: Navigation, runner: TaskRunner, actor: Actor) -> None:
        super().__init__(navigation)  # both end when somebody else signs in
        self._runner, self._counts = runner, actor.may(terms.NOTE_READS)
        self._opened: list[UUID] = []
        self._shown: Route | None = None
        self._timer = QTimer(self, singleShot=True, interval=SENT_AFTER_MS)
        self._timer.timeout.connect(self.send)
        navigation.moved.connect(self._note)

    def take(self) -> tuple[UUID, ...]:
        """What was opened and not sent yet, for whoever counts it instead."""
        self._timer.stop()
        opened, self._opened = tuple(self._opened), []
        return opened

    def send(self) -> None:
        """Have what was opened counted now."""
        if opened := self.take():
            order = jobs.CountReads(opened)
            self._runner.start(
                jobs.count_reads, order, owner=self, done=lambda _none: None, failed=lambda _error: None
            )

    def _note(self, route: Route) -> None:
        again, self._shown = route == self._shown, route
        if self._counts and not again and route.key in FILES and route.id is not None:
            self._opened.append(route.id)
            self._timer.start()
