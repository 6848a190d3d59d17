"""The ledger: entries, hours of a week, what is to be approved, and the hours of a learner."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from eduapp.core.db.parts import in_parts
from eduapp.core.db.reach import expect_reach
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Task, Workshop
from eduapp.workshops.hours.queries.machines import Used, machines_of, used_machines
from eduapp.workshops.hours.queries.workshops import WAITING, listed
from eduapp.workshops.hours.rules.deviation import NONE, Deviation
from eduapp.workshops.hours.rules.ledger import (
    NO_ADJUSTMENT,
    Adjustment,
    EntryContent,
    approval_holds,
    digest,
)
from eduapp.workshops.hours.rules.times import as_counted
from eduapp.workshops.machines.queries import labels

RECENT = 60  # entries on a learner's panel


@dataclass(frozen=True)
class EntryRow:
    """One hour entry with the names of what it points to."""

    id: UUID
    version: int
    content: EntryContent
    state: str
    name: str  # family name first
    sort_key: str
    workshop: str
    task: str
    entered_by: UUID
    entered_by_name: str
    reject_reason: str
    machines: tuple[str, ...] = ()  # their labels, by name
    fell: bool = False  # it says something else than what was approved

    @property
    def minutes(self) -> int:
        """What is credited."""
        return self.content.minutes

    @property
    def digest(self) -> str:
        """Of what the reader sees: approval names it, so that nothing unseen is approved."""
        return digest(self.content)


@dataclass(frozen=True)
class DayCell:
    """What one person worked on one day of a week, in one workshop."""

    minutes: int = 0
    waiting: int = 0  # minutes of these that are not approved
    entries: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class WeekRow:
    """One person's week in a workshop."""

    learner_id: UUID
    name: str
    sort_key: str
    days: dict[date, DayCell] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        """How a table knows the row again."""
        return self.learner_id

    @property
    def minutes(self) -> int:
        """The whole week."""
        return sum(cell.minutes for cell in self.days.values())


@dataclass(frozen=True)
class LearnerWorkshop:
    """What a learner has done in one workshop."""

    workshop_id: UUID
    workshop: str
    first_day: date
    last_day: date
    approved: int  # minutes
    waiting: int  # minutes


@dataclass(frozen=True)
class LearnerHours:
    """All hours of one learner: sums by workshop, and the latest entries."""

    workshops: tuple[LearnerWorkshop, ...]
    recent: tuple[EntryRow, ...]


def entry(session: Session, entry_id: UUID) -> EntryRow | None:
    """One entry, or None."""
    return next(iter(_read(session, _entries().where(HoursEntry.id == entry_id))), None)


def entries_of(
    session: Session, workshop_id: UUID, learner_id: UUID, first: date, last: date
) -> list[EntryRow]:
    """What one person has in one workshop from a day to a day, rejected hours too."""
    expect_reach(session, learner_id)
    query = _entries().where(
        HoursEntry.learner_id == learner_id,
        HoursEntry.day.between(first, last),
        HoursEntry.workshop_id == workshop_id,
    )
    return _read(session, query.order_by(HoursEntry.day, HoursEntry.start_minute))


def to_approve(session: Session, workshop_id: UUID | None = None, limit: int | None = None) -> list[EntryRow]:
    """What waits for a second person, oldest day first; for one workshop or for all."""
    query = _entries().where(WAITING).order_by(HoursEntry.day, Learner.sort_key, HoursEntry.start_minute)
    if workshop_id is not None:
        query = query.where(HoursEntry.workshop_id == workshop_id)
    return _read(session, query.limit(limit))


def hours_of_week(session: Session, workshop_id: UUID, first: date, last: date) -> list[WeekRow]:
    """Person by day, in Norwegian order. Rejected hours are left out; a fallen approval waits anew."""
    which = (
        HoursEntry.workshop_id == workshop_id,
        HoursEntry.day.between(first, last),
        HoursEntry.state != terms.REJECTED,
    )
    used = used_machines(session, *which)
    query = (
        select(
            *CONTENT,
            HoursEntry.state,
            HoursEntry.approved_digest,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
        )
        .join(Learner, Learner.id == HoursEntry.learner_id)
        .where(*which)
        .order_by(Learner.sort_key, Learner.id, HoursEntry.day, HoursEntry.start_minute)
    )
    weeks: dict[UUID, WeekRow] = {}
    for row in session.execute(query):
        name = listed(row.family_name, row.given_name)
        week = weeks.setdefault(row.learner_id, WeekRow(row.learner_id, name, row.sort_key))
        cell = week.days.get(row.day, DayCell())
        waits = row.state == terms.SUBMITTED or _fell(row, machines_of(used, row.id))
        waiting = cell.waiting + (row.minutes if waits else 0)
        week.days[row.day] = DayCell(cell.minutes + row.minutes, waiting, (*cell.entries, row.id))
    return list(weeks.values())


