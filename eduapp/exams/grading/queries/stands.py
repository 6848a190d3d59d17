"""Grades that stand though their marks are lower since a key was corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.grading.models import GradeStand
from eduapp.exams.sittings.models import Candidate, Result
from eduapp.people.access.models import User


@dataclass(frozen=True)
class Stand:
    """Why a grade stands, and who said so."""

    reason: str
    name: str
    at: datetime


Stands = Mapping[tuple[UUID, int], Stand]  # by result, and the points that its marks gave


def stands_of(session: Session, sitting_id: UUID) -> Stands:
    """Every grade of a sitting that was let stand. One statement."""
    query = (
        select(GradeStand.result_id, GradeStand.points, GradeStand.reason, User.name, GradeStand.noted_at)
        .join(User, User.id == GradeStand.noted_by)
        .join(Result, Result.id == GradeStand.result_id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .where(Candidate.sitting_id == sitting_id)
    )
    return {(id, points): Stand(reason, name, at) for id, points, reason, name, at in session.execute(query)}
