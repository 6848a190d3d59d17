"""Marking on Today: sealed exams without examiners or with a disagreement, and an examiner's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.marking import queries, terms
from eduapp.exams.marking.rules import states
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exams.marking.queries import MarkingRow, OwnRow

_PLAN, _OWN = 40, 10  # places among what waits


def own_rows(session: Session, _actor: Actor, _today: date) -> list[TodayRow]:
    """What an examiner has still to mark."""
    return [_own(row) for row in queries.own(session) if _waits(row)]


def rows(session: Session, actor: Actor, _today: date) -> list[TodayRow]:
    """Sealed exams that wait for whoever plans the marking: for examiners, or for what they differ on."""
    plans = actor.may(terms.PLAN_MARKING)
    return [_marking(row, plans=plans) for row in queries.markings(session, open_only=True) if _asks(row)]


def _waits(row: OwnRow) -> bool:
    nothing = {states.NOT_SEALED, states.KEY_ALONE, states.FIXED, states.ANNULLED}
    return row.state not in nothing and not row.handed_in


def _asks(row: MarkingRow) -> bool:
    """Where everything is decided by the key alone the grades wait, which is told of there."""
    return row.standing not in {states.BLIND, states.KEY_ALONE} or (
        row.standing == states.KEY_ALONE and row.open > 0
    )


def _own(row: OwnRow) -> TodayRow:
    left = row.of - row.marked
    words = ngettext("{count} answer to mark", "{count} answers to mark", left).format(count=left)
    return TodayRow(
        title=_("Mark: {course}").format(course=row.course),
        detail=f"{date_text(row.day)} · {words}",
        icon="pen-line",
        verb=_("Mark it"),
        route=Route("marking.desk", row.sitting_id),
        token="primary",
        order=_OWN,
    )


def _marking(row: MarkingRow, *, plans: bool) -> TodayRow:
    """`plans`: this person may do it; else the row says who does."""
    missing = row.standing == states.UNSTAFFED
    if missing:
        told = (
            _("Appoint two examiners.") if plans else _("Two examiners are missing. A leader appoints them.")
        )
    else:
        told = {
            states.KEY_ALONE: _("It is marked by the key alone.")
            if plans
            else _("A leader marks it by the key alone."),
            states.DIFFERENT: _("Both examiners have handed in, and they differ."),
            states.UNSETTLED: _("The examiners have talked and still differ. A third decides."),
            states.WITH_THIRD: _("The third examiner decides."),
        }.get(row.standing, _("Both examiners have handed in."))
    return TodayRow(
        title=_("Marking: {course}").format(course=row.course),
        detail=f"{date_text(row.day)}. {told}",
        icon="pen-line",
        verb=_("Open the marking"),
        route=Route("marking.sitting", row.sitting_id),
        token="late" if missing else "none",
        order=_PLAN,
    )
