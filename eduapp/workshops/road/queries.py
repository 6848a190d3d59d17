"""What a learner's roads can tell, with the whole calculation. Answers are frozen rows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, select, text
from sqlalchemy.orm import Session

from eduapp.core.actor import Scope
from eduapp.core.codes import code_list
from eduapp.core.db.reach import expect_reach
from eduapp.people.access.models import User
from eduapp.people.learners import queries as learners
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.road.models import OutsidePractice, TradeRoad, TradeRoadWorkshop
from eduapp.workshops.road.rules.entering import PROOFS, PracticeFacts, RoadFacts
from eduapp.workshops.road.rules.forecast import Forecast, forecast
from eduapp.workshops.road.rules.numbers import TRADES, demand_of, from_start_only
from eduapp.workshops.road.rules.reckoning import Outside, Reckoning, Road, Worked, reckon

# Word for word as the part indexes have it: a bound value would not use them.
LIVE = text("trade_road.end_reason = ''")


@dataclass(frozen=True)
class RoadRow:
    """One live road with everything that counts on it. No reckoning: a newer program's trade or way."""

    id: UUID
    version: int
    facts: RoadFacts
    workshops: tuple[str, ...]  # by name
    made: Reckoning | None
    forecast: Forecast | None

    @property
    def trade(self) -> str:
        """The trade in words."""
        return code_list(TRADES)[self.facts.trade].label


@dataclass(frozen=True)
class PracticeRow:
    """Practice from elsewhere that is not withdrawn, and who noted it."""

    id: UUID
    version: int
    facts: PracticeFacts
    noted_by: str

    @property
    def shown(self) -> bool:
        """Whether a paper was seen."""
        return code_list(PROOFS)[self.facts.proof].has("proof")


@dataclass(frozen=True)
class EndedRoad:
    """A road that is over."""

    trade: str  # in words
    ended_on: date
    reason: str  # code: road_end_reasons


@dataclass(frozen=True)
class LiveRoad:
    """A road somebody is on, without what counts on it."""

    learner_id: UUID
    trade: str  # code: trades
    way: str  # code: road_ways
    start_day: date


@dataclass(frozen=True)
class LearnerRoads:
    """All roads of one learner."""

    learner_id: UUID
    name: str  # family name first
    roads: tuple[RoadRow, ...]
    practices: tuple[PracticeRow, ...]
    ended: tuple[EndedRoad, ...]


def of_learner(session: Session, learner_id: UUID, today: date) -> LearnerRoads | None:
    """Roads, practice from elsewhere and all approved hours, reckoned. Six statements, however many."""
    expect_reach(session, learner_id)
    head = learners.head(session, learner_id)
    if head is None:
        return None
    query = (
        select(TradeRoad).where(TradeRoad.learner_id == learner_id).order_by(TradeRoad.set_at, TradeRoad.id)
    )
    kept = list(session.scalars(query))
    live = [road for road in kept if road.ended_on is None]
    practices = tuple(_practices(session, learner_id))
    worked = hours.approved_days(session, learner_id) if live else []
    shops = _shops(session, live)
    until = head.facts.available_until
    return LearnerRoads(
        learner_id,
        head.facts.listed_name,
        tuple(_row(road, shops.get(road.id, {}), worked, practices, today, until) for road in live),
        practices,
        tuple(
            EndedRoad(code_list(TRADES)[road.trade].label, road.ended_on, road.end_reason)
            for road in kept
            if road.ended_on is not None
        ),
    )


def live(session: Session, people: Collection[UUID]) -> list[LiveRoad]:
    """The roads that some people are on now: which trade, by which way, since when. One statement."""
    return _live(session, TradeRoad.learner_id.in_(people))


def live_by(session: Session, ways: Collection[str]) -> list[LiveRoad]:
    """The roads by some ways that anybody is on now. One statement."""
    return _live(session, TradeRoad.way.in_(ways))


def _live(session: Session, which: ColumnElement[bool]) -> list[LiveRoad]:
    query = (
        select(TradeRoad.learner_id, TradeRoad.trade, TradeRoad.way, TradeRoad.start_day)
        .where(which, LIVE)
        .order_by(TradeRoad.set_at, TradeRoad.id)
    )
    return [LiveRoad(*row) for row in session.execute(query)]


def offered(session: Session, scope: Scope) -> list[hours.WorkshopRow]:
    """The workshops of a scope, for the form of a road."""
    return hours.workshops(session, scope=scope)


def _row(
    road: TradeRoad,
    shops: dict[UUID, str],
    worked: Sequence[Worked],
    practices: Sequence[PracticeRow],
    today: date,
    until: date | None,
) -> RoadRow:
    facts = RoadFacts(road.trade, road.way, road.year, road.start_day, frozenset(shops))
    demand = demand_of(road.trade, road.way, road.year, today)
    made = None
    if demand is not None:
        since = road.start_day if from_start_only(road.way) else None
        away = [_outside(row) for row in practices if row.facts.trade == road.trade]
        made = reckon(Road(demand, facts.workshops, since), worked, away, today)
    seen = None if made is None else forecast(made, until)
    return RoadRow(road.id, road.version, facts, tuple(sorted(shops.values())), made, seen)


def _outside(row: PracticeRow) -> Outside:
    facts = row.facts
    return Outside(
        facts.first_day, facts.last_day, facts.percent, facts.minutes, facts.employer, shown=row.shown
    )


def _shops(session: Session, roads: Sequence[TradeRoad]) -> dict[UUID, dict[UUID, str]]:
    """The workshops of each road: id and name."""
    query = select(TradeRoadWorkshop.road_id, TradeRoadWorkshop.workshop_id).where(
        TradeRoadWorkshop.road_id.in_([road.id for road in roads])
    )
    pairs = list(session.execute(query)) if roads else []
    names = hours.names_of(session, {workshop_id for _road_id, workshop_id in pairs})
    found: dict[UUID, dict[UUID, str]] = {}
    for road_id, workshop_id in pairs:
        found.setdefault(road_id, {})[workshop_id] = names[workshop_id]
    return found


def _practices(session: Session, learner_id: UUID) -> Iterator[PracticeRow]:
    query = (
        select(OutsidePractice, User.name)
        .join(User, User.id == OutsidePractice.noted_by)
        .where(OutsidePractice.learner_id == learner_id, OutsidePractice.withdrawn_by.is_(None))
        .order_by(OutsidePractice.first_day, OutsidePractice.id)
    )
    for row, name in session.execute(query):
        facts = PracticeFacts(
            row.trade, row.first_day, row.last_day, row.percent, row.minutes, row.employer, row.proof
        )
        yield PracticeRow(row.id, row.version, facts, name)
