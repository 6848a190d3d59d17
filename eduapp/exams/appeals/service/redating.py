"""The day an appeal came, or the mistake was known, was noted wrongly: put right, and reckoned anew."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Appeal, AppealNotice
from eduapp.exams.appeals.rules import receiving as rules
from eduapp.exams.appeals.rules.grounds import check_why
from eduapp.exams.appeals.rules.receiving import Received
from eduapp.exams.appeals.rules.starting import start
from eduapp.exams.appeals.rules.steps import REDATED
from eduapp.exams.appeals.service.records import locked_appeal, steps_of, tell, write
from eduapp.exams.appeals.service.steps import against_waiting
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import check_words


@dataclass(frozen=True, kw_only=True)
class CorrectReceipt(Command):
    """The day an appeal came, or was counted from, as it was; with the reason. `version`: as it was shown."""

    appeal_id: UUID
    version: int
    received_on: date
    reason: str
    known_on: date | None = None  # where the time is counted from when an error was known
    late_reason: str = ""  # why it is taken up, if it came late by these days


def correct_receipt(uow: UnitOfWork, command: CorrectReceipt) -> None:
    """Put the days right while the appeal is open; late or in time is said anew. The old day stays a step."""
    uow.require(terms.KEEP_APPEALS)
    appeal, facts = locked_appeal(uow, command.appeal_id, command.version)
    uow.enforce(against_waiting(uow, appeal.id))
    kind = Kind(appeal.kind)
    before = _as_noted(appeal, kind)
    late_reason = command.late_reason.strip()
    known_on = command.known_on if kind.from_knowing else None
    after = replace(before, received_on=command.received_on, known_on=known_on, late_reason=late_reason)
    last = queries.deadline_of(uow.session, facts, kind, known_on)
    in_time = last is None or not last.over(after.received_on)
    kept = replace(after, late_reason="" if in_time else late_reason)
    problems = list(rules.check_redating(before, kept, appeal.state, _next_day(uow, appeal)))
    problems += rules.check_received(after, facts.kinds, facts.fixed_on, facts.known_from, last, uow.today)
    uow.enforce([*problems, *check_words(late_reason, decided=True), *check_why(command.reason)])
    was, appeal.received_on = appeal.received_on, kept.received_on
    appeal.counted_from = start(kind, facts.notice, known_on)
    appeal.last_day = last.last_day if last is not None else None
    appeal.in_time, appeal.late_reason = in_time, kept.late_reason
    reason = command.reason.strip()
    write(uow, appeal, REDATED, kept.received_on, uow.actor.name, reason)
    days = {"was": was.isoformat(), "received": kept.received_on.isoformat()}
    tell(uow, terms.RECEIPT_CORRECTED, appeal, facts, **days, in_time=in_time, reason=reason)


def _as_noted(appeal: Appeal, kind: Kind) -> Received:
    known_on = appeal.counted_from if kind.from_knowing else None
    return Received(kind, appeal.received_on, known_on, appeal.late_reason, "")


def _next_day(uow: UnitOfWork, appeal: Appeal) -> date | None:
    """The day of whatever came first after the appeal: a step, or what the candidate was told of it."""
    told = select(func.min(AppealNotice.on_day)).where(AppealNotice.appeal_id == appeal.id)
    days = [day for _step, day in steps_of(uow, appeal.id)[1:]]
    days += [day for day in (uow.session.scalar(told),) if day is not None]
    return min(days, default=None)
