"""Entries of the trail by learner, user, day and kind, and those that somebody should look at twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.clock import zone
from eduapp.core.db.reach import of_nobody_or_reached
from eduapp.people.audit.models import AuditEntry
from eduapp.people.audit.rules.hours import out_of_hours

_LOOKED_THROUGH = 100_000  # entries, for those out of hours: no database knows the site's time of day
_BATCH = 1000
AnyColumns = tuple[Any, ...]


@dataclass(frozen=True)
class TrailRow:
    """One thing that was done. `details` fill the sentence of the action."""

    id: int  # its number in the chain
    at: datetime
    actor: str
    action: str
    learner_id: UUID | None
    subject_id: UUID
    details: dict[str, Any] | None  # None: shredded
    actor_id: UUID | None = None

    def is_out_of_hours(self) -> bool:
        """Whether a person did it outside of usual working time at the site."""
        return _is_out_of_hours(self.actor_id, self.at)


@dataclass(frozen=True)
class TrailFilter:
    """Which part of the trail. Days are the site's local days, both included."""

    learner_id: UUID | None = None
    actor_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    action: str = ""  # a feature's prefix, such as "certificates."
    also: tuple[str, ...] = ()  # prefixes of other features, or of these
    exceptions: tuple[str, ...] = ()  # only these acts, and whatever people did outside of working hours


def trail(
    session: Session, wanted: TrailFilter, before: int | None = None, count: int = 200
) -> list[TrailRow]:
    """The newest entries that fit, going backwards from `before`."""
    query = _entries(session, wanted)
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    if wanted.exceptions:
        query = _entries(session, TrailFilter()).where(
            AuditEntry.seq.in_(_exceptional(session, wanted, before, count))
        )
    return [TrailRow(*row) for row in session.execute(query.limit(count))]


def in_order(session: Session, wanted: TrailFilter) -> Iterator[TrailRow]:
    """All entries that fit, the newest first, few at a time in memory: for a file."""
    query = _entries(session, wanted).execution_options(yield_per=_BATCH)
    with session.execute(query) as found:
        for row in found:
            entry = TrailRow(*row)
            if not wanted.exceptions or entry.action in wanted.exceptions or entry.is_out_of_hours():
                yield entry


def _exceptional(session: Session, wanted: TrailFilter, before: int | None, count: int) -> list[int]:
    """The numbers of the newest exceptions: no database knows the site's time of day, so we look through."""
    light = select(AuditEntry.seq, AuditEntry.action, AuditEntry.at, AuditEntry.actor_id)
    query = _narrowed(session, light, wanted)
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    found: list[int] = []
    newest = query.limit(_LOOKED_THROUGH).execution_options(yield_per=_BATCH)
    with session.execute(newest) as rows:
        for seq, action, at, actor_id in rows:
            if action in wanted.exceptions or _is_out_of_hours(actor_id, at):
                found.append(seq)
                if len(found) == count:
                    break
    return found


def _is_out_of_hours(actor_id: UUID | None, at: datetime) -> bool:
    return actor_id != SYSTEM_ID and out_of_hours(at.astimezone(zone()))


def _entries(session: Session, wanted: TrailFilter) -> Select[*AnyColumns]:
    query = select(
        AuditEntry.seq,
        AuditEntry.at,
        AuditEntry.actor_name,
        AuditEntry.action,
        AuditEntry.learner_id,
        AuditEntry.subject_id,
        AuditEntry.details,
        AuditEntry.actor_id,
    )
    return _narrowed(session, query, wanted)


def _narrowed(session: Session, query: Select[*AnyColumns], wanted: TrailFilter) -> Select[*AnyColumns]:
    """What is about a person is told to whom the person is somebody: an administrator reads no grades."""
    seen = of_nobody_or_reached(session, AuditEntry.learner_id)
    query = query.where(seen).order_by(AuditEntry.seq.desc())
    if wanted.learner_id:
        query = query.where(AuditEntry.learner_id == wanted.learner_id)
    if wanted.actor_id:
        query = query.where(AuditEntry.actor_id == wanted.actor_id)
    if wanted.first:
        query = query.where(AuditEntry.at >= _midnight(wanted.first))
    if wanted.last:
        query = query.where(AuditEntry.at < _midnight(wanted.last + timedelta(days=1)))
    if wanted.action:
        begins = (wanted.action, *wanted.also)
        query = query.where(or_(*(AuditEntry.action.startswith(one, autoescape=True) for one in begins)))
    return query


def last_change(
    session: Session, about: UUID | None, actions: tuple[str, ...]
) -> tuple[UUID, str, datetime] | None:
    """Who did the last of some actions, the name as it was then, and when; None if nobody did.

    `actions`: how they begin. `about`: a record, or a learner; without one whatever they were about.
    """
    query = select(AuditEntry.actor_id, AuditEntry.actor_name, AuditEntry.at)
    query = query.where(or_(*(AuditEntry.action.startswith(one, autoescape=True) for one in actions)))
    if about is not None:
        query = query.where(or_(AuditEntry.subject_id == about, AuditEntry.learner_id == about))
    found = session.execute(query.order_by(AuditEntry.seq.desc()).limit(1)).first()
    return None if found is None else (found[0], found[1], found[2])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), zone())
