"""In an emergency somebody works at a machine without valid training: two people say so, for one day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.machines import queries, terms
from eduapp.workshops.machines.models import Machine, MachineException
from eduapp.workshops.machines.rules.using import AskedAlready, check_allowing, check_asking
from eduapp.workshops.machines.service.register import found_machine


@dataclass(frozen=True, kw_only=True)
class AskException(Command):
    """The first of two people asks; nothing is allowed by this."""

    machine_id: UUID
    learner_id: UUID
    day: date
    reason: str  # of the work, never of the person


@dataclass(frozen=True, kw_only=True)
class AllowException(Command):
    """The second of two people has looked and allows it."""

    exception_id: UUID
    version: int


def ask_exception(uow: UnitOfWork, command: AskException) -> UUID:
    """Ask that somebody may work at a machine today in spite of what lacks in the training."""
    uow.require(terms.EXCEPT)
    uow.lock(Machine, command.machine_id)
    machine = found_machine(uow, command.machine_id)
    name = learner_names(uow.session, [command.learner_id]).get(command.learner_id)
    if name is None:
        raise NotFound
    reason = tidy(command.reason)
    uow.enforce(_against_asking(uow, command, reason))

    asked = MachineException(
        machine_id=machine.id,
        learner_id=command.learner_id,
        day=command.day,
        reason=reason,
        asked_by=uow.actor.user_id,
        asked_at=uow.now,
    )
    uow.session.add(asked)
    uow.session.flush()
    told = {"name": name, "machine": machine.label, "day": command.day.isoformat(), "reason": reason}
    uow.audit(terms.EXCEPTION_ASKED, asked.id, command.learner_id, **told)
    uow.publish(terms.MACHINES_CHANGED)
    return asked.id


def allow_exception(uow: UnitOfWork, command: AllowException) -> None:
    """Be the second of two: from now on the person may work at the machine for the rest of the day."""
    uow.require(terms.EXCEPT)
    uow.lock(MachineException, command.exception_id)
    asked = uow.session.get(MachineException, command.exception_id)
    if asked is None:
        raise NotFound
    uow.expect_version(asked, command.version)
    uow.enforce(check_allowing(asked.asked_by, asked.allowed_by, uow.actor.user_id, asked.day, uow.today))

    asked.allowed_by, asked.allowed_at = uow.actor.user_id, uow.now
    machine = found_machine(uow, asked.machine_id)
    names = learner_names(uow.session, [asked.learner_id])
    uow.audit(
        terms.EXCEPTION_ALLOWED,
        asked.id,
        asked.learner_id,
        name=names[asked.learner_id],
        machine=machine.label,
        day=asked.day.isoformat(),
        reason=asked.reason,
        asked_by=queries.user_name(uow.session, asked.asked_by),
    )
    uow.publish(terms.MACHINES_CHANGED)


def _against_asking(uow: UnitOfWork, command: AskException, reason: str) -> Iterator[Violation]:
    pair = (command.machine_id, command.learner_id)
    answer = queries.answers(uow.session, [pair], command.day)[pair]
    yield from check_asking(answer, reason, command.day, uow.today)
    standing = select(MachineException.id).where(
        MachineException.machine_id == command.machine_id,
        MachineException.learner_id == command.learner_id,
        MachineException.day == command.day,
    )
    if uow.session.scalar(standing) is not None:
        yield AskedAlready()
