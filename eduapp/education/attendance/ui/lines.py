"""The lines of a register on the screen: what the database said of somebody, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eduapp.education.attendance.rules import Entry

if TYPE_CHECKING:
    from eduapp.education.attendance.queries import RegisterRow


@dataclass(frozen=True)
class Line:
    """One learner in the register: what the database said, and what the screen shows."""

    row: RegisterRow
    entry: Entry | None

    @property
    def code(self) -> str:
        """The code shown, "" for none."""
        return self.entry.code if self.entry is not None else ""

    @property
    def guest(self) -> bool:
        """Whether somebody is here who does not take part in the group."""
        return self.row.guest


def entry_of(row: RegisterRow) -> Entry | None:
    """What a row says, None while it says nothing."""
    if row.code is None:
        return None
    return Entry(row.code, row.minutes_late, row.note, row.reason, row.minutes_early, row.document_seen)


def saved(line: Line) -> Line:
    """A line whose entry is in the database now; who and when is learnt at the next reading."""
    entry = line.entry
    said = entry or Entry("")
    row = replace(
        line.row,
        code=entry.code if entry is not None else None,
        minutes_late=said.minutes_late,
        note=said.note,
        reason=said.reason,
        minutes_early=said.minutes_early,
        document_seen=said.document_seen,
        marked_at=None,
    )
    return replace(line, row=row)
