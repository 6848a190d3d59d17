"""What custody puts on Today: papers of today's exams that are not opened, and sums that are off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, clock_text, ngettext
from eduapp.core.spans import as_time
from eduapp.exams.custody import queries, terms
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exams.custody.queries import PapersRow

_OFF, _UNOPENED = 8, 12  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Exams of today with unopened or unbalanced bundles, for who may record. Three statements at most."""
    if not actor.may(terms.RECORD_CUSTODY):
        return []
    found: list[TodayRow] = []
    for row in queries.with_papers(session, since=today, last=today, sites=actor.sites):
        if row.against:
            found.append(_off(row))
        if row.unopened:
            found.append(_unopened(row))
    return found


def _off(row: PapersRow) -> TodayRow:
    words = ngettext(
        "{count} thing stands against closing the exam",
        "{count} things stand against closing the exam",
        row.against,
    )
    return TodayRow(
        title=_("Papers not accounted for: {course}").format(course=row.course_name),
        detail=words.format(count=row.against),
        icon="shield",
        verb=_("Look at it"),
        route=Route("custody.sitting", row.id),
        token="absent",
        order=_OFF,
    )


def _unopened(row: PapersRow) -> TodayRow:
    words = ngettext("{count} bundle is not opened", "{count} bundles are not opened", row.unopened)
    begins = clock_text(as_time(row.start_minute))
    return TodayRow(
        title=_("Papers to open: {course}").format(course=row.course_name),
        detail=_("{bundles}; the exam begins at {time}").format(
            bundles=words.format(count=row.unopened), time=begins
        ),
        icon="shield",
        verb=_("Open"),
        route=Route("custody.sitting", row.id),
        token="late",
        order=_UNOPENED,
    )
