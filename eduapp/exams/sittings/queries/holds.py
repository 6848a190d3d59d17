"""What keeps people from being entered for exams, and trade tests that such a wait follows from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, false, or_, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.education.courses.models import Course
from eduapp.exams.sittings.models import Candidate, ExamHold, Result, Sitting
from eduapp.exams.sittings.rules.holds import NOT_PASSED, PRACTICE_WAIT, TRADE_TEST, Hold
from eduapp.exams.sittings.rules.states import TOLD
from eduapp.people.learners.models import Learner


@dataclass(frozen=True)
class HoldRow:
    """One hold that nobody has lifted."""

    id: UUID
    learner_id: UUID
    course: str  # "" for all courses
    source_id: UUID
    hold: Hold


@dataclass(frozen=True)
class FailedTest:
    """A trade test that somebody did not pass, by the result in force."""

    result_id: UUID
    learner_id: UUID
    course_id: UUID
    day: date


def holds_of(session: Session, learner_ids: Collection[UUID]) -> list[HoldRow]:
    """Every hold in force of some people, the oldest first."""
    query = (
        select(
            ExamHold.id,
            ExamHold.learner_id,
            Course.name,
            ExamHold.source_id,
            ExamHold.kind,
            ExamHold.from_day,
            ExamHold.until,
        )
        .outerjoin(Course, Course.id == ExamHold.course_id)
        .where(ExamHold.lifted_at.is_(None))
        .order_by(ExamHold.made_at, ExamHold.id)
    )
    return [
        HoldRow(id, learner, course or "", source, Hold(kind, first, until))
        for some in in_parts(learner_ids)
        for id, learner, course, source, kind, first, until in session.execute(
            query.where(ExamHold.learner_id.in_(some))
        )
    ]


def holds_against(
    session: Session, learner_ids: Collection[UUID], course_id: UUID
) -> dict[UUID, tuple[Hold, ...]]:
    """What is held against some people in one course, by learner."""
    query = select(ExamHold.learner_id, ExamHold.kind, ExamHold.from_day, ExamHold.until).where(
        ExamHold.lifted_at.is_(None), or_(ExamHold.course_id == course_id, ExamHold.course_id.is_(None))
    )
    found: dict[UUID, tuple[Hold, ...]] = dict.fromkeys(learner_ids, ())
    for some in in_parts(learner_ids):
        for learner, kind, first, until in session.execute(query.where(ExamHold.learner_id.in_(some))):
            found[learner] += (Hold(kind, first, until),)
    return found


def held(session: Session) -> dict[tuple[str, str], tuple[Hold, ...]]:
    """All holds in force by course code (in capitals; "" for all courses) and learner number: for lists."""
    query = (
        select(Course.code, Learner.number, ExamHold.kind, ExamHold.from_day, ExamHold.until)
        .join(Learner, Learner.id == ExamHold.learner_id)
        .outerjoin(Course, Course.id == ExamHold.course_id)
        .where(ExamHold.lifted_at.is_(None))
    )
    found: dict[tuple[str, str], tuple[Hold, ...]] = {}
    for code, number, kind, first, until in session.execute(query):
        key = ((code or "").upper(), number)
        found[key] = (*found.get(key, ()), Hold(kind, first, until))
    return found


def failed_tests(session: Session, learner_ids: Collection[UUID]) -> list[FailedTest]:
    """Trade tests not passed, by the results in force that some people have been told."""
    return [
        FailedTest(*row)
        for some in in_parts(learner_ids)
        for row in session.execute(_failed().where(Candidate.learner_id.in_(some)))
    ]


def waits_over(session: Session) -> list[UUID]:
    """Tests that hold practice candidates back and by now are not failed: put right, or annulled."""
    failed = _failed().with_only_columns(Result.id)
    query = select(ExamHold.source_id).where(
        ExamHold.lifted_at.is_(None), ExamHold.kind == PRACTICE_WAIT, ExamHold.source_id.not_in(failed)
    )
    return list(session.scalars(query.order_by(ExamHold.id)))


def _failed() -> Select[*tuple[Any, ...]]:
    return (
        select(Result.id, Candidate.learner_id, Sitting.course_id, Sitting.day)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(
            Result.superseded == false(),
            Result.grade == NOT_PASSED,
            Sitting.scale == TRADE_TEST,
            Sitting.state.in_(TOLD),
        )
    )
