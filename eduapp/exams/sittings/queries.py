"""What can be told of sittings, candidates and results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, case, false, func, or_, select
from sqlalchemy.orm import Session

from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules.conflicts import SESSION
from eduapp.education.timetable.rules.reasons import listed
from eduapp.exams.sittings import rules
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner


@dataclass(frozen=True)
class SittingRow:
    """One exam in the list."""

    id: UUID
    course_code: str
    course_name: str
    day: date
    start_minute: int
    place: str
    candidates: int
    results: int
    absent: int  # noted as not having come

    @property
    def missing(self) -> int:
        """How many results nobody has entered; who did not come has none."""
        return self.candidates - self.results - self.absent


@dataclass(frozen=True)
class CandidateRow:
    """One candidate of a sitting, with the result in force."""

    id: UUID
    learner_id: UUID
    candidate_number: int
    name: str
    sort_key: str
    attended: bool | None
    result_id: UUID | None
    grade: str
    label: str
    passed: bool | None


@dataclass(frozen=True)
class SittingHead:
    """One sitting with its candidates."""

    id: UUID
    version: int
    course_id: UUID
    course_code: str
    course_name: str
    day: date
    start_minute: int
    place_id: UUID | None
    place: str
    invigilator_id: UUID | None
    invigilator: str
    scale: str
    candidates: tuple[CandidateRow, ...]


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


@dataclass(frozen=True)
class LearnerResult:
    """One exam of one learner, for the learner's page."""

    id: UUID  # the sitting
    course_code: str
    course_name: str
    day: date
    grade: str
    label: str
    passed: bool | None


@dataclass(frozen=True)
class ResultHistory:
    """One row of what was entered for a candidate, newest first."""

    id: UUID
    grade: str
    label: str
    entered_by: str
    entered_at: datetime
    reason: str
    superseded: bool


def sittings(
    session: Session,
    typed: str = "",
    *,
    first: date | None = None,
    last: date | None = None,
    sites: frozenset[str] = frozenset(),
) -> list[SittingRow]:
    """Exams (at some sites, or all), perhaps of some days, newest first; `typed` looks in code and name."""
    entered = select(func.count()).select_from(Candidate).correlate(Sitting)
    entered = entered.where(Candidate.sitting_id == Sitting.id)
    current = and_(Result.candidate_id == Candidate.id, Result.superseded == false())
    query = (
        select(
            Sitting.id,
            Course.code,
            Course.name,
            Sitting.day,
            Sitting.start_minute,
            func.coalesce(Place.name, ""),
            entered.scalar_subquery(),
            entered.join(Result, current).scalar_subquery(),
            entered.where(Candidate.attended == false()).scalar_subquery(),
        )
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .order_by(Sitting.day.desc(), Course.name)
    )
    for pattern in search_patterns(typed):
        query = query.where(Course.search_text.like(pattern, escape="!"))
    if first is not None and last is not None:
        query = query.where(Sitting.day.between(first, last))
    if sites:
        query = query.where(held_at(sites))
    return [SittingRow(*row) for row in session.execute(query)]


def held_at(sites: frozenset[str]) -> ColumnElement[bool]:
    """Exams at some sites; one without a place, or with one that is everybody's, is at every site."""
    return or_(Sitting.place_id.is_(None), Sitting.place_id.in_(places.at(sites)))


def sitting(session: Session, sitting_id: UUID) -> SittingHead | None:
    """One exam with its candidates in Norwegian order, or None."""
    row = session.execute(
        select(Sitting, Course.code, Course.name, func.coalesce(Place.name, ""), func.coalesce(User.name, ""))
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .outerjoin(User, User.id == Sitting.invigilator_id)
        .where(Sitting.id == sitting_id)
    ).one_or_none()
    if row is None:
        return None
    record, code, name, place, invigilator = row
    return SittingHead(
        record.id,
        record.version,
        record.course_id,
        code,
        name,
        record.day,
        record.start_minute,
        record.place_id,
        place,
        record.invigilator_id,
        invigilator,
        record.scale,
        tuple(_candidates(session, record.id, record.scale)),
    )


def results_of_course(session: Session, course_id: UUID) -> dict[UUID, ResultRow]:
    """The newest result of each learner who has one in the course."""
    query = _results().where(Sitting.course_id == course_id).order_by(Sitting.day, Result.entered_at)
    return {row.learner_id: _result(row) for row in session.execute(query)}


