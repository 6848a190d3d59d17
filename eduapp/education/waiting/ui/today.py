"""What waiting lists bring to Today: free places that somebody waits for, and wishes nobody has decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.actor import LEADER
from eduapp.core.i18n import _, ngettext
from eduapp.education.waiting import queries
from eduapp.education.waiting.ui.contributions import LIST
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.education.waiting.queries import Due

_MOST = 5


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """One row a group; of one's own groups, or of all there for who leads the school."""
    return [_row(one) for one in queries.due(session, today, actor.scope(LEADER))[:_MOST]]


def _row(one: Due) -> TodayRow:
    said = []
    if one.free and one.waiting:
        free = ngettext("{count} place free", "{count} places free", one.free).format(count=one.free)
        waits = ngettext("{count} waits", "{count} wait", one.waiting).format(count=one.waiting)
        said += [free, waits]
    if one.pending:
        said.append(
            ngettext("{count} wish to decide", "{count} wishes to decide", one.pending).format(
                count=one.pending
            )
        )
    offers = bool(one.free and one.waiting)
    return TodayRow(
        title=_("{course}: {what}").format(course=one.course, what=", ".join(said)),
        detail=one.group,
        icon="hourglass",
        verb=_("Offer") if offers else _("Decide"),
        route=Route("enrolment.group", one.group_id, detail=LIST),
        token="late",
        order=60,
    )
