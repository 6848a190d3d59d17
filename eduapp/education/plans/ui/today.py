"""Plans on Today: talks of the half-year when its end is near, and plans to be looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.actor import LEADER
from eduapp.core.i18n import _, date_text, long_date, ngettext
from eduapp.education.plans import queries
from eduapp.education.plans.queries import REVIEWS, TALKS
from eduapp.education.plans.rules.talks import half_year_of
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.education.plans.queries import DueRow
    from eduapp.education.plans.rules.talks import HalfYear

LEAVES_SOON = timedelta(days=14)  # from when a talk before the end of the half-year is asked for
_REVIEWS_ORDER, _TALKS_ORDER = 50, 60  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """At most one row for talks and one for reviews; a teacher's are those of the own groups."""
    scope = actor.scope(LEADER)
    half = half_year_of(today)
    talks = queries.talks_due(session, today, scope) if half is not None else []
    found = _reviews(queries.reviews_due(session, today, scope))
    return found + (_talks(talks, half, today) if half is not None else [])


def _talks(due: Sequence[DueRow], half: HalfYear, today: date) -> list[TodayRow]:
    soon = [row for row in due if row.due <= today + LEAVES_SOON]
    shown = due if today >= half.remind_from else soon
    if not shown:
        return []
    last = max(row.due for row in shown)
    title = ngettext("{count} talk due by {day}", "{count} talks due by {day}", len(shown))
    first = min(shown, key=lambda row: (row.due, row.sort_key))
    detail = _("First: {name}, {day}").format(name=first.name, day=date_text(first.due))
    return [
        TodayRow(
            title.format(count=len(shown), day=long_date(last)),
            detail,
            "message-square",
            _("Show"),
            Route("plans.due", detail=TALKS),
            token="late" if soon else "none",
            order=_TALKS_ORDER,
        )
    ]


def _reviews(due: Sequence[DueRow]) -> list[TodayRow]:
    if not due:
        return []
    late = sum(row.overdue for row in due)
    title = ngettext("{count} plan to look at", "{count} plans to look at", len(due)).format(count=len(due))
    first = min(due, key=lambda row: (row.due, row.sort_key))
    detail = _("First: {name}, {day}").format(name=first.name, day=date_text(first.due))
    if late:
        overdue = ngettext("{count} overdue", "{count} overdue", late).format(count=late)
        detail = f"{overdue} · {detail}"
    return [
        TodayRow(
            title,
            detail,
            "flag",
            _("Show"),
            Route("plans.due", detail=REVIEWS),
            token="absent" if late else "late",
            order=_REVIEWS_ORDER,
        )
    ]
