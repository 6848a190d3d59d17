"""Results that may be told, and the day each was: for letters, for appeals, for everybody above."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, ScalarSelect, Select, exists, false, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.clock import zone
from eduapp.core.db.reach import expect_reach
from eduapp.exams.grading.models import GroundsRequest, ResultNotice
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, Sitting
from eduapp.exams.sittings.queries import grade_label
from eduapp.exams.sittings.rules.states import PLANNED

_Ended, _Before = aliased(ResultNotice), aliased(Result)


@dataclass(frozen=True)
class ReleasedResult:
    """A result in force that may be told. Points are hundredths; None where the grade rests on none."""

    result_id: UUID
    candidate_id: UUID
    learner_id: UUID
    course_id: UUID
    day: date  # of the exam
    number: int
    grade: str
    label: str
    passed: bool | None
    points: int | None
    most: int | None
    fixed_at: datetime
    told_from: date  # the first day on which somebody may have been told it
    elsewhere: bool  # that day is the day of the exam, since whoever held it told it
    told_on: date | None
    way: str  # code: notice_ways; "" while nobody was told
    notice_id: UUID | None
    notice_version: int
    asked_on: date | None = None  # for grounds
    given_on: date | None = None  # the grounds
    anew_since: date | None = None  # what was told before that day holds not


def released(session: Session, sitting_id: UUID) -> list[ReleasedResult]:
    """Every result of a sitting that may be told, by candidate number; none before two have released it."""
    return list(_found(session, _results().where(Candidate.sitting_id == sitting_id)))


def result_of(session: Session, candidate_id: UUID) -> ReleasedResult | None:
    """The result of a candidate that may be told, or None."""
    return next(_found(session, _results().where(Candidate.id == candidate_id)), None)


def results_of_learner(session: Session, learner_id: UUID) -> list[ReleasedResult]:
    """Every result of a learner that may be told, the newest exam first."""
    expect_reach(session, learner_id)
    query = _results().where(Candidate.learner_id == learner_id).order_by(None)
    return list(_found(session, query.order_by(Sitting.day.desc(), Candidate.id)))


def told_elsewhere() -> ColumnElement[bool]:
    """Whether a result came from whoever held the exam, who may have told it before it was entered here.

    Not one that was given here since: corrected, or assessed anew.
    """
    earlier = exists().where(
        _Before.candidate_id == Result.candidate_id, _Before.entered_at < Result.entered_at
    )
    return (Sitting.state == PLANNED) & Result.replaces_id.is_(None) & ~earlier


def _results() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Candidate,
            Result,
            ResultNotice,
            Sitting.scale,
            Sitting.course_id,
            Sitting.day,
            GroundsRequest.asked_on,
            GroundsRequest.given_on,
            told_elsewhere().label("elsewhere"),
            _anew(),
        )
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .outerjoin(
            ResultNotice,
            (ResultNotice.result_id == Result.id) & (ResultNotice.superseded == false()),
        )
        .outerjoin(GroundsRequest, GroundsRequest.result_id == Result.id)
        .where(Result.superseded == false(), IS_TOLD)
        .order_by(Candidate.candidate_number)
    )


def _anew() -> ScalarSelect[date | None]:
    ended = select(func.max(_Ended.ended_on)).where(_Ended.result_id == Result.id)
    return ended.correlate(Result).scalar_subquery()


def _found(session: Session, query: Select[*tuple[Any, ...]]) -> Iterator[ReleasedResult]:
    for row in session.execute(query):
        yield _result(row)


def _result(row: Row[*tuple[Any, ...]]) -> ReleasedResult:
    candidate, result, notice, scale_key, course_id, day, asked_on, given_on, elsewhere, anew_since = row
    released_at = max(candidate.released_at or result.entered_at, result.entered_at)
    first = day if elsewhere else released_at.astimezone(zone()).date()
    return ReleasedResult(
        result_id=result.id,
        candidate_id=candidate.id,
        learner_id=candidate.learner_id,
        course_id=course_id,
        day=day,
        number=candidate.candidate_number,
        grade=result.grade,
        label=grade_label(scale_key, result.grade),
        passed=result.passed,
        points=result.points,
        most=result.most,
        fixed_at=result.entered_at,
        told_from=max(first, anew_since or first),
        elsewhere=elsewhere,
        told_on=notice.told_on if notice is not None else None,
        way=notice.way if notice is not None else "",
        notice_id=notice.id if notice is not None else None,
        notice_version=notice.version if notice is not None else 0,
        asked_on=asked_on,
        given_on=given_on,
        anew_since=anew_since,
    )
