"""The machines somebody masters: what a paper may say of training that is documented."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.db.reach import expect_reach
from eduapp.core.names import folded
from eduapp.people.access.models import User
from eduapp.workshops.machines.models import TrainingRow
from eduapp.workshops.machines.queries.register import ENTRY, entry_of
from eduapp.workshops.machines.queries.using import at_place
from eduapp.workshops.machines.rules.register import demand_of
from eduapp.workshops.machines.rules.training import Entry, Step, training_on


@dataclass(frozen=True)
class Mastered:
    """A machine with documented training that stands. No number and no room: nothing that tells where."""

    name: str
    day: date  # from which on the training is documented
    given_by: str  # "" where the program itself wrote the row
    row_id: UUID  # the instructor's signature: what a paper can be traced back to


def mastered(session: Session, learner_id: UUID, place_id: UUID | None, day: date) -> tuple[Mastered, ...]:
    """The machines of a place at which somebody's training stands on a day, by name. Two statements.

    Of machines that are called the same, the one with the earliest training is told.
    """
    expect_reach(session, learner_id)
    if place_id is None:
        return ()
    machines = at_place(session, place_id)
    query = (
        select(TrainingRow.machine_id, TrainingRow.id, User.name, *ENTRY)
        .outerjoin(User, User.id == TrainingRow.entered_by)
        .where(TrainingRow.learner_id == learner_id, TrainingRow.machine_id.in_([row.id for row in machines]))
        .order_by(TrainingRow.number)
    )
    entries: dict[UUID, list[Entry]] = {}
    signed: dict[UUID, tuple[UUID, str]] = {}
    for machine_id, row_id, name, *values in session.execute(query):
        entry = entry_of(values)
        entries.setdefault(machine_id, []).append(entry)
        if entry.step is Step.INSTRUCTOR_SIGNED and entry.day <= day:
            signed[machine_id] = (row_id, name or "")
    found: dict[str, Mastered] = {}
    for row in machines:
        training = training_on(entries.get(row.id, ()), demand_of(row.facts, day), day)
        if training.state.may_use and training.since is not None:
            one = Mastered(row.name, training.since, signed[row.id][1], signed[row.id][0])
            known = found.setdefault(folded(row.name), one)
            if one.day < known.day:
                found[folded(row.name)] = one
    return tuple(found.values())
