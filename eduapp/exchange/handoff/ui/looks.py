"""How days to hand over are told: periods to choose, sums, what is not final, what has changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, clock_text, date_text, ngettext, number_text
from eduapp.core.spans import week_of
from eduapp.exchange.handoff import rules

if TYPE_CHECKING:
    from eduapp.exchange.handoff.queries import ExportRow, Overview
    from eduapp.exchange.handoff.rules import PersonSum

ChipFacts = tuple[str, str, str]
WEEK, LAST_WEEK, LAST_MONTH = "week", "last_week", "last_month"
_ORE = 100


def period(name: str, today: date) -> tuple[date, date]:
    """First and last day of a week or month, seen from a day."""
    if name == LAST_MONTH:
        last = today.replace(day=1) - timedelta(days=1)
        return last.replace(day=1), last
    return week_of(today - timedelta(days=7 if name == LAST_WEEK else 0))


def asked(detail: str, today: date) -> tuple[date, date]:
    """The days a route asks for (2026-11-16/2026-11-22), else the last week."""
    first, _slash, last = detail.partition("/")
    try:
        return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return period(LAST_WEEK, today)


def state_of(row: PersonSum) -> ChipFacts:
    """Whether a person's days are whole: icon, colour and word."""
    if row.minutes.unmarked:
        return "absent", "circle-alert", _("Not all recorded")
    if row.minutes.waiting:
        return "late", "hourglass", _("Hours waiting")
    if not row.final:
        return "none", "clock", _("May change")
    return "present", "check", _("Final")


def money_text(ore: int | None) -> str:
    """An amount in kroner; "" for none."""
    return "" if ore is None else number_text(ore / _ORE, 2)


def sum_text(shown: Overview) -> str:
    """Everybody together: each kind with minutes, and the money if there is any."""
    count = len(shown.people)
    people = ngettext("{count} learner", "{count} learners", count).format(count=count)
    kinds = code_list("handoff_minutes")
    parts = [f"{kinds[kind].label} {number_text(held)}" for kind, held in shown.whole.named() if held]
    if shown.amount is not None:
        parts.append(_("{amount} kr").format(amount=money_text(shown.amount)))
    planned = _("{count} min planned").format(count=number_text(shown.whole.planned))
    return _("Sum of {people}: {planned} ({parts})").format(
        people=people, planned=planned, parts=", ".join(parts)
    )


def before_text(row: ExportRow | None) -> str:
    """The newest export that holds any of these days: number, who and when."""
    if row is None:
        return _("Nothing of these days has been handed over yet.")
    return _("Last handed over as {number} ({first}–{last}), {day} {time}, {person}.").format(
        number=row.number,
        first=date_text(row.first),
        last=date_text(row.last),
        day=date_text(row.made_at.date()),
        time=clock_text(row.made_at.time()),
        person=row.made_by,
    )


def changed_text(shown: Overview) -> str:
    """What is not as it was handed over, and what never was."""
    if shown.before is None:
        return ""
    said = []
    if shown.changes:
        said.append(_("Changed since: {list}.").format(list=rules.told(shown.changes)))
    elif not shown.same_codes:
        said.append(_("Changed since: codes, but no minutes."))
    elif not shown.ended:
        said.append(_("Nothing has changed since."))
    if shown.ended:
        said.append(_("Lines of it were deleted when their time was over, and are not compared."))
    if shown.never:
        words = ngettext(
            "{count} day has not been handed over.", "{count} days have not been handed over.", shown.never
        )
        said.append(words.format(count=shown.never))
    return " ".join(said)


def others_text(shown: Overview) -> str:
    """Which exports of other sites, or of all, hold some of the same days of the same persons."""
    if not shown.others:
        return ""
    everywhere = _("all sites")
    named = [f"{row.number} ({row.sites or everywhere})" for row in shown.others]
    said = _("Some of this stands in another export as well: {list}. Agree on who hands it over.")
    return said.format(list=rules.told(named))


def twice_text(shown: Overview) -> str:
    """Who was at school and in a workshop at once, by name, day and times; and which of the two counts."""
    if not shown.twice:
        return ""
    said = _("At school and in a workshop at the same time: {list}. Paid once: {rule}.")
    return said.format(list=rules.told(shown.twice), rule=rules.which_counts())


def open_text(shown: Overview) -> str:
    """What is not final yet, and what nobody has recorded."""
    said = []
    if shown.unmarked:
        words = ngettext(
            "{count} day is not recorded in full; what is missing is never absence.",
            "{count} days are not recorded in full; what is missing is never absence.",
            shown.unmarked,
        )
        said.append(words.format(count=shown.unmarked))
    if shown.not_final:
        words = ngettext("{count} day is not final.", "{count} days are not final.", shown.not_final)
        said.append(words.format(count=shown.not_final))
    elif shown.people:
        said.append(_("All days are final."))
    return " ".join(said)
