"""Brings whole files of hours in: one transaction, judged and written bundle by bundle."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Refused
from eduapp.core.i18n import _, date_text
from eduapp.core.names import folded, tidy
from eduapp.core.spans import hours_and_minutes
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry, Task
from eduapp.workshops.hours.queries.ledger import parts
from eduapp.workshops.hours.rules.files import Good, HourRow, RefusedRow
from eduapp.workshops.hours.rules.times import About
from eduapp.workshops.hours.service.shifts import lock_learners, moment_of

TOLD = 20  # refused rows named in one refusal; a preview names all


@dataclass(frozen=True, kw_only=True)
class ImportHours(Command):
    """The rows of a file. Rows that cannot be stop all of it, unless `leave_out` says to go on without."""

    rows: Sequence[HourRow]
    import_id: UUID
    leave_out: bool = False


@dataclass
class _Tally:
    name: str
    count: int = 0
    minutes: int = 0
    first: date = date.max
    last: date = date.min


@dataclass
class _Run:
    """What an import has done so far."""

    entered: int = 0
    known: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    people: dict[UUID, _Tally] = field(default_factory=dict)
    tasks: dict[tuple[UUID, str], UUID] = field(default_factory=dict)


def import_hours(uow: UnitOfWork, command: ImportHours) -> tuple[int, int, int]:
    """Enter a file's hours; how many rows were entered, known already, refused. They wait for approval.

    The trail gets one note a learner. Memory does not grow with the file: rows are looked up, judged and
    written a few thousand at a time, and later ones see what earlier ones wrote.
    """
    uow.require(terms.LOG_HOURS)
    _lock(uow, command.rows)
    run = _Run(tasks=_tasks(uow))
    for bundle in queries.judged(uow.session, command.rows, moment_of(uow)):
        run.known += bundle.verdict.known
        run.refused += bundle.verdict.refused
        if not run.refused or command.leave_out:
            _write(uow, command.import_id, bundle.verdict.good, run, bundle.names)
    if run.refused and not command.leave_out:
        raise Refused(*_named(run.refused))
    _note(uow, command.import_id, run)
    uow.publish(terms.HOURS_CHANGED)
    return run.entered, run.known, len({found.row for found in run.refused})


def _lock(uow: UnitOfWork, rows: Sequence[HourRow]) -> None:
    """Everybody in the file at once, in the order in which everybody else locks them."""
    numbers = sorted({row.number for row in rows})
    ids: list[UUID] = []
    for part in parts(numbers):
        ids += uow.session.scalars(select(Learner.id).where(Learner.number.in_(part)))
    for some in parts(sorted(ids)):
        lock_learners(uow, some)


def _write(uow: UnitOfWork, import_id: UUID, good: list[Good], run: _Run, names: dict[UUID, str]) -> None:
    if not good:
        return
    common = {
        "version": 1,
        "task_id": None,
        "shift_id": None,
        "import_id": import_id,
        "state": terms.SUBMITTED,
        "entered_by": uow.actor.user_id,
        "entered_at": uow.now,
        "reject_reason": "",
    }
    rows = []
    for found in good:
        row = found.row
        tally = run.people.get(found.learner_id)
        if tally is None:
            tally = run.people[found.learner_id] = _Tally(names[found.learner_id])
        minutes = row.end - row.start - row.pause
        tally.count += 1
        tally.minutes += minutes
        tally.first, tally.last = min(tally.first, row.day), max(tally.last, row.day)
        rows.append(
            {
                "id": new_id(),
                "workshop_id": found.workshop_id,
                "learner_id": found.learner_id,
                "day": row.day,
                "start_minute": row.start,
                "end_minute": row.end,
                "break_minutes": row.pause,
                "minutes": minutes,
                **common,
                "task_id": _task(uow, found, run) if row.task else None,
            }
        )
    uow.session.execute(insert(HoursEntry), rows)
    run.entered += len(rows)


def _tasks(uow: UnitOfWork) -> dict[tuple[UUID, str], UUID]:
    query = select(Task.workshop_id, Task.name, Task.id)
    return {(workshop_id, folded(name)): id for workshop_id, name, id in uow.session.execute(query)}


def _task(uow: UnitOfWork, found: Good, run: _Run) -> UUID:
    """The task of that name; one the workshop does not know yet is added to its list."""
    key = (found.workshop_id, found.task)
    task_id = run.tasks.get(key)
    if task_id is None:
        task = Task(workshop_id=found.workshop_id, name=tidy(found.row.task))
        uow.session.add(task)
        uow.session.flush()
        task_id = run.tasks[key] = task.id
    return task_id


def _named(refused: list[RefusedRow]) -> list[About]:
    inside = sorted(refused, key=lambda found: found.row)[:TOLD]
    return [About(_("Row {row}").format(row=found.row), found.violation) for found in inside]


def _note(uow: UnitOfWork, import_id: UUID, run: _Run) -> None:
    for learner_id, tally in run.people.items():
        uow.audit(
            terms.HOURS_IMPORTED,
            import_id,
            learner_id,
            name=tally.name,
            count=tally.count,
            hours=hours_and_minutes(tally.minutes),
            first=date_text(tally.first),
            last=date_text(tally.last),
        )
