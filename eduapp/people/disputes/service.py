"""Taking in what somebody says is wrong, and answering it. What is wrong is put right where it is kept.

The trail tells the kind of data and the state, never what was said: many read it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.disputes import rules, terms
from eduapp.people.disputes.models import Dispute, DisputeStep
from eduapp.people.disputes.rules import DisputeFacts
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class TakeIn(Command):
    """This person says that something is wrong (code: disputed_data)."""

    learner_id: UUID
    facts: DisputeFacts


@dataclass(frozen=True, kw_only=True)
class Answer(Command):
    """The next step of a request: extend, correct, refuse, or note (refuse, and keep the words beside it).

    `said` is what the learner is told; `recipients`: who had got the data and was told (article 19).
    """

    dispute_id: UUID
    version: int
    step: str
    said: str
    recipients: str = ""


@dataclass(frozen=True, kw_only=True)
class Withdraw(Command):
    """The learner no longer says that it is wrong."""

    dispute_id: UUID
    version: int
    said: str = ""


def take_in(uow: UnitOfWork, command: TakeIn) -> UUID:
    """Write a request down. From now on what it is about is disputed, and says so."""
    uow.require(terms.TAKE_IN)
    uow.lock(Learner, command.learner_id)
    if uow.session.get(Learner, command.learner_id) is None:
        raise NotFound
    facts = command.facts
    uow.enforce(rules.check_request(facts, uow.today))

    asked_on: date = facts.asked_on or uow.today
    dispute = Dispute(
        learner_id=command.learner_id,
        kind=facts.kind,
        first_day=facts.first_day,
        last_day=facts.last_day,
        wrong=facts.wrong.strip(),
        right=facts.right.strip(),
        asked_on=asked_on,
        due_on=rules.due_on(asked_on),
        state=rules.ASKED,
        taken_by=uow.actor.user_id,
        taken_at=uow.now,
    )
    uow.session.add(dispute)
    uow.session.flush()
    uow.audit(terms.ASKED, dispute.id, command.learner_id, kind=f"disputed_data:{facts.kind}")
    uow.publish(terms.DISPUTES_CHANGED)
    return dispute.id


def answer(uow: UnitOfWork, command: Answer) -> None:
    """Take the next step, with what the learner is told."""
    uow.require(terms.DECIDE)
    dispute = uow.session.get(Dispute, command.dispute_id)
    if dispute is None:
        raise NotFound
    uow.expect_version(dispute, command.version)
    _step(uow, dispute, command.step, command.said, command.recipients)


def withdraw(uow: UnitOfWork, command: Withdraw) -> None:
    """End a request, or the words that stand beside what was refused."""
    uow.require(terms.TAKE_IN)
    dispute = uow.session.get(Dispute, command.dispute_id)
    if dispute is None:
        raise NotFound
    uow.expect_version(dispute, command.version)
    _step(uow, dispute, rules.WITHDRAW, command.said, "")


def _step(uow: UnitOfWork, dispute: Dispute, step: str, said: str, recipients: str) -> None:
    uow.enforce(rules.check_step(step, dispute.state, said, dispute.asked_on, uow.today))
    dispute.state = rules.after(step)
    if step == rules.EXTEND:
        dispute.due_on = rules.due_on(dispute.asked_on, extended=True)
    uow.session.add(
        DisputeStep(
            dispute_id=dispute.id,
            state=dispute.state,
            said=said.strip(),
            recipients=recipients.strip(),
            noted_by=uow.actor.user_id,
            noted_at=uow.now,
        )
    )
    told = f"disputed_data:{dispute.kind}"
    action = terms.STEPPED[step]
    uow.audit(action, dispute.id, dispute.learner_id, kind=told)
    uow.publish(terms.DISPUTES_CHANGED)
