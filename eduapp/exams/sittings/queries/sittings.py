"""What can be told of sittings and their candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.names import search_patterns
from eduapp.education.courses.models import Course
from eduapp.education.enrolment import queries as enrolment
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules.conflicts import SESSION
from eduapp.education.timetable.rules.reasons import listed
from eduapp.exams.papers.models import ExamPaper
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.queries.results import grade_label
from eduapp.exams.sittings.rules.law import kept_free
from eduapp.exams.sittings.rules.seating import Seat
from eduapp.exams.sittings.rules.states import may_tell
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner

_OwnPlace = aliased(Place)


@dataclass(frozen=True)
class SittingRow:
    """One exam in the list."""

    id: UUID
    course_code: str
    course_name: str
    day: date
    start_minute: int
    minutes: int
    place: str
    state: str  # code: sitting_states
    candidates: int
    results: int
    absent: int  # noted as not having come
    annulled: int  # who came, and whose exam does not count

    @property
    def missing(self) -> int:
        """How many results nobody has entered; who did not come has none, nor whose exam was annulled."""
        return self.candidates - self.results - self.absent - self.annulled


@dataclass(frozen=True)
class CandidateRow:
    """One candidate of a sitting, with the result in force; before its release only that there is one."""

    id: UUID
    learner_id: UUID
    candidate_number: int
    name: str
    sort_key: str
    attended: bool | None
    documented: bool
    ground: str  # code: exam_grounds
    seat: Seat | None
    letter: str  # of the version of the paper
    own_place: str  # a room apart
    cancelled: str  # code: candidate_ends; "" for who is still entered
    result_id: UUID | None
    grade: str
    label: str
    passed: bool | None
    annulled: str = ""  # code: annulments; "" for an exam that counts

    @property
    def graded(self) -> bool:
        """Whether there is or will be a result: not for who did not come, nor whose exam was annulled."""
        return self.attended is not False and not self.annulled

    @property
    def withheld(self) -> bool:
        """Whether a grade is fixed that nobody is told yet."""
        return self.result_id is not None and not self.grade


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
    minutes: int
    kind: str  # code: exam_kinds
    state: str  # code: sitting_states
    paper_id: UUID | None
    paper: str  # its title; "" for one from elsewhere
    place_id: UUID | None
    place: str
    invigilator_id: UUID | None
    invigilator: str
    scale: str
    candidates: tuple[CandidateRow, ...]


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
    entered = entered.where(Candidate.sitting_id == Sitting.id, Candidate.cancelled_at.is_(None))
    current = and_(Result.candidate_id == Candidate.id, Result.superseded == false())
    query = (
        select(
            Sitting.id,
            Course.code,
            Course.name,
            Sitting.day,
            Sitting.start_minute,
            Sitting.minutes,
            func.coalesce(Place.name, ""),
            Sitting.state,
            entered.scalar_subquery(),
            entered.join(Result, current).scalar_subquery(),
            entered.where(Candidate.attended == false()).scalar_subquery(),
            entered.where(
                Candidate.annulled != "", Candidate.attended.is_distinct_from(false())
            ).scalar_subquery(),
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
        select(
            Sitting,
            Course.code,
            Course.name,
            func.coalesce(Place.name, ""),
            func.coalesce(User.name, ""),
            func.coalesce(ExamPaper.title, ""),
        )
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .outerjoin(User, User.id == Sitting.invigilator_id)
        .outerjoin(ExamPaper, ExamPaper.id == Sitting.paper_id)
        .where(Sitting.id == sitting_id)
    ).one_or_none()
    if row is None:
        return None
    record, code, name, place, invigilator, paper = row
    return SittingHead(
        record.id,
        record.version,
        record.course_id,
        code,
        name,
        record.day,
        record.start_minute,
        record.minutes,
        record.kind,
        record.state,
        record.paper_id,
        paper,
        record.place_id,
        place,
        record.invigilator_id,
        invigilator,
        record.scale,
        tuple(_candidates(session, record)),
    )


def lessons_then(session: Session, sitting_id: UUID, learner_id: UUID) -> str:
    """The lessons of a candidate that give way to an exam, in words; "" if there are none."""
    sitting = session.get(Sitting, sitting_id)
    if sitting is None:
        return ""
    day, exam = sitting.day, kept_free(sitting.start_minute, sitting.minutes)
    stays = enrolment.roll(session, day, day, learners=[learner_id])
    found = timetable.bookings(session, day, day, learners=stays)
    return listed(
        one
        for one in found
        if one.kind == SESSION and learner_id in one.learners and one.taken.overlaps(exam)
    )


def _candidates(session: Session, sitting: Sitting) -> Iterable[CandidateRow]:
    query = (
        select(
            Candidate.id,
            Candidate.learner_id,
            Candidate.candidate_number,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Candidate.attended,
            Candidate.documented,
            Candidate.ground,
            Candidate.seat_row,
            Candidate.seat_column,
            Candidate.letter,
            func.coalesce(_OwnPlace.name, ""),
            Candidate.cancelled_reason,
            Candidate.annulled,
            Candidate.released_at,
            Result.id,
            Result.grade,
            Result.passed,
        )
        .join(Learner, Learner.id == Candidate.learner_id)
        .outerjoin(_OwnPlace, _OwnPlace.id == Candidate.own_place_id)
        .outerjoin(Result, (Result.candidate_id == Candidate.id) & (Result.superseded == false()))
        .where(Candidate.sitting_id == sitting.id)
        .order_by(Candidate.cancelled_reason != "", Learner.sort_key, Candidate.candidate_number)
    )
    for id, learner_id, number, family, given, key, attended, documented, *rest in session.execute(query):
        ground, row, column, letter, own_place, cancelled, annulled, released_at, *result = rest
        result_id, grade, passed = result
        told = may_tell(sitting.state, released_at)
        yield CandidateRow(
            id,
            learner_id,
            number,
            ", ".join(filter(None, (family, given))),
            key,
            attended,
            documented,
            ground,
            None if row is None else Seat(row, column),
            letter,
            own_place,
            cancelled,
            result_id,
            (grade or "") if told else "",
            grade_label(sitting.scale, grade) if told else "",
            passed if told else None,
            annulled,
        )
