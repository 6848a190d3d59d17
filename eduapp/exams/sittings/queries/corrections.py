"""Corrections of results: those that wait for a second person, and all that were proposed for somebody."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.i18n import _, number_text
from eduapp.education.courses.models import Course
from eduapp.exams.sittings.models import Candidate, Result, ResultCorrection, Sitting
from eduapp.exams.sittings.queries.results import grade_label
from eduapp.exams.sittings.queries.sittings import held_at
from eduapp.exams.sittings.rules import corrections as rules
from eduapp.exams.sittings.rules.states import may_tell
from eduapp.people.access.models import User

_Second, _Refuser = aliased(User), aliased(User)


@dataclass(frozen=True)
class CorrectionRow:
    """One correction, by candidate number: no name of a candidate stands in it.

    Of a grade that nobody is told yet it tells old and new only where it is asked for by number alone.
    """

    id: UUID
    version: int
    candidate_id: UUID
    candidate_number: int
    sitting_id: UUID
    course: str
    day: date
    old: str  # the grade in words, with its points where these alone change; "" while it is withheld
    new: str
    withheld: bool  # the results are not released, and this is for where names stand
    basis: str  # code: correction_bases
    reason: str
    proposer_id: UUID
    proposed_by: str
    proposed_at: datetime
    attested_by: str  # "" while it waits
    attested_at: datetime | None
    refused_by: str
    refused_at: datetime | None
    refused_reason: str
    never_refused: str  # why it is attested and not refused, in a sentence; "" where it may be

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it."""
        return self.attested_at is None and self.refused_at is None


def waiting_corrections(
    session: Session,
    sitting_id: UUID | None = None,
    *,
    sites: frozenset[str] = frozenset(),
    by_number: bool = False,
) -> list[CorrectionRow]:
    """Corrections nobody has decided on, of one sitting or of all (at some sites), the oldest first.

    `by_number`: for where no name stands; only there the grades are told before their release.
    """
    query = _corrections().where(
        ResultCorrection.attested_at.is_(None), ResultCorrection.refused_at.is_(None)
    )
    if sitting_id is not None:
        query = query.where(Candidate.sitting_id == sitting_id)
    if sites:
        query = query.where(held_at(sites))
    return _rows(session, query, by_number=by_number)


def corrections(session: Session, candidate_id: UUID) -> list[CorrectionRow]:
    """Every correction that was ever proposed for a candidate, the oldest first."""
    return _rows(session, _corrections().where(ResultCorrection.candidate_id == candidate_id))


def _corrections() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ResultCorrection,
            Candidate.candidate_number,
            Candidate.released_at,
            Sitting.id,
            Course.name,
            Sitting.day,
            Sitting.scale,
            Sitting.state,
            Result,
            User.name,
            func.coalesce(_Second.name, ""),
            func.coalesce(_Refuser.name, ""),
        )
        .join(Candidate, Candidate.id == ResultCorrection.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .join(Result, Result.id == ResultCorrection.result_id)
        .join(User, User.id == ResultCorrection.proposed_by)
        .outerjoin(_Second, _Second.id == ResultCorrection.attested_by)
        .outerjoin(_Refuser, _Refuser.id == ResultCorrection.refused_by)
        .order_by(ResultCorrection.proposed_at, ResultCorrection.id)
    )


def _rows(
    session: Session, query: Select[*tuple[Any, ...]], *, by_number: bool = False
) -> list[CorrectionRow]:
    def row_of(told: Row[*tuple[Any, ...]]) -> CorrectionRow:
        row, number, released_at, sitting_id, course, day, scale_key, state, old, first, second, refuser = (
            told
        )
        withheld = not may_tell(state, released_at) and not by_number
        same = old.grade == row.grade
        return CorrectionRow(
            id=row.id,
            version=row.version,
            candidate_id=row.candidate_id,
            candidate_number=number,
            sitting_id=sitting_id,
            course=course,
            day=day,
            old="" if withheld else _label(scale_key, old, points=same),
            new="" if withheld else _label(scale_key, row, points=same),
            withheld=withheld,
            basis=row.basis,
            reason=row.reason,
            proposer_id=row.proposed_by,
            proposed_by=first,
            proposed_at=row.proposed_at,
            attested_by=second,
            attested_at=row.attested_at,
            refused_by=refuser,
            refused_at=row.refused_at,
            refused_reason=row.refused_reason,
            never_refused=_never_refused(row, old.superseded),
        )

    return [row_of(told) for told in session.execute(query)]


def _label(scale_key: str, one: Result | ResultCorrection, *, points: bool) -> str:
    label = grade_label(scale_key, one.grade)
    if not points or one.points is None or one.most is None:
        return label
    words = _("{grade} with {points} of {most} points")
    return words.format(grade=label, points=_points(one.points), most=_points(one.most))


def _points(hundredths: int) -> str:
    return number_text(hundredths / 100, 2)


def _never_refused(row: ResultCorrection, moved_on: bool) -> str:
    """Why one that waits is attested and not refused, in the language spoken now; "" where it may be."""
    standing = rules.Standing(row.proposed_by, False, moved_on, row.basis)
    return next((one.sentence() for one in rules.against_refusing(standing)), "")
