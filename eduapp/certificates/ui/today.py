"""Certificates on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.certificates.queries import against_clock, unwitnessed, waiting_revocations
from eduapp.certificates.queries.today import issued_by_week, unfounded, waiting_for_paper
from eduapp.certificates.rules.clock import ClockAhead
from eduapp.core.i18n import N_, _, ngettext
from eduapp.gui.contributions import Figure, TodayRow
from eduapp.gui.routes import Route

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy.orm import Session

    from eduapp.core.actor import Actor

_TITLES_NAMED = 2


def waiting(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    """One row while somebody is ready for a paper, and one for each that rests on nothing any more."""
    return [*_ready(session, actor, today), *_unfounded(session, today)]


def _unfounded(session: Session, today: date) -> list[TodayRow]:
    annulled = N_("The exam was annulled. Propose that the paper is revoked.")
    corrected = N_("The grade was corrected. Propose that the paper is revoked, then issue another.")
    anew = N_("The exam is assessed anew, and has no grade until then.")
    return [
        TodayRow(
            _("{number} rests on a result that is in force no more").format(number=one.number),
            _(annulled if one.annulled else corrected if one.grade else anew),
            "ban",
            _("Open"),
            Route("certificates.certificate", one.id),
            token="absent",
            order=16,
        )
        for one in unfounded(session, today)
    ]


def _ready(session: Session, actor: Actor, today: date) -> list[TodayRow]:
    found = waiting_for_paper(session, today, actor.around)
    if not found.count:
        return []
    title = ngettext(
        "{count} certificate can be printed", "{count} certificates can be printed", found.count
    ).format(count=found.count)
    named = ", ".join(found.titles[:_TITLES_NAMED])
    more = len(found.titles) - _TITLES_NAMED
    detail = _("{titles} and {count} more").format(titles=named, count=more) if more > 0 else named
    return [
        TodayRow(title, detail, "award", _("Print"), Route("certificates.ready"), token="present", order=20)
    ]


def revocations(session: Session, _actor: Actor, _today: date) -> list[TodayRow]:
    """One row for each paper of which somebody must decide whether it counts."""
    return [
        TodayRow(
            _("{number} may not count").format(number=number),
            _("Proposed by {name}; a leader who did not propose it decides").format(name=name),
            "ban",
            _("Decide"),
            Route("certificates.certificate", id),
            token="absent",
            order=15,
        )
        for id, number, name in waiting_revocations(session)
    ]


def clock(session: Session, _actor: Actor, today: date) -> list[TodayRow]:
    """One row while the day by the clock cannot be right, or a leader has not looked at it for weeks."""
    against = against_clock(session, today)
    ahead = any(isinstance(one, ClockAhead) for one in against)
    return [
        TodayRow(
            _("Is the clock right?") if ahead else _("A clock was wrong: no paper can be issued"),
            one.sentence(),
            "clock",
            _("Open"),
            Route("certificates.chain" if ahead else "keys.keys"),
            token="late",
            order=14,
        )
        for one in against[:1]
    ]


def witnesses(session: Session, _actor: Actor, today: date) -> list[TodayRow]:
    """One row once nobody outside has seen for a while how far the register goes."""
    found = unwitnessed(session, today)
    if found is None:
        return []
    words = ngettext(
        "{count} entry has come that nobody else has seen. Written down, it proves the papers if the key is"
        " lost.",
        "{count} entries have come that nobody else has seen. Written down, they prove the papers if the key"
        " is lost.",
        found.count,
    )
    return [
        TodayRow(
            _("Write down how far the register of issue goes"),
            words.format(count=found.count),
            "pen-line",
            _("Open"),
            Route("certificates.chain"),
            order=121,
        )
    ]


def figure(session: Session, _actor: Actor, today: date) -> Figure | None:
    """Papers issued this week, beside the weeks before."""
    weeks = issued_by_week(session, today)
    note = _("issued this week")
    return Figure(_("Certificates"), str(weeks[-1]), note, "award", tuple(float(count) for count in weeks))
