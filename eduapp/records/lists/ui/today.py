"""Lists on Today: papers to fetch back, and papers that did not come back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.actor import LEADER, OFFICE
from eduapp.core.db.moment import moment_of
from eduapp.core.i18n import _, date_text
from eduapp.education.timetable.rules import time_text
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.records.lists import queries, rules, terms
from eduapp.records.lists.ui.looks import title_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.records.lists.queries import PrintedRow, UnreturnedRow

LOOK_BACK = timedelta(days=14)  # how long a list is asked for that was not typed in
_NAMED = 4


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """What is out of date first: that paper is in somebody's hand."""
    scope = actor.scope(LEADER, OFFICE)
    stale = queries.out_of_date(session, today, scope)
    found = [_out_of_date(row, today) for row in stale[:_NAMED]]
    if not actor.may(terms.TYPE_IN):
        return found
    minute = moment_of(session).minute
    missing = [
        row
        for row in queries.unreturned(session, today - LOOK_BACK, today, scope)
        if (row.day, row.end_minute) <= (today, minute)
    ]
    return [*found, *(_not_typed_in(row, today) for row in missing[-_NAMED:])]


def _out_of_date(row: PrintedRow, today: date) -> TodayRow:
    return TodayRow(
        title=_title(row, today),
        detail=f"{title_of(row)}: {rules.told(row.changes)}",
        icon="printer",
        verb=_("Print again"),
        route=Route("lists.lists", row.subject.id, row.subject.key),
        token="late",
        order=10,
    )


def _title(row: PrintedRow, today: date) -> str:
    """Which of the papers; the button says what to do about it."""
    said = _("List {number}, printed at {time}, is out of date")
    if row.printed_at.date() != today:
        said = _("List {number}, printed on {time}, is out of date")
    return said.format(number=row.label, time=rules.moment_text(row.printed_at, today))


def _not_typed_in(row: UnreturnedRow, today: date) -> TodayRow:
    day = "" if row.day == today else f"{date_text(row.day)} "
    return TodayRow(
        title=_("List {number} is not typed in").format(number=rules.with_edition(row.number, row.edition)),
        detail=f"{row.course}, {row.group} · {day}{time_text(row.start_minute, row.end_minute)}",
        icon="keyboard",
        verb=_("Type it in"),
        route=Route("lists.type_in", row.list_id),
        token="late",
        order=35,
    )
