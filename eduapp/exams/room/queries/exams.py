"""What the rules of the day must know of a sitting: its times, and each candidate with what is granted."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.arrangements.queries import MeasureRow
from eduapp.exams.room.models import RoomSeal
from eduapp.exams.room.rules.exam import Exam, Sitter
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Sitting


def measures_of(session: Session, sitting_id: UUID) -> dict[UUID, tuple[MeasureRow, ...]]:
    """What each candidate was granted on the day: once it is sealed, what was known when it was."""
    sealed_at = session.scalar(select(RoomSeal.second_at).where(RoomSeal.sitting_id == sitting_id))
    return sittings.measures(session, sitting_id, sealed_at)


def exam_of(session: Session, sitting_id: UUID) -> Exam:
    """The exam as the rules see it, cancelled entries too. A few statements, however many there are."""
    sitting = session.get_one(Sitting, sitting_id)
    query = (
        select(Candidate.id, Candidate.candidate_number, Candidate.cancelled_at)
        .where(Candidate.sitting_id == sitting_id)
        .order_by(Candidate.candidate_number)
    )
    granted = measures_of(session, sitting_id)
    sitters = {
        id: Sitter(number, granted.get(id, ()), cancelled is not None)
        for id, number, cancelled in session.execute(query)
    }
    return Exam(sitting.day, sitting.start_minute, sitting.minutes, sitters)
