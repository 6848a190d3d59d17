"""Seats spoken for. The waiting list, which lies above, says who asked, who waits and who holds a place."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Claim


@dataclass(frozen=True, kw_only=True)
class PlaceClaim(Command):
    """Somebody has asked for a place, waits for it, or holds it until a day (rules.CLAIM_…)."""

    group_id: UUID
    learner_id: UUID
    state: str
    until: date | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class LetGo(Command):
    """Nobody stands before this place any more."""

    claim_id: UUID


def place_claim(uow: UnitOfWork, command: PlaceClaim) -> UUID:
    """Note who stands before a place; a place can be held only where one is free. The claim's id."""
    uow.require(terms.HOLD_SEATS)
    uow.lock(CourseGroup, command.group_id)
    if command.state == rules.CLAIM_HELD:
        uow.enforce(_against_holding(uow, command), command.override)
    mine = Claim.group_id == command.group_id, Claim.learner_id == command.learner_id
    claim = uow.session.scalar(select(Claim).where(*mine, Claim.state != rules.CLAIM_OVER))
    if claim is None:
        claim = Claim(group_id=command.group_id, learner_id=command.learner_id, state=command.state)
        uow.session.add(claim)
    claim.state = command.state
    claim.until = command.until if command.state == rules.CLAIM_HELD else None
    uow.session.flush()
    uow.publish(terms.ENROLMENTS_CHANGED)
    return claim.id


def let_go(uow: UnitOfWork, command: LetGo) -> None:
    """Let a claim go; the place is anybody's again."""
    uow.require(terms.HOLD_SEATS)
    claim = uow.session.get(Claim, command.claim_id)
    if claim is None:
        raise NotFound
    claim.state, claim.until = rules.CLAIM_OVER, None
    uow.publish(terms.ENROLMENTS_CHANGED)


def _against_holding(uow: UnitOfWork, command: PlaceClaim) -> Iterator[Violation]:
    group = courses.group(uow.session, command.group_id)
    if group is None:
        raise NotFound
    taken = queries.taken(uow.session, group.id, but=command.learner_id)
    hard = queries.has_hard_capacity(uow.session, group.place_id)
    yield from rules.check_seat(group.capacity, taken, hard=hard)
