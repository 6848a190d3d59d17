"""What keeps people from being entered for exams, and trade tests that such a wait follows from."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, case, false, or_, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.education.courses.models import Course
from eduapp.exams.sittings.models import IS_TOLD, Candidate, ExamHold, Result, Sitting
from eduapp.exams.sittings.rules.holds import NOT_PASSED, PRACTICE_WAIT, TRADE_TEST, Hold
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


@dataclass(frozen=True)
class _InCourse:
    code: str  # in capitals; "" for all courses
    scale: str
    name: str
    hold: Hold


@dataclass(frozen=True)
class Held:
    """All holds in force, by learner number."""

    by_number: Mapping[str, tuple[_InCourse, ...]]

    def against(self, number: str, code: str, scale: str) -> Iterator[Hold]:
        """What is held against a learner in an exam of a course (its code in capitals) on a scale."""
        for one in self.by_number.get(number, ()):
            if one.code in {"", code}:
                yield one.hold
            elif scale == one.scale == TRADE_TEST:
                yield replace(one.hold, other=one.name)


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
    session: Session, learner_ids: Collection[UUID], course_id: UUID, scale: str
) -> dict[UUID, tuple[Hold, ...]]:
    """What is held against some people in an exam of a course on a scale, by learner.

    Of trade tests also what was made in another course: it may be of the same trade.
    """
    there = or_(ExamHold.course_id == course_id, ExamHold.course_id.is_(None))
    if scale == TRADE_TEST:
        there = or_(there, Course.scale == TRADE_TEST)
    query = (
        select(
            ExamHold.learner_id,
            ExamHold.kind,
            ExamHold.from_day,
            ExamHold.until,
            case((or_(ExamHold.course_id == course_id, ExamHold.course_id.is_(None)), ""), else_=Course.name),
        )
        .outerjoin(Course, Course.id == ExamHold.course_id)
        .where(ExamHold.lifted_at.is_(None), there)
        .order_by(ExamHold.made_at, ExamHold.id)
    )
    found: dict[UUID, tuple[Hold, ...]] = dict.fromkeys(learner_ids, ())
    for some in in_parts(learner_ids):
        for learner, *facts in session.execute(query.where(ExamHold.learner_id.in_(some))):
            found[learner] += (Hold(*facts),)
    return found


def held(session: Session) -> Held:
    """All holds in force, for lists."""
    query = (
        select(Learner.number, Course.code, Course.scale, Course.name, ExamHold)
        .join(Learner, Learner.id == ExamHold.learner_id)
        .outerjoin(Course, Course.id == ExamHold.course_id)
        .where(ExamHold.lifted_at.is_(None))
        .order_by(ExamHold.made_at, ExamHold.id)
    )
    found: dict[str, tuple[_InCourse, ...]] = {}
    for number, code, scale, name, one in session.execute(query):
        hold = Hold(one.kind, one.from_day, one.until)
        found[number] = (
            *found.get(number, ()),
            _InCourse((code or "").upper(), scale or "", name or "", hold),
        )
    return Held(found)


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
            IS_TOLD,
        )
    )
