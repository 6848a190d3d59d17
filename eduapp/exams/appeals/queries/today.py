"""What waits of appeals: those to send, to answer, to assess or to confirm; times to appeal that end soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, false, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.education.courses.models import Course
from eduapp.exams.appeals.models import Annulment, WaitingAnnulment
from eduapp.exams.appeals.queries.appeals import AppealRow, appeals, untold
from eduapp.exams.appeals.queries.decided import decided_of
from eduapp.exams.appeals.queries.seconds import WaitingRow, waiting_steps
from eduapp.exams.appeals.queries.subjects import annulments, annulments_by
from eduapp.exams.appeals.rules.annulling import BY_APPEAL
from eduapp.exams.appeals.rules.final import standing
from eduapp.exams.appeals.rules.starting import Notice, start
from eduapp.exams.deadlines import queries as deadlines
from eduapp.exams.grading.models import GroundsRequest, ResultNotice
from eduapp.exams.grading.rules.kinds import Graded, Kind, kinds_for
from eduapp.exams.room.models import IS_DECIDED, RoomEntry
from eduapp.exams.room.rules.cases import ANNULMENT
from eduapp.exams.room.rules.steps import REVERSE, TAKE_BACK
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import PLANNED

_Back = aliased(RoomEntry)
LOOKS_BACK = timedelta(days=60)  # no time to appeal that is open began earlier
DECIDED_WITHIN = timedelta(days=366)  # what came earlier stands in its list, not on Today


@dataclass(frozen=True)
class Ending:
    """The time to appeal against results or annulments of one exam that ends soon."""

    sitting_id: UUID
    course: str
    last_day: date
    candidates: int


@dataclass(frozen=True)
class Waiting:
    """All that waits for somebody: open appeals, annulments decided and not done, outcomes not told."""

    appeals: tuple[AppealRow, ...]
    to_annul: tuple[tuple[UUID, str, int], ...]  # sitting, course, how many candidates
    to_tell: tuple[AppealRow, ...] = ()  # decided, and the candidate was not told
    to_tell_annulled: tuple[tuple[UUID, str, int], ...] = ()  # as to_annul: whom nobody has told
    to_confirm: tuple[tuple[AppealRow, WaitingRow], ...] = ()  # written down by one person
    annulments_to_confirm: tuple[tuple[UUID, str, UUID, int], ...] = ()  # as to_annul, and by whom


def waiting(session: Session, today: date) -> Waiting:
    """Open appeals, the oldest first, what the logs of exams decided, and outcomes nobody told."""
    found = appeals(session, only_open=True)
    oldest_first = sorted(found, key=lambda one: one.received_on)
    return Waiting(
        tuple(oldest_first),
        tuple(_to_annul(session)),
        tuple(untold(session, today - DECIDED_WITHIN)),
        tuple(_untold_annulments(session, today - DECIDED_WITHIN)),
        tuple(_to_confirm(session)),
        tuple(_annulments_to_confirm(session)),
    )


def ending_soon(session: Session, today: date, days: int) -> list[Ending]:
    """Exams whose results or annulments can be appealed against a few days more, the nearest first."""
    query = (
        select(
            ResultNotice.result_id,
            ResultNotice.told_on,
            GroundsRequest.asked_on,
            GroundsRequest.given_on,
            Sitting.id,
            Course.name,
            Course.kind,
            Sitting.kind,
            Sitting.scale,
            Sitting.state,
            Result.grade,
        )
        .join(Result, Result.id == ResultNotice.result_id)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(GroundsRequest, GroundsRequest.result_id == Result.id)
        .where(
            ResultNotice.superseded == false(),
            Result.superseded == false(),
            func.coalesce(GroundsRequest.given_on, ResultNotice.told_on) >= today - LOOKS_BACK,
        )
    )
    sittings: dict[UUID, tuple[UUID, str]] = {}
    wanted: dict[UUID, tuple[str, date]] = {}
    first: dict[UUID, Kind] = {}
    for id, *notice, sitting_id, course, course_kind, exam, scale, state, grade in session.execute(query):
        kinds = kinds_for(Graded(exam, scale, grade, course_kind, held_here=state != PLANNED))
        begins = start(kinds[0], Notice(*notice)) if kinds else None
        if begins is not None:
            wanted[id], sittings[id] = (kinds[0].deadline, begins), (sitting_id, course)
            first[id] = kinds[0]
    for id, decided in decided_of(session, wanted).items():
        if standing(first[id], decided) is not None:  # no time runs against it any more
            del wanted[id]
    live = Annulment.reversed_on.is_(None), Annulment.told_on >= today - LOOKS_BACK
    for facts in annulments_by(session, annulments().where(*live)):
        sittings[facts.id] = (facts.sitting_id, facts.course)
        for kind in facts.kinds_left:
            if (begins := start(kind, facts.notice)) is not None:
                wanted[facts.id] = (kind.deadline, begins)
    counted: dict[tuple[UUID, str, date], int] = {}
    for id, one in deadlines.deadlines_of(session, wanted).items():
        if today <= one.last_day <= today + timedelta(days=days):
            key = (*sittings[id], one.last_day)
            counted[key] = counted.get(key, 0) + 1
    found = [Ending(*key, count) for key, count in counted.items()]
    return sorted(found, key=lambda one: (one.last_day, one.course))


def _to_confirm(session: Session) -> Iterator[tuple[AppealRow, WaitingRow]]:
    """What waits for a second person, each with its appeal, which may be closed already."""
    if not (waits := waiting_steps(session)):
        return
    rows = {one.id: one for one in appeals(session, ids=[each.appeal_id for each in waits])}
    for each in waits:
        yield rows[each.appeal_id], each


def _annulments_to_confirm(session: Session) -> Iterator[tuple[UUID, str, UUID, int]]:
    """Exams with annulments or reversals that one person has written down: candidates counted, by person."""
    query = (
        select(Sitting.id, Course.name, WaitingAnnulment.noted_by, func.count())
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(WaitingAnnulment, WaitingAnnulment.candidate_id == Candidate.id)
        .join(Course, Course.id == Sitting.course_id)
        .where(WaitingAnnulment.second_at.is_(None))
        .group_by(Sitting.id, Course.name, WaitingAnnulment.noted_by)
    )
    yield from session.execute(query)


def _to_annul(session: Session) -> list[tuple[UUID, str, int]]:
    """Exams in whose log an annulment was decided that nobody carried out: candidates counted."""
    query = (
        select(Sitting.id, Course.name, Candidate.id)
        .join(RoomEntry, RoomEntry.sitting_id == Sitting.id)
        .join(Candidate, Candidate.id == RoomEntry.candidate_id)
        .join(Course, Course.id == Sitting.course_id)
        .where(
            IS_DECIDED,
            RoomEntry.code == ANNULMENT,
            Candidate.annulled == "",
            ~exists().where(_Back.about_id == RoomEntry.id, _Back.kind == TAKE_BACK),
            ~exists().where(
                _Back.sitting_id == RoomEntry.sitting_id,
                _Back.about_id == RoomEntry.about_id,
                _Back.kind == REVERSE,
                _Back.number > RoomEntry.number,
            ),
        )
        .distinct()
    )
    return _counted(session, query)


def _untold_annulments(session: Session, since: date) -> list[tuple[UUID, str, int]]:
    """Exams annulled for somebody whom nobody has told (forvaltningsloven § 27): candidates counted."""
    query = (
        select(Sitting.id, Course.name, Candidate.id)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .join(Annulment, Annulment.candidate_id == Candidate.id)
        .join(Course, Course.id == Sitting.course_id)
        .where(
            Annulment.told_on.is_(None),
            Annulment.reversed_on.is_(None),
            Annulment.ground != BY_APPEAL,
            Annulment.decided_on >= since,
        )
    )
    return _counted(session, query)


def _counted(session: Session, query: Select[*tuple[Any, ...]]) -> list[tuple[UUID, str, int]]:
    counted: dict[tuple[UUID, str], int] = {}
    for sitting_id, course, _candidate in session.execute(query):
        counted[sitting_id, course] = counted.get((sitting_id, course), 0) + 1
    return [(*key, count) for key, count in counted.items()]
