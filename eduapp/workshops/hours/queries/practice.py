"""What learners have practised: what papers may say, and what is ready to be said, added up."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, Subquery, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.parts import in_parts
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Placement, ShiftTask, Task
from eduapp.workshops.hours.queries.ledger import CONTENT, content_of
from eduapp.workshops.hours.queries.machines import machines_of, used_machines
from eduapp.workshops.hours.queries.workshops import FINAL, WAITING, within
from eduapp.workshops.hours.rules.ledger import approval_holds


@dataclass(frozen=True)
class PracticeMonth:
    """Approved minutes of one calendar month as they were worked, without adjustments."""

    first: date
    minutes: int


@dataclass(frozen=True)
class PracticeAdjustment:
    """Minutes more or less on one day, decided after its month was counted."""

    id: UUID
    day: date
    minutes: int
    reason: str  # code: adjustment_reasons


@dataclass(frozen=True)
class PracticePost:
    """Days on which somebody had a post of one size."""

    id: UUID
    first_day: date
    last_day: date | None
    percent: int


@dataclass(frozen=True)
class Practice:
    """What a paper may say of a learner in a workshop: only hours whose approval holds."""

    first_day: date
    last_day: date
    minutes: int
    tasks: tuple[str, ...]  # most practised first
    entry_ids: tuple[UUID, ...]  # in order of time: what the paper can be traced back to
    void_ids: tuple[UUID, ...] = ()  # said to be approved, but no longer what was approved
    months: tuple[PracticeMonth, ...] = ()  # with the adjustments they add up to `minutes`
    adjustments: tuple[PracticeAdjustment, ...] = ()


def practice_of(session: Session, learner_id: UUID, workshop_id: UUID) -> Practice | None:
    """What a paper may count, or None if nothing is approved. Every approval is checked against its entry."""
    good: list[Row[*tuple[Any, ...]]] = []
    void: list[UUID] = []
    for row, holds in _final(session, learner_id, (workshop_id,)):
        if holds:
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
        _months(good),
        tuple(
            PracticeAdjustment(row.id, row.day, row.minutes, row.adjustment) for row in good if row.adjustment
        ),
    )


def void_of(session: Session, learner_id: UUID, workshop_ids: Collection[UUID]) -> tuple[UUID, ...]:
    """Entries in some workshops that are said to be approved, but are no longer what was approved."""
    return tuple(row.id for row, holds in _final(session, learner_id, workshop_ids) if not holds)


def posts_of(session: Session, learner_id: UUID, workshop_id: UUID) -> list[PracticePost]:
    """The posts somebody has or had in a workshop, with their size, in order."""
    query = (
        select(Placement.id, Placement.first_day, Placement.last_day, Placement.percent)
        .where(Placement.learner_id == learner_id, Placement.workshop_id == workshop_id)
        .order_by(Placement.first_day, Placement.id)
    )
    return [PracticePost(*values) for values in session.execute(query)]


_PRACTICE = (HoursEntry.shift_id, HoursEntry.state, HoursEntry.approved_digest)


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


def _in(scope: Scope) -> list[ColumnElement[bool]]:
    return [HoursEntry.workshop_id.in_(within(scope))] if scope else []


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


def awaited(scope: Scope = EVERYTHING) -> Subquery:
    """Hours that nobody has approved yet, as `practised`: workshop_id, learner_id and minutes."""
    return (
        select(HoursEntry.workshop_id, HoursEntry.learner_id, func.sum(HoursEntry.minutes).label("minutes"))
        .where(WAITING, *_in(scope))
        .group_by(HoursEntry.workshop_id, HoursEntry.learner_id)
        .subquery("awaited")
    )


def _final(
    session: Session, learner_id: UUID, workshop_ids: Collection[UUID]
) -> Iterator[tuple[Row[*tuple[Any, ...]], bool]]:
    """What is said to be approved of a learner in some workshops, and whether the approval holds."""
    rows = session.execute(
        select(
            *CONTENT, HoursEntry.minutes, HoursEntry.shift_id, HoursEntry.state, HoursEntry.approved_digest
        )
        .where(HoursEntry.learner_id == learner_id, HoursEntry.state.in_(terms.FINAL))
        .order_by(HoursEntry.day, HoursEntry.start_minute)
    )
    used = used_machines(session, HoursEntry.learner_id == learner_id)
    for row in rows:
        # Not in the statement: SQLite would take the workshop's index, a hundred times the rows.
        if row.workshop_id in workshop_ids:
            yield (
                row,
                approval_holds(content_of(row, machines_of(used, row.id)), row.state, row.approved_digest),
            )


def _months(entries: Sequence[Row[*tuple[Any, ...]]]) -> tuple[PracticeMonth, ...]:
    sums: dict[date, int] = {}
    for row in entries:
        if not row.adjustment:
            first = row.day.replace(day=1)
            sums[first] = sums.get(first, 0) + row.minutes
    return tuple(PracticeMonth(first, sums[first]) for first in sorted(sums))


def _practised_tasks(
    session: Session, workshop_id: UUID, entries: Sequence[Row[*tuple[Any, ...]]]
) -> tuple[str, ...]:
    """Names of tasks, most minutes first. An entry without a task of its own counts for its shift's."""
    query = select(Task.id, Task.name).where(Task.workshop_id == workshop_id)
    names = {id: name for id, name in session.execute(query)}  # noqa: C416 - rows, not pairs
    of_shift: dict[UUID, list[UUID]] = {}
    shifts = sorted({row.shift_id for row in entries if row.shift_id and not row.task_id})
    for part in in_parts(shifts):
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
