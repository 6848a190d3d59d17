"""An appeal comes: of a kind the law has, in time or late for a reason; it holds a new trade test back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.models import Appeal, AppealComplaint
from eduapp.exams.appeals.queries import Subject
from eduapp.exams.appeals.rules import receiving as rules
from eduapp.exams.appeals.rules.final import standing
from eduapp.exams.appeals.rules.receiving import Received
from eduapp.exams.appeals.rules.starting import start
from eduapp.exams.appeals.rules.steps import OPEN, RECEIVED
from eduapp.exams.appeals.service.recalling import hold_open
from eduapp.exams.appeals.service.records import locked_subject, tell, write
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import check_words


@dataclass(frozen=True, kw_only=True)
class ReceiveAppeal(Command):
    """Somebody appeals against something. `received_on`: handed in, or posted (forvaltningsloven § 30)."""

    subject_id: UUID  # the grade, or for a kind that is against it the annulment
    kind: str  # code: appeal_kinds
    received_on: date
    complaint: str = ""  # in their words; "" where it stays on paper
    late_reason: str = ""  # why it is taken up though it came late
    known_on: date | None = None  # where the time is counted from when an error was known


def receive_appeal(uow: UnitOfWork, command: ReceiveAppeal) -> UUID:
    """Take an appeal in. In time or not, the engine of deadlines says; late it needs a reason (§ 31)."""
    uow.require(terms.KEEP_APPEALS)
    kind = Kind(command.kind)
    facts = locked_subject(uow, kind, command.subject_id)
    said = Received(
        kind, command.received_on, command.known_on, command.late_reason.strip(), command.complaint.strip()
    )
    last = queries.deadline_of(uow.session, facts, kind, command.known_on) if kind in facts.kinds else None
    uow.enforce(_against(uow, facts, said, last))

    uow.take_turn(terms.NUMBERS)
    in_time = last is None or not last.over(said.received_on)
    appeal = Appeal(
        number=(uow.session.scalar(select(func.max(Appeal.number))) or 0) + 1,
        candidate_id=facts.candidate_id,
        result_id=None if kind.of_annulment else facts.id,
        annulment_id=facts.id if kind.of_annulment else None,
        kind=kind.key,
        received_on=said.received_on,
        counted_from=start(kind, facts.notice, said.known_on),
        last_day=last.last_day if last is not None else None,
        in_time=in_time,
        late_reason="" if in_time else said.late_reason,
        state=RECEIVED,
        received_by=uow.actor.user_id,
        received_at=uow.now,
    )
    uow.session.add(appeal)
    uow.session.flush()
    if said.complaint:
        uow.session.add(AppealComplaint(appeal_id=appeal.id, words=said.complaint))
    write(uow, appeal, RECEIVED, said.received_on, uow.actor.name, appeal.late_reason)
    hold_open(uow, facts, appeal)
    tell(uow, terms.RECEIVED, appeal, facts, received=said.received_on.isoformat(), in_time=in_time)
    return appeal.id


def _against(uow: UnitOfWork, facts: Subject, said: Received, last: Deadline | None) -> list[Violation]:
    if not facts.told:
        return [rules.NotReleased()]
    if facts.superseded:
        return [facts.gone]
    problems = list(
        rules.check_received(said, facts.kinds, facts.fixed_on, facts.known_from, last, uow.today)
    )
    problems += check_words(said.late_reason, decided=True)
    open_already = select(Appeal.number).where(
        Appeal.candidate_id == facts.candidate_id, Appeal.kind == said.kind.key, Appeal.state.in_(OPEN)
    )
    if (number := uow.session.scalar(open_already)) is not None:
        problems.append(rules.OpenAlready(number=number))
    if (decided := standing(said.kind, facts.decided)) is not None:
        problems.append(decided.violation)
    return problems
