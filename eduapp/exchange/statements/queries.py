"""What statements can tell: each workshop's month, its statements, and the lines of a file."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.clock import zone
from eduapp.core.db.moment import moment_of
from eduapp.core.names import sort_key
from eduapp.exchange.statements import rules
from eduapp.exchange.statements.models import Statement
from eduapp.exchange.statements.rules import Line, Part
from eduapp.people.access.models import User
from eduapp.people.disputes import queries as disputes
from eduapp.people.disputes.rules import mark_text
from eduapp.workshops.hours import queries as hours

_TOLD = ("identity", "hours", "other")  # the kinds of data that a line tells


@dataclass(frozen=True)
class StatementRow:
    """One statement: its number, what it counts, who made it when (wall time at the site)."""

    id: UUID
    workshop_id: UUID
    number: str
    minutes: int
    digest: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True)
class MonthRow:
    """One workshop in a month: who worked, what is counted, and what is not."""

    workshop_id: UUID
    workshop: str
    month: date
    people: int
    counted: int  # minutes
    approved: int  # and not counted yet
    waiting: int
    statements: tuple[StatementRow, ...]  # oldest first
    against: tuple[str, ...]  # everything that stands against making one now, in words

    @property
    def id(self) -> UUID:
        """How a table knows the row again."""
        return self.workshop_id


@dataclass(frozen=True)
class Month:
    """A month as its file says it: lines in the order of workshops and names, statements by workshop."""

    month: date
    lines: tuple[tuple[str, Line], ...]  # the workshop's name before each
    statements: tuple[tuple[str, StatementRow], ...]


def month_rows(look: Look, month: date, scope: Scope = EVERYTHING) -> list[MonthRow]:
    """Every open workshop of a scope, and each that had hours in the month. Five statements."""
    today = moment_of(look).day
    by_shop: dict[UUID, list[Line]] = defaultdict(list)
    for line in _lines(look, month, scope):
        by_shop[line.workshop_id].append(line)
    made = statements(look, month)
    shops = hours.workshops(look, scope=scope)
    return [
        _row(shop.id, shop.name, month, by_shop[shop.id], made.get(shop.id, []), today)
        for shop in shops
        if shop.facts.active or by_shop[shop.id] or shop.id in made
    ]


def month_to_write(look: Look, month: date, scope: Scope = EVERYTHING) -> Month:
    """What the file of a month holds."""
    names = {shop.id: shop.name for shop in hours.workshops(look, scope=scope)}
    lines = [(names[line.workshop_id], line) for line in _marked(look, month, _lines(look, month, scope))]
    lines.sort(key=lambda pair: (sort_key(pair[0]), sort_key(pair[1].name), pair[1].number))
    made = statements(look, month)
    told = [(names[id], row) for id, rows in made.items() if id in names for row in rows]
    return Month(month, tuple(lines), tuple(told))


def statements(look: Look, month: date) -> dict[UUID, list[StatementRow]]:
    """The statements of a month by workshop, oldest first."""
    query = (
        select(
            Statement.id,
            Statement.workshop_id,
            Statement.number,
            Statement.minutes,
            Statement.digest,
            User.name,
            Statement.made_at,
        )
        .join(User, User.id == Statement.made_by)
        .where(Statement.month == month)
        .order_by(Statement.made_at, Statement.id)
    )
    found: dict[UUID, list[StatementRow]] = defaultdict(list)
    for id, shop, number, minutes, digest, by, at in look.execute(query):
        found[shop].append(StatementRow(id, shop, number, minutes, digest, by, at.astimezone(zone())))
    return found


def _lines(look: Look, month: date, scope: Scope) -> list[Line]:
    return rules.lines_of(
        Part(
            part.workshop_id,
            part.learner_id,
            part.number,
            part.name,
            part.day,
            part.worked,
            part.approved,
            part.counted,
            part.adjusted,
            part.away,
            part.reason,
            part.zone,
        )
        for part in hours.worked_parts(look, month, rules.last_of(month), scope)
    )


def _marked(look: Look, month: date, lines: list[Line]) -> list[Line]:
    """The same lines with what their learners say is wrong of hours of the month."""
    people = {line.learner_id for line in lines}
    marks = disputes.marks(look, people, _TOLD, month, rules.last_of(month))
    return [replace(line, disputed=mark_text(marks.get(line.learner_id, ()))) for line in lines]


def _row(
    id: UUID, name: str, month: date, lines: list[Line], made: list[StatementRow], today: date
) -> MonthRow:
    approved, to_count = sum(line.approved for line in lines), sum(line.to_count for line in lines)
    return MonthRow(
        id,
        name,
        month,
        sum(bool(line.days) for line in lines),
        sum(line.counted for line in lines),
        approved,
        sum(line.waiting for line in lines),
        tuple(made),
        tuple(one.sentence() for one in rules.check_making(name, month, today, to_count)),
    )
