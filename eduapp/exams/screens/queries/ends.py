"""Until when everybody on screen was told that they have: what the log of the room is held against."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.core.spans import MINUTE_MS, minute_of_day, whole_minutes
from eduapp.exams.screens.queries.journals import AttemptRow, MessageRow, attempts, given_ms, messages
from eduapp.kiosk.formats.messages import START
from eduapp.kiosk.formats.record import read_wall


def told_ends(session: Session, sitting_id: UUID) -> dict[UUID, int]:
    """The minute of the day by candidate, of those who were started on screen.

    From the minute in which it began, and rounded up, as the log has it: that knows no seconds.
    """
    said = messages(session, sitting_id)
    found = ((row, said.get(row.id, ())) for row in attempts(session, sitting_id))
    return {row.candidate_id: end for row, sent in found if (end := _end(row, sent)) is not None}


def _end(row: AttemptRow, sent: Sequence[MessageRow]) -> int | None:
    start = next((one for one in sent if one.kind == START), None)
    if start is None:
        return None
    begun = minute_of_day(read_wall(start.body, "begins_at").astimezone(zone()).time())
    return whole_minutes(begun * MINUTE_MS + row.allowance.ms + sum(map(given_ms, sent)))
