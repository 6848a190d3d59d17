"""What the rules of the day must know of a sitting: its times, and each candidate with what is granted."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.arrangements import queries as arrangements
from eduapp.exams.room.rules.exam import Exam, Sitter
from eduapp.exams.sittings.models import Candidate, Sitting


def exam_of(session: Session, sitting_id: UUID) -> Exam:
    """The exam as the rules see it, cancelled entries too. A few statements, however many there are."""
    sitting = session.get_one(Sitting, sitting_id)
    query = (
        select(Candidate.id, Candidate.learner_id, Candidate.candidate_number, Candidate.cancelled_at)
        .where(Candidate.sitting_id == sitting_id)
        .order_by(Candidate.candidate_number)
    )
    entered = session.execute(query).all()
    granted = arrangements.in_force(
        session, [learner for _id, learner, *_rest in entered], sitting.course_id, sitting.day
    )
    sitters = {
        id: Sitter(number, granted.get(learner, ()), cancelled is not None)
        for id, learner, number, cancelled in entered
    }
    return Exam(sitting.day, sitting.start_minute, sitting.minutes, sitters)
