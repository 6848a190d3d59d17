"""What stands behind each line of a paper."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.models import CertificateSource
from eduapp.education.attendance.models import Mark
from eduapp.education.courses.models import Course, CourseGroup
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
    kind: str  # mark, hours, enrolment, result
    day: date
    minutes: int | None
    text: str


def sources(session: Session, certificate_id: UUID) -> list[SourceRow]:
    """Every record a paper rests on, by line and day."""
    found = [
        *_marks(session, certificate_id),
        *_hours(session, certificate_id),
        *_enrolments(session, certificate_id),
        *_results(session, certificate_id),
        *_posts(session, certificate_id),
        *_trainings(session, certificate_id),
        *_aims(session, certificate_id),
        *_elsewhere(session, certificate_id),
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


def _posts(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = (
        select(Placement.id, CertificateSource.line, Placement.first_day, Placement.percent, Workshop.name)
        .join(CertificateSource, CertificateSource.source_id == Placement.id)
        .join(Workshop, Workshop.id == Placement.workshop_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "placement")
    )
    for id, line, day, percent, name in session.execute(query):
        yield SourceRow(id, line, "placement", day, None, f"{name}, {percent} %")


def _trainings(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = (
        select(TrainingRow.id, CertificateSource.line, TrainingRow.day, Machine.name, Machine.code)
        .join(CertificateSource, CertificateSource.source_id == TrainingRow.id)
        .join(Machine, Machine.id == TrainingRow.machine_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "training")
    )
    for id, line, day, name, code in session.execute(query):
        yield SourceRow(id, line, "training", day, None, f"{name} ({code})")


def _aims(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = (
        select(AimSigning.id, CertificateSource.line, AimSigning.day, TradeAim.code, TradeAimText.text_nb)
        .join(CertificateSource, CertificateSource.source_id == AimSigning.id)
        .join(TradeAim, TradeAim.id == AimSigning.aim_id)
        .join(TradeAimText, TradeAimText.id == AimSigning.text_id)
        .where(_of(certificate_id), CertificateSource.source_kind == "aim")
    )
    for id, line, day, code, text in session.execute(query):
        yield SourceRow(id, line, "aim", day, None, f"{code}: {text}")


def _elsewhere(session: Session, certificate_id: UUID) -> Iterator[SourceRow]:
    query = (
        select(
            OutsidePractice.id, CertificateSource.line, OutsidePractice.first_day, OutsidePractice.employer
        )
        .join(CertificateSource, CertificateSource.source_id == OutsidePractice.id)
        .where(_of(certificate_id), CertificateSource.source_kind == "outside")
    )
    for id, line, day, employer in session.execute(query):
        yield SourceRow(id, line, "outside", day, None, employer)


def _of(certificate_id: UUID) -> Any:  # noqa: ANN401 - a clause
    return CertificateSource.certificate_id == certificate_id
