"""Exams annulled for single candidates: why, by whom, and from when on they may sit another."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course
from eduapp.exams.appeals.models import Annulment
from eduapp.exams.appeals.queries.subjects import decider
from eduapp.exams.appeals.rules.annulling import wait_after
from eduapp.exams.deadlines.rules import Wait
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.people.learners import queries as learners


@dataclass(frozen=True)
class AnnulmentRow:
    """One exam that does not count, or counts again since it was reversed."""

    id: UUID
    version: int
    candidate_id: UUID
    learner_id: UUID
    name: str
    candidate: int  # the number
    sitting_id: UUID
    course: str
    day: date
    ground: str  # code: annulments
    grade: str  # that was in force, in words; "" for none
    heard_on: date | None
    decided_on: date
    decider: str  # in words
    decided_by: str
    told_on: date | None
    reason: str
    reversed_on: date | None
    reversed_by: str
    reversed_reason: str

    @property
    def wait(self) -> Wait | None:
        """How long they wait for another exam; None: not at all."""
        return None if self.reversed_on is not None else wait_after(self.ground, self.decided_on)


def annulments_of(
    session: Session, *, learner_id: UUID | None = None, sitting_id: UUID | None = None
) -> list[AnnulmentRow]:
    """All that were annulled, of a learner or of one exam, the newest first; reversed ones too."""
    query = (
        select(
            Annulment,
            Candidate.learner_id,
            Candidate.candidate_number,
            Candidate.sitting_id,
            Course.name,
            Sitting.day,
            Sitting.scale,
            Result.grade,
        )
        .join(Candidate, Candidate.id == Annulment.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Result, Result.id == Annulment.result_id)
        .order_by(Annulment.noted_at.desc(), Annulment.id)
    )
    if learner_id is not None:
        query = query.where(Candidate.learner_id == learner_id)
    if sitting_id is not None:
        query = query.where(Candidate.sitting_id == sitting_id)
    rows = session.execute(query).all()
    names = learners.names(session, {row.learner_id for row in rows})
    return [
        AnnulmentRow(
            one.id,
            one.version,
            one.candidate_id,
            learner_id_,
            names[learner_id_],
            number,
            sitting,
            course,
            day,
            one.ground,
            sittings.grade_label(scale_key, grade),
            one.heard_on,
            one.decided_on,
            decider(one.ground, one.decider),
            one.decided_by,
            one.told_on,
            one.reason,
            one.reversed_on,
            one.reversed_by,
            one.reversed_reason,
        )
        for one, learner_id_, number, sitting, course, day, scale_key, grade in rows
        if learner_id_ in names
    ]
