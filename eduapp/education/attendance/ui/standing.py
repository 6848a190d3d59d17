"""What is said of marks that stand in a session before it is cancelled, and while it is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.attendance import queries, rules
from eduapp.education.attendance.rules.reasons import missed_as

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session as Look

    from eduapp.education.attendance.queries import Standing
    from eduapp.education.attendance.rules import Entry


def before_cancelling(look: Look, session_ids: Collection[UUID]) -> tuple[str, ...]:
    """What whoever cancels these sessions is told first: an answer to the timetable below."""
    return told_before(queries.standing(look, session_ids))


def told_before(marks: Standing) -> tuple[str, ...]:
    """How many marks of each kind stand, and what becomes of them: a sentence for each of the two ends."""
    yielding, keeping = _parted(marks)
    said = []
    if yielding:
        text = _(
            "Recorded already: {marks}. While the session is cancelled this counts for nobody and against "
            "nobody; restored, it stands as before."
        )
        said.append(text.format(marks=_listed(yielding)))
    if keeping:
        text = _("Recorded already, and kept with its own reason: {marks}.")
        said.append(text.format(marks=_listed(keeping)))
    return tuple(said)


def told_while(marks: Standing) -> tuple[str, ...]:
    """What stands in a session that is cancelled, and that it does not count."""
    yielding, _keeping = _parted(marks)
    if not yielding:
        return ()
    text = _("Does not count now: {marks}.")
    return (text.format(marks=_listed(yielding)),)


def gives_way(entry: Entry) -> bool:
    """Whether a mark counts for nothing while its session is cancelled."""
    return rules.gives_way(entry.code, missed_as(entry.code, entry.reason))


def standing_of(entries: Iterable[Entry | None]) -> Standing:
    """The same of what a register shows."""
    found = Counter(
        (entry.code, missed_as(entry.code, entry.reason))
        for entry in entries
        if entry is not None and entry.code != rules.STRUCK
    )
    return tuple((code, missed, count) for (code, missed), count in found.items())


def _parted(marks: Standing) -> tuple[Counter[str], Counter[str]]:
    """What gives way to the cancellation, and what keeps its own reason."""
    yielding, keeping = Counter[str](), Counter[str]()
    for code, missed, count in marks:
        (yielding if rules.gives_way(code, missed) else keeping)[code] += count
    return yielding, keeping


def _listed(counts: Counter[str]) -> str:
    """Such as 3 present, 1 absent: in the order of the codes."""
    return ", ".join(
        f"{counts[code.key]} {code.label}" for code in code_list("attendance_codes") if counts[code.key]
    )
