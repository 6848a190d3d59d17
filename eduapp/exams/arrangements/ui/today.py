"""Arrangements on Today: decisions that end soon, so that a new one can be applied for in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, ngettext
from eduapp.exams.arrangements import queries, rules, terms
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """One row while decisions in force end soon, for who records them."""
    count = queries.ending_soon(session, today) if actor.may(terms.RECORD_ARRANGEMENTS) else 0
    if not count:
        return []
    words = ngettext(
        "{count} decision on arrangements at exams ends soon",
        "{count} decisions on arrangements at exams end soon",
        count,
    )
    days = rules.limit("soon", "days", today)
    within = ngettext("within {count} day", "within {count} days", days).format(count=days)
    route = Route("arrangements.list", detail=queries.SOON)
    title = words.format(count=count)
    return [TodayRow(title, within, "clipboard-check", _("Open"), route, token="late", order=45)]
