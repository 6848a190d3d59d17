"""Machines in the hours: which ones an entry names, and what stands against somebody's hours at one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from eduapp.core.db.prepared import Prepared
from eduapp.core.violations import Violation
from eduapp.workshops.hours.models import HoursEntry, HoursMachine, Workshop
from eduapp.workshops.hours.queries.workshops import TaskRow, tasks
from eduapp.workshops.hours.rules.ledger import NO_MACHINES
from eduapp.workshops.hours.rules.machines import MachineElsewhere, in_short
from eduapp.workshops.hours.rules.times import About
from eduapp.workshops.machines import queries as machines

Used = dict[UUID, frozenset[UUID]]  # by entry


@dataclass(frozen=True)
class SheetMachine:
    """A machine of the workshop's place."""

    id: UUID
    label: str


@dataclass(frozen=True)
class Choices:
    """What hours in a workshop may name; `barred` says of machines why one person may not on one day."""

    tasks: tuple[TaskRow, ...]
    machines: tuple[SheetMachine, ...]
    barred: Mapping[UUID, str]


@dataclass(frozen=True)
class Gate:
    """The safety of machines before the ledger: no documented training, no hours at that machine."""

    places: dict[UUID, UUID | None]  # of workshops
    known: machines.Answering

    def against(
        self, workshop_id: UUID, learner_id: UUID, machine_ids: Iterable[UUID], day: date
    ) -> Iterator[Violation]:
        """Every reason against these hours, each with the machine before it."""
        for id in sorted(machine_ids):
            row = self.known.machines.get(id)
            if row is None:
                yield About("?", MachineElsewhere())
            elif row.facts.place_id != self.places.get(workshop_id):
                yield About(row.label, MachineElsewhere())
            else:
                answer = self.known.answer(id, learner_id, day)
                yield from (About(row.label, reason) for reason in answer.against)


_PLACES = Prepared(
    select(Workshop.id, Workshop.place_id).where(Workshop.id.in_(bindparam("shops", expanding=True)))
)


def gate(
    session: Session,
    workshop_ids: Collection[UUID],
    machine_ids: Collection[UUID],
    learner_ids: Collection[UUID],
) -> Gate:
    """All that is needed to judge these people at these machines on any day. Five statements, or none."""
    if not machine_ids:
        return Gate({}, machines.Answering({}, {}, {}, set()))
    places: dict[UUID, UUID | None] = dict(_PLACES.rows(session, {"shops": list(workshop_ids)}))
    return Gate(places, machines.answering(session, machine_ids, learner_ids))


def standing_in(
    session: Session, place_id: UUID | None, named: frozenset[UUID] = NO_MACHINES
) -> tuple[SheetMachine, ...]:
    """The machines at a workshop's place, and those `named` that have gone since."""
    here = {row.id: row.label for row in machines.at_place(session, place_id)} if place_id else {}
    gone = machines.labels(session, named - here.keys())
    return tuple(SheetMachine(id, text) for id, text in (here | gone).items())


def barred(
    session: Session, standing: Iterable[SheetMachine], people: Collection[UUID], day: date
) -> dict[UUID, dict[UUID, str]]:
    """By person and machine: everything that stands against hours there on that day."""
    pairs = [(one.id, learner_id) for one in standing for learner_id in people]
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for (machine_id, learner_id), answer in (machines.answers(session, pairs, day) if pairs else {}).items():
        if not answer.allowed:
            found[learner_id][machine_id] = in_short(answer.against)
    return found


def choices(
    session: Session,
    workshop_id: UUID,
    who_and_when: tuple[UUID, date] | None = None,
    named: frozenset[UUID] = NO_MACHINES,
) -> Choices:
    """What a form for hours offers: of one person on one day, or of anybody."""
    place_id = session.scalar(select(Workshop.place_id).where(Workshop.id == workshop_id))
    standing = standing_in(session, place_id, named)
    closed: Mapping[UUID, str] = {}
    if who_and_when is not None:
        learner_id, day = who_and_when
        closed = barred(session, standing, [learner_id], day).get(learner_id, {})
    return Choices(tuple(tasks(session, workshop_id)), standing, closed)


def used_machines(session: Session, *which: ColumnElement[bool]) -> Used:
    """The machines of the entries for which all of `which` holds (columns of HoursEntry). One statement."""
    query = select(HoursMachine.entry_id, HoursMachine.machine_id).join(
        HoursEntry, HoursEntry.id == HoursMachine.entry_id
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for entry_id, machine_id in session.execute(query.where(*which)):
        found[entry_id].add(machine_id)
    return {entry_id: frozenset(ids) for entry_id, ids in found.items()}


def machines_of(used: Used, entry_id: UUID) -> frozenset[UUID]:
    """Those of one entry."""
    return used.get(entry_id, NO_MACHINES)
