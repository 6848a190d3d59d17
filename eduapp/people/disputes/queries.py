"""What is disputed: marks for prints and lists of every feature, and the requests themselves for few."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.db.parts import in_parts
from eduapp.core.db.reach import expect_reach
from eduapp.people.access.models import User
from eduapp.people.disputes import rules, terms
from eduapp.people.disputes.models import Dispute, DisputeStep
from eduapp.people.disputes.rules import Mark
from eduapp.people.learners.models import Learner

_AT_ONCE = 400  # ids in one statement
# Written so that SQLite and PostgreSQL both see the condition of the partial index in it.
_MARKED = text("dispute.state IN ('asked', 'extended', 'noted')")


@dataclass(frozen=True)
class StepRow:
    """One step, as it is told."""

    state: str
    said: str
    recipients: str
    noted_by: str
    noted_at: datetime


@dataclass(frozen=True)
class DisputeRow:
    """One request with its steps, oldest first; without words for who may only know that it is disputed."""

    id: UUID
    version: int
    learner_id: UUID
    kind: str
    first_day: date | None
    last_day: date | None
    wrong: str
    right: str
    asked_on: date
    due_on: date
    state: str
    taken_by: str
    steps: tuple[StepRow, ...] = ()


@dataclass(frozen=True)
class DueRow:
    """A request that waits for its answer."""

    id: UUID
    learner_id: UUID
    name: str
    kind: str
    due_on: date


def marks(
    session: Session,
    learner_ids: Iterable[UUID],
    kinds: Iterable[str] = (),
    first: date | None = None,
    last: date | None = None,
) -> dict[UUID, tuple[Mark, ...]]:
    """For each of some people what of these kinds is disputed in a period; who disputes nothing is left out.

    No kinds: all. Of a kind that names no tables (`other`) only who asks for all is told. One statement for
    400 people.
    """
    wanted = frozenset(kinds)
    found: dict[UUID, list[Mark]] = defaultdict(list)
    query = select(Dispute.learner_id, Dispute.kind, Dispute.asked_on, Dispute.first_day, Dispute.last_day)
    for part in in_parts(sorted(set(learner_ids)), _AT_ONCE):
        asked = query.where(_MARKED, Dispute.learner_id.in_(part)).order_by(Dispute.asked_on, Dispute.id)
        for row in session.execute(asked):
            mark = Mark(*row)
            if mark.touches(first, last) and (not wanted or mark.kind in wanted):
                found[mark.learner_id].append(mark)
    return {id: tuple(own) for id, own in found.items()}


def of_learner(session: Session, learner_id: UUID) -> list[DisputeRow]:
    """All requests of one person, the newest first."""
    expect_reach(session, learner_id)
    query = _ROWS.where(Dispute.learner_id == learner_id)
    found = session.execute(query.order_by(Dispute.asked_on.desc(), Dispute.id)).mappings()
    rows = [DisputeRow(**row) for row in found]
    if not _reads_words(session):
        return [replace(row, wrong="", right="") for row in rows]
    steps = _steps(session, [row.id for row in rows])
    return [replace(row, steps=tuple(steps[row.id])) for row in rows]


def due(session: Session, until: date) -> list[DueRow]:
    """Requests whose answer is due until a day, the first to be due first."""
    query = (
        select(
            Dispute.id,
            Dispute.learner_id,
            Learner.family_name,
            Learner.given_name,
            Dispute.kind,
            Dispute.due_on,
        )
        .join(Learner, Learner.id == Dispute.learner_id)
        .where(_MARKED, Dispute.state.in_(rules.open_states()), Dispute.due_on <= until)
        .order_by(Dispute.due_on, Dispute.id)
    )
    return [
        DueRow(id, learner, ", ".join(filter(None, (family, given))), kind, last)
        for id, learner, family, given, kind, last in session.execute(query)
    ]


def _reads_words(session: Session) -> bool:
    """Whether what people said is told: to who takes requests in, or answers them."""
    actor = session.info.get("actor")
    return isinstance(actor, Actor) and (actor.may(terms.TAKE_IN) or actor.may(terms.DECIDE))


def _steps(session: Session, ids: list[UUID]) -> dict[UUID, list[StepRow]]:
    query = (
        select(
            DisputeStep.dispute_id,
            DisputeStep.state,
            DisputeStep.said,
            DisputeStep.recipients,
            User.name.label("noted_by"),
            DisputeStep.noted_at,
        )
        .join(User, User.id == DisputeStep.noted_by)
        .where(DisputeStep.dispute_id.in_(ids))
        .order_by(DisputeStep.noted_at, DisputeStep.id)
    )
    found: dict[UUID, list[StepRow]] = defaultdict(list)
    for row in session.execute(query):
        step = StepRow(row.state, row.said, row.recipients, row.noted_by, row.noted_at)
        found[row.dispute_id].append(step)
    return found


_ROWS = select(
    Dispute.id,
    Dispute.version,
    Dispute.learner_id,
    Dispute.kind,
    Dispute.first_day,
    Dispute.last_day,
    Dispute.wrong,
    Dispute.right,
    Dispute.asked_on,
    Dispute.due_on,
    Dispute.state,
    User.name.label("taken_by"),
).join(User, User.id == Dispute.taken_by)
