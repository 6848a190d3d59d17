"""A talk that was held on the way to a trade is noted, and withdrawn if it was not so."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names
from eduapp.workshops.aims import queries, terms
from eduapp.workshops.aims.models import TradeTalk
from eduapp.workshops.aims.rules.register import TRADES
from eduapp.workshops.aims.rules.talks import check_talk, check_withdrawal
from eduapp.workshops.road import queries as roads


@dataclass(frozen=True, kw_only=True)
class NoteTalk(Command):
    """A talk with somebody on the way to a trade, held by who notes it, and what was agreed."""

    learner_id: UUID
    trade: str  # code: trades
    day: date
    agreed: str


@dataclass(frozen=True, kw_only=True)
class WithdrawTalk(Command):
    """What was noted of a talk was not so."""

    talk_id: UUID
    version: int
    reason: str


def note_talk(uow: UnitOfWork, command: NoteTalk) -> UUID:
    """Keep that a talk was held; the next one is due so long after it."""
    uow.require(terms.SIGN_AIMS)
    uow.lock(Learner, command.learner_id)
    name = names(uow.session, [command.learner_id]).get(command.learner_id)
    if name is None:
        raise NotFound
    agreed, trade = tidy(command.agreed), command.trade
    ways = roads.live(uow.session, [command.learner_id])
    start = next((road.start_day for road in ways if road.trade == trade), None)
    noted = command.day in queries.talk_days(uow.session, command.learner_id, trade)
    uow.enforce(check_talk(command.day, agreed, uow.today, start, noted=noted))

    talk = TradeTalk(
        learner_id=command.learner_id,
        trade=trade,
        day=command.day,
        agreed=agreed,
        held_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(talk)
    uow.session.flush()
    _tell(uow, terms.TALK_HELD, talk, name)
    return talk.id


def withdraw_talk(uow: UnitOfWork, command: WithdrawTalk) -> None:
    """Take back what was noted; the row stays, and the next talk is counted as if it had not been."""
    uow.require(terms.SIGN_AIMS)
    uow.lock(TradeTalk, command.talk_id)
    talk = uow.session.get(TradeTalk, command.talk_id)
    if talk is None:
        raise NotFound
    uow.expect_version(talk, command.version)
    reason = tidy(command.reason)
    uow.enforce(check_withdrawal(reason, withdrawn=talk.withdrawn_by is not None))

    talk.withdrawn_by, talk.withdrawn_at, talk.withdrawn_reason = uow.actor.user_id, uow.now, reason
    name = names(uow.session, [talk.learner_id])[talk.learner_id]
    _tell(uow, terms.TALK_WITHDRAWN, talk, name, reason=reason)


def _tell(uow: UnitOfWork, action: str, talk: TradeTalk, name: str, **more: str) -> None:
    told = {"name": name, "trade": code_list(TRADES)[talk.trade].label, "day": date_text(talk.day)} | more
    uow.audit(action, talk.id, talk.learner_id, **told)
    uow.publish(terms.TALKS_CHANGED)
