"""Holding back that anything about somebody is deleted, and lifting it."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.learners.models import Learner
from eduapp.privacy import queries, rules, terms
from eduapp.privacy.models import Hold


@dataclass(frozen=True, kw_only=True)
class SetHold(Command):
    """Nothing about this person is deleted until somebody lifts it (code: hold_grounds)."""

    learner_id: UUID
    ground: str


@dataclass(frozen=True, kw_only=True)
class LiftHold(Command):
    """What is kept about this person goes again when it is time."""

    hold_id: UUID
    version: int


def set_hold(uow: UnitOfWork, command: SetHold) -> UUID:
    """Hold everything about somebody back."""
    uow.require(terms.HOLD)
    uow.lock(Learner, command.learner_id)
    if uow.session.get(Learner, command.learner_id) is None:
        raise NotFound
    known = queries.hold_of(uow.session, command.learner_id)
    uow.enforce([rules.HeldAlready()] if known else [])
    hold = Hold(
        learner_id=command.learner_id, ground=command.ground, set_by=uow.actor.user_id, set_at=uow.now
    )
    uow.session.add(hold)
    uow.session.flush()
    uow.audit(terms.HOLD_SET, hold.id, command.learner_id, ground=f"hold_grounds:{command.ground}")
    uow.publish(terms.PRIVACY_CHANGED)
    return hold.id


def lift_hold(uow: UnitOfWork, command: LiftHold) -> None:
    """Let it go its way again. The row stays, with who lifted it and when."""
    uow.require(terms.HOLD)
    hold = uow.session.get(Hold, command.hold_id)
    if hold is None:
        raise NotFound
    uow.expect_version(hold, command.version)
    uow.enforce([rules.LiftedAlready()] if hold.lifted_at is not None else [])
    hold.lifted_by, hold.lifted_at = uow.actor.user_id, uow.now
    uow.audit(terms.HOLD_LIFTED, hold.id, hold.learner_id)
    uow.publish(terms.PRIVACY_CHANGED)
