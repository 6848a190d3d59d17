"""Roads are set, changed by a new row and ended; practice from elsewhere is noted and withdrawn."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.names import tidy
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.road import terms
from eduapp.workshops.road.models import OutsidePractice, TradeRoad, TradeRoadWorkshop
from eduapp.workshops.road.rules.entering import (
    PracticeFacts,
    RoadFacts,
    check_end,
    check_practice,
    check_road,
    check_withdrawal,
)
from eduapp.workshops.road.rules.numbers import TRADES, WAYS, YEARS


@dataclass(frozen=True, kw_only=True)
class SetRoad(Command):
    """A learner is on the way to a trade. `replaces` is the road that this one follows, with its version."""

    learner_id: UUID
    facts: RoadFacts
    replaces: UUID | None = None
    version: int | None = None


@dataclass(frozen=True, kw_only=True)
class EndRoad(Command):
    """Nobody follows it any more, for a reason of the table."""

    road_id: UUID
    version: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class NotePractice(Command):
    """A learner has practised a trade elsewhere."""

    learner_id: UUID
    facts: PracticeFacts


@dataclass(frozen=True, kw_only=True)
class WithdrawPractice(Command):
    """What was noted was not so."""

    practice_id: UUID
    version: int
    reason: str


def set_road(uow: UnitOfWork, command: SetRoad) -> UUID:
    """Set a road to a trade, or put another in place of one; the old row stays and says when it ended."""
    uow.require(terms.CHANGE_ROADS)
    name, facts = _locked(uow, command.learner_id), command.facts
    old = None if command.replaces is None else _road(uow, command.replaces, command.version)
    if old is not None and old.learner_id != command.learner_id:
        raise NotFound
    if not facts.workshops <= set(hours.names_of(uow.session, facts.workshops)):
        raise NotFound
    live = uow.session.scalars(
        select(TradeRoad.id).where(
            TradeRoad.learner_id == command.learner_id,
            TradeRoad.trade == facts.trade,
            TradeRoad.end_reason == "",
        )
    ).one_or_none()
    against = [] if old is None else check_end(terms.REPLACED, ended=old.ended_on is not None)
    taken = live is not None and live != command.replaces
    uow.enforce([*against, *check_road(facts, uow.today, taken=taken)])

    if old is not None:
        _end(uow, old, terms.REPLACED)
    road = TradeRoad(
        learner_id=command.learner_id,
        trade=facts.trade,
        way=facts.way,
        year=facts.year,
        start_day=facts.start_day,
        set_by=uow.actor.user_id,
        set_at=uow.now,
    )
    uow.session.add(road)
    uow.session.flush()
    uow.session.add_all(TradeRoadWorkshop(road_id=road.id, workshop_id=id) for id in sorted(facts.workshops))
    uow.audit(
        terms.ROAD_SET,
        road.id,
        road.learner_id,
        name=name,
        trade=code_list(TRADES)[facts.trade].label,
        way=code_list(WAYS)[facts.way].label,
        year=code_list(YEARS)[facts.year].label,
        first=date_text(facts.start_day),
    )
    uow.publish(terms.ROADS_CHANGED)
    return road.id


def end_road(uow: UnitOfWork, command: EndRoad) -> None:
    """Say that a road is over and why. What was done on it stays."""
    uow.require(terms.CHANGE_ROADS)
    road = _road(uow, command.road_id, command.version)
    name = _locked(uow, road.learner_id)
    ended = road.ended_on is not None
    uow.enforce(check_end(command.reason if command.reason != terms.REPLACED else "", ended=ended))

    _end(uow, road, command.reason)
    uow.audit(
        terms.ROAD_ENDED,
        road.id,
        road.learner_id,
        name=name,
        trade=code_list(TRADES)[road.trade].label,
        reason=code_list("road_end_reasons")[command.reason].label,
    )
    uow.publish(terms.ROADS_CHANGED)


def note_practice(uow: UnitOfWork, command: NotePractice) -> UUID:
    """Keep what somebody did in a trade elsewhere, and how it is known."""
    uow.require(terms.CHANGE_ROADS)
    name, told = _locked(uow, command.learner_id), command.facts
    employer = tidy(told.employer)
    facts = PracticeFacts(
        told.trade, told.first_day, told.last_day, told.percent, told.minutes, employer, told.proof
    )
    uow.enforce(check_practice(facts, uow.today, known=_is_noted(uow, command.learner_id, facts)))

    practice = OutsidePractice(
        learner_id=command.learner_id,
        trade=facts.trade,
        first_day=facts.first_day,
        last_day=facts.last_day,
        percent=facts.percent,
        minutes=facts.minutes,
        employer=facts.employer,
        proof=facts.proof,
        noted_by=uow.actor.user_id,
        noted_at=uow.now,
    )
    uow.session.add(practice)
    uow.session.flush()
    _tell(uow, terms.PRACTICE_NOTED, practice, name)
    return practice.id


def withdraw_practice(uow: UnitOfWork, command: WithdrawPractice) -> None:
    """Take back what was noted. The row stays, with who took it back and why."""
    uow.require(terms.CHANGE_ROADS)
    practice = uow.session.get(OutsidePractice, command.practice_id)
    if practice is None:
        raise NotFound
    name, reason = _locked(uow, practice.learner_id), tidy(command.reason)
    uow.expect_version(practice, command.version)
    uow.enforce(check_withdrawal(reason, withdrawn=practice.withdrawn_by is not None))

    practice.withdrawn_by, practice.withdrawn_at = uow.actor.user_id, uow.now
    practice.withdrawn_reason = reason
    _tell(uow, terms.PRACTICE_WITHDRAWN, practice, name, reason=reason)


def _locked(uow: UnitOfWork, learner_id: UUID) -> str:
    """The learner's name; others who change the roads of this learner wait meanwhile."""
    uow.lock(Learner, learner_id)
    name = names(uow.session, [learner_id]).get(learner_id)
    if name is None:
        raise NotFound
    return name


def _is_noted(uow: UnitOfWork, learner_id: UUID, facts: PracticeFacts) -> bool:
    """Whether the same days in the same trade with the same words are there and not withdrawn."""
    same = select(OutsidePractice.id).where(
        OutsidePractice.learner_id == learner_id,
        OutsidePractice.trade == facts.trade,
        OutsidePractice.first_day == facts.first_day,
        OutsidePractice.last_day == facts.last_day,
        OutsidePractice.employer == facts.employer,
        OutsidePractice.withdrawn_by.is_(None),
    )
    return uow.session.scalars(same.limit(1)).first() is not None


def _road(uow: UnitOfWork, road_id: UUID, version: int | None) -> TradeRoad:
    road = uow.session.get(TradeRoad, road_id)
    if road is None:
        raise NotFound
    uow.expect_version(road, version)
    return road


def _end(uow: UnitOfWork, road: TradeRoad, reason: str) -> None:
    road.ended_on, road.ended_by, road.end_reason = uow.today, uow.actor.user_id, reason
    uow.session.flush()


def _tell(uow: UnitOfWork, action: str, practice: OutsidePractice, name: str, **more: str) -> None:
    uow.audit(
        action,
        practice.id,
        practice.learner_id,
        name=name,
        trade=code_list(TRADES)[practice.trade].label,
        first=date_text(practice.first_day),
        last=date_text(practice.last_day),
        **more,
    )
    uow.publish(terms.ROADS_CHANGED)
