"""Days on Today: those before that nobody closed, and today once its sessions are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.records.day import queries, rules, terms
from eduapp.records.day.ui.contributions import DAY

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor, Scope

_ORDER = 70  # after everything that can be done about it


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """One row for each of the last days that is not closed, for who may close it."""
    if not actor.may(terms.CLOSE_DAYS):
        return []
    scope = actor.around
    found = [_not_closed(session, day, scope) for day in queries.not_closed(session, today, scope)]
    head = queries.head(session, today, scope)
    if head is not None and head.closed_at is None and queries.is_over(session, today, scope):
        found.append(_of_today(session, today, scope))
    return found


def _not_closed(session: Session, day: date, scope: Scope) -> TodayRow:
    return TodayRow(
        title=_("{day} is not closed").format(day=capital(day_with_weekday(day))),
        detail=rules.ends_text(queries.counted(queries.open_ends(session, day, scope))),
        icon="check",
        verb=_("Look at the day"),
        route=Route(DAY, detail=day.isoformat()),
        token="late",
        order=_ORDER,
    )


def _of_today(session: Session, today: date, scope: Scope) -> TodayRow:
    missing = rules.ends_text(queries.counted(queries.open_ends(session, today, scope)))
    return TodayRow(
        title=_("Close the day"),
        detail=missing or _("Everything is recorded."),
        icon="check",
        verb=_("Close the day"),
        route=Route(DAY, detail=today.isoformat()),
        token="primary",
        order=_ORDER,
    )
