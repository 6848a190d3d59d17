"""What can be told of results: of a course, of a learner, of whole lists, and what was entered before."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Subquery, case, false, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.reach import expect_reach
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, ResultCorrection, ResultReturn, Sitting
from eduapp.exams.sittings.rules.states import ANNULLED, CLOSED, may_tell
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner

_Proposer = aliased(User)


@dataclass(frozen=True)
class ResultRow:
    """A result in force."""

    result_id: UUID
    sitting_id: UUID
    grade: str
    label: str
    passed: bool | None
    day: date


@dataclass(frozen=True)
class KnownExams:
    """Exams as a list of results is matched: by course code, learner number and day."""

    scales: Mapping[tuple[str, date], str]
    absent: frozenset[tuple[str, str, date]]
    held_here: frozenset[tuple[str, date]] = frozenset()  # sealed: their grades come from marks
    annulled: Mapping[tuple[str, str, date], str] = field(default_factory=dict)  # code: annulments


@dataclass(frozen=True)
class LearnerResult:
    """One exam of one learner, for the learner's page; of a grade nobody was told it says only that."""

    id: UUID  # the sitting
    course_code: str
    course_name: str
    day: date
    grade: str
    label: str
    passed: bool | None
    withheld: bool = False  # a grade is fixed, and not released yet
    annulled: str = ""  # code: annulments; "" for an exam that counts


@dataclass(frozen=True)
class ResultHistory:
    """One row of what was entered for a candidate, newest first. A correction has two names."""

    id: UUID
    grade: str
    label: str
    entered_by: str  # of a correction: who attested it
    entered_at: datetime
    reason: str
    superseded: bool
    proposed_by: str = ""  # of a correction; "" for what one person corrected before two were asked for
    basis: str = ""  # code: correction_bases
    returns: tuple["ReturnRow", ...] = ()  # by which it came in force again, or was taken back


@dataclass(frozen=True)
class ReturnRow:
    """A result that is in force again, or one that was taken back for it."""

    result_id: UUID
    instead_of_id: UUID | None
    first: str
    second: str  # the same as the first where one person did it
    at: datetime
    reason: str


def results_of_course(session: Session, course_id: UUID) -> dict[UUID, ResultRow]:
    """The newest result of each learner who has been told one in the course."""
    query = _results().where(Sitting.course_id == course_id, IS_TOLD).order_by(Sitting.day, Result.entered_at)
    return {row.learner_id: _result(row) for row in session.execute(query)}


def verdicts(among: Select[UUID] | None = None) -> Subquery:
    """Whether the newest result of each learner (`among` some, or all) in each course was a pass.

    What nobody was told yet is no result: an exam that was held here counts from its release on. A part of a
    statement, for lists of thousands. Its columns are course_id, learner_id and passed.
    """
    newest = func.row_number().over(
        partition_by=(Sitting.course_id, Candidate.learner_id),
        order_by=(Sitting.day.desc(), Result.entered_at.desc()),
    )
    every = (
        select(Sitting.course_id, Candidate.learner_id, Result.passed, newest.label("place"))
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(
            Result.superseded == false(),
            IS_TOLD,
            *([] if among is None else [Candidate.learner_id.in_(among)]),
        )
        .subquery()
    )
    first = select(every.c.course_id, every.c.learner_id, every.c.passed).where(every.c.place == 1)
    return first.subquery("verdicts")


def results_by_day(session: Session) -> dict[tuple[str, str, date], str]:
    """The grade in force by course code, learner number and day: for matching whole lists."""
    query = (
        select(func.upper(Course.code), Learner.number, Sitting.day, Result.grade)
        .join(Sitting, Sitting.course_id == Course.id)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Learner, Learner.id == Candidate.learner_id)
        .join(Result, Result.candidate_id == Candidate.id)
        .where(Result.superseded == false())
    )
    return {(code, number, day): grade for code, number, day, grade in session.execute(query)}


