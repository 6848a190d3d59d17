"""What the board says of time: what a PC lost, and where its clock differs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.spans import MINUTE_MS, whole_minutes, whole_seconds

if TYPE_CHECKING:
    from eduapp.exams.attempts.queries import Card

_GAPS = {
    "crash": N_("The exam PC stopped and was started again"),
    "moved": N_("Moved to another PC"),
    "stalled": N_("The exam PC stood still"),
    "brought_back": N_("Handed in, and brought back"),
}


def lost_time(card: Card) -> str:
    """What was lost, as it was measured: what is proposed for it are whole minutes, and says so."""
    gap = card.gaps[0]
    what = _(_GAPS[gap.kind])
    if not gap.lost_ms:
        return _("{what}. The clock was set back, so nobody knows how long it took.").format(what=what)
    parts = [f"{what}: {_span(gap.lost_ms)}"]
    if gap.worked_ms >= gap.lost_ms:
        parts.append(_("All of it was worked at the PC that was left"))
    elif gap.worked_ms:
        rest = _("Without what was worked at the PC that was left: {span}")
        parts.append(rest.format(span=_span(gap.lost_ms - gap.worked_ms)))
    elif gap.lost_ms < MINUTE_MS:
        parts.append(_("Time is given back in whole minutes"))
    if not gap.told:
        parts.append(_("The PC that was left has not told that it stopped, and may have been worked at"))
    return ". ".join(parts) + ("." if len(parts) > 1 else "")


def _span(ms: int) -> str:
    """Seconds below a minute, else minutes as they are given."""
    if ms < MINUTE_MS:
        count = whole_seconds(ms)
        return ngettext("{count} second", "{count} seconds", count).format(count=count)
    count = whole_minutes(ms)
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)


def clock_differs(card: Card) -> str:
    """That the PC's own times are not those of the room, and which are shown here."""
    ahead = card.clock_ahead
    count = round(abs(ahead) / timedelta(minutes=1))
    words = ngettext(
        "The clock of this exam PC is {count} minute ahead.",
        "The clock of this exam PC is {count} minutes ahead.",
        count,
    )
    if ahead < timedelta():
        words = ngettext(
            "The clock of this exam PC is {count} minute behind.",
            "The clock of this exam PC is {count} minutes behind.",
            count,
        )
    more = _("The end and the time left shown here are by the clock of the room.")
    return f"{words.format(count=count)} {more}"
