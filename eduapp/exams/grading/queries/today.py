"""What waits for somebody: exams to grade, a second person to type or to release, results nobody was told."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import Select, exists, false, func, select, true
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.education.courses.models import Course
from eduapp.exams.grading.models import GradeRelease, ResultNotice, TypedSheet
from eduapp.exams.grading.queries.page import in_doubt
from eduapp.exams.grading.rules.sheets import FIRST, SECOND
from eduapp.exams.marking.models import KeyCorrection
from eduapp.exams.papers.models import ExamPaperItem
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import MARKED, SEALED, TOLD


@dataclass(frozen=True)
class WaitingGrades:
    """One exam whose results are not all told, with what it waits for."""

    id: UUID
    course: str
    day: date
    state: str  # code: sitting_states
    without: int  # who came and never had a grade; not whose exam was annulled, since they get none
    untold: int  # released results nobody was told
    half_typed: int  # candidates whom one person has typed, and it was somebody else
    proposed_by: UUID | None  # of a release that waits
    in_doubt: int = 0  # fixed grades that are others by their marks, or may be, since a key was corrected


LOOKS_BACK = timedelta(days=366)  # who was told nothing of an older exam stands in its list, not on Today


def waiting(
    session: Session, user_id: UUID, today: date, sites: frozenset[str] = frozenset()
) -> list[WaitingGrades]:
    """Exams that are sealed, marked, or released and not all told, the oldest first. Three statements.

    Released exams are as many as the school ever held, so they are looked at for a year. Of those in whose
    paper a key was corrected the grades are gathered too: they are few.
    """
    query = _waiting(user_id)
    if sites:
        query = query.where(sittings.held_at(sites))
    untold = Sitting.state.in_(TOLD) & (Sitting.day >= today - LOOKS_BACK)
    found = [
        WaitingGrades(*row)
        for which in (Sitting.state.in_((SEALED, MARKED)), untold)
        for row in session.execute(query.where(which))
    ]
    found.sort(key=lambda one: (one.day, one.course))
    corrected = _corrected(session, [one.id for one in found if one.state != SEALED])
    found = [
        replace(one, in_doubt=in_doubt(session, one.id)) if one.id in corrected else one for one in found
    ]
    return [one for one in found if one.state not in TOLD or one.untold or one.in_doubt]


def _corrected(session: Session, sitting_ids: Collection[UUID]) -> set[UUID]:
    """In whose paper a key was corrected."""
    found = set[UUID]()
    for some in in_parts(sitting_ids):
        query = (
            select(Sitting.id)
            .join(ExamPaperItem, ExamPaperItem.paper_id == Sitting.paper_id)
            .join(KeyCorrection, KeyCorrection.question_version_id == ExamPaperItem.question_version_id)
            .where(Sitting.id.in_(some))
        )
        found |= set(session.scalars(query))
    return found


def _waiting(user_id: UUID) -> Select[UUID, str, date, str, int, int, int, UUID]:
    current = (Result.candidate_id == Candidate.id) & (Result.superseded == false())
    notice = select(ResultNotice.id).where(
        ResultNotice.result_id == Result.id, ResultNotice.superseded == false()
    )
    came = _count().where(
        Candidate.attended == true(),
        Candidate.cancelled_at.is_(None),
        Candidate.annulled == "",
        Candidate.released_at.is_(None),
    )
    without = came.where(~exists(select(Result.id).where(current).correlate(Candidate)))
    told = Candidate.released_at.is_not(None), ~exists(notice.correlate(Result))
    untold = _count().join(Result, current).where(*told)
    release = (
        select(GradeRelease.proposed_by)
        .where(
            GradeRelease.sitting_id == Sitting.id,
            GradeRelease.taken_back_at.is_(None),
            GradeRelease.confirmed_at.is_(None),
        )
        .correlate(Sitting)
        .scalar_subquery()
    )
    return select(
        Sitting.id,
        Course.name,
        Sitting.day,
        Sitting.state,
        without.correlate(Sitting).scalar_subquery(),
        untold.correlate(Sitting).scalar_subquery(),
        _half_typed(user_id).scalar_subquery(),
        release,
    ).join(Course, Course.id == Sitting.course_id)


def _count() -> Select[int]:
    return select(func.count()).select_from(Candidate).where(Candidate.sitting_id == Sitting.id)


def _half_typed(user_id: UUID) -> Select[int]:
    """Candidates with one sheet of marks, typed by somebody else, and no grade yet; a count needs none."""
    both = (
        select(TypedSheet.candidate_id)
        .where(
            TypedSheet.sitting_id == Sitting.id,
            TypedSheet.superseded == false(),
            TypedSheet.typist.in_((FIRST, SECOND)),
            TypedSheet.total.is_not(None) | (TypedSheet.grade != "") | (TypedSheet.points != {}),
        )
        .correlate(Sitting)
    )
    graded = select(Result.id).where(
        Result.candidate_id == TypedSheet.candidate_id, Result.superseded == false()
    )
    alone = both.where(~exists(graded.correlate(TypedSheet))).group_by(TypedSheet.candidate_id)
    alone = alone.having(func.count() == 1, func.count().filter(TypedSheet.typed_by == user_id) == 0)
    return select(func.count()).select_from(alone.correlate(Sitting).subquery()).correlate(Sitting)
