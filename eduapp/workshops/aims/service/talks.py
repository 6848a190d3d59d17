"""A talk that was held on the way to a trade is noted."""

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
from eduapp.workshops.aims.rules.talks import check_talk
from eduapp.workshops.road import queries as roads


@dataclass(frozen=True, kw_only=True)
class NoteTalk(Command):
    """A talk with somebody on the way to a trade, held by who notes it, and what was agreed."""

    learner_id: UUID
    trade: str  # code: trades
    day: date
    agreed: str


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
    told = {"name": name, "trade": code_list(TRADES)[trade].label, "day": date_text(command.day)}
    uow.audit(terms.TALK_HELD, talk.id, command.learner_id, **told)
    uow.publish(terms.TALKS_CHANGED)
    return talk.id
