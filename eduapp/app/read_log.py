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

FILES = frozenset({"learners.learner", "handouts.plan"})  # pages whose record is a person
PARTS = frozenset({("timetable.week", "learner"), ("lists.lists", "week")})  # by what they show
SENT_AFTER_MS = 5000


class ReadLog(QObject):
    """Follows one person's way through the program."""

    def __init__(self, navigation: Navigation, runner: TaskRunner, actor: Actor) -> None:
        super().__init__(navigation)  # both end when somebody else signs in
        self._runner, self._counts = runner, actor.may(terms.NOTE_READS)
        self._opened: list[UUID] = []
        self._shown: Route | None = None
        self._there: UUID | None = None  # whose file the page we are on shows
        self._timer = QTimer(self, singleShot=True, interval=SENT_AFTER_MS)
        self._timer.timeout.connect(self.send)
        navigation.moved.connect(self._go)
        navigation.shown.connect(self._note)

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

    def _go(self, route: Route) -> None:
        """To a page; one that is built anew was not opened again."""
        again, self._shown = route == self._shown, route
        if not again:
            self._there = None
            self._note(route)

    def _note(self, route: Route) -> None:
        """A file is shown, by a page of its own or on one where it was chosen; read anew it is the same."""
        if route.id is None or route.id == self._there or not _is_file(route):
            return
        self._there = route.id
        if self._counts:
            self._opened.append(route.id)
            self._timer.start()


def _is_file(route: Route) -> bool:
    """Whether the record of a route is a person: details go on after a slash or a colon, such as a day."""
    part = route.detail.replace(":", "/").partition("/")[0]
    return route.key in FILES or (route.key, part) in PARTS
