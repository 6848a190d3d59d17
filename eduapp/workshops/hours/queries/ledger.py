"""The ledger: hours of a week, what is to be approved, and what a learner has practised."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Subquery, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, ShiftTask, Task, Workshop
from eduapp.workshops.hours.queries.workshops import FINAL, WAITING, listed, within
from eduapp.workshops.hours.rules.ledger import EntryContent, approval_holds, digest
from eduapp.workshops.hours.rules.times import Times

T = TypeVar("T")
AT_ONCE = 500  # ids in one IN list
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


@dataclass(frozen=True)
class Practice:
    """What a paper may say of a learner in a workshop: only hours whose approval holds."""

    first_day: date
    last_day: date
    minutes: int
    tasks: tuple[str, ...]  # most practised first
    entry_ids: tuple[UUID, ...]  # in order of time: what the paper can be traced back to
    void_ids: tuple[UUID, ...] = ()  # said to be approved, but no longer what was approved


def entry(session: Session, entry_id: UUID) -> EntryRow | None:
    """One entry, or None."""
    row = session.execute(_entries().where(HoursEntry.id == entry_id)).one_or_none()
    return None if row is None else _entry(row)


def entries_of(
    session: Session, workshop_id: UUID, learner_id: UUID, first: date, last: date
) -> list[EntryRow]:
    """What one person has in one workshop from a day to a day, rejected hours too."""
    query = _entries().where(
        HoursEntry.learner_id == learner_id,
        HoursEntry.day.between(first, last),
        HoursEntry.workshop_id == workshop_id,
    )
    rows = session.execute(query.order_by(HoursEntry.day, HoursEntry.start_minute))
    return [_entry(row) for row in rows]


def to_approve(session: Session, workshop_id: UUID | None = None, limit: int | None = None) -> list[EntryRow]:
    """What waits for a second person, oldest day first; for one workshop or for all."""
    query = _entries().where(WAITING).order_by(HoursEntry.day, Learner.sort_key, HoursEntry.start_minute)
    if workshop_id is not None:
        query = query.where(HoursEntry.workshop_id == workshop_id)
    return [_entry(row) for row in session.execute(query.limit(limit))]


def hours_of_week(session: Session, workshop_id: UUID, first: date, last: date) -> list[WeekRow]:
    """Person by day, in Norwegian order. Rejected hours are left out."""
    query = (
        select(
            HoursEntry.learner_id,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            HoursEntry.day,
            HoursEntry.minutes,
            HoursEntry.state,
            HoursEntry.id,
        )
        .join(Learner, Learner.id == HoursEntry.learner_id)
        .where(
            HoursEntry.workshop_id == workshop_id,
            HoursEntry.day.between(first, last),
            HoursEntry.state != terms.REJECTED,
        )
        .order_by(Learner.sort_key, Learner.id, HoursEntry.day, HoursEntry.start_minute)
    )
    weeks: dict[UUID, WeekRow] = {}
    for learner_id, family, given, key, day, minutes, state, id in session.execute(query):
        week = weeks.setdefault(learner_id, WeekRow(learner_id, listed(family, given), key))
        cell = week.days.get(day, DayCell())
        waiting = cell.waiting + (minutes if state == terms.SUBMITTED else 0)
        week.days[day] = DayCell(cell.minutes + minutes, waiting, (*cell.entries, id))
    return list(weeks.values())


def of_learner(session: Session, learner_id: UUID) -> LearnerHours:
    """All hours of one learner, for the learner's page: two statements."""
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
    recent = session.execute(
        _entries()
        .where(HoursEntry.learner_id == learner_id)
        .order_by(HoursEntry.day.desc(), HoursEntry.start_minute.desc())
        .limit(RECENT)
    )
    return LearnerHours(tuple(LearnerWorkshop(*row) for row in sums), tuple(_entry(row) for row in recent))


def practice_of(session: Session, learner_id: UUID, workshop_id: UUID) -> Practice | None:
    """What a paper may count, or None if nothing is approved. Every approval is checked against its entry."""
    rows = session.execute(
        select(*_PRACTICE)
        .where(HoursEntry.learner_id == learner_id, HoursEntry.state.in_(terms.FINAL))
        .order_by(HoursEntry.day, HoursEntry.start_minute)
    )
    good: list[Row[*tuple[Any, ...]]] = []
    void: list[UUID] = []
    for row in rows:
        if row.workshop_id != workshop_id:
            continue  # not in the statement: SQLite would take the workshop's index, a hundred times the rows
        if approval_holds(content_of(row), row.state, row.approved_digest):
            good.append(row)
        else:
            void.append(row.id)
    if not good:
        return None
    return Practice(
        good[0].day,
        max(row.day for row in good),
        sum(row.minutes for row in good),
        _practised_tasks(session, workshop_id, good),
        tuple(row.id for row in good),
        tuple(void),
    )


