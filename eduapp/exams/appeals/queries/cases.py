"""What the log of an exam says of suspicions, as far as an annulment rests on it (§ 9-42)."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.exams.appeals.rules.annulling import Case
from eduapp.exams.room import queries as room
from eduapp.exams.room.rules.cases import SUSPICION
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.rules.steps import DECIDE, HEAR


@dataclass(frozen=True)
class CheatingCase:
    """A suspicion about one candidate, and how far it has come."""

    case_id: UUID
    number: int  # of the candidate
    case: Case
    heard_on: date | None = None
    decided_on: date | None = None
    decider: str = ""  # code: room_deciders
    person: str = ""
    told_on: date | None = None
    words: str = ""
    decision_id: UUID | None = None  # the row that holds it
    written_by: str = ""  # who wrote that row


def cheating_cases(session: Session, sitting_id: UUID) -> dict[int, CheatingCase]:
    """The newest suspicion about each candidate of an exam, by number."""
    day = room.the_day(session, sitting_id)
    if day is None:
        return {}
    found: dict[int, CheatingCase] = {}
    for one in day.cases:
        if one.ground != SUSPICION:
            continue
        decided, heard = _step(day.log, one.id, DECIDE), _step(day.log, one.id, HEAR)
        outcome = decided.entry.code if decided is not None else ""
        found[one.candidate] = CheatingCase(
            one.id,
            one.candidate,
            Case(one.state, outcome),
            heard.entry.day if heard is not None else None,
            decided.entry.day if decided is not None else None,
            decided.decider if decided is not None else "",
            decided.person if decided is not None else "",
            decided.informed_on if decided is not None else None,
            decided.words if decided is not None else "",
            decided.id if decided is not None else None,
            decided.entered_by if decided is not None else "",
        )
    return found


def _step(log: tuple[LogRow, ...], case_id: UUID, kind: str) -> LogRow | None:
    rows = [row for row in log if row.counts and row.entry.kind == kind and row.entry.about == case_id]
    return rows[-1] if rows else None
