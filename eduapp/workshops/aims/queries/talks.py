"""Talks on the way to a trade: those that are due, and what one learner has of aims and talks."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from eduapp.core.actor import Scope
from eduapp.core.codes import code_list
from eduapp.core.db.reach import expect_reach
from eduapp.core.names import folded
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import here_on
from eduapp.workshops.aims.models import TradeAim, TradeTalk
from eduapp.workshops.aims.queries.register import holding
from eduapp.workshops.aims.queries.standing import ReachedAim, practised, reached, seen, signed
from eduapp.workshops.aims.rules.register import TRADES
from eduapp.workshops.aims.rules.talks import Interval, interval_of, ways_with_talks
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.road import queries as roads
from eduapp.workshops.road.queries import LiveRoad
from eduapp.workshops.road.rules.numbers import WAYS

# Word for word as the index has it: a bound value would not use it.
STANDING = text("trade_talk.withdrawn_reason = ''")


@dataclass(frozen=True)
class DueTalk:
    """The next talk of somebody on the way to a trade, and the interval that asks for it."""

    id: tuple[UUID, str]  # learner and trade
    name: str  # family name first
    sort_key: str
    way: str  # code: road_ways
    last: date | None
    due: date
    interval: Interval

    @property
    def learner_id(self) -> UUID:
        """Whose it is."""
        return self.id[0]

    @property
    def trade(self) -> str:
        """The trade in words."""
        return code_list(TRADES)[self.id[1]].label

    @property
    def way_text(self) -> str:
        """The way in words."""
        return code_list(WAYS)[self.way].label

    def soon(self, day: date) -> bool:
        """Whether one is reminded of it."""
        return day >= self.due - self.interval.remind


@dataclass(frozen=True)
class HeldTalk:
    """A talk that was held, and is not withdrawn."""

    id: UUID
    version: int
    day: date
    by: str
    agreed: str


@dataclass(frozen=True)
class LearnerTrade:
    """What one learner has towards a trade: aims, talks, and the next talk where one is asked for."""

    trade: str  # code: trades
    total: int  # aims of the plan today
    reached: tuple[ReachedAim, ...]
    started: int  # of the plan's aims not signed off: practised or observed
    live: bool  # on the road to it now
    talks: tuple[HeldTalk, ...]  # the newest first
    due: date | None
    interval: Interval | None

    @property
    def label(self) -> str:
        """The trade in words."""
        return code_list(TRADES)[self.trade].label


def due(session: Session, typed: str, today: date, scope: Scope) -> list[DueTalk]:
    """The next talk of everybody here whose way asks for talks, the first due first. Three statements.

    Of a scope: of those who have a place in its workshops today.
    """
    ways = {way: interval for way in ways_with_talks(today) if (interval := interval_of(way, today))}
    asked = [(road, ways[road.way]) for road in roads.live_by(session, list(ways))]
    if not asked:
        return []
    people = select(Learner.id, Learner.family_name, Learner.given_name, Learner.sort_key).where(
        Learner.id.in_({road.learner_id for road, _interval in asked}), here_on(today)
    )
    if scope:
        people = people.where(Learner.id.in_(hours.with_place(scope, today)))
    known = {id: (hours.listed(family, given), key) for id, family, given, key in session.execute(people)}
    last = _last_talks(session, known)
    wanted = folded(typed)
    found = [
        _due(road, interval, known[road.learner_id], last.get((road.learner_id, road.trade)))
        for road, interval in asked
        if road.learner_id in known and wanted in folded(known[road.learner_id][0])
    ]
    return sorted(found, key=lambda row: (row.due, row.sort_key, row.id[1]))


def of_learner(session: Session, learner_id: UUID, today: date) -> tuple[LearnerTrade, ...]:
    """Every trade somebody is on the way to or has reached an aim of. Seven statements, however many."""
    expect_reach(session, learner_id)
    ways = {road.trade: road for road in roads.live(session, [learner_id])}
    done = reached(session, learner_id)
    trades = dict.fromkeys([*ways, *(one.trade for one in done)])
    if not trades:
        return ()
    plan, started = _plan(session, learner_id, trades, today)
    talks = _talks(session, learner_id)
    return tuple(
        _trade(
            trade,
            ways.get(trade),
            tuple(one for one in done if one.trade == trade),
            (len(plan[trade]), len(plan[trade] & started)),
            tuple(talks[trade]),
            today,
        )
        for trade in trades
    )


def talk_days(session: Session, learner_id: UUID, trade: str) -> list[date]:
    """The days of somebody's talks about a trade."""
    query = select(TradeTalk.day).where(
        TradeTalk.learner_id == learner_id, TradeTalk.trade == trade, STANDING
    )
    return list(session.scalars(query))


def _due(road: LiveRoad, interval: Interval, who: tuple[str, str], last: date | None) -> DueTalk:
    return DueTalk(
        (road.learner_id, road.trade), *who, road.way, last, interval.due(road.start_day, last), interval
    )


def _last_talks(session: Session, people: Collection[UUID]) -> dict[tuple[UUID, str], date]:
    query = (
        select(TradeTalk.learner_id, TradeTalk.trade, func.max(TradeTalk.day))
        .where(TradeTalk.learner_id.in_(people), STANDING)
        .group_by(TradeTalk.learner_id, TradeTalk.trade)
    )
    return {(learner_id, trade): day for learner_id, trade, day in session.execute(query)}


def _talks(session: Session, learner_id: UUID) -> dict[str, list[HeldTalk]]:
    query = (
        select(TradeTalk.trade, TradeTalk.id, TradeTalk.version, TradeTalk.day, User.name, TradeTalk.agreed)
        .join(User, User.id == TradeTalk.held_by)
        .where(TradeTalk.learner_id == learner_id, STANDING)
        .order_by(TradeTalk.day.desc())
    )
    found: dict[str, list[HeldTalk]] = defaultdict(list)
    for trade, id, version, day, by, agreed in session.execute(query):
        found[trade].append(HeldTalk(id, version, day, by, agreed))
    return found


def _plan(
    session: Session, learner_id: UUID, trades: Collection[str], today: date
) -> tuple[dict[str, set[UUID]], set[UUID]]:
    """The aims of each trade's plan today; and of all of them those practised or seen, but not signed off."""
    plan: dict[str, set[UUID]] = defaultdict(set)
    query = select(TradeAim.trade, TradeAim.id).where(TradeAim.trade.in_(trades), holding(today))
    for trade, aim_id in session.execute(query):
        plan[trade].add(aim_id)
    every = [aim_id for ids in plan.values() for aim_id in ids]
    known = {aim_id for _learner, aim_id in practised(session, [learner_id], every)}
    known |= {aim_id for _learner, aim_id in seen(session, [learner_id], every)}
    done = {aim_id for _learner, aim_id in signed(session, [learner_id], every)}
    return plan, known - done


def _trade(
    trade: str,
    road: LiveRoad | None,
    done: tuple[ReachedAim, ...],
    counts: tuple[int, int],
    talks: tuple[HeldTalk, ...],
    today: date,
) -> LearnerTrade:
    interval = interval_of(road.way, today) if road is not None else None
    last = talks[0].day if talks else None
    day = interval.due(road.start_day, last) if road is not None and interval is not None else None
    return LearnerTrade(trade, counts[0], done, counts[1], road is not None, talks, day, interval)
