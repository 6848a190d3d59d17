"""What workshops put on Today: sheets of the day, days nobody signed, hours that wait for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.actor import Scope
from eduapp.core.i18n import N_, _, capital, day_with_weekday, ngettext
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.contributions import TodayRow
from eduapp.gui.routes import Route
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.ui.looks import people_text

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor
    from eduapp.workshops.hours.queries import WorkshopCard

WORKSHOP_LEADER = "workshop_leader"
_UNSIGNED_FIRST, _APPROVAL = 20, 40  # places among what waits
MOST_NAMED = 8  # workshops with hours to approve that have a row each
SHEET = N_("Shift sheet: {workshop}")


def shift_rows(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """The sheets of this person's workshops, and the days among the last ten that nobody signed."""
    rows: list[TodayRow] = []
    for card in _own(session, actor, today):
        if card.people or card.kept_today or card.signed_today:
            rows.append(_sheet_of_today(card))
        if card.unsigned:
            rows.append(_unsigned(card))
    return rows


def approval_rows(session: Session, actor: Actor, _today: date) -> list[TodayRow]:
    """Hours somebody else entered, by workshop; of very many workshops together."""
    names = queries.waiting_in(session, actor.user_id, MOST_NAMED + 1, actor.around)
    if len(names) > MOST_NAMED:
        return [_much_to_approve()]
    waiting = queries.waiting_hours(session, actor.user_id, names) if names else {}
    return [
        TodayRow(
            title=_("Hours to approve: {workshop}").format(workshop=names[workshop_id]),
            detail=_entries_text(count, minutes),
            icon="clipboard-check",
            verb=_("Approve"),
            route=Route("workshops.workshop", workshop_id, "approve"),
            token="late",
            order=_APPROVAL,
        )
        for workshop_id, (count, minutes) in sorted(waiting.items(), key=lambda item: names[item[0]])
    ]


def _much_to_approve() -> TodayRow:
    """One row for many workshops: the page of all shows in which of them hours wait, and how many."""
    return TodayRow(
        title=_("Hours to approve in more than {count} workshops").format(count=MOST_NAMED),
        detail=_("The list of workshops shows where."),
        icon="clipboard-check",
        verb=_("Show"),
        route=Route("workshops.list"),
        token="late",
        order=_APPROVAL,
    )


def _entries_text(count: int, minutes: int) -> str:
    words = ngettext("{count} entry, {hours} hours", "{count} entries, {hours} hours", count)
    return words.format(count=count, hours=hours_and_minutes(minutes))


def _own(session: Session, actor: Actor, today: date) -> list[WorkshopCard]:
    """Those the person leads. A workshop leader who is named nowhere looks after all of them there."""
    if queries.leads(session, actor.user_id):
        return queries.overview(session, today, Scope(actor.user_id))
    return queries.overview(session, today, actor.around) if WORKSHOP_LEADER in actor.roles else []


def _sheet_of_today(card: WorkshopCard) -> TodayRow:
    shift = card.workshop.facts.shift
    if card.signed_today:
        verb, chip, token, icon = _("Open"), _("signed"), "present", "check"
    elif card.kept_today:
        verb, chip, token, icon = _("Go on"), _("half filled"), "late", "pen-line"
    else:
        verb, chip, token, icon = _("Fill in"), "", "primary", ""
    return TodayRow(
        title=_(SHEET).format(workshop=card.workshop.name),
        detail=" · ".join(filter(None, (people_text(len(card.people)), card.workshop.place))),
        icon="hammer",
        verb=verb,
        route=Route("workshops.shift", card.workshop.id),
        kind="session",
        start_minute=shift.start,
        end_minute=shift.end,
        token=token,
        chip=chip,
        chip_icon=icon,
        now=not card.signed_today,
    )


def _unsigned(card: WorkshopCard) -> TodayRow:
    first, more = card.unsigned[0], len(card.unsigned) - 1
    day = capital(day_with_weekday(first))
    later = ngettext("{day}, and {count} later day", "{day}, and {count} later days", more)
    return TodayRow(
        title=_("Sheet not signed: {workshop}").format(workshop=card.workshop.name),
        detail=later.format(day=day, count=more) if more else day,
        icon="pen-line",
        verb=_("Sign"),
        route=Route("workshops.shift", card.workshop.id, first.isoformat()),
        token="late",
        order=_UNSIGNED_FIRST,
    )
