"""Exams on Today: those of the day, results that are missing, and the week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.sittings import queries, terms
from eduapp.gui.contributions import TodayRow, WeekMark
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor

USUAL_LENGTH = 300  # minutes: a written exam lasts five hours at most (opplæringsforskrifta § 9-28)
_LOOKED_BACK = timedelta(days=30)


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """Exams held today, and those whose results nobody has entered."""
    found: list[TodayRow] = []
    for row in queries.sittings(session, first=today - _LOOKED_BACK, last=today, sites=actor.sites):
        route = Route("sittings.sitting", row.id)
        missing = row.missing
        if row.day == today:
            seats = ngettext("{count} candidate", "{count} candidates", row.candidates).format(
                count=row.candidates
            )
            detail = ", ".join(filter(None, (row.place, seats)))
            title = _("Exam: {course}").format(course=row.course_name)
            end = min(row.start_minute + USUAL_LENGTH, 24 * 60)
            found.append(
                TodayRow(title, detail, "clipboard-check", _("Open"), route, "session", row.start_minute, end)
            )
        elif missing and actor.may(terms.ENTER_RESULTS):
            words = ngettext("{count} exam result is missing", "{count} exam results are missing", missing)
            detail = f"{row.course_name}, {date_text(row.day)}"
            found.append(
                TodayRow(
                    words.format(count=missing),
                    detail,
                    "clipboard-check",
                    _("Open"),
                    route,
                    token="late",
                    order=40,
                )
            )
    return found


def week(session: Session, actor: Actor, monday: date) -> list[WeekMark]:
    """Exams of the week."""
    sunday = monday + timedelta(days=6)
    return [
        WeekMark(row.day, row.course_code, "clipboard-check", "primary")
        for row in queries.sittings(session, first=monday, last=sunday, sites=actor.sites)
    ]
