"""What the day asks of exam PCs: whether each that held answers has told how it ended."""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.exams.room.queries.log import entries
from eduapp.exams.room.rules.closing import check_told
from eduapp.exams.room.rules.log import in_force
from eduapp.exams.screens import queries as screens


def against_screens(session: Session, sitting_id: UUID) -> Iterator[Violation]:
    """Why the sitting cannot be closed because of answers that may lie on an exam PC alone."""
    rows = in_force(entries(session, sitting_id))
    not_told = screens.not_told(session, sitting_id)
    not_seen = screens.not_told(session, sitting_id, seen=False)
    yield from check_told(not_told, not_seen, screens.not_stopped(session, sitting_id), rows)
