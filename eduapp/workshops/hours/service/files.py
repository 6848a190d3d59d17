"""Brings whole files of hours in: one transaction, judged and written bundle by bundle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import insert, select

from eduapp.core.db.base import new_id
from eduapp.core.db.bulk import BulkInsert
from eduapp.core.db.parts import in_parts
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Refused
from eduapp.core.i18n import _, date_text
from eduapp.core.names import folded, tidy
from eduapp.core.spans import hours_and_minutes
from eduapp.people.learners.models import Learner
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry, HoursMachine, Task
from eduapp.workshops.hours.rules.files import Good, HourRow, RefusedRow
from eduapp.workshops.hours.rules.times import About
from eduapp.workshops.hours.service.shifts import moment_of

TOLD = 20  # refused rows named in one refusal; a preview names all


@dataclass(frozen=True, kw_only=True)
class ImportHours(Command):
    """The rows of a file. Rows that cannot be stop all of it, unless `leave_out` says to go on without."""

    rows: Sequence[HourRow]
    import_id: UUID
    leave_out: bool = False


def import_hours(uow: UnitOfWork, command: ImportHours) -> tuple[int, int, int]:
    """Enter a file's hours; how many rows were entered, known already, refused. They wait for approval.

    The trail gets one note a learner. Memory does not grow with the file: rows are looked up, judged and
    written a few thousand at a time, and later ones see what earlier ones wrote.
    """
    uow.require(terms.LOG_HOURS)
    _lock(uow, command.rows)
    writer = _Writer(uow, command.import_id)
    known, refused = 0, list[RefusedRow]()
    for bundle in queries.judged(uow.session, command.rows, moment_of(uow)):
        known += len(bundle.verdict.known)
        refused += bundle.verdict.refused
        if command.leave_out or not refused:
            writer.write(bundle.verdict.good, bundle.names)
    if refused and not command.leave_out:
        raise Refused(*_named(refused))
    writer.note()
    uow.publish(terms.HOURS_CHANGED)
    return writer.count, known, len({found.row for found in refused})


def _lock(uow: UnitOfWork, rows: Sequence[HourRow]) -> None:
    """Everybody in the file at once, in the order in which everybody else locks them."""
    numbers = sorted({row.number for row in rows})
    ids: list[UUID] = []
    for part in in_parts(numbers):
        ids += uow.session.scalars(select(Learner.id).where(Learner.number.in_(part)))
    uow.lock(Learner, *ids)


@dataclass
class _Tally:
    """What a file brings one learner."""

    name: str
    count: int = 0
    minutes: int = 0
    first: date = date.max
    last: date = date.min

    def add(self, day: date, minutes: int) -> None:
        self.count += 1
        self.minutes += minutes
        self.first, self.last = min(self.first, day), max(self.last, day)


class _Writer:
    """Puts good rows into the ledger, adds tasks a workshop does not know yet, and counts by learner."""

    def __init__(self, uow: UnitOfWork, import_id: UUID) -> None:
        self._uow, self._import_id = uow, import_id
        self._people: dict[UUID, _Tally] = {}
        self._machines: list[dict[str, UUID]] = []  # of the rows being written
        self._tasks = _tasks(uow)
        same = _same(uow, import_id)
        self._insert = BulkInsert(uow.session, HoursEntry, [*_OWN, "task_id", *same])
        self._same = tuple(self._insert.converter(column)(value) for column, value in same.items())
        self._id = self._insert.converter("id")
        self._key = self._insert.remembering("learner_id")
        self._day = self._insert.remembering("day")

    @property
    def count(self) -> int:
        """How many rows were entered."""
        return sum(tally.count for tally in self._people.values())

    def write(self, good: list[Good], names: dict[UUID, str]) -> None:
        """Enter some rows."""
        self._insert.write([self._values(found, names) for found in good])
        if self._machines:
            self._uow.session.execute(insert(HoursMachine), self._machines)
            self._machines = []

    def note(self) -> None:
        """Say in the trail what each learner got."""
        for learner_id, tally in self._people.items():
            self._uow.audit(
                terms.HOURS_IMPORTED,
                self._import_id,
                learner_id,
                name=tally.name,
                count=tally.count,
                hours=hours_and_minutes(tally.minutes),
                first=date_text(tally.first),
                last=date_text(tally.last),
            )

    def _values(self, found: Good, names: dict[UUID, str]) -> tuple[object, ...]:
        row, learner_id = found.row, found.learner_id
        minutes = row.end - row.start + found.change - row.pause
        tally = self._people.get(learner_id)
        if tally is None:
            tally = self._people[learner_id] = _Tally(names[learner_id])
        tally.add(row.day, minutes)
        id = new_id()
        self._machines += [{"entry_id": id, "machine_id": one} for one in found.machine_ids]
        return (
            self._id(id),
            self._key(found.workshop_id),
            self._key(learner_id),
            self._day(row.day),
            row.start,
            row.end,
            row.pause,
            row.zone,
            found.change,
            minutes,
            self._key(self._task(found)) if row.task else None,
            *self._same,
        )

    def _task(self, found: Good) -> UUID:
        """The task of that name; one the workshop does not know yet is added to its list."""
        key = (found.workshop_id, found.task)
        task_id = self._tasks.get(key)
        if task_id is None:
            task = Task(workshop_id=found.workshop_id, name=tidy(found.row.task))
            self._uow.session.add(task)
            self._uow.session.flush()
            task_id = self._tasks[key] = task.id
        return task_id


_OWN = (
    "id", "workshop_id", "learner_id", "day",
    "start_minute", "end_minute", "break_minutes", "zone", "clock_change", "minutes",
)  # fmt: skip


def _same(uow: UnitOfWork, import_id: UUID) -> dict[str, object]:
    """What all rows of a file share."""
    return {
        "version": 1,
        "shift_id": None,
        "import_id": import_id,
        "state": terms.SUBMITTED,
        "entered_by": uow.actor.user_id,
        "entered_at": uow.now,
        "reject_reason": "",
    }


def _tasks(uow: UnitOfWork) -> dict[tuple[UUID, str], UUID]:
    query = select(Task.workshop_id, Task.name, Task.id)
    return {(workshop_id, folded(name)): id for workshop_id, name, id in uow.session.execute(query)}


def _named(refused: list[RefusedRow]) -> list[About]:
    inside = sorted(refused, key=lambda found: found.row)[:TOLD]
    return [About(_("Row {row}").format(row=found.row), found.violation) for found in inside]
