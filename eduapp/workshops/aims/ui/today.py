"""Talks on the way to a trade, on Today: those that are due soon, and those that are overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.actor import LEADER, Scope
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.workshops.aims import queries
from eduapp.workshops.hours import queries as hours

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor

_ORDER = 62  # behind the talks of the school


def talk_rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """At most one row, for the workshops one leads; leaders of the department see all where they work."""
    soon = [row for row in queries.due(session, "", today, _scope(session, actor)) if row.soon(today)]
    if not soon:
        return []
    late = sum(row.due < today for row in soon)
    title = ngettext("{count} talk on the way to a trade", "{count} talks on the way to a trade", len(soon))
    first = _("First: {name}, {day}").format(name=soon[0].name, day=date_text(soon[0].due))
    overdue = ngettext("{count} overdue", "{count} overdue", late).format(count=late) if late else ""
    return [
        TodayRow(
            title.format(count=len(soon)),
            " · ".join(filter(None, (overdue, first))),
            "message-square",
            _("Show"),
            Route("aims.talks"),
            token="absent" if late else "late",
            order=_ORDER,
        )
    ]


def _scope(session: Session, actor: Actor) -> Scope:
    leads = LEADER not in actor.roles and hours.leads(session, actor.user_id)
    return Scope(actor.user_id) if leads else actor.around
