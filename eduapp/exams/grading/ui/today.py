"""What grading puts on Today: exams to grade, sheets and releases that wait for a second person, letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.exams.grading import queries, terms
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import MARKED, SEALED
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.exams.grading.queries import WaitingGrades

_DOUBT, _TYPING, _RELEASE, _FIXING, _LETTERS = 35, 36, 37, 38, 39  # places among what waits


def rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """What waits for this person. Two statements."""
    found = queries.waiting(session, actor.user_id, today, actor.sites)
    return [row for one in found for row in _rows(one, actor)]


def _rows(one: WaitingGrades, actor: Actor) -> Iterator[TodayRow]:
    detail = f"{one.course}, {date_text(one.day)}"
    page = Route("grading.sitting", one.id)
    if one.in_doubt and actor.may(sittings.CORRECT_RESULTS):
        words = ngettext(
            "{count} fixed grade may be wrong since a key was corrected",
            "{count} fixed grades may be wrong since a key was corrected",
            one.in_doubt,
        )
        yield _row(words.format(count=one.in_doubt), detail, page, "triangle-alert", _DOUBT)
    if one.half_typed and actor.may(terms.TYPE_IN):
        words = ngettext(
            "{count} sheet waits for a second person",
            "{count} sheets wait for a second person",
            one.half_typed,
        )
        route = Route("grading.typing", one.id)
        yield _row(words.format(count=one.half_typed), detail, route, "keyboard", _TYPING)
    if one.state == SEALED and one.without and actor.may(terms.FIX):
        words = ngettext("{count} grade is not fixed", "{count} grades are not fixed", one.without)
        yield _row(words.format(count=one.without), detail, page, "square-check", _FIXING)
    if one.state == MARKED and actor.may(terms.RELEASE) and one.proposed_by != actor.user_id:
        proposed = one.proposed_by is not None
        title = _("A release of results waits for you") if proposed else _("Results can be released")
        yield _row(title, detail, page, "megaphone", _RELEASE)
    if one.untold and actor.may(terms.HAND_OUT):
        words = ngettext(
            "{count} person has not been told a result",
            "{count} people have not been told their results",
            one.untold,
        )
        yield _row(words.format(count=one.untold), detail, page, "printer", _LETTERS)


def _row(title: str, detail: str, route: Route, icon: str, order: int) -> TodayRow:
    return TodayRow(title, detail, icon, _("Open"), route, token="late", order=order)
