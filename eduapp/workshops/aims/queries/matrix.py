"""The people of a workshop beside the aims of their trade, cell by cell."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.workshops.aims.queries.register import AimRow, of_trade, trades_with_aims
from eduapp.workshops.aims.queries.standing import Seen, Signed, practised, seen, signed
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.road import queries as roads
from eduapp.workshops.road.rules.numbers import likely


@dataclass(frozen=True)
class MatrixCell:
    """What stands of one person and one aim."""

    minutes: int = 0  # approved, at tasks that practise the aim
    seen: Seen | None = None
    signed: Signed | None = None


@dataclass(frozen=True)
class MatrixPerson:
    """One row: somebody with a place in the workshop, and a cell for every aim."""

    id: UUID  # of the learner
    name: str  # family name first
    on_road: bool  # on the way to this trade; else to none
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True)
class Matrix:
    """A workshop, the trades that have aims, and the people and aims of one of them."""

    workshop: str
    trade: str  # code: trades; "" while no trade has aims
    trades: tuple[tuple[str, str], ...]  # code and label
    aims: tuple[AimRow, ...]
    people: tuple[MatrixPerson, ...]
    elsewhere: int  # people of the workshop on the way to another trade


def matrix(session: Session, workshop_id: UUID, trade: str, today: date) -> Matrix | None:
    """The matrix of a trade in a workshop; without a trade that of most of its people. Eight statements."""
    shop = hours.workshop(session, workshop_id)
    if shop is None:
        return None
    trades = trades_with_aims(session)
    placed = {row.learner_id: row.name for row in hours.placements(session, workshop_id, today)}
    ways = roads.live(session, list(placed))
    chosen = trade if trade in dict(trades) else _usual(trades, ways, shop)
    theirs = {road.learner_id for road in ways if road.trade == chosen}
    others = {road.learner_id for road in ways} - theirs
    aims = tuple(of_trade(session, chosen, today))
    shown = [id for id in placed if id not in others]
    aim_ids = [row.id for row in aims]
    minutes = practised(session, shown, aim_ids)
    noted, done = seen(session, shown, aim_ids), signed(session, shown, aim_ids)
    people = (
        MatrixPerson(
            id,
            placed[id],
            id in theirs,
            tuple(
                MatrixCell(minutes.get((id, aim_id), 0), noted.get((id, aim_id)), done.get((id, aim_id)))
                for aim_id in aim_ids
            ),
        )
        for id in shown
    )
    return Matrix(shop.name, chosen, tuple(trades), aims, tuple(people), len(others))


def _usual(trades: Sequence[tuple[str, str]], ways: Sequence[roads.LiveRoad], shop: hours.WorkshopRow) -> str:
    """The trade most people here are on the way to; else one that fits the workshop's words, or the first."""
    known = [trade for trade, _label in trades]
    counted = Counter(road.trade for road in ways if road.trade in known)
    if counted:
        return counted.most_common(1)[0][0]
    fitting = (trade for trade in known if likely(trade, shop.name, shop.facts.field_of_work))
    return next(fitting, known[0] if known else "")
