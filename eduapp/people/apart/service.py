"""Keeping two people apart, and closing that. Nothing is ever deleted; opened again it is a new row.

The trail tells that and when, never who: many read it. Who is kept apart from whom, since when and by whom
stands in the list, for those who may see it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.people.apart import queries, rules, terms
from eduapp.people.apart.models import Pair
from eduapp.people.apart.rules import PairFacts
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class OpenPair(Command):
    """These two may not be together, in the sense of a level (code: apart_levels). Nobody is asked why."""

    one_id: UUID | None
    other_id: UUID | None
    level: str


@dataclass(frozen=True, kw_only=True)
class ClosePair(Command):
    """These two may be together again."""

    pair_id: UUID
    version: int


def open_pair(uow: UnitOfWork, command: OpenPair) -> UUID:
    """Keep two people apart from now on. Where they are together already, somebody has to part them."""
    uow.require(terms.CHANGE_PAIRS)
    facts = PairFacts(command.one_id, command.other_id, command.level)
    names = _locked(uow, facts)
    uow.enforce(_against(uow, facts, names))

    first_id, second_id = rules.in_order(*names)
    pair = Pair(
        first_id=first_id,
        second_id=second_id,
        level=facts.level,
        opened_by=uow.actor.user_id,
        opened_at=uow.now,
    )
    uow.session.add(pair)
    uow.session.flush()
    uow.audit(terms.PAIR_OPENED, pair.id)
    uow.publish(terms.PAIRS_CHANGED)
    return pair.id


def close_pair(uow: UnitOfWork, command: ClosePair) -> None:
    """Let two people be together again. The row stays, with who closed it and when."""
    uow.require(terms.CHANGE_PAIRS)
    pair = uow.session.get(Pair, command.pair_id)
    if pair is None:
        raise NotFound
    uow.expect_version(pair, command.version)
    uow.enforce([rules.ClosedAlready()] if pair.closed_at is not None else [])

    pair.closed_by, pair.closed_at = uow.actor.user_id, uow.now
    uow.audit(terms.PAIR_CLOSED, pair.id)
    uow.publish(terms.PAIRS_CHANGED)


def _locked(uow: UnitOfWork, facts: PairFacts) -> dict[UUID, str]:
    """The names of the two, whose records others wait for meanwhile."""
    ids = sorted({id for id in (facts.one_id, facts.other_id) if id is not None})
    uow.lock(Learner, *ids)
    names = learners.names(uow.session, ids)
    if len(names) < len(ids):
        raise NotFound
    return {id: names[id] for id in (facts.one_id, facts.other_id) if id is not None}


def _against(uow: UnitOfWork, facts: PairFacts, names: dict[UUID, str]) -> Iterator[Violation]:
    broken = list(rules.check_pair(facts))
    yield from broken
    if not broken and queries.is_open(uow.session, *rules.in_order(*names), facts.level):
        one, other = names.values()
        yield rules.ApartAlready(one=one, other=other)