_PRACTICE = (
    HoursEntry.id,
    HoursEntry.learner_id,
    HoursEntry.workshop_id,
    HoursEntry.day,
    HoursEntry.start_minute,
    HoursEntry.end_minute,
    HoursEntry.break_minutes,
    HoursEntry.minutes,
    HoursEntry.task_id,
    HoursEntry.shift_id,
    HoursEntry.state,
    HoursEntry.approved_digest,
)


def practised(scope: Scope = EVERYTHING) -> Subquery:
    """Approved hours in the workshops of a scope, added up by workshop and learner.

    A part of a statement, for lists of thousands. Its columns are workshop_id, learner_id, minutes and
    last_day.
    """
    return (
        select(
            HoursEntry.learner_id,
            HoursEntry.workshop_id,
            func.sum(HoursEntry.minutes).label("minutes"),
            func.max(HoursEntry.day).label("last_day"),
        )
        .where(FINAL, *_in(scope))
        .group_by(HoursEntry.learner_id, HoursEntry.workshop_id)
        .subquery("practised")
    )


def practised_tasks(people: Collection[UUID]) -> Subquery:
    """Approved minutes of some people at each task that their entries name: learner_id, task_id and minutes.

    A part of a statement. Entries that name none stand in `practised_shifts`.
    """
    return _added_up(HoursEntry.task_id, people, HoursEntry.task_id.is_not(None)).subquery("practised_tasks")


def practised_shifts(people: Collection[UUID]) -> Subquery:
    """Approved minutes of entries that name no task, by the shift whose tasks they are.

    A part of a statement; its columns are learner_id, shift_id and minutes.
    """
    own = HoursEntry.task_id.is_(None), HoursEntry.shift_id.is_not(None)
    return _added_up(HoursEntry.shift_id, people, *own).subquery("practised_shifts")


def _added_up(
    by: InstrumentedAttribute[UUID | None], people: Collection[UUID], *which: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    return (
        select(HoursEntry.learner_id, by, func.sum(HoursEntry.minutes).label("minutes"))
        .where(FINAL, HoursEntry.learner_id.in_(people), *which)
        .group_by(HoursEntry.learner_id, by)
    )


def _in(scope: Scope) -> list[ColumnElement[bool]]:
    return [HoursEntry.workshop_id.in_(within(scope))] if scope else []


def awaited(scope: Scope = EVERYTHING) -> Subquery:
    """Hours that nobody has approved yet, as `practised`: workshop_id, learner_id and minutes."""
    return (
        select(HoursEntry.workshop_id, HoursEntry.learner_id, func.sum(HoursEntry.minutes).label("minutes"))
        .where(WAITING, *_in(scope))
        .group_by(HoursEntry.workshop_id, HoursEntry.learner_id)
        .subquery("awaited")
    )


def content_of(row: HoursEntry | Row[*tuple[Any, ...]]) -> EntryContent:
    """What an entry says; from the record, or from a row with its columns."""
    times = Times(row.start_minute, row.end_minute, row.break_minutes)
    return EntryContent(row.learner_id, row.workshop_id, row.day, times, row.task_id)


def parts(ids: Sequence[T]) -> Iterable[Sequence[T]]:
    """Many ids in handfuls that fit one statement."""
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def _practised_tasks(
    session: Session, workshop_id: UUID, entries: Sequence[Row[*tuple[Any, ...]]]
) -> tuple[str, ...]:
    """Names of tasks, most minutes first. An entry without a task of its own counts for its shift's."""
    query = select(Task.id, Task.name).where(Task.workshop_id == workshop_id)
    names = {id: name for id, name in session.execute(query)}  # noqa: C416 - rows, not pairs
    of_shift: dict[UUID, list[UUID]] = {}
    shifts = sorted({row.shift_id for row in entries if row.shift_id and not row.task_id})
    for part in parts(shifts):
        for shift_id, task_id in session.execute(
            select(ShiftTask.shift_id, ShiftTask.task_id).where(ShiftTask.shift_id.in_(part))
        ):
            of_shift.setdefault(shift_id, []).append(task_id)
    minutes: dict[UUID, int] = {}
    for row in entries:
        shift_tasks = of_shift.get(row.shift_id, []) if row.shift_id else []
        for task_id in [row.task_id] if row.task_id else shift_tasks:
            minutes[task_id] = minutes.get(task_id, 0) + row.minutes
    return tuple(names[id] for id in sorted(minutes, key=lambda id: (-minutes[id], names[id])))


def _entries() -> Select[*tuple[Any, ...]]:
    return (
        select(
            HoursEntry.id,
            HoursEntry.version,
            HoursEntry.learner_id,
            HoursEntry.workshop_id,
            HoursEntry.day,
            HoursEntry.start_minute,
            HoursEntry.end_minute,
            HoursEntry.break_minutes,
            HoursEntry.task_id,
            HoursEntry.state,
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


def _entry(row: Row[*tuple[Any, ...]]) -> EntryRow:
    return EntryRow(
        row.id,
        row.version,
        content_of(row),
        row.state,
        listed(row.family_name, row.given_name),
        row.sort_key,
        row.workshop,
        row.task or "",
        row.entered_by,
        row.entered_by_name,
        row.reject_reason,
    )
