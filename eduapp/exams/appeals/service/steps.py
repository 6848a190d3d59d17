"""One step of an appeal after the other, by the one table; and what a decision does to the grade."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.education.courses.rules import scale
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Annulment, Appeal, AppealEvent, AppealPart
from eduapp.exams.appeals.queries import ResultFacts
from eduapp.exams.appeals.rules import steps as table
from eduapp.exams.appeals.rules.annulling import BY_APPEAL
from eduapp.exams.appeals.rules.deciding import Known, Said, SamePerson, check_said
from eduapp.exams.appeals.rules.parts import check_complete
from eduapp.exams.appeals.rules.receiving import Superseded
from eduapp.exams.appeals.service.records import last_day, locked_appeal, step_word, tell, write
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings import service as sittings


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
    """Take a step. What the instance decided is written down; what the school decides a leader answers for.

    A grade that is raised or lowered becomes another only once a second person attests it (§ 9-9).
    """
    uow.require(terms.KEEP_APPEALS)
    if command.step in table.OWN:
        uow.require(terms.DECIDE_APPEALS)
    appeal, facts = locked_appeal(uow, command.appeal_id, command.version)
    if command.step == table.DISMISS and appeal.state == table.RECEIVED:
        uow.require(terms.DECIDE_APPEALS)  # the school itself (forvaltningsloven § 33)
    said = Said(command.step, command.on_day, command.person, command.reason, command.grade)
    uow.enforce(table.check_step(Kind(appeal.kind), appeal.state, said.step))
    uow.enforce(_against(uow, appeal, facts, said))

    write(uow, appeal, said.step, said.on_day, said.person, said.reason, said.grade)
    _follow(uow, appeal, facts, said)
    appeal.state = table.after(appeal.state, said.step)
    if appeal.state in table.CLOSED:
        sittings.lift(uow, appeal.id)
    uow.session.flush()
    tell(uow, terms.STEPPED, appeal, facts, step=step_word(said.step), reason=said.reason.strip())


def _against(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts, said: Said) -> list[Violation]:
    kind = Kind(appeal.kind)
    markers = queries.markers(uow.session, facts.sitting_id)
    known = Known(
        scale(facts.graded.scale),
        facts.graded.grade,
        last_day(uow, appeal.id),
        markers,
        _annulled_on(uow, facts.candidate_id),
    )
    problems = list(check_said(kind, said, known, uow.today))
    if said.step == table.SEND:
        kept = uow.session.scalars(select(AppealPart.part).where(AppealPart.appeal_id == appeal.id)).all()
        problems += check_complete(kind, kept)
    if said.step in table.CHANGES and facts.in_force is None:
        problems.append(Superseded())
    if said.step in {table.CONFIRM, table.RETURN} and _assessed(uow, appeal).entered_by == uow.actor.user_id:
        problems.append(SamePerson())
    return problems


def _annulled_on(uow: UnitOfWork, candidate_id: UUID) -> date | None:
    """The day it was decided that the exam of a candidate does not count; None for one that does."""
    live = (Annulment.candidate_id == candidate_id) & Annulment.reversed_on.is_(None)
    return uow.session.scalar(select(Annulment.decided_on).where(live))


def _follow(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts, said: Said) -> None:
    """What a step does to the grade."""
    if said.step in {table.RAISE, table.LOWER} and facts.in_force is not None:
        appeal.correction_id = sittings.correct_as_decided(
            uow, facts.candidate_id, said.grade, said.reason.strip(), facts.in_force
        )
    elif said.step in {table.QUASH, table.REDO}:
        sittings.set_aside(uow, facts.candidate_id)
    elif said.step == table.ANNUL:
        _annul(uow, appeal, facts, said)
    elif said.step == table.CONFIRM:
        sittings.fix_result(uow, facts.candidate_id, _assessed(uow, appeal).grade)


def _annul(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts, said: Said) -> None:
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


def _assessed(uow: UnitOfWork, appeal: Appeal) -> AppealEvent:
    """The newest assessment that waits for a second person."""
    query = (
        select(AppealEvent)
        .where(AppealEvent.appeal_id == appeal.id, AppealEvent.step == table.ASSESS)
        .order_by(AppealEvent.number.desc())
        .limit(1)
    )
    return uow.session.execute(query).scalar_one()
