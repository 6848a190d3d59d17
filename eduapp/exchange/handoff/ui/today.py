"""Handing over on Today: only where it is done, and something has changed or become final since."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text
from eduapp.core.spans import week_of
from eduapp.education.attendance.rules import is_final
from eduapp.exchange.handoff import queries, terms
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exchange.handoff.queries import ExportRow

_ORDER = 70


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """At most two: what was handed over has changed; the week after it is over and final."""
    newest = queries.newest(session, actor.around) if actor.may(terms.EXPORT) else None
    if newest is None:
        return []
    found = [_changed(newest)] if queries.changed_since(session, newest) else []
    first = newest.last + timedelta(days=1)
    _monday, sunday = week_of(first)
    return [*found, _due(first, sunday)] if is_final(sunday, today) else found


def _changed(row: ExportRow) -> TodayRow:
    return TodayRow(
        _("Minutes have changed since they were handed over"),
        _("Export {number}, {first}–{last}").format(
            number=row.number, first=date_text(row.first), last=date_text(row.last)
        ),
        "scale",
        _("Show"),
        Route("handoff.days", detail=f"{row.first}/{row.last}"),
        token="late",
        order=_ORDER,
    )


def _due(first: date, last: date) -> TodayRow:
    return TodayRow(
        _("Final minutes are not handed over yet"),
        _("{first}–{last}").format(first=date_text(first), last=date_text(last)),
        "scale",
        _("Show"),
        Route("handoff.days", detail=f"{first}/{last}"),
        order=_ORDER + 1,
    )
