"""Holds, runs, and what went in them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.reach import expect_reach
from eduapp.people.access.models import User
from eduapp.people.audit.models import AuditEntry, AuditHead
from eduapp.privacy.models import Disposal, DisposalLine, Hold

_SHOWN = 12


@dataclass(frozen=True)
class HoldRow:
    """Nothing about somebody is deleted."""

    id: UUID
    version: int
    ground: str
    set_by: str
    set_at: datetime


@dataclass(frozen=True)
class LineRow:
    """How many rows of a kind of data went."""

    life: str
    rows: int


@dataclass(frozen=True)
class RunRow:
    """A run: who proposed it, who answered, and what went."""

    id: UUID
    version: int
    as_of: date
    digest: str
    persons: int
    rows: int
    proposed_by_id: UUID
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str | None
    confirmed_at: datetime | None
    refused_by: str | None
    lines: tuple[LineRow, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether a second person is to answer."""
        return self.confirmed_at is None and self.refused_by is None


def hold_of(session: Session, learner_id: UUID) -> HoldRow | None:
    """The hold in force on somebody."""
    expect_reach(session, learner_id)
    query = select(Hold.id, Hold.version, Hold.ground, User.name, Hold.set_at)
    in_force = query.where(Hold.learner_id == learner_id, Hold.lifted_at.is_(None))
    found = session.execute(in_force.join(User, User.id == Hold.set_by)).one_or_none()
    return None if found is None else HoldRow(*found)


def runs(session: Session) -> list[RunRow]:
    """The newest runs, the last on top."""
    by, second, other = aliased(User), aliased(User), aliased(User)
    run = Disposal
    query = (
        select(
            *(run.id, run.version, run.as_of, run.digest, run.persons, run.rows, run.proposed_by),
            *(by.name, run.proposed_at, second.name, run.confirmed_at, other.name),
        )
        .join(by, by.id == run.proposed_by)
        .outerjoin(second, second.id == run.confirmed_by)
        .outerjoin(other, other.id == run.refused_by)
    )
    newest = query.order_by(run.proposed_at.desc(), run.id.desc()).limit(_SHOWN)
    found: list[Any] = list(session.execute(newest))
    return [replace(RunRow(*row), lines=_lines(session, row[0])) for row in found]


def last_entry(session: Session) -> datetime | None:
    """When the newest entry of the trail was made."""
    newest = select(AuditHead.seq).where(AuditHead.id == 1).scalar_subquery()
    return session.scalar(select(AuditEntry.at).where(AuditEntry.seq == newest))


def _lines(session: Session, run_id: UUID) -> tuple[LineRow, ...]:
    query = select(DisposalLine.life, DisposalLine.rows).where(DisposalLine.disposal_id == run_id)
    counts: dict[str, int] = {}
    for life, rows in session.execute(query):
        counts[life] = counts.get(life, 0) + rows
    return tuple(LineRow(life, rows) for life, rows in sorted(counts.items()))
