"""One step of an appeal after the other, by the one table; and what a decision does to the grade."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Annulment, Appeal, AppealEvent, AppealPart, WaitingStep
from eduapp.exams.appeals.queries import Subject
from eduapp.exams.appeals.rules import steps as table
from eduapp.exams.appeals.rules.annulling import BY_APPEAL, Reversal
from eduapp.exams.appeals.rules.deciding import Known, Said, SamePerson, WaitsAlready, check_said
from eduapp.exams.appeals.rules.parts import check_complete
from eduapp.exams.appeals.service.annulling import candidate_of, reverse
from eduapp.exams.appeals.service.recalling import against_recalling, recall
from eduapp.exams.appeals.service.records import (
    last_day,
    locked_appeal,
    require_second,
    step_word,
    steps_of,
    tell,
    write,
)
from eduapp.exams.grading import service as grading
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings import service as sittings
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class StepAppeal(Command):
    """Something happened to an appeal: who, when, why, and with which grade. `version`: as it was shown."""

    appeal_id: UUID
    version: int
    step: str  # code: appeal_steps
    on_day: date
    person: str
    reason: str
    grade: str = ""  # code of the sitting's scale


def step_appeal(uow: UnitOfWork, command: StepAppeal) -> None:
    """Take a step: what the instance or the school itself decided is written down.

    What ends the appeal or moves the grade waits until a second person confirms it; only then it is another
    grade (§ 9-9), and nobody is let go or told before. One of the two is a leader.
    """
    uow.require(terms.KEEP_APPEALS)
    appeal, facts = locked_appeal(uow, command.appeal_id, command.version)
    uow.enforce(against_waiting(uow, appeal.id))
    said = Said(command.step, command.on_day, command.person, command.reason, command.grade)
    uow.enforce(against(uow, appeal, facts, said))
    if said.step in {table.CONFIRM, table.RETURN} and (first := _assessor(uow, appeal)) != uow.actor.user_id:
        require_second(uow, first)
    if said.step in table.BY_TWO:
        _wait(uow, appeal, said)
        tell(uow, terms.STEP_NOTED, appeal, facts, step=step_word(said.step), reason=said.reason.strip())
    else:
        take(uow, appeal, facts, said)


def take(uow: UnitOfWork, appeal: Appeal, facts: Subject, said: Said, noted_by: UUID | None = None) -> int:
    """Write down and do what nothing stands against; its number. `noted_by`: the first of two."""
    number = write(
        uow, appeal, said.step, said.on_day, said.person, said.reason, said.grade, entered_by=noted_by
    )
    if said.step == table.RECALL:
        recall(uow, appeal, facts, said, noted_by or uow.actor.user_id)
    else:
        _follow(uow, appeal, facts, said, noted_by or uow.actor.user_id)
    appeal.state = table.reached(step for step, _day in steps_of(uow, appeal.id))
    if appeal.state in table.CLOSED:
        sittings.lift(uow, appeal.id)
    uow.session.flush()
    tell(uow, terms.STEPPED, appeal, facts, step=step_word(said.step), reason=said.reason.strip())
    return number


def waiting_step(uow: UnitOfWork, appeal_id: UUID) -> WaitingStep | None:
    """What one person has written down and nobody confirmed yet."""
    query = select(WaitingStep).where(WaitingStep.appeal_id == appeal_id, WaitingStep.second_at.is_(None))
    return uow.session.scalar(query)


def against_waiting(uow: UnitOfWork, appeal_id: UUID) -> Iterator[Violation]:
    """One thing at a time."""
    if (waits := waiting_step(uow, appeal_id)) is not None:
        yield WaitsAlready(name=uow.session.get_one(User, waits.noted_by).name, step=waits.step)


def _wait(uow: UnitOfWork, appeal: Appeal, said: Said) -> None:
    step = WaitingStep(
        appeal_id=appeal.id,
        step=said.step,
        on_day=said.on_day,
        person=said.person.strip(),
        reason=said.reason.strip(),
        grade=said.grade,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(step)
    uow.session.flush()


def against(uow: UnitOfWork, appeal: Appeal, facts: Subject, said: Said) -> list[Violation]:
    """All that stands against a step: the table, what it lacks, and what became of the grade."""
    kind = Kind(appeal.kind)
    if refused := list(table.check_step(kind, appeal.state, said.step, annulled=bool(facts.annulled))):
        return refused
    markers = queries.markers(uow.session, facts.sitting_id)
    known = Known(
        scale(facts.graded.scale),
        facts.graded.grade,
        last_day(uow, appeal.id),
        markers,
        _annulled_on(uow, facts.candidate_id) if facts.annulled else None,
    )
    problems = list(check_said(kind, said, known, uow.today))
    if said.step == table.SEND:
        kept = uow.session.scalars(select(AppealPart.part).where(AppealPart.appeal_id == appeal.id)).all()
        problems += check_complete(kind, kept)
    if said.step in table.CHANGES and facts.in_force is None:
        problems.append(facts.gone)
    if said.step == table.CONFIRM and _assessor(uow, appeal) == uow.actor.user_id:
        problems.append(SamePerson())
    if said.step == table.RECALL:
        problems += against_recalling(uow, appeal, facts)
    return problems


def _annulled_on(uow: UnitOfWork, candidate_id: UUID) -> date | None:
    """The day it was decided that the exam of a candidate does not count; None for one that does."""
    live = (Annulment.candidate_id == candidate_id) & Annulment.reversed_on.is_(None)
    return uow.session.scalar(select(Annulment.decided_on).where(live))


def _follow(uow: UnitOfWork, appeal: Appeal, facts: Subject, said: Said, first: UUID) -> None:
    """What a step does to the grade; `first` wrote it down."""
    if said.step in {table.RAISE, table.LOWER} and facts.in_force is not None:
        appeal.correction_id = sittings.correct_as_decided(
            uow, facts.candidate_id, said.grade, said.reason.strip(), facts.in_force, first
        )
    elif said.step in {table.QUASH, table.REDO}:
        appeal.set_aside_id = sittings.set_aside(uow, facts.candidate_id)
    elif said.step == table.ANNUL:
        _annul(uow, appeal, facts, said)
    elif said.step == table.REVERSE:
        _reverse(uow, facts, said, first)
    elif said.step == table.CONFIRM:
        sittings.fix_result(uow, facts.candidate_id, _assessed(uow, appeal).grade)


def _annul(uow: UnitOfWork, appeal: Appeal, facts: Subject, said: Said) -> None:
    result_id = sittings.annul_candidate(uow, facts.candidate_id, BY_APPEAL)
    annulment = Annulment(
        candidate_id=facts.candidate_id,
        result_id=result_id,
        appeal_id=appeal.id,
        ground=BY_APPEAL,
        decided_on=said.on_day,
        decider=Kind(appeal.kind).instance.key,
        decided_by=said.person.strip(),
        reason=said.reason.strip(),
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(annulment)


def _reverse(uow: UnitOfWork, facts: Subject, said: Said, first: UUID) -> None:
    """The annulment does not stand: as on the page of the exam, where no appeal is open."""
    candidate, sitting = candidate_of(uow, facts.candidate_id)
    uow.lock(Annulment, facts.id)
    kept = uow.session.get_one(Annulment, facts.id)
    uow.session.refresh(kept)
    reverse(uow, candidate, sitting, kept, Reversal(said.on_day, said.person, said.reason), first)
    grading.settle(uow, sitting.id)


def _assessor(uow: UnitOfWork, appeal: Appeal) -> UUID:
    """Who wrote down the assessment that waits."""
    return _assessed(uow, appeal).entered_by


def _assessed(uow: UnitOfWork, appeal: Appeal) -> AppealEvent:
    """The newest assessment that waits for a second person."""
    query = (
        select(AppealEvent)
        .where(AppealEvent.appeal_id == appeal.id, AppealEvent.step == table.ASSESS)
        .order_by(AppealEvent.number.desc())
        .limit(1)
    )
    return uow.session.execute(query).scalar_one()
