"""An outcome that was written down wrongly is taken back: what it did to the grade is undone."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.appeals.models import Annulment, Appeal, AppealNotice
from eduapp.exams.appeals.queries import Subject
from eduapp.exams.appeals.rules import receiving, steps
from eduapp.exams.appeals.rules.deciding import GradeMovedOn, Said
from eduapp.exams.appeals.rules.notices import OUTCOME
from eduapp.exams.grading import service as grading
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Result, ResultCorrection
from eduapp.exams.sittings.rules.holds import OPEN_APPEAL


def against_recalling(uow: UnitOfWork, appeal: Appeal, facts: Subject) -> Iterator[Violation]:
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


def recall(uow: UnitOfWork, appeal: Appeal, facts: Subject, said: Said, first: UUID) -> None:
    """Let the appeal be where it was and the grade as it was; who was told otherwise is told anew.

    `first` wrote it down, and who acts stands behind it.
    """
    reason, told = said.reason.strip(), _end_notice(uow, appeal)
    if appeal.state == steps.QUASHED:
        sittings.put_back(uow, facts.candidate_id, appeal.set_aside_id, reason, first)
        appeal.set_aside_id = None
    elif appeal.state == steps.ANNULLED:
        _reverse(uow, appeal, said, first)
    elif appeal.correction_id is not None:
        told = told or facts.told_in_force
        sittings.take_back_decided(uow, appeal.correction_id, reason, first)
        appeal.correction_id = None
    now = select(Result.id).where(Result.candidate_id == facts.candidate_id, Result.superseded == false())
    if told and (result_id := uow.session.scalar(now)) is not None:
        grading.tell_anew(uow, result_id)
    if appeal.state in steps.CLOSED:
        hold_open(uow, facts, appeal)


def hold_open(uow: UnitOfWork, facts: Subject, appeal: Appeal) -> None:
    """While an appeal against a trade test is open nobody sits a new one."""
    if Kind(appeal.kind).holds_back:
        since: date = appeal.received_on
        sittings.hold(uow, facts.learner_id, facts.course_id, OPEN_APPEAL, appeal.id, since, until=None)


def _end_notice(uow: UnitOfWork, appeal: Appeal) -> bool:
    """Let the outcome hold no more that the candidate was told; whether one was."""
    told = (AppealNotice.appeal_id == appeal.id) & (AppealNotice.notice == OUTCOME)
    notice = uow.session.scalar(select(AppealNotice).where(told, AppealNotice.ended_on.is_(None)))
    if notice is not None:
        notice.ended_on = uow.today
    return notice is not None


def _annulment(uow: UnitOfWork, appeal: Appeal) -> Annulment | None:
    live = (Annulment.appeal_id == appeal.id) & Annulment.reversed_on.is_(None)
    return uow.session.scalar(select(Annulment).where(live))


def _reverse(uow: UnitOfWork, appeal: Appeal, said: Said, first: UUID) -> None:
    kept = _annulment(uow, appeal)
    if kept is None:
        return
    kept.reversed_on, kept.reversed_by = said.on_day, said.person.strip()
    kept.reversed_reason = said.reason.strip()
    kept.reversal_noted_by, kept.reversal_noted_at = uow.actor.user_id, uow.now
    uow.session.flush()
    sittings.reinstate_candidate(uow, kept.candidate_id, kept.result_id, kept.reversed_reason, first)


def _stands(uow: UnitOfWork, appeal: Appeal, facts: Subject) -> bool:
    """Whether the grade it led to waits still, or is the one in force."""
    if appeal.correction_id is None:
        return True
    correction = uow.session.get_one(ResultCorrection, appeal.correction_id)
    if correction.attested_at is None:
        return True
    if facts.in_force is None:
        return False
    return uow.session.get_one(Result, facts.in_force).replaces_id == correction.result_id
