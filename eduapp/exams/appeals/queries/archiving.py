"""What keeps an exam from the archive."""

from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.exams.appeals.queries.exam import ExamPage, exam
from eduapp.exams.appeals.rules.archiving import LooseEnds
from eduapp.exams.grading import queries as grading
from eduapp.exams.sittings import queries as sittings


def loose_ends(session: Session, sitting_id: UUID) -> LooseEnds:
    """Everything that is not over yet of an exam."""
    found = exam(session, sitting_id)
    return LooseEnds() if found is None else _of(session, found)


def with_loose_ends(session: Session, sitting_id: UUID) -> tuple[ExamPage, LooseEnds] | None:
    """An exam, and the same of it; None for none."""
    found = exam(session, sitting_id)
    return None if found is None else (found, _of(session, found))


def _of(session: Session, found: ExamPage) -> LooseEnds:
    kinds = [kind for row in found.rows if row.subject is not None for kind in row.subject.left]
    annulled = [row.annulment for row in found.rows if row.annulment is not None]
    untold = sum(one.told_on is None for one in grading.released(session, found.id))
    waits = any(row.waiting is not None for row in found.rows)
    return LooseEnds(
        untold=untold + sum(one.told_on is None for one in annulled),
        last_day=max((kind.last.last_day for kind in kinds if kind.last is not None), default=None),
        appeals=tuple(sorted(one.number for row in found.rows for one in row.appeals if one.open)),
        waits=waits or bool(sittings.waiting_corrections(session, found.id)),
        to_annul=any(row.to_annul for row in found.rows),
        in_doubt=bool(grading.in_doubt(session, found.id)),
    )
