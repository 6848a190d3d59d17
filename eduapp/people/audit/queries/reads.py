"""Who looked at whom, summed by day."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.people.audit.models import AuditRead
from eduapp.people.audit.queries.trail import TrailFilter, TrailRow
from eduapp.people.audit.terms import FILE_READ

Names = Callable[[Session, Iterable[UUID]], Mapping[UUID, str]]  # what is known above: who these people are


@dataclass(frozen=True)
class ReadRow:
    """Somebody opened the file of a person so often on a day, the last time then."""

    day: date
    actor: str
    times: int
    last_at: datetime
    learner_id: UUID


def reads_of(
    session: Session,
    learner_id: UUID | None = None,
    actor_id: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
    count: int = 500,
) -> list[ReadRow]:
    """The newest days on which a person's file was opened, by whom; of everybody without a person."""
    read = AuditRead
    query = select(read.day, read.actor_name, read.times, read.last_at, read.learner_id)
    if learner_id:
        query = query.where(read.learner_id == learner_id)
    if actor_id:
        query = query.where(read.actor_id == actor_id)
    if first:
        query = query.where(read.day >= first)
    if last:
        query = query.where(read.day <= last)
    newest = query.order_by(read.day.desc(), read.last_at.desc(), read.actor_name, read.learner_id).limit(
        count
    )
    return [ReadRow(*row) for row in session.execute(newest)]


def reads_told(session: Session, names: Names | None, wanted: TrailFilter, count: int) -> list[TrailRow]:
    """The same as rows of the trail, to be told in sentences; their numbers are none of the chain."""
    rows = reads_of(session, wanted.learner_id, wanted.actor_id, wanted.first, wanted.last, count)
    known = names(session, {row.learner_id for row in rows}) if names else {}
    return [
        TrailRow(
            id=-place,
            at=row.last_at,
            actor=row.actor,
            action=FILE_READ,
            learner_id=row.learner_id,
            subject_id=row.learner_id,
            details={"name": known.get(row.learner_id, "–"), "times": row.times},
        )
        for place, row in enumerate(rows, start=1)
    ]
