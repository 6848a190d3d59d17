"""Tickets and sealed papers as they are kept. The codes themselves are on paper only."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import preparing
from eduapp.exams.attempts.service.looking import audited
from eduapp.exams.screens import terms as screen_terms
from eduapp.exams.screens.models import ScreenAttempt, ScreenExam, ScreenMessage, ScreenRecord, ScreenTicket
from eduapp.exams.screens.rules.tickets import SECRET, hashed
from eduapp.exams.sittings.models import Candidate, Sitting


@dataclass(frozen=True)
class NewTicket:
    """One candidate's: what is kept of the attempt, and the code as it is printed."""

    attempt_id: UUID
    candidate_id: UUID
    number: int
    questions: int
    facts: dict[str, object]
    code: str = field(repr=False)
    journal_key: bytes = field(repr=False)
    paper_key: bytes = field(repr=False)
    sealed: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class KeepTickets(Command):
    """Tickets of a sitting; who had one before has the new one only."""

    sitting_id: UUID
    tickets: tuple[NewTicket, ...] = field(repr=False)


def keep_tickets(uow: UnitOfWork, command: KeepTickets) -> None:
    """Keep them. Of who has begun only the code is new: the paper and the journal go on."""
    uow.require(terms.PREPARE_SCREENS)
    uow.lock(Sitting, command.sitting_id)
    sitting = uow.session.get(Sitting, command.sitting_id)
    if sitting is None:
        raise NotFound
    letters = {"A"} if sitting.paper_id is not None else set()
    questions = max((one.questions for one in command.tickets), default=0)
    people = len(command.tickets)
    problems = list(preparing.check_preparing(sitting.state, letters, questions or not people, people))
    entered = select(Candidate.id).where(Candidate.sitting_id == sitting.id, Candidate.cancelled_at.is_(None))
    if {one.candidate_id for one in command.tickets} - set(uow.session.scalars(entered)):
        problems.append(preparing.NotEntered())
    uow.enforce(problems)
    exam = uow.session.get(ScreenExam, sitting.id) or _exam(uow, sitting.id)
    for one in command.tickets:
        _keep(uow, exam, one)
    uow.session.flush()
    uow.publish(screen_terms.ATTEMPTS_CHANGED)
    numbers = ", ".join(str(one.number) for one in sorted(command.tickets, key=lambda each: each.number))
    audited(uow, sitting, terms.TICKETS_MADE, numbers=numbers)


def _exam(uow: UnitOfWork, sitting_id: UUID) -> ScreenExam:
    secret = secrets.token_bytes(SECRET)
    exam = ScreenExam(sitting_id=sitting_id, secret=secret, made_by=uow.actor.user_id, made_at=uow.now)
    uow.session.add(exam)
    uow.session.flush()
    return exam


def _keep(uow: UnitOfWork, exam: ScreenExam, one: NewTicket) -> None:
    kept = uow.session.scalar(select(ScreenAttempt).where(ScreenAttempt.candidate_id == one.candidate_id))
    fresh = {
        "journal_key": one.journal_key,
        "paper_key": one.paper_key,
        "sealed": one.sealed,
        "questions": one.questions,
        "facts": one.facts,
    }
    if kept is None:
        kept = ScreenAttempt(
            id=one.attempt_id, sitting_id=exam.sitting_id, candidate_id=one.candidate_id, **fresh
        )
        uow.session.add(kept)
        uow.session.flush()
    elif kept.id == one.attempt_id and not _has_begun(uow, kept.id):
        for name, value in fresh.items():
            setattr(kept, name, value)
    hash_ = hashed(exam.secret, one.number, one.code)
    ticket = uow.session.scalar(select(ScreenTicket).where(ScreenTicket.attempt_id == kept.id))
    if ticket is None:
        uow.session.add(ScreenTicket(attempt_id=kept.id, hash=hash_))
    else:
        ticket.hash, ticket.round = hash_, ticket.round + 1


def _has_begun(uow: UnitOfWork, attempt_id: UUID) -> bool:
    record = select(ScreenRecord.n).where(ScreenRecord.attempt_id == attempt_id).limit(1)
    message = select(ScreenMessage.n).where(ScreenMessage.attempt_id == attempt_id).limit(1)
    return uow.session.scalar(record) is not None or uow.session.scalar(message) is not None
