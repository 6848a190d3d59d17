"""What the day asks of exam PCs: that each has told how it ended, and was told the end the log has."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.exams.room.queries.exams import exam_of
from eduapp.exams.room.queries.log import entries
from eduapp.exams.room.rules import replay
from eduapp.exams.room.rules.closing import check_ends, check_told
from eduapp.exams.room.rules.log import in_force
from eduapp.exams.screens import queries as screens


def against_screens(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Why the sitting cannot be closed: answers that may lie on an exam PC alone, or two ends of one exam."""
    written = entries(session, sitting_id)
    not_told = screens.not_told(session, sitting_id)
    not_seen = screens.not_told(session, sitting_id, seen=False)
    yield from check_told(not_told, not_seen, screens.not_stopped(session, sitting_id), in_force(written))
    day = replay.the_day(exam_of(session, sitting_id), written)
    yield from check_ends(day.ends(), screens.told_ends(session, sitting_id), day)
