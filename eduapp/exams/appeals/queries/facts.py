"""What there is to know of a grade before somebody appeals against it: what of, since when, told when."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, false, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.clock import zone
from eduapp.core.db.parts import in_parts
from eduapp.education.courses.models import Course
from eduapp.exams.appeals.models import CopyRequest
from eduapp.exams.appeals.queries.decided import decided_of
from eduapp.exams.appeals.rules.starting import Notice, start
from eduapp.exams.appeals.rules.subjects import ResultFacts, Subject
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading import queries as grading
from eduapp.exams.grading.models import GroundsRequest, ResultNotice
from eduapp.exams.grading.queries import told_elsewhere
from eduapp.exams.grading.rules.kinds import Graded, Kind
from eduapp.exams.marking.models import MarkingExaminer
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import PLANNED, may_tell
from eduapp.people.access.models import User

_NOW = aliased(Result)  # the grade of the same candidate that is in force


def result_facts(session: Session, result_id: UUID) -> ResultFacts | None:
    """One grade, in force or not; None if there is none."""
    return next(iter(facts_of(session, _results().where(Result.id == result_id))), None)


def facts_of(session: Session, query: Select[*tuple[Any, ...]]) -> list[ResultFacts]:
    """The grades that a statement of `_results` finds, each with its notice and what was asked."""
    rows = session.execute(query).all()
    ids = [row.result_id for row in rows]
    notices, decided = _notices(session, ids), decided_of(session, ids)
    return [
        ResultFacts(
            id=row.result_id,
            candidate_id=row.candidate_id,
            learner_id=row.learner_id,
            number=row.number,
            sitting_id=row.sitting_id,
            course_id=row.course_id,
            course=row.course,
            day=row.day,
            graded=Graded(row.exam, row.scale, row.grade, row.course_kind, held_here=row.state != PLANNED),
            fixed_on=row.entered_at.astimezone(zone()).date(),
            known_from=row.day if row.elsewhere else row.entered_at.astimezone(zone()).date(),
            superseded=row.superseded,
            in_force=row.in_force,
            grade_in_force=row.grade_in_force or "",
            told=may_tell(row.state, row.released_at),
            annulled=row.annulled,
            notice=notices.get(row.result_id, Notice()),
            decided=decided.get(row.result_id, ()),
            told_in_force=row.told_in_force,
        )
        for row in rows
    ]


def deadline_of(
    session: Session, subject: Subject, kind: Kind, known_on: date | None = None
) -> Deadline | None:
    """The last day of a kind of appeal against it; None while its time has not begun."""
    begins = start(kind, subject.notice, known_on)
    if begins is None:
        return None
    return deadlines.deadline_of(session, subject.id, kind.deadline, begins)


def markers(session: Session, sitting_id: UUID) -> frozenset[str]:
    """The names of who marked an exam at first, in the program or on its sheets."""
    query = (
        select(User.name)
        .join(MarkingExaminer, MarkingExaminer.user_id == User.id)
        .where(MarkingExaminer.sitting_id == sitting_id)
    )
    on_sheets = (one.name for one in grading.examiners_named(session, sitting_id).named)
    return frozenset(session.scalars(query)) | frozenset(on_sheets)


def results() -> Select[*tuple[Any, ...]]:
    """The statement `facts_of` reads, for who adds a condition."""
    return _results()


def _results() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Result.id.label("result_id"),
            Candidate.id.label("candidate_id"),
            Candidate.learner_id,
            Candidate.candidate_number.label("number"),
            Candidate.annulled,
            Candidate.released_at,
            Sitting.id.label("sitting_id"),
            Sitting.course_id,
            Course.name.label("course"),
            Course.kind.label("course_kind"),
            Sitting.day,
            Sitting.kind.label("exam"),
            Sitting.scale,
            Sitting.state,
            Result.grade,
            Result.entered_at,
            Result.superseded,
            told_elsewhere().label("elsewhere"),
            _NOW.id.label("in_force"),
            _NOW.grade.label("grade_in_force"),
            exists()
            .where(ResultNotice.result_id == _NOW.id, ResultNotice.superseded == false())
            .label("told_in_force"),
        )
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(_NOW, (_NOW.candidate_id == Result.candidate_id) & (_NOW.superseded == false()))
    )


def _notices(session: Session, result_ids: Collection[UUID]) -> dict[UUID, Notice]:
    told: dict[UUID, date] = {}
    asked: dict[UUID, tuple[date, date | None]] = {}
    copies: dict[UUID, tuple[date, date | None]] = {}
    for some in in_parts(result_ids):
        days = select(ResultNotice.result_id, ResultNotice.told_on).where(
            ResultNotice.result_id.in_(some), ResultNotice.superseded == false()
        )
        told |= {row.result_id: row.told_on for row in session.execute(days)}
        requests = select(GroundsRequest.result_id, GroundsRequest.asked_on, GroundsRequest.given_on)
        for id, asked_on, given_on in session.execute(requests.where(GroundsRequest.result_id.in_(some))):
            asked[id] = (asked_on, given_on)
        wanted = select(CopyRequest.result_id, CopyRequest.asked_on, CopyRequest.given_on)
        for id, asked_on, given_on in session.execute(wanted.where(CopyRequest.result_id.in_(some))):
            copies[id] = (asked_on, given_on)
    none = (None, None)
    return {id: Notice(told.get(id), *asked.get(id, none), *copies.get(id, none)) for id in result_ids}
