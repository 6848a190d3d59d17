"""Rows of the log: which count, and in which order. Pure.

Rows are only added. They count in the order of their times, and of one minute in the order in which they were
written; one that was taken back counts no more, or at the time put in its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from eduapp.exams.room.rules.steps import TAKE_BACK


@dataclass(frozen=True)
class Entry:
    """One row as the rules see it; `minute` is of `day`, in the time of the site."""

    id: UUID
    number: int
    kind: str  # code: room_acts
    day: date
    minute: int
    candidate: UUID | None = None
    about: UUID | None = None
    code: str = ""
    minutes: int | None = None
    instead: int | None = None  # of what takes another back: the minute at which that counts

    @property
    def order(self) -> tuple[date, int, int]:
        """What rows are sorted by."""
        return self.day, self.minute, self.number


def taken_back(entries: Sequence[Entry]) -> dict[UUID, Entry]:
    """What was taken back, by which row."""
    return {one.about: one for one in entries if one.kind == TAKE_BACK and one.about is not None}


def in_force(entries: Sequence[Entry]) -> list[Entry]:
    """The rows that count, in the order in which they do."""
    gone = taken_back(entries)
    counting = []
    for one in entries:
        other = gone.get(one.id)
        if one.kind == TAKE_BACK or (other is not None and other.instead is None):
            continue
        counting.append(one if other is None or other.instead is None else replace(one, minute=other.instead))
    return sorted(counting, key=lambda one: one.order)


@dataclass(frozen=True)
class LogRow:
    """One row with everything that was written in it, for screens and paper."""

    entry: Entry
    candidate_number: int | None
    about_number: int | None  # of the row it is about
    words: str
    person: str
    kept: str  # what was taken care of as evidence
    sheets: int | None
    decider: str  # code: room_deciders
    informed_on: date | None
    typed: bool
    seen_by: str
    entered_by: str
    entered_at: datetime
    gone: int | None = None  # the number of the row that takes this one back
    digest: str = ""  # of a row behind the seal

    @property
    def id(self) -> UUID:
        """Which row it is."""
        return self.entry.id

    @property
    def number(self) -> int:
        """Its place in the order of writing."""
        return self.entry.number

    @property
    def counts(self) -> bool:
        """Whether it was not taken back."""
        return self.gone is None
