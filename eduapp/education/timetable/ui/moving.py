"""Moves sessions of a week, by a form or by dropping them, and takes the last move back."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from eduapp.core.i18n import _, date_text
from eduapp.education.timetable import service
from eduapp.education.timetable.rules import Limits, time_text
from eduapp.education.timetable.ui.move_dialog import move_session
from eduapp.education.timetable.ui.reading import read_company, read_move

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.education.timetable.queries import SessionRow, Stays, WeekItem
    from eduapp.education.timetable.ui.reading import MoveFacts
    from eduapp.gui.page import Page

AHEAD = timedelta(days=28)  # within which free times are looked for
PROPOSED = 8
Where = tuple[date, int, int, "UUID | None"]  # day, from, until, place


class Moving(QObject):
    """Every move is one step of undo: the toast has it, and Ctrl+Z."""

    def __init__(self, page: Page, answers: tuple[str, ...]) -> None:
        super().__init__(page)
        self._page, self._answers = page, answers
        self._steps: list[Callable[[], None]] = []
        self._versions: dict[UUID, int] = {}  # of what was moved here, as our own last move left it

    def ask(self, item: WeekItem) -> None:
        """Open the form, with the next free times in it."""
        if item.session is None:
            return
        first = max(self._page.bench.today(), item.day - timedelta(days=item.day.weekday()))
        limits = Limits(first, first + AHEAD, count=PROPOSED)
        self._page.bench.runner.query(
            read_move, self._answers, item.session.id, limits, owner=self._page, done=self._open, newest=True
        )

    def drop(self, item: WeekItem, day: date, start: int) -> None:
        """Move a session to where it was let go; the engine looks at everybody on its roll."""
        session = item.session
        if session is None:
            return
        where = (day, start, start + session.minutes, session.place_id)
        self._ask_company(session, where, lambda roll: self._move(session, where, roll))

    def undo(self) -> None:
        """Move the session moved last back to where it was."""
        if self._steps:
            self._steps[-1]()

    def _open(self, facts: MoveFacts | None) -> None:
        if facts is not None:
            done = partial(self._moved, facts.session)
            move_session(self._page.bench, facts, self._page, done, self._answers)

    def _ask_company(self, session: SessionRow, where: Where, done: Callable[[Stays], None]) -> None:
        """Who is to be at a session where it would be."""
        day, _start, _end, place_id = where
        asked = (self._answers, session.group_id, place_id, day, day + AHEAD)
        self._page.bench.runner.query(read_company, *asked, owner=self._page, done=done)

    def _move(self, session: SessionRow, where: Where, roll: Stays) -> None:
        order = _order(session.id, session.version, where, roll)
        self._send(order, partial(self._moved, session))

    def _moved(self, session: SessionRow, version: int) -> None:
        before = _where(session)
        self._versions[session.id] = version

        def undo() -> None:
            if undo in self._steps:
                self._steps.remove(undo)  # a second press meanwhile is none
                self._ask_company(session, before, send)

        def send(roll: Stays) -> None:
            order = _order(session.id, self._versions[session.id], before, roll)
            self._send(order, back, lambda: self._steps.append(undo))  # refused, it can be tried again

        def back(newer: int) -> None:
            self._versions[session.id] = newer
            # In place of the toast whose Undo would do nothing more.
            self._page.bench.tell(_("The session is back: {when}.").format(when=was))

        self._steps.append(undo)
        was = f"{date_text(before[0])} {time_text(before[1], before[2])}"
        self._page.bench.tell(_("Session moved. It was {when}.").format(when=was), _("Undo"), undo)

    def _send(
        self,
        order: service.MoveSession,
        done: Callable[[int], None],
        refused: Callable[[], None] = lambda: None,
    ) -> None:
        def failed(_error: object) -> None:
            refused()
            self._page.mark_stale()

        self._page.send(service.move_session, order, done=done, failed=failed)


def _where(session: SessionRow) -> Where:
    return session.day, session.start_minute, session.end_minute, session.place_id


def _order(session_id: UUID, version: int, where: Where, roll: Stays) -> service.MoveSession:
    day, start, end, place_id = where
    return service.MoveSession(
        session_id=session_id,
        version=version,
        day=day,
        start_minute=start,
        end_minute=end,
        place_id=place_id,
        roll=roll,
    )