def known_exams(session: Session) -> KnownExams:
    """The scale of each exam, and who did not come to it: for matching whole lists."""
    code = func.upper(Course.code)
    counts = Sitting.state != ANNULLED
    held = (
        select(code, Sitting.day, Sitting.scale, Sitting.state)
        .join(Course, Course.id == Sitting.course_id)
        .where(counts)
    )
    exams = session.execute(held).all()
    people = (
        select(code, Learner.number, Sitting.day, Candidate.annulled)
        .join(Sitting, Sitting.course_id == Course.id)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Learner, Learner.id == Candidate.learner_id)
        .where(counts)
    )
    absent, annulled = people.where(Candidate.attended == false()), people.where(Candidate.annulled != "")
    return KnownExams(
        {(code, day): scale_key for code, day, scale_key, _state in exams},
        frozenset((code, number, day) for code, number, day, _none in session.execute(absent)),
        frozenset((code, day) for code, day, _scale, state in exams if state in CLOSED),
        {(code, number, day): ground for code, number, day, ground in session.execute(annulled)},
    )


def of_learner(session: Session, learner_id: UUID) -> list[LearnerResult]:
    """Every exam a learner is or was entered for, newest first."""
    expect_reach(session, learner_id)
    query = (
        select(
            Sitting.id,
            Course.code,
            Course.name,
            Sitting.day,
            Sitting.scale,
            Sitting.state,
            Result.grade,
            Result.passed,
            Candidate.annulled,
            Candidate.released_at,
        )
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Result, (Result.candidate_id == Candidate.id) & (Result.superseded == false()))
        .where(Candidate.learner_id == learner_id)
        .order_by(Sitting.day.desc())
    )
    return [
        LearnerResult(
            id, code, name, day, grade or "", grade_label(scale_key, grade), passed, annulled=annulled
        )
        if may_tell(state, released_at) or not grade
        else LearnerResult(id, code, name, day, "", "", None, withheld=True)
        for id, code, name, day, scale_key, state, grade, passed, annulled, released_at in session.execute(
            query
        )
    ]


def history(session: Session, candidate_id: UUID) -> list[ResultHistory]:
    """Everything that was entered for a candidate, the newest first."""
    corrected = (ResultCorrection.result_id == Result.replaces_id) & ResultCorrection.attested_at.is_not(None)
    query = (
        select(
            Result.id,
            Sitting.scale,
            Result.grade,
            User.name,
            Result.entered_at,
            Result.reason,
            Result.superseded,
            func.coalesce(_Proposer.name, ""),
            func.coalesce(ResultCorrection.basis, ""),
        )
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(User, User.id == Result.entered_by)
        .outerjoin(ResultCorrection, corrected)
        .outerjoin(_Proposer, _Proposer.id == ResultCorrection.proposed_by)
        .where(Result.candidate_id == candidate_id)
        .order_by(case((Result.superseded == false(), 0), else_=1), Result.entered_at.desc())
    )
    returns = _returns(session, candidate_id)
    return [
        ResultHistory(
            id,
            grade,
            grade_label(scale_key, grade),
            by,
            at,
            reason,
            superseded,
            first,
            basis,
            tuple(one for one in returns if id in {one.result_id, one.instead_of_id}),
        )
        for id, scale_key, grade, by, at, reason, superseded, first, basis in session.execute(query)
    ]


def _returns(session: Session, candidate_id: UUID) -> list[ReturnRow]:
    query = (
        select(
            ResultReturn.result_id,
            ResultReturn.instead_of_id,
            _Proposer.name,
            User.name,
            ResultReturn.returned_at,
            ResultReturn.reason,
        )
        .join(Result, Result.id == ResultReturn.result_id)
        .join(_Proposer, _Proposer.id == ResultReturn.noted_by)
        .join(User, User.id == ResultReturn.returned_by)
        .where(Result.candidate_id == candidate_id)
        .order_by(ResultReturn.returned_at)
    )
    return [ReturnRow(*row) for row in session.execute(query)]


def grade_label(scale_key: str, grade: str | None) -> str:
    """A grade in words; "" for none."""
    return scale(scale_key).grade(grade).label if grade else ""


def _results() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Candidate.learner_id,
            Result.id.label("result_id"),
            Sitting.id.label("sitting_id"),
            Sitting.scale,
            Result.grade,
            Result.passed,
            Sitting.day,
        )
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(Result.superseded == false())
    )


def _result(row: Row[*tuple[Any, ...]]) -> ResultRow:
    label = grade_label(row.scale, row.grade)
    return ResultRow(row.result_id, row.sitting_id, row.grade, label, row.passed, row.day)
