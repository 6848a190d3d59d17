"""The aims of trades, each with its wording that holds and the tasks that practise it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.codes import code_list
from eduapp.core.names import folded, sort_key
from eduapp.workshops.aims.models import AimTask, TradeAim, TradeAimText
from eduapp.workshops.aims.rules.register import TRADES, AimFacts, Wording
from eduapp.workshops.hours.models import Task, Workshop

Rows = Select[*tuple[Any, ...]]
ENDED = "ended"
_later = aliased(TradeAimText)
NEWEST = ~exists().where(_later.aim_id == TradeAimText.aim_id, _later.number > TradeAimText.number)
AIM = (
    TradeAim.id,
    TradeAim.version,
    TradeAimText.id.label("text_id"),
    TradeAim.trade,
    TradeAim.code,
    TradeAimText.text_nb,
    TradeAimText.text_nn,
    TradeAim.plan,
    TradeAim.position,
    TradeAim.valid_from,
    TradeAim.valid_to,
)


@dataclass(frozen=True)
class TaskLink:
    """A task that practises an aim, and the workshop it belongs to."""

    task_id: UUID
    name: str
    workshop_id: UUID
    workshop: str

    @property
    def label(self) -> str:
        """Both, as they are read."""
        return f"{self.workshop}: {self.name}"


@dataclass(frozen=True)
class AimRow:
    """One aim as it stands now."""

    id: UUID
    version: int
    text_id: UUID
    facts: AimFacts
    tasks: tuple[TaskLink, ...] = ()

    @property
    def trade(self) -> str:
        """The trade in words."""
        return code_list(TRADES)[self.facts.trade].label

    @property
    def text(self) -> str:
        """What it says, in the language spoken now."""
        return self.facts.wording.said


def aims(session: Session, typed: str, trade: str, today: date, ended: bool = False) -> list[AimRow]:
    """The aims that hold what was typed (code, words or plan), of one trade or of all, or those that ended.

    Two statements, however many there are.
    """
    query = _newest().order_by(TradeAim.trade, TradeAim.position, TradeAim.code)
    if trade:
        query = query.where(TradeAim.trade == trade)
    found = [aim_of(values) for values in session.execute(query)]
    found = [row for row in found if _over(row, today) == ended]
    wanted = folded(typed)
    links = _links(session, None)
    rows = (_with(row, links.get(row.id, ())) for row in found if wanted in folded(_words(row)))
    return sorted(rows, key=lambda row: (sort_key(row.trade), row.facts.trade))


def of_trade(session: Session, trade: str, today: date) -> list[AimRow]:
    """The aims that a trade has now, in the order of its plan; without their tasks. One statement."""
    query = _newest().where(TradeAim.trade == trade, holding(today))
    return [aim_of(row) for row in session.execute(query.order_by(TradeAim.position, TradeAim.code))]


def holding(day: date) -> ColumnElement[bool]:
    """That the plan has an aim on a day."""
    begun = or_(TradeAim.valid_from.is_(None), TradeAim.valid_from <= day)
    return and_(begun, or_(TradeAim.valid_to.is_(None), TradeAim.valid_to >= day))


def aim(session: Session, aim_id: UUID) -> AimRow | None:
    """One aim, or None."""
    values = session.execute(_newest().where(TradeAim.id == aim_id)).one_or_none()
    return None if values is None else _with(aim_of(values), _links(session, [aim_id]).get(aim_id, ()))


def known(session: Session) -> dict[tuple[str, str], AimRow]:
    """Every aim by its trade and code: for matching whole files."""
    found = (aim_of(values) for values in session.execute(_newest()))
    return {(row.facts.trade, row.facts.code): row for row in found}


def trades_with_aims(session: Session) -> list[tuple[str, str]]:
    """Trades that have aims: code and label, by name."""
    used = session.scalars(select(TradeAim.trade).distinct())
    return sorted(
        ((trade, code_list(TRADES)[trade].label) for trade in used), key=lambda pair: sort_key(pair[1])
    )


def trades_practised(session: Session, workshop_id: UUID) -> frozenset[str]:
    """The trades whose aims the tasks of a workshop practise."""
    query = (
        select(TradeAim.trade)
        .join(AimTask, AimTask.aim_id == TradeAim.id)
        .join(Task, Task.id == AimTask.task_id)
        .where(Task.workshop_id == workshop_id)
    )
    return frozenset(session.scalars(query.distinct()))


def tasks_offered(session: Session) -> list[TaskLink]:
    """Every task of every open workshop, by workshop and name."""
    rows = session.execute(_tasks().where(Workshop.active))
    return sorted((TaskLink(*row) for row in rows), key=lambda link: sort_key(link.workshop, link.name))


def next_position(session: Session, trade: str) -> int:
    """The place behind the last aim of a trade."""
    return (session.scalar(select(func.max(TradeAim.position)).where(TradeAim.trade == trade)) or 0) + 1


def aim_of(values: Iterable[Any]) -> AimRow:
    """In the order of AIM."""
    id, version, text_id, trade, code, nb, nn, *rest = values
    return AimRow(id, version, text_id, AimFacts(trade, code, Wording(nb, nn), *rest))


def _newest() -> Rows:
    return select(*AIM).join(TradeAimText, TradeAimText.aim_id == TradeAim.id).where(NEWEST)


def _tasks() -> Rows:
    return select(Task.id, Task.name, Workshop.id, Workshop.name).join(
        Workshop, Workshop.id == Task.workshop_id
    )


def _links(session: Session, among: Collection[UUID] | None) -> dict[UUID, tuple[TaskLink, ...]]:
    query: Rows = (
        select(AimTask.aim_id, Task.id, Task.name, Workshop.id, Workshop.name)
        .join(Task, Task.id == AimTask.task_id)
        .join(Workshop, Workshop.id == Task.workshop_id)
    )
    if among is not None:
        query = query.where(AimTask.aim_id.in_(among))
    found: dict[UUID, list[TaskLink]] = defaultdict(list)
    for aim_id, *link in session.execute(query):
        found[aim_id].append(TaskLink(*link))
    return {
        aim_id: tuple(sorted(links, key=lambda link: sort_key(link.workshop, link.name)))
        for aim_id, links in found.items()
    }


def _with(row: AimRow, links: tuple[TaskLink, ...]) -> AimRow:
    return AimRow(row.id, row.version, row.text_id, row.facts, links)


def _over(row: AimRow, today: date) -> bool:
    return row.facts.valid_to is not None and row.facts.valid_to < today


def _words(row: AimRow) -> str:
    facts = row.facts
    return f"{facts.code} {facts.wording.nb} {facts.wording.nn} {facts.plan} {row.trade}"
