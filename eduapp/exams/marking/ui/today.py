"""Marking on Today: sealed exams without examiners or with a disagreement, and an examiner's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.rules.final import PAIR
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


def rows(session: Session, _actor: Actor, _today: date) -> list[TodayRow]:
    """Sealed exams that wait for whoever plans the marking: for examiners, or for what they differ on."""
    return [_marking(row) for row in queries.markings(session, open_only=True) if _asks(row)]


def _waits(row: OwnRow) -> bool:
    return row.state not in {states.NOT_SEALED, states.FIXED, states.ANNULLED} and not row.handed_in


def _asks(row: MarkingRow) -> bool:
    return row.examiners < len(PAIR) or row.handed_in == len(PAIR)


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


def _marking(row: MarkingRow) -> TodayRow:
    missing = row.examiners < len(PAIR)
    told = _("Appoint two examiners.") if missing else _("Both examiners have handed in.")
    return TodayRow(
        title=_("Marking: {course}").format(course=row.course),
        detail=f"{date_text(row.day)}. {told}",
        icon="pen-line",
        verb=_("Open the marking"),
        route=Route("marking.sitting", row.sitting_id),
        token="late" if missing else "none",
        order=_PLAN,
    )
