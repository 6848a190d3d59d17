"""What stands behind each line of a paper, issued or not yet: the records, and where each can be seen."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.certificates.issue.sealing import NO_GRADE, Grade
from eduapp.certificates.models import CertificateSource
from eduapp.certificates.queries.basis import Source
from eduapp.core.db.parts import in_parts
from eduapp.core.i18n import _
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

AnyColumns = tuple[Any, ...]


@dataclass(frozen=True)
class SourceRow:
    """One record behind a line of a paper: which line, when, what it says, and the record it is seen on."""

    id: UUID
    line: str
    kind: str  # mark, hours, enrolment, result, module, placement, training, aim, outside
    day: date
    minutes: int | None
    text: str
    seen_on: UUID  # session, workshop, group, sitting, course, machine or learner, by the kind


def sources(session: Session, certificate_id: UUID) -> list[SourceRow]:
    """Every record a paper rests on, by line and day."""
    return behind(session, sources_of(session, certificate_id))


def sources_of(session: Session, certificate_id: UUID) -> list[Source]:
    """What was kept of them: line, kind and id."""
    query = select(CertificateSource.line, CertificateSource.source_kind, CertificateSource.source_id)
    kept = session.execute(query.where(CertificateSource.certificate_id == certificate_id))
    return [(line, kind, id) for line, kind, id in kept]


def behind(session: Session, found: Iterable[Source]) -> list[SourceRow]:
    """The records that are named, by line and day; one that proves two lines stands there twice."""
    lines: dict[str, dict[UUID, list[str]]] = {}
    for line, kind, id in found:
        lines.setdefault(kind, {}).setdefault(id, []).append(line)
    rows = [
        replace(row, line=line)
        for kind, ids in lines.items()
        for some in in_parts(ids)
        for row in READ[kind](session, some)
        for line in ids[row.id]
    ]
    return sorted(rows, key=lambda row: (row.line, row.day, row.id))


def grade_of(session: Session, certificate_id: UUID) -> Grade:
    """The result behind a paper as a code of its scale; none where the paper rests on none."""
    query = (
        select(Result.grade, Sitting.scale)
        .join(CertificateSource, CertificateSource.source_id == Result.id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(
            CertificateSource.certificate_id == certificate_id,
            CertificateSource.source_kind == "result",
            CertificateSource.line == "result",
        )
    )
    row = session.execute(query).first()
    return NO_GRADE if row is None else Grade(row.grade, row.scale)


def _marks(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(Mark.id, Lesson.day, Mark.minutes, Mark.code, Lesson.id)
    query = query.join(Lesson, Lesson.id == Mark.session_id).where(Mark.id.in_(ids))
    for id, day, minutes, code, lesson in session.execute(query):
        yield SourceRow(id, "", "mark", day, minutes, code, lesson)


def _hours(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(HoursEntry.id, HoursEntry.day, HoursEntry.minutes, Workshop.name, Workshop.id)
    query = query.join(Workshop, Workshop.id == HoursEntry.workshop_id).where(HoursEntry.id.in_(ids))
    for id, day, minutes, name, workshop in session.execute(query):
        yield SourceRow(id, "", "hours", day, minutes, name, workshop)


def _enrolments(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(Enrolment.id, Enrolment.first_day, Course.name, CourseGroup.name, CourseGroup.id)
    query = query.join(CourseGroup, CourseGroup.id == Enrolment.group_id)
    query = query.join(Course, Course.id == Enrolment.course_id).where(Enrolment.id.in_(ids))
    for id, day, course, group, group_id in session.execute(query):
        yield SourceRow(id, "", "enrolment", day, None, f"{course}, {group}", group_id)


def _results(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(Result.id, Sitting.day, Result.grade, Sitting.id, Result.superseded)
    query = query.join(Candidate, Candidate.id == Result.candidate_id)
    query = query.join(Sitting, Sitting.id == Candidate.sitting_id).where(Result.id.in_(ids))
    for id, day, grade, sitting, superseded in session.execute(query):
        text = _("{grade}, in force no more").format(grade=grade) if superseded else grade
        yield SourceRow(id, "", "result", day, None, text, sitting)


def _modules(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(
        ModuleReached.id, ModuleReached.day, Course.code, CourseModule.code, CourseModule.name, Course.id
    )
    query = query.join(CourseModule, CourseModule.id == ModuleReached.module_id)
    query = query.join(Course, Course.id == CourseModule.course_id).where(ModuleReached.id.in_(ids))
    for id, day, course, code, name, course_id in session.execute(query):
        yield SourceRow(id, "", "module", day, None, f"{module_code(course, code)} {name}", course_id)


def _posts(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(Placement.id, Placement.first_day, Placement.percent, Workshop.name, Workshop.id)
    query = query.join(Workshop, Workshop.id == Placement.workshop_id).where(Placement.id.in_(ids))
    for id, day, percent, name, workshop in session.execute(query):
        yield SourceRow(id, "", "placement", day, None, f"{name}, {percent} %", workshop)


def _trainings(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(TrainingRow.id, TrainingRow.day, Machine.name, Machine.code, Machine.id)
    query = query.join(Machine, Machine.id == TrainingRow.machine_id).where(TrainingRow.id.in_(ids))
    for id, day, name, code, machine in session.execute(query):
        yield SourceRow(id, "", "training", day, None, f"{name} ({code})", machine)


def _aims(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(AimSigning.id, AimSigning.day, TradeAim.code, TradeAimText.text_nb, AimSigning.learner_id)
    query = query.join(TradeAim, TradeAim.id == AimSigning.aim_id)
    query = query.join(TradeAimText, TradeAimText.id == AimSigning.text_id).where(AimSigning.id.in_(ids))
    for id, day, code, words, learner in session.execute(query):
        yield SourceRow(id, "", "aim", day, None, f"{code}: {words}", learner)


def _elsewhere(session: Session, ids: list[UUID]) -> Iterator[SourceRow]:
    query = select(
        OutsidePractice.id, OutsidePractice.first_day, OutsidePractice.employer, OutsidePractice.learner_id
    ).where(OutsidePractice.id.in_(ids))
    for id, day, employer, learner in session.execute(query):
        yield SourceRow(id, "", "outside", day, None, employer, learner)


READ: Mapping[str, Callable[[Session, list[UUID]], Iterator[SourceRow]]] = {
    "mark": _marks,
    "hours": _hours,
    "enrolment": _enrolments,
    "result": _results,
    "module": _modules,
    "placement": _posts,
    "training": _trainings,
    "aim": _aims,
    "outside": _elsewhere,
}
