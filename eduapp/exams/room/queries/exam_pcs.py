"""What the day asks of exam PCs: whether each that held answers has told how it ended."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.spans import whole_minutes
from eduapp.core.violations import Violation
from eduapp.exams.room.queries.exams import exam_of
from eduapp.exams.room.queries.log import entries
from eduapp.exams.room.rules import replay
from eduapp.exams.room.rules.closing import check_ends, check_told
from eduapp.exams.room.rules.log import in_force
from eduapp.exams.screens import queries as screens


def against_screens(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Why the sitting cannot be closed because of answers that may lie on an exam PC alone."""
    rows = in_force(entries(session, sitting_id))
    not_told = screens.not_told(session, sitting_id)
    not_seen = screens.not_told(session, sitting_id, seen=False)
    yield from check_told(not_told, not_seen, screens.not_stopped(session, sitting_id), rows)
    day = replay.the_day(exam_of(session, sitting_id), entries(session, sitting_id))
    told = {id: whole_minutes(ms) for id, ms in screens.told_ends(session, sitting_id).items()}
    yield from check_ends(day.ends(), told, day)