def verdicts(among: Select[UUID] | None = None) -> Subquery:
    """Whether the newest result of each learner (`among` some, or all) in each course was a pass.

    A part of a statement, for lists of thousands. Its columns are course_id, learner_id and passed.
    """
    newest = func.row_number().over(
        partition_by=(Sitting.course_id, Candidate.learner_id),
        order_by=(Sitting.day.desc(), Result.entered_at.desc()),
    )
    every = (
        select(Sitting.course_id, Candidate.learner_id, Result.passed, newest.label("place"))
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(Result.superseded == false(), *([] if among is None else [Candidate.learner_id.in_(among)]))
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
    held = select(code, Sitting.day, Sitting.scale).join(Course, Course.id == Sitting.course_id)
    absent = (
        select(code, Learner.number, Sitting.day)
        .join(Sitting, Sitting.course_id == Course.id)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Learner, Learner.id == Candidate.learner_id)
        .where(Candidate.attended == false())
    )
    return KnownExams(
        {(code, day): scale_key for code, day, scale_key in session.execute(held)},
        frozenset((code, number, day) for code, number, day in session.execute(absent)),
    )


def of_learner(session: Session, learner_id: UUID) -> list[LearnerResult]:
    """Every exam a learner is or was entered for, newest first."""
    query = (
        select(Sitting.id, Course.code, Course.name, Sitting.day, Sitting.scale, Result.grade, Result.passed)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Result, (Result.candidate_id == Candidate.id) & (Result.superseded == false()))
        .where(Candidate.learner_id == learner_id)
        .order_by(Sitting.day.desc())
    )
    return [
        LearnerResult(id, code, name, day, grade or "", _label(scale_key, grade), passed)
        for id, code, name, day, scale_key, grade, passed in session.execute(query)
    ]


def lessons_then(session: Session, sitting_id: UUID, learner_id: UUID) -> str:
    """The lessons of a candidate that give way to an exam, in words; "" if there are none."""
    sitting = session.get(Sitting, sitting_id)
    if sitting is None:
        return ""
    day, exam = sitting.day, rules.kept_free(sitting.start_minute)
    stays = enrolment.roll(session, day, day, learners=[learner_id])
    found = timetable.bookings(session, day, day, learners=stays)
    return listed(
        one
        for one in found
        if one.kind == SESSION and learner_id in one.learners and one.taken.overlaps(exam)
    )


def history(session: Session, candidate_id: UUID) -> list[ResultHistory]:
    """Everything that was entered for a candidate, the newest first."""
    query = (
        select(
            Result.id,
            Sitting.scale,
            Result.grade,
            User.name,
            Result.entered_at,
            Result.reason,
            Result.superseded,
        )
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(User, User.id == Result.entered_by)
        .where(Result.candidate_id == candidate_id)
        .order_by(case((Result.superseded == false(), 0), else_=1), Result.entered_at.desc())
    )
    return [
        ResultHistory(id, grade, _label(scale_key, grade), by, at, reason, superseded)
        for id, scale_key, grade, by, at, reason, superseded in session.execute(query)
    ]


def _candidates(session: Session, sitting_id: UUID, scale_key: str) -> Iterable[CandidateRow]:
    query = (
        select(
            Candidate.id,
            Candidate.learner_id,
            Candidate.candidate_number,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Candidate.attended,
            Result.id,
            Result.grade,
            Result.passed,
        )
        .join(Learner, Learner.id == Candidate.learner_id)
        .outerjoin(Result, (Result.candidate_id == Candidate.id) & (Result.superseded == false()))
        .where(Candidate.sitting_id == sitting_id)
        .order_by(Learner.sort_key, Candidate.candidate_number)
    )
    for id, learner_id, number, family, given, key, attended, result_id, grade, passed in session.execute(
        query
    ):
        name = ", ".join(filter(None, (family, given)))
        yield CandidateRow(
            id,
            learner_id,
            number,
            name,
            key,
            attended,
            result_id,
            grade or "",
            _label(scale_key, grade),
            passed,
        )


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
    label = _label(row.scale, row.grade)
    return ResultRow(row.result_id, row.sitting_id, row.grade, label, row.passed, row.day)


def _label(scale_key: str, grade: str | None) -> str:
    return scale(scale_key).grade(grade).label if grade else ""
