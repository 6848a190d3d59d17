"""An outcome that was written down wrongly is taken back: what it did to the grade is undone."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import delete, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.appeals.models import Annulment, Appeal, AppealNotice
from eduapp.exams.appeals.queries import ResultFacts
from eduapp.exams.appeals.rules import receiving, steps
from eduapp.exams.appeals.rules.deciding import GradeMovedOn, Said
from eduapp.exams.appeals.rules.notices import OUTCOME
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Result, ResultCorrection
from eduapp.exams.sittings.rules.holds import OPEN_APPEAL, TRADE_TEST


def against_recalling(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts) -> Iterator[Violation]:
    """What came since stands on its own: another grade, or another appeal of the same kind."""
    other = select(Appeal.number).where(
        Appeal.candidate_id == appeal.candidate_id,
        Appeal.kind == appeal.kind,
        Appeal.id != appeal.id,
        Appeal.state.in_(steps.OPEN),
    )
    if (number := uow.session.scalar(other)) is not None:
        yield receiving.OpenAlready(number=number)
    if appeal.state == steps.QUASHED and (facts.annulled or facts.in_force is not None):
        yield GradeMovedOn()
    if appeal.state == steps.ANNULLED and _annulment(uow, appeal) is None:
        yield GradeMovedOn()
    if appeal.state in {steps.RAISED, steps.LOWERED} and not _stands(uow, appeal, facts):
        yield GradeMovedOn()


def recall(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts, said: Said) -> None:
    """Let the appeal be where it was, the grade as it was, and nobody be told what nobody decided."""
    if appeal.state == steps.QUASHED:
        sittings.put_back(uow, facts.candidate_id, appeal.set_aside_id)
        appeal.set_aside_id = None
    elif appeal.state == steps.ANNULLED:
        _reverse(uow, appeal, said)
    elif appeal.correction_id is not None:
        sittings.take_back_decided(uow, appeal.correction_id, said.reason.strip())
        appeal.correction_id = None
    told = (AppealNotice.appeal_id == appeal.id) & (AppealNotice.notice == OUTCOME)
    uow.session.execute(delete(AppealNotice).where(told))
    if appeal.state in steps.CLOSED:
        hold_open(uow, facts, appeal)


def hold_open(uow: UnitOfWork, facts: ResultFacts, appeal: Appeal) -> None:
    """While an appeal is open nobody sits a new trade test."""
    if facts.graded.scale == TRADE_TEST:
        since: date = appeal.received_on
        sittings.hold(uow, facts.learner_id, facts.course_id, OPEN_APPEAL, appeal.id, since, until=None)


def _annulment(uow: UnitOfWork, appeal: Appeal) -> Annulment | None:
    live = (Annulment.appeal_id == appeal.id) & Annulment.reversed_on.is_(None)
    return uow.session.scalar(select(Annulment).where(live))


def _reverse(uow: UnitOfWork, appeal: Appeal, said: Said) -> None:
    kept = _annulment(uow, appeal)
    if kept is None:
        return
    kept.reversed_on, kept.reversed_by = said.on_day, said.person.strip()
    kept.reversed_reason = said.reason.strip()
    kept.reversal_noted_by, kept.reversal_noted_at = uow.actor.user_id, uow.now
    uow.session.flush()
    sittings.reinstate_candidate(uow, kept.candidate_id, kept.result_id)


def _stands(uow: UnitOfWork, appeal: Appeal, facts: ResultFacts) -> bool:
    """Whether the grade it led to waits still, or is the one in force."""
    if appeal.correction_id is None:
        return True
    correction = uow.session.get_one(ResultCorrection, appeal.correction_id)
    if correction.attested_at is None:
        return True
    if facts.in_force is None:
        return False
    return uow.session.get_one(Result, facts.in_force).replaces_id == correction.result_id
