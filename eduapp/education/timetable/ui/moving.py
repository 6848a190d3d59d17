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
        self._page.bench.runner.query(
            read_company,
            self._answers,
            session.group_id,
            session.place_id,
            day,
            day + AHEAD,
            owner=self._page,
            done=lambda roll: self._move(session, where, roll),
        )

    def undo(self) -> None:
        """Move the session moved last back to where it was."""
        if self._steps:
            self._steps[-1]()

    def _open(self, facts: MoveFacts | None) -> None:
        if facts is not None:
            before = _where(facts.session)
            done = partial(self._moved, facts.session.id, before)
            move_session(self._page.bench, facts, self._page, done, self._answers)

    def _move(self, session: SessionRow, where: Where, roll: Stays) -> None:
        order = _order(session.id, session.version, where, roll)
        self._send(order, partial(self._moved, session.id, _where(session)))

    def _moved(self, session_id: UUID, before: Where, version: int) -> None:
        self._versions[session_id] = version

        def undo() -> None:
            if undo in self._steps:
                self._steps.remove(undo)
                self._send(_order(session_id, self._versions[session_id], before, {}), back)

        def back(newer: int) -> None:
            self._versions[session_id] = newer

        self._steps.append(undo)
        was = f"{date_text(before[0])} {time_text(before[1], before[2])}"
        self._page.bench.tell(_("Session moved. It was {when}.").format(when=was), _("Undo"), undo)

    def _send(self, order: service.MoveSession, done: Callable[[int], None]) -> None:
        self._page.send(service.move_session, order, done=done, failed=lambda _error: self._page.mark_stale())


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
