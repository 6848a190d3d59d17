"""Appeals as they stand: all of them, and one with its steps, its parts and what can follow.

Of the complaint it is told that there is one; its words `complaint_of` tells, and nothing else does.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.codes import code_list
from eduapp.core.names import folded
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.exams.appeals.models import (
    IS_OPEN,
    Appeal,
    AppealComplaint,
    AppealEvent,
    AppealNotice,
    AppealPart,
    WaitingStep,
)
from eduapp.exams.appeals.queries.seconds import TwoPeople, WaitingRow, two_people, waiting_steps
from eduapp.exams.appeals.queries.subjects import subject
from eduapp.exams.appeals.queries.told import NoticeRow, letter_day, notices_of
from eduapp.exams.appeals.rules.deciding import WaitsAlready
from eduapp.exams.appeals.rules.notices import INTERIM, OUTCOME, OUTCOMES_TOLD, is_by_letter
from eduapp.exams.appeals.rules.parts import check_complete
from eduapp.exams.appeals.rules.steps import (
    CHANGES,
    OPEN,
    RECEIVED,
    SEND,
    SENT,
    check_step,
    offered,
)
from eduapp.exams.appeals.rules.subjects import Subject
from eduapp.exams.deadlines.rules import INTERIM_ANSWER, Deadline, deadline
from eduapp.exams.grading.rules.kinds import PARTS, Kind
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.queries import CorrectionRow
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners

_Answered, _Told = aliased(AppealNotice), aliased(AppealNotice)
_Second = aliased(User)


@dataclass(frozen=True)
class AppealRow:
    """One appeal in a list."""

    id: UUID
    number: int
    kind: str  # code: appeal_kinds
    state: str  # code: appeal_states
    name: str
    candidate: int  # the number
    learner_id: UUID
    sitting_id: UUID
    course: str
    day: date
    received_on: date
    in_time: bool
    answered_on: date | None = None  # preliminarily
    told_on: date | None = None  # what was decided

    @property
    def open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN

    @property
    def answer_by(self) -> Deadline:
        """Until when the candidate hears something (forvaltningsloven § 11 a)."""
        return deadline(INTERIM_ANSWER, self.received_on)

    @property
    def to_answer(self) -> bool:
        """Whether the candidate has heard nothing of it yet."""
        return self.open and self.answered_on is None

    @property
    def to_tell(self) -> bool:
        """Whether it is decided and the candidate was not told so (forvaltningsloven § 27)."""
        return self.state in OUTCOMES_TOLD and self.told_on is None


@dataclass(frozen=True)
class EventRow:
    """One step, with its paragraph as it was said then."""

    number: int
    step: str  # code: appeal_steps
    on_day: date
    person: str
    reason: str
    basis: str
    grade: str  # in words
    entered_by: str
    entered_at: datetime
    second: str = ""  # who confirmed it, of what two stand behind


@dataclass(frozen=True)
class PartRow:
    """Something that goes to the instance; `kept`: it is written, enclosed, or made by the program."""

    part: str  # code: appeal_parts
    drawn: bool
    kept: bool
    words: str = ""
    enclosed: bool = False
    kept_by: str = ""


@dataclass(frozen=True)
class AppealPage:
    """One appeal with all there is to see of it; `why`: step → why not now, "" if it may be taken."""

    row: AppealRow
    version: int
    facts: Subject
    last: Deadline | None  # as it was counted when the appeal came
    late_reason: str
    has_complaint: bool
    events: tuple[EventRow, ...]
    parts: tuple[PartRow, ...]
    notices: Mapping[str, NoticeRow]  # by what was told and holds
    ended: tuple[NoticeRow, ...]  # what was told and was taken back since
    why: Mapping[str, str]
    correction: CorrectionRow | None
    assessor_id: UUID | None  # who wrote the assessment that waits
    two: TwoPeople  # who there is to stand behind a step
    waiting: WaitingRow | None = None

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return Kind(self.row.kind)

    @property
    def gone(self) -> bool:
        """Whether it waits for a decision or an assessment, and what it is against is in force no more."""
        gone = self.facts.in_force is None and self.row.state in {RECEIVED, SENT}
        return gone or (bool(self.facts.annulled) and self.row.open)

    @property
    def by_letter(self) -> bool:
        """Whether the letter with the new grade tells the candidate what was decided."""
        return is_by_letter(self.row.state, annulled=bool(self.facts.annulled))


def appeals(
    session: Session,
    *,
    learner_id: UUID | None = None,
    sitting_id: UUID | None = None,
    only_open: bool = False,
    ids: Collection[UUID] | None = None,
) -> list[AppealRow]:
    """All, or those of a learner, of an exam, named, or that are open; open ones first, then the newest."""
    query = _appeals()
    if only_open:
        query = query.where(IS_OPEN)
    if ids is not None:
        query = query.where(Appeal.id.in_(ids))
    if learner_id is not None:
        query = query.where(Candidate.learner_id == learner_id)
    if sitting_id is not None:
        query = query.where(Candidate.sitting_id == sitting_id)
    rows = session.execute(query).all()
    names = learners.names(session, {row.learner_id for row in rows})
    found = [_row(row, names) for row in rows if row.learner_id in names]
    return sorted(found, key=lambda one: (not one.open, -one.number))


def untold(session: Session, since: date) -> list[AppealRow]:
    """Those received since then that are decided and whose candidate was not told so, the oldest first."""
    query = _appeals().where(Appeal.received_on >= since, Appeal.state.in_(OUTCOMES_TOLD), _Told.id.is_(None))
    rows = session.execute(query).all()
    names = learners.names(session, {row.learner_id for row in rows})
    found = (_row(row, names) for row in rows if row.learner_id in names)
    return sorted((one for one in found if one.to_tell), key=lambda one: one.number)


def found_appeals(session: Session, typed: str, only_open: bool) -> list[AppealRow]:
    """Those in which everything typed stands in number, name or course; perhaps open ones alone."""
    words = folded(typed).split()
    return [
        row
        for row in appeals(session, only_open=only_open)
        if all(word in folded(f"{row.number} {row.name} {row.course}") for word in words)
    ]


def appeal(session: Session, appeal_id: UUID) -> AppealPage | None:
    """One appeal as it stands."""
    found = session.execute(_appeals().where(Appeal.id == appeal_id)).one_or_none()
    facts = subject(session, found.result_id, found.annulment_id) if found is not None else None
    if found is None or facts is None:
        return None
    names = learners.names(session, [found.learner_id])
    if not names:
        return None  # of somebody whom whoever looks does not reach
    row = _row(found, names)
    kind, parts = Kind(row.kind), _parts(session, appeal_id, Kind(row.kind))
    notices = notices_of(session, appeal_id)
    waits = next(iter(waiting_steps(session, appeal_id)), None)
    last = deadline(kind.deadline, found.counted_from) if found.counted_from is not None else None
    return AppealPage(
        row,
        found.version,
        facts,
        last,
        found.late_reason,
        found.has_complaint,
        tuple(_events(session, appeal_id, facts)),
        parts,
        {one.notice: one for one in notices if one.ended_on is None},
        tuple(one for one in notices if one.ended_on is not None),
        _why(kind, row.state, parts, facts, waits),
        _correction(session, facts.candidate_id, found.correction_id),
        _assessor(session, appeal_id),
        two_people(session),
        waits,
    )


def complaint_of(session: Session, appeal_id: UUID) -> str:
    """What somebody complains of; "" where it stays on paper. For the school alone, and who may know it."""
    query = select(AppealComplaint.words).where(AppealComplaint.appeal_id == appeal_id)
    return session.scalar(query) or ""


def _appeals() -> Select[*tuple[Any, ...]]:
    told = exists().where(AppealComplaint.appeal_id == Appeal.id)
    return (
        select(
            Appeal.id,
            Appeal.version,
            Appeal.number,
            Appeal.kind,
            Appeal.state,
            Appeal.result_id,
            Appeal.annulment_id,
            Appeal.correction_id,
            Appeal.received_on,
            Appeal.counted_from,
            Appeal.in_time,
            Appeal.late_reason,
            Candidate.candidate_number,
            Candidate.learner_id,
            Candidate.sitting_id,
            Course.name.label("course"),
            Sitting.day,
            told.label("has_complaint"),
            _Answered.on_day.label("answered_on"),
            func.coalesce(_Told.on_day, letter_day()).label("told_on"),
        )
        .join(Candidate, Candidate.id == Appeal.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(
            _Answered,
            (_Answered.appeal_id == Appeal.id) & (_Answered.notice == INTERIM) & _Answered.ended_on.is_(None),
        )
        .outerjoin(
            _Told,
            (_Told.appeal_id == Appeal.id) & (_Told.notice == OUTCOME) & _Told.ended_on.is_(None),
        )
    )


def _row(row: Any, names: Mapping[UUID, str]) -> AppealRow:  # noqa: ANN401 - a row of _appeals
    return AppealRow(
        row.id,
        row.number,
        row.kind,
        row.state,
        names[row.learner_id],
        row.candidate_number,
        row.learner_id,
        row.sitting_id,
        row.course,
        row.day,
        row.received_on,
        row.in_time,
        row.answered_on,
        row.told_on,
    )


def _events(session: Session, appeal_id: UUID, facts: Subject) -> list[EventRow]:
    query = (
        select(AppealEvent, User.name, _Second.name.label("second"))
        .join(User, User.id == AppealEvent.entered_by)
        .outerjoin(
            WaitingStep,
            (WaitingStep.appeal_id == AppealEvent.appeal_id) & (WaitingStep.event == AppealEvent.number),
        )
        .outerjoin(_Second, _Second.id == WaitingStep.second_by)
        .where(AppealEvent.appeal_id == appeal_id)
        .order_by(AppealEvent.number)
    )
    return [
        EventRow(
            one.number,
            one.step,
            one.on_day,
            one.person,
            one.reason,
            one.basis,
            sittings.grade_label(facts.graded.scale, one.grade),
            name,
            one.entered_at,
            second or "",
        )
        for one, name, second in session.execute(query)
    ]


def _parts(session: Session, appeal_id: UUID, kind: Kind) -> tuple[PartRow, ...]:
    query = (
        select(AppealPart.part, AppealPart.words, AppealPart.enclosed, User.name)
        .join(User, User.id == AppealPart.kept_by)
        .where(AppealPart.appeal_id == appeal_id)
    )
    kept = {part: (words, enclosed, name) for part, words, enclosed, name in session.execute(query)}
    codes = code_list(PARTS)
    return tuple(
        PartRow(part, drawn=True, kept=True)
        if codes[part].has("drawn")
        else PartRow(part, False, part in kept, *kept.get(part, ("", False, "")))
        for part in kind.parts
    )


def _why(
    kind: Kind, state: str, parts: tuple[PartRow, ...], facts: Subject, waits: WaitingRow | None
) -> dict[str, str]:
    """Each step the law has for this kind as it stands, and why it cannot be taken now; "" if it can."""
    found: dict[str, str] = {}
    annulled = bool(facts.annulled)
    for step in offered(kind, state, annulled=annulled):
        against: list[Violation] = list(check_step(kind, state, step, annulled=annulled))
        if waits is not None:
            against = [WaitsAlready(name=waits.noted_by, step=waits.step)]
        if not against and step == SEND:
            against = list(check_complete(kind, [one.part for one in parts if one.kept]))
        if not against and step in CHANGES and facts.in_force is None:
            against = [facts.gone]
        found[step] = against[0].sentence() if against else ""
    return found


def _correction(session: Session, candidate_id: UUID, correction_id: UUID | None) -> CorrectionRow | None:
    if correction_id is None:
        return None
    found = sittings.corrections(session, candidate_id)
    return next((one for one in found if one.id == correction_id), None)


def _assessor(session: Session, appeal_id: UUID) -> UUID | None:
    query = (
        select(AppealEvent.entered_by)
        .where(AppealEvent.appeal_id == appeal_id, AppealEvent.step == "assessed")
        .order_by(AppealEvent.number.desc())
        .limit(1)
    )
    return session.scalar(query)
