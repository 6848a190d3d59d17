"""The register of issued papers, and what stands behind each line of one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, literal, select
from sqlalchemy.orm import Session

from eduapp.certificates.models import Certificate, CertificateFile, CertificateSource
from eduapp.core.errors import NotFound
from eduapp.core.names import search_patterns
from eduapp.education.attendance.models import Mark
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session as Lesson
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours.models import HoursEntry, Workshop

SHOWN = 2000


@dataclass(frozen=True)
class CertificateRow:
    """One number in the register."""

    id: UUID
    number: str
    kind: str
    state: str
    learner_id: UUID
    name: str
    sort_key: str
    title: str
    issued_on: date
    issued_by: str
    void_reason: str


@dataclass(frozen=True)
class CertificateHead:
    """One paper with what was frozen at issue."""

    row: CertificateRow
    facts: dict[str, Any]
    facts_sha256: str
    sha256: str | None
    rules_version: str
    template: str
    template_version: int
    issued_at: datetime
    sources: int


@dataclass(frozen=True)
class SourceRow:
    """One record behind a line of a paper: which line, when, and what it says."""

    id: UUID
    line: str
    kind: str  # mark, hours, enrolment, result
    day: date
    minutes: int | None
    text: str


def register(session: Session, typed: str = "") -> list[CertificateRow]:
    """Every number that was ever given, the newest first; void ones too, with their reason."""
    query = _rows().order_by(Certificate.number.desc()).limit(SHOWN)
    number = literal(" ").concat(
        func.replace(Certificate.number, "-", " ")
    )  # as what is typed is taken apart
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!") | number.like(pattern, escape="!"))
    return [_row(row) for row in session.execute(query)]


def of_learner(session: Session, learner_id: UUID) -> list[CertificateRow]:
    """The papers of one learner, the newest first."""
    query = _rows().where(Certificate.learner_id == learner_id).order_by(Certificate.number.desc())
    return [_row(row) for row in session.execute(query)]


def certificate(session: Session, certificate_id: UUID) -> CertificateHead | None:
    """One paper, whole, or None."""
    record = session.get(Certificate, certificate_id)
    row = session.execute(_rows().where(Certificate.id == certificate_id)).one_or_none()
    if record is None or row is None:
        return None
    count = len(session.scalars(select(CertificateSource.source_id).where(_of(certificate_id))).all())
    return CertificateHead(
        _row(row),
        record.facts,
        record.facts_sha256,
        record.sha256,
        record.rules_version,
        record.template,
        record.template_version,
        record.issued_at,
        count,
    )


def facts_of(session: Session, certificate_id: UUID) -> dict[str, Any]:
    """What was frozen at issue. Raises NotFound."""
    found = session.scalar(select(Certificate.facts).where(Certificate.id == certificate_id))
    if found is None:
        raise NotFound
    return dict(found)


def pdf(session: Session, certificate_id: UUID) -> bytes:
    """The paper as it was issued, byte for byte. Raises NotFound if it never was."""
    found = session.scalar(
        select(CertificateFile.pdf).where(CertificateFile.certificate_id == certificate_id)
    )
    if found is None:
        raise NotFound
    return found


def pdfs(session: Session, ids: tuple[UUID, ...]) -> list[tuple[CertificateRow, bytes]]:
    """Several papers in the order asked for."""
    rows = {row.id: _row(row) for row in session.execute(_rows().where(Certificate.id.in_(ids)))}
    return [(rows[id], pdf(session, id)) for id in ids if id in rows]


def unfinished(session: Session, before: datetime) -> list[UUID]:
    """Numbers reserved before a moment that never became a paper: the work of a power cut."""
    query = select(Certificate.id).where(Certificate.state == "reserved", Certificate.issued_at < before)
    return list(session.scalars(query))


def sources(session: Session, certificate_id: UUID) -> list[SourceRow]:
    """Every record a paper rests on, by line and day."""
    found = [
        *_marks(session, certificate_id),
        *_hours(session, certificate_id),
        *_enrolments(session, certificate_id),
        *_results(session, certificate_id),
    ]
    return sorted(found, key=lambda row: (row.line, row.day, row.id))


def _marks(session: Session, certificate_id: UUID) -> list[SourceRow]:
    query = (
        select(Mark.id, CertificateSource.line, Lesson.day, Mark.minutes, Mark.code)
        .join(CertificateSource, CertificateSource.source_id == Mark.id)
        .join(Lesson, Lesson.id == Mark.session_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "mark")
    )
    return [
        SourceRow(id, line, "mark", day, minutes, code)
        for id, line, day, minutes, code in session.execute(query)
    ]


def _hours(session: Session, certificate_id: UUID) -> list[SourceRow]:
    query = (
        select(HoursEntry.id, CertificateSource.line, HoursEntry.day, HoursEntry.minutes, Workshop.name)
        .join(CertificateSource, CertificateSource.source_id == HoursEntry.id)
        .join(Workshop, Workshop.id == HoursEntry.workshop_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "hours")
    )
    return [
        SourceRow(id, line, "hours", day, minutes, name)
        for id, line, day, minutes, name in session.execute(query)
    ]


def _enrolments(session: Session, certificate_id: UUID) -> list[SourceRow]:
    query = (
        select(Enrolment.id, CertificateSource.line, Enrolment.first_day, Course.name, CourseGroup.name)
        .join(CertificateSource, CertificateSource.source_id == Enrolment.id)
        .join(CourseGroup, CourseGroup.id == Enrolment.group_id)
        .join(Course, Course.id == Enrolment.course_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "enrolment")
    )
    return [
        SourceRow(id, line, "enrolment", day, None, f"{course}, {group}")
        for id, line, day, course, group in session.execute(query)
    ]


def _results(session: Session, certificate_id: UUID) -> list[SourceRow]:
    query = (
        select(Result.id, CertificateSource.line, Sitting.day, Result.grade)
        .join(CertificateSource, CertificateSource.source_id == Result.id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "result")
    )
    return [
        SourceRow(id, line, "result", day, None, grade) for id, line, day, grade in session.execute(query)
    ]


def _of(certificate_id: UUID) -> Any:  # noqa: ANN401 - a clause
    return CertificateSource.certificate_id == certificate_id


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Certificate.id,
            Certificate.number,
            Certificate.kind,
            Certificate.state,
            Certificate.learner_id,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Certificate.facts,
            Certificate.issued_on,
            User.name,
            Certificate.void_reason,
        )
        .join(Learner, Learner.id == Certificate.learner_id)
        .join(User, User.id == Certificate.issued_by)
    )


def _row(row: Any) -> CertificateRow:  # noqa: ANN401 - a row of _rows()
    id, number, kind, state, learner_id, family, given, key, facts, day, by, reason = row
    title = facts.get("course") or facts.get("field_of_work") or ""
    name = ", ".join(filter(None, (family, given)))
    return CertificateRow(id, number, kind, state, learner_id, name, key, title, day, by, reason)
