"""What the trail can tell: entries by learner, user and day, and where the chain is broken."""

import contextlib
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.canonical import canonical
from eduapp.core.clock import zone
from eduapp.people.audit import rules
from eduapp.people.audit.models import AuditEntry, AuditHead, DetailKey


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


@dataclass(frozen=True)
class TrailFilter:
    """Which part of the trail. Days are the site's local days, both included."""

    learner_id: UUID | None = None
    actor_id: UUID | None = None
    first: date | None = None
    last: date | None = None
    action: str = ""  # a feature's prefix, such as "certificates."


@dataclass(frozen=True)
class Break:
    """The first entry that does not fit the chain."""

    seq: int
    why: str  # edited, missing, details


def trail(
    session: Session, wanted: TrailFilter, before: int | None = None, count: int = 200
) -> list[TrailRow]:
    """The newest entries that fit, going backwards from `before`."""
    query = select(
        AuditEntry.seq,
        AuditEntry.at,
        AuditEntry.actor_name,
        AuditEntry.action,
        AuditEntry.learner_id,
        AuditEntry.subject_id,
        AuditEntry.details,
    ).order_by(AuditEntry.seq.desc())
    if wanted.learner_id:
        query = query.where(AuditEntry.learner_id == wanted.learner_id)
    if wanted.actor_id:
        query = query.where(AuditEntry.actor_id == wanted.actor_id)
    if wanted.first:
        query = query.where(AuditEntry.at >= _midnight(wanted.first))
    if wanted.last:
        query = query.where(AuditEntry.at < _midnight(wanted.last + timedelta(days=1)))
    if wanted.action:
        query = query.where(AuditEntry.action.startswith(wanted.action, autoescape=True))
    if before is not None:
        query = query.where(AuditEntry.seq < before)
    return [TrailRow(*row) for row in session.execute(query.limit(count))]


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


def first_break(session: Session) -> Break | None:
    """The first entry that was edited, taken out, added or moved; None if the whole chain is sound."""
    keys = dict(session.execute(select(DetailKey.owner_id, DetailKey.key)).all())
    expected, previous = 1, rules.START
    with contextlib.closing(_entries(session)) as entries:
        for entry in entries:
            if entry.seq != expected:
                return Break(expected, "missing")
            found = _check(entry, previous, keys)
            if found:
                return Break(entry.seq, found)
            expected, previous = expected + 1, entry.digest
    head = session.execute(select(AuditHead.seq, AuditHead.digest)).one_or_none()
    if (head.seq, head.digest) != (expected - 1, previous) if head else expected > 1:
        return Break(expected, "missing")
    return None


def _check(entry: AuditEntry, previous: str, keys: dict[UUID, bytes]) -> str:
    link = rules.Link(
        entry.seq,
        entry.at,
        entry.actor_id,
        entry.actor_name,
        entry.action,
        entry.subject_id,
        entry.learner_id,
        entry.commitment,
        previous,
    )
    if entry.previous != previous or rules.digest(link) != entry.digest:
        return "edited"
    key = keys.get(entry.learner_id or SYSTEM_ID)
    if entry.details is None or key is None:
        return ""  # shredded: nothing left to compare
    return "" if rules.commitment(key, canonical(entry.details)) == entry.commitment else "details"


def _entries(session: Session) -> Generator[AuditEntry, None, None]:
    """All entries in order, a few at a time; the server's cursor is closed also when somebody stops early."""
    query = select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=2000)
    with contextlib.closing(session.scalars(query)) as found:
        yield from found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), zone())
