"""What tools put on Today: what is missing, boards that were not closed, and those that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.workshops.tools import queries, terms
from eduapp.workshops.tools.rules.counting import is_open

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.workshops.tools.queries import BoardRow

_MISSING, _NOT_CLOSED, _OPEN = 5, 25, 60  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Boards that ask for something, for who counts them. Three statements."""
    if not actor.may(terms.COUNT_TOOLS):
        return []
    found: list[TodayRow] = []
    for board in queries.boards(session, scope=actor.around):
        if board.searched:
            found.append(_missing(board))
        if is_open(board.last_kind):
            found.append(_open(board) if board.last_day == today else _not_closed(board))
    return found


def _missing(board: BoardRow) -> TodayRow:
    words = ngettext("{count} thing is searched for", "{count} things are searched for", board.searched)
    return TodayRow(
        title=_("Missing from {board}").format(board=board.name),
        detail=f"{words.format(count=board.searched)} · {board.place}",
        icon="search",
        verb=_("Look at it"),
        route=Route("tools.board", board.id),
        token="absent",
        order=_MISSING,
    )


def _not_closed(board: BoardRow) -> TodayRow:
    day = date_text(board.last_day) if board.last_day else ""
    return TodayRow(
        title=_("No closing count: {board}").format(board=board.name),
        detail=_("Last counted {day}. Count it now.").format(day=day),
        icon="hammer",
        verb=_("Count"),
        route=Route("tools.board", board.id),
        token="late",
        order=_NOT_CLOSED,
    )


def _open(board: BoardRow) -> TodayRow:
    out = ngettext("{count} out", "{count} out", board.out).format(count=board.out)
    return TodayRow(
        title=_("Closing count: {board}").format(board=board.name),
        detail=f"{out} · {board.place}",
        icon="hammer",
        verb=_("Count"),
        route=Route("tools.board", board.id),
        token="primary",
        order=_OPEN,
    )