def of_learner(session: Session, learner_id: UUID) -> LearnerHours:
    """All hours of one learner, for the learner's page: two statements."""
    expect_reach(session, learner_id)
    approved = func.sum(HoursEntry.minutes).filter(HoursEntry.state.in_(terms.FINAL))
    waiting = func.sum(HoursEntry.minutes).filter(HoursEntry.state == terms.SUBMITTED)
    sums = session.execute(
        select(
            Workshop.id,
            Workshop.name,
            func.min(HoursEntry.day),
            func.max(HoursEntry.day),
            func.coalesce(approved, 0),
            func.coalesce(waiting, 0),
        )
        .join(Workshop, Workshop.id == HoursEntry.workshop_id)
        .where(HoursEntry.learner_id == learner_id, HoursEntry.state != terms.REJECTED)
        .group_by(Workshop.id, Workshop.name)
        .order_by(func.max(HoursEntry.day).desc(), Workshop.name)
    )
    recent = (
        _entries()
        .where(HoursEntry.learner_id == learner_id)
        .order_by(HoursEntry.day.desc(), HoursEntry.start_minute.desc())
        .limit(RECENT)
    )
    return LearnerHours(tuple(LearnerWorkshop(*row) for row in sums), tuple(_read(session, recent)))


CONTENT = (
    HoursEntry.id,
    HoursEntry.learner_id,
    HoursEntry.workshop_id,
    HoursEntry.day,
    HoursEntry.start_minute,
    HoursEntry.end_minute,
    HoursEntry.break_minutes,
    HoursEntry.penalty_minutes,
    HoursEntry.penalty_reason,
    HoursEntry.lost_minutes,
    HoursEntry.lost_reason,
    HoursEntry.task_id,
    HoursEntry.minutes,
    HoursEntry.adjustment,
    HoursEntry.zone,
    HoursEntry.clock_change,
)


def content_of(row: HoursEntry | Row[*tuple[Any, ...]], machine_ids: frozenset[UUID]) -> EntryContent:
    """What an entry says; from the record, or from a row with the columns of CONTENT, and its machines."""
    times = as_counted(row.start_minute, row.end_minute, row.break_minutes, row.clock_change)
    return EntryContent(
        row.learner_id,
        row.workshop_id,
        row.day,
        times,
        row.task_id,
        machine_ids,
        deviation_of(row),
        Adjustment(row.minutes, row.adjustment) if row.adjustment else NO_ADJUSTMENT,
        row.zone,
    )


def deviation_of(row: HoursEntry | Row[*tuple[Any, ...]]) -> Deviation:
    """What was taken off or lost; nearly always nothing."""
    if not row.penalty_minutes and not row.lost_minutes:
        return NONE
    return Deviation(row.penalty_minutes, row.penalty_reason, row.lost_minutes, row.lost_reason)


def _entries() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *CONTENT,
            HoursEntry.version,
            HoursEntry.state,
            HoursEntry.approved_digest,
            HoursEntry.entered_by,
            HoursEntry.reject_reason,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Workshop.name.label("workshop"),
            Task.name.label("task"),
            User.name.label("entered_by_name"),
        )
        .join(Learner, Learner.id == HoursEntry.learner_id)
        .join(Workshop, Workshop.id == HoursEntry.workshop_id)
        .join(User, User.id == HoursEntry.entered_by)
        .outerjoin(Task, Task.id == HoursEntry.task_id)
    )


def _read(session: Session, query: Select[*tuple[Any, ...]]) -> list[EntryRow]:
    """The entries of a query with their machines: two statements, and one more for the machines' names."""
    rows = session.execute(query).all()
    used: Used = {}
    for part in in_parts([row.id for row in rows]):
        used |= used_machines(session, HoursEntry.id.in_(part))
    names = labels(session, set().union(*used.values())) if used else {}
    return [_entry(row, machines_of(used, row.id), names) for row in rows]


def _entry(row: Row[*tuple[Any, ...]], machine_ids: frozenset[UUID], names: Mapping[UUID, str]) -> EntryRow:
    return EntryRow(
        row.id,
        row.version,
        content_of(row, machine_ids),
        row.state,
        listed(row.family_name, row.given_name),
        row.sort_key,
        row.workshop,
        row.task or "",
        row.entered_by,
        row.entered_by_name,
        row.reject_reason,
        tuple(sorted(names[id] for id in machine_ids)),
        _fell(row, machine_ids),
    )


def _fell(row: Row[*tuple[Any, ...]], machine_ids: frozenset[UUID]) -> bool:
    """Whether an approval no longer holds: somebody changed the entry behind the program's back."""
    final = row.state in terms.FINAL
    return final and not approval_holds(content_of(row, machine_ids), row.state, row.approved_digest)
