"""What stands behind each line of a paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from eduapp.certificates.issue.sealing import NO_GRADE, Grade
from eduapp.certificates.models import CertificateSource
from eduapp.education.attendance.models import Mark
from eduapp.education.courses.models import Course, CourseGroup, CourseModule, ModuleReached
from eduapp.education.courses.rules import module_code
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session as Lesson
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.workshops.aims.models import AimSigning, TradeAim, TradeAimText
from eduapp.workshops.hours.models import HoursEntry, Placement, Workshop
from eduapp.workshops.machines.models import Machine, TrainingRow
from eduapp.workshops.road.models import OutsidePractice


@dataclass(frozen=True)
class SourceRow:
    """One record behind a line of a paper: which line, when, and what it says."""

    id: UUID
    line: str
    kind: str  # mark, hours, enrolment, result, module, placement, training, aim, outside
    day: date
    minutes: int | None
    text: str


def sources(session: Session, certificate_id: UUID) -> list[SourceRow]:
    """Every record a paper rests on, by line and day."""
    kinds = (_marks, _hours, _enrolments, _results, _modules, _posts, _trainings, _aims, _elsewhere)
    found = [row for rows_of in kinds for row in rows_of(session, certificate_id)]
    return sorted(found, key=lambda row: (row.line, row.day, row.id))


def grade_of(session: Session, certificate_id: UUID) -> Grade:
    """The result behind a paper as a code of its scale; none where the paper rests on none."""
    query = _behind(certificate_id, "result", Result.id, Result.grade, Sitting.scale)
    query = query.join(Candidate, Candidate.id == Result.candidate_id)
    query = query.join(Sitting, Sitting.id == Candidate.sitting_id)
    for _id, line, grade, scale in session.execute(query):
        if line == "result":
            return Grade(grade, scale)
    return NO_GRADE


def _marks(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = _behind(certificate_id, "mark", Mark.id, Lesson.day, Mark.minutes, Mark.code)
    query = query.join(Lesson, Lesson.id == Mark.session_id)
    for id, line, day, minutes, code in session.execute(query):
        yield SourceRow(id, line, "mark", day, minutes, code)


def _hours(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (HoursEntry.day, HoursEntry.minutes, Workshop.name)
    query = _behind(certificate_id, "hours", HoursEntry.id, *says)
    query = query.join(Workshop, Workshop.id == HoursEntry.workshop_id)
    for id, line, day, minutes, name in session.execute(query):
        yield SourceRow(id, line, "hours", day, minutes, name)


def _enrolments(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (Enrolment.first_day, Course.name, CourseGroup.name)
    query = _behind(certificate_id, "enrolment", Enrolment.id, *says)
    query = query.join(CourseGroup, CourseGroup.id == Enrolment.group_id)
    query = query.join(Course, Course.id == Enrolment.course_id)
    for id, line, day, course, group in session.execute(query):
        yield SourceRow(id, line, "enrolment", day, None, f"{course}, {group}")


def _results(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = _behind(certificate_id, "result", Result.id, Sitting.day, Result.grade)
    query = query.join(Candidate, Candidate.id == Result.candidate_id)
    query = query.join(Sitting, Sitting.id == Candidate.sitting_id)
    for id, line, day, grade in session.execute(query):
        yield SourceRow(id, line, "result", day, None, grade)


def _modules(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (ModuleReached.day, Course.code, CourseModule.code, CourseModule.name)
    query = _behind(certificate_id, "module", ModuleReached.id, *says)
    query = query.join(CourseModule, CourseModule.id == ModuleReached.module_id)
    query = query.join(Course, Course.id == CourseModule.course_id)
    for id, line, day, course, code, name in session.execute(query):
        yield SourceRow(id, line, "module", day, None, f"{module_code(course, code)} {name}")


def _posts(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (Placement.first_day, Placement.percent, Workshop.name)
    query = _behind(certificate_id, "placement", Placement.id, *says)
    query = query.join(Workshop, Workshop.id == Placement.workshop_id)
    for id, line, day, percent, name in session.execute(query):
        yield SourceRow(id, line, "placement", day, None, f"{name}, {percent} %")


def _trainings(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (TrainingRow.day, Machine.name, Machine.code)
    query = _behind(certificate_id, "training", TrainingRow.id, *says)
    query = query.join(Machine, Machine.id == TrainingRow.machine_id)
    for id, line, day, name, code in session.execute(query):
        yield SourceRow(id, line, "training", day, None, f"{name} ({code})")


def _aims(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (AimSigning.day, TradeAim.code, TradeAimText.text_nb)
    query = _behind(certificate_id, "aim", AimSigning.id, *says)
    query = query.join(TradeAim, TradeAim.id == AimSigning.aim_id)
    query = query.join(TradeAimText, TradeAimText.id == AimSigning.text_id)
    for id, line, day, code, text in session.execute(query):
        yield SourceRow(id, line, "aim", day, None, f"{code}: {text}")


def _elsewhere(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    says = (OutsidePractice.first_day, OutsidePractice.employer)
    for id, line, day, employer in session.execute(
        _behind(certificate_id, "outside", OutsidePractice.id, *says)
    ):
        yield SourceRow(id, line, "outside", day, None, employer)


def _behind(
    certificate_id: UUID, kind: str, record_id: InstrumentedAttribute[UUID], *says: InstrumentedAttribute[Any]
) -> Select[Any]:
    """The records of one kind behind a paper: the id of each, the line of the paper, then what it says."""
    return (
        select(record_id, CertificateSource.line, *says)
        .select_from(CertificateSource)
        .join(record_id.class_, record_id == CertificateSource.source_id)
        .where(CertificateSource.certificate_id == certificate_id, CertificateSource.source_kind == kind)
    )
