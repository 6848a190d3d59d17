"""Which results two are to release, under which digest, and who released or proposed it last."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.exams.grading.models import GradeRelease
from eduapp.exams.grading.queries.gathering import not_counting
from eduapp.exams.grading.rules.releasing import digest_of
from eduapp.exams.sittings.models import Candidate, Result
from eduapp.people.access.models import User

_Second = aliased(User)


@dataclass(frozen=True)
class ReleaseRow:
    """Who lets the results be told."""

    id: UUID
    version: int
    proposed_by: UUID
    proposer: str
    proposed_at: datetime
    confirmer: str
    confirmed_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether a second person is still to confirm it."""
        return self.confirmed_at is None


def to_release(session: Session, sitting_id: UUID) -> set[UUID]:
    """Candidates with a result in force that two are still to release: not whose exam does not count."""
    return set(session.scalars(_fixed(session, sitting_id).with_only_columns(Result.candidate_id)))


def results_digest(session: Session, sitting_id: UUID) -> str:
    """The digest over the results of a sitting that two are to release."""
    columns = (Result.id, Result.grade, Result.points, Result.most)
    found = session.execute(_fixed(session, sitting_id).with_only_columns(*columns))
    return digest_of((id, grade, points, most) for id, grade, points, most in found)


def _fixed(session: Session, sitting_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(Result.id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .where(
            Candidate.sitting_id == sitting_id,
            Candidate.released_at.is_(None),
            Candidate.id.not_in(not_counting(session, sitting_id)),
            Result.superseded == false(),
        )
    )


def release_of(session: Session, sitting_id: UUID) -> ReleaseRow | None:
    """The last release of a sitting that was not taken back; None for none."""
    query = (
        select(
            GradeRelease.id,
            GradeRelease.version,
            GradeRelease.proposed_by,
            User.name,
            GradeRelease.proposed_at,
            func.coalesce(_Second.name, ""),
            GradeRelease.confirmed_at,
        )
        .join(User, User.id == GradeRelease.proposed_by)
        .outerjoin(_Second, _Second.id == GradeRelease.confirmed_by)
        .where(GradeRelease.sitting_id == sitting_id, GradeRelease.taken_back_at.is_(None))
        .order_by(GradeRelease.proposed_at.desc(), GradeRelease.id.desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    return ReleaseRow(*found) if found is not None else None
