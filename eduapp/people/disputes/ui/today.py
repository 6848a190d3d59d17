"""Requests for correction on Today: whose answer is due soon, or late."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, date_text
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.people.disputes import queries, rules

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.people.disputes.queries import DueRow

_LATE, _SOON = 6, 16  # places among what waits


def rows(session: Session, _actor: Actor, today: date) -> list[TodayRow]:
    """One row a request, the first to be due first."""
    return [_row(one, today) for one in queries.due(session, today + timedelta(days=rules.SOON))]


def _row(one: DueRow, today: date) -> TodayRow:
    late = one.due_on < today
    words = _("Answer was due {day}: {kind}") if late else _("Answer by {day}: {kind}")
    return TodayRow(
        title=_("{name} says something is wrong").format(name=one.name),
        detail=words.format(day=date_text(one.due_on), kind=code_list("disputed_data")[one.kind].label),
        icon="message-square",
        verb=_("Open it"),
        route=Route("learners.learner", one.learner_id),
        token="absent" if late else "none",
        chip=_("late") if late else "",
        chip_icon="circle-alert" if late else "",
        order=_LATE if late else _SOON,
    )
