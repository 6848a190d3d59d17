"""Exams on Today: the one that goes on now or is next, and those of earlier days that nobody has closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text
from eduapp.core.spans import minute_of_day
from eduapp.exams.room import queries, terms
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exams.room.queries import WaitingRow

_NOT_CLOSED, _TODAY = 8, 12  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Exams of the day, and of earlier days without a seal, for who may write their logs. One statement."""
    if not actor.may(terms.WATCH_ROOM):
        return []
    now = minute_of_day(session.info["now"].astimezone(zone()).time())
    found = queries.waiting(session, today, actor.sites)
    return [_today(one, now) if one.day == today else _not_closed(one) for one in found]


def _today(one: WaitingRow, now: int) -> TodayRow:
    state = code_list("sitting_states")[one.state].label
    return TodayRow(
        title=_("Exam: {course}").format(course=one.course),
        detail=" · ".join(filter(None, (one.place, capital(state)))),
        icon="clipboard-check",
        verb=_("Open the day"),
        route=Route("room.sitting", one.id),
        start_minute=one.start_minute,
        end_minute=one.start_minute + one.minutes,
        token="primary",
        now=one.start_minute - 60 <= now < one.start_minute + one.minutes,
        order=_TODAY,
    )


def _not_closed(one: WaitingRow) -> TodayRow:
    return TodayRow(
        title=_("Log of an exam not closed: {course}").format(course=one.course),
        detail=_("{day}. Type in what stands on paper, and sign.").format(day=date_text(one.day)),
        icon="clipboard-check",
        verb=_("Open the day"),
        route=Route("room.sitting", one.id),
        token="late",
        order=_NOT_CLOSED,
    )
