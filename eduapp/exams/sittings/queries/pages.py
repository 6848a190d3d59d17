"""What the pages of a sitting show, each asked for at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import CourseGroup
from eduapp.exams.arrangements.queries import MeasureRow
from eduapp.exams.arrangements.rules import TimeAccount
from eduapp.exams.papers.models import ExamPaper
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.queries.corrections import CorrectionRow, waiting_corrections
from eduapp.exams.sittings.queries.granted import accounts, measures
from eduapp.exams.sittings.queries.seating import apart, grid
from eduapp.exams.sittings.queries.sittings import CandidateRow, SittingHead, sitting
from eduapp.exams.sittings.queries.watching import EventRow, events, trainings, watches
from eduapp.exams.sittings.rules.publishing import Watch
from eduapp.exams.sittings.rules.seating import Apart, Grid
from eduapp.people.access import queries as access

WATCHES = "invigilator"  # code: roles


@dataclass(frozen=True)
class SittingSheet:
    """The page of one exam: itself with its candidates, who watches, and how it came to its state."""

    head: SittingHead
    watches: tuple[Watch, ...]  # the one who leads first
    events: tuple[EventRow, ...]
    granted: Mapping[UUID, tuple[MeasureRow, ...]]  # by candidate; measures and nothing else
    accounts: Mapping[UUID, TimeAccount]  # by candidate
    corrections: tuple[CorrectionRow, ...] = ()  # of results, that wait for a second person


@dataclass(frozen=True)
class SeatPlan:
    """The room of one exam, and everybody who is entered and was not cancelled, by candidate number."""

    head: SittingHead
    grid: Grid
    apart: Apart
    people: tuple[CandidateRow, ...]
    aids: tuple[str, ...] = ()  # codes: exam_aids, as the paper from the bank has them
    aids_note: str = ""

    @property
    def inside(self) -> tuple[CandidateRow, ...]:
        """Those in the room itself, seated or not."""
        return tuple(row for row in self.people if not row.own_place)


def sheet(session: Session, sitting_id: UUID) -> SittingSheet | None:
    """All that the page of one exam shows, or None."""
    head = sitting(session, sitting_id)
    if head is None:
        return None
    return SittingSheet(
        head,
        tuple(watches(session, sitting_id)),
        tuple(events(session, sitting_id)),
        measures(session, sitting_id),
        accounts(session, sitting_id),
        tuple(waiting_corrections(session, sitting_id)),
    )


def seat_plan(session: Session, sitting_id: UUID) -> SeatPlan | None:
    """The room of an exam and who sits where, or None."""
    head = sitting(session, sitting_id)
    if head is None:
        return None
    live = [row for row in head.candidates if not row.cancelled]
    people = tuple(sorted(live, key=lambda row: row.candidate_number))
    wanted = select(ExamPaper.aids, ExamPaper.aids_note).where(ExamPaper.id == head.paper_id)
    aids, note = session.execute(wanted).one_or_none() or ((), "")
    return SeatPlan(head, grid(session, head.id), apart(session, head.id), people, _codes(aids), note)


def _codes(kept: object) -> tuple[str, ...]:
    return tuple(cast("list[str]", kept))


def watch_choices(session: Session, sitting_id: UUID) -> list[Watch]:
    """Everybody who may watch a sitting, and those who do, by name; whether trained, and whom they teach."""
    course_id = session.scalar(select(Sitting.course_id).where(Sitting.id == sitting_id))
    colleagues = {one.id for one in access.colleagues(session, WATCHES)}
    chosen = {one.user_id for one in watches(session, sitting_id)} if course_id is not None else set()
    groups = select(CourseGroup.teacher_id).where(CourseGroup.course_id == course_id)
    teachers = set(session.scalars(groups))
    found = trainings(session, sorted(colleagues | chosen))
    return [Watch(one.user_id, one.name, one.trained_on, one.user_id in teachers) for one in found]
