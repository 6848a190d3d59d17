"""Who may not be together with whom. Other features ask `apart_from` or `against_company`.

Pairs themselves are told only to somebody with the right, whatever screen asks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, or_, select, text
from sqlalchemy.orm import Session, aliased

from eduapp.core.actor import Actor
from eduapp.core.db.parts import in_parts
from eduapp.core.db.reach import expect_reach
from eduapp.core.errors import NotAllowed
from eduapp.core.names import folded
from eduapp.people.access.models import User
from eduapp.people.apart import rules, terms
from eduapp.people.apart.models import Pair
from eduapp.people.apart.rules import Level, NotTogether
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner

_AT_ONCE = 400  # ids in one statement
# Written so that SQLite and PostgreSQL both see the condition of the partial index in it.
_OPEN = text("keep_apart.closed_at IS NULL")
_First, _Second = aliased(Learner), aliased(Learner)
_Opener, _Closer = aliased(User), aliased(User)


@dataclass(frozen=True)
class PairRow:
    """One pair, for those who may see it."""

    id: UUID
    version: int
    first_id: UUID
    first: str  # listed name
    second_id: UUID
    second: str
    sort_key: str  # of the first
    level: Level
    opened_by: str
    opened_at: datetime
    closed_by: str
    closed_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether they are kept apart now."""
        return self.closed_at is None

    def other_of(self, learner_id: UUID) -> tuple[UUID, str]:
        """Id and name of the one who is not this learner."""
        return (self.second_id, self.second) if self.first_id == learner_id else (self.first_id, self.first)


def apart_from(session: Session, learner_ids: Iterable[UUID], level: str) -> dict[UUID, frozenset[UUID]]:
    """For each of some people all those with whom they may not share this; who has nobody is left out.

    `level` is what they are about to share: course, session, workshop or exam_seat. Pairs at a stricter level
    stand against it too. One statement for 400 people.
    """
    found: dict[UUID, set[UUID]] = {}
    ids = sorted(set(learner_ids))
    levels = rules.levels_against(Level(level))
    for part in in_parts(ids, _AT_ONCE):
        for first, second in session.execute(_pairs_of(part).where(Pair.level.in_(levels))):
            found.setdefault(first, set()).add(second)
            found.setdefault(second, set()).add(first)
    asked = set(ids)
    return {id: frozenset(others) for id, others in found.items() if id in asked}


def against_company(
    session: Session, learner_id: UUID, company: Iterable[UUID], level: str
) -> list[NotTogether]:
    """What stands against one person joining others, told as far as the person signed in may know it."""
    others = apart_from(session, [learner_id], level).get(learner_id, frozenset()) & set(company)
    if not others:
        return []
    return together(session, learner_id, others, learners.names(session, [learner_id, *others]))


def together(
    session: Session, learner_id: UUID, others: Iterable[UUID], names: Mapping[UUID, str]
) -> list[NotTogether]:
    """The same of those one is known to be kept from: for who asked about many people at once."""
    return list(rules.not_together(learner_id, others, names, may_see=_may_see(session)))


def pairs(session: Session, typed: str = "", shown: str = "") -> list[PairRow]:
    """The list: those kept apart now, or with `shown` "closed" those who were; by name as one types."""
    _require(session)
    query = _ROWS.where(Pair.closed_at.is_not(None) if shown == "closed" else _OPEN)
    rows = [_row(row) for row in session.execute(query.order_by(_First.sort_key, _Second.sort_key, Pair.id))]
    wanted = folded(typed).split()
    return [row for row in rows if all(word in folded(f"{row.first} {row.second}") for word in wanted)]


def of_learner(session: Session, learner_id: UUID) -> list[PairRow]:
    """From whom one person is kept apart now."""
    expect_reach(session, learner_id)
    _require(session)
    query = _ROWS.where(_OPEN, _concerns([learner_id])).order_by(Pair.opened_at.desc(), Pair.id)
    return [_row(row) for row in session.execute(query)]


def is_open(session: Session, first_id: UUID, second_id: UUID, level: str) -> bool:
    """Whether this very pair stands; the ids in order."""
    query = select(Pair.id).where(
        Pair.first_id == first_id, Pair.second_id == second_id, Pair.level == level, _OPEN
    )
    return session.scalar(query) is not None


def _may_see(session: Session) -> bool:
    """Whether the person in whose name this is asked may know pairs."""
    actor = session.info.get("actor")
    return isinstance(actor, Actor) and actor.may(terms.SEE_PAIRS)


def _require(session: Session) -> None:
    if not _may_see(session):
        raise NotAllowed(permission=terms.SEE_PAIRS)


def _pairs_of(learner_ids: list[UUID]) -> Select[UUID, UUID]:
    return select(Pair.first_id, Pair.second_id).where(_OPEN, _concerns(learner_ids))


def _concerns(learner_ids: list[UUID]) -> ColumnElement[bool]:
    return or_(Pair.first_id.in_(learner_ids), Pair.second_id.in_(learner_ids))


def _row(row: Row[*tuple[Any, ...]]) -> PairRow:
    id, version, first, family, given, second, other_family, other_given, key, level, *rest = row
    return PairRow(
        id,
        version,
        first,
        _listed(family, given),
        second,
        _listed(other_family, other_given),
        key,
        Level(level),
        *rest,
    )


def _listed(family: str, given: str) -> str:
    return ", ".join(filter(None, (family, given)))


_ROWS = (
    select(
        Pair.id,
        Pair.version,
        Pair.first_id,
        _First.family_name,
        _First.given_name,
        Pair.second_id,
        _Second.family_name,
        _Second.given_name,
        _First.sort_key,
        Pair.level,
        _Opener.name,
        Pair.opened_at,
        _Closer.name,
        Pair.closed_at,
    )
    .join(_First, _First.id == Pair.first_id)
    .join(_Second, _Second.id == Pair.second_id)
    .join(_Opener, _Opener.id == Pair.opened_by)
    .outerjoin(_Closer, _Closer.id == Pair.closed_by)
)
