"""Rules that were set aside, in the trail: about whom the reason is.

It is free text of a leader and may name people. So it stands in the copies of those it is about, and goes
with what else the trail tells of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import AuditNote

OVERRIDDEN = "rule.overridden"  # an action of the trail


def about_whom(notes: "Sequence[AuditNote]") -> "Iterator[AuditNote]":
    """The same notes, each rule that was set aside told of those to whom something was done right after it.

    A command asks its rules, then says what it did; one that does so for many, such as a file that is brought
    in, asks and says for each. Where nothing is said after it, it is about all whom the command touched, if
    it was asked once.
    """
    asked_once = sum(note.action == OVERRIDDEN for note in notes) == 1
    everybody = _people(notes)
    for place, note in enumerate(notes):
        if note.action != OVERRIDDEN:
            yield note
            continue
        whom = _people(_after(notes, place)) or (everybody if asked_once else [])
        yield from (replace(note, learner=one) for one in whom)
        if not whom:
            yield note


def _after(notes: "Sequence[AuditNote]", place: int) -> "Iterator[AuditNote]":
    """What is said after a rule that was set aside, up to the next that was asked for something else."""
    said = False
    for note in notes[place:]:
        if note.action != OVERRIDDEN:
            said = True
            yield note
        elif said:
            return


def _people(notes: "Iterator[AuditNote] | Sequence[AuditNote]") -> list[UUID]:
    return list(dict.fromkeys(note.learner for note in notes if note.learner is not None))
