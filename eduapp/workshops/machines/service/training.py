"""Training at a machine is recorded, signed, renewed, suspended or lapses: each is one more row."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.machines import queries, terms
from eduapp.workshops.machines.models import Machine, TrainingRow
from eduapp.workshops.machines.rules.register import demand_of
from eduapp.workshops.machines.rules.training import (
    EXPIRED,
    STOPS,
    Entry,
    State,
    Step,
    check_step,
    day_after,
    training_on,
)
from eduapp.workshops.machines.service.register import found_machine


@dataclass(frozen=True, kw_only=True)
class RecordTraining(Command):
    """One step of a training. Whoever gives, sees or stops it records it in their own name."""

    machine_id: UUID
    learner_id: UUID
    step: Step
    day: date
    level: str = ""  # of the instructor's signature: supervised or independent
    reason: str = ""  # of a suspension or lapse; code: training_stops
    until: date | None = None  # what a card that was shown says


def record_training(uow: UnitOfWork, command: RecordTraining) -> UUID:
    """Add a row to somebody's training. What has run out by a rule gets its own row first."""
    uow.require(terms.TRAIN)
    uow.lock(Machine, command.machine_id)
    uow.lock(Learner, command.learner_id)
    machine = found_machine(uow, command.machine_id)
    name = learner_names(uow.session, [command.learner_id]).get(command.learner_id)
    if name is None:
        raise NotFound
    demand = demand_of(machine.facts, command.day)
    entries = queries.entries_of(uow.session, command.machine_id, command.learner_id)
    training = training_on(entries, demand, max([command.day, *(entry.day for entry in entries)]))
    entry = _entry(command, dict(demand.needs))
    pair = (command.machine_id, command.learner_id)
    uow.enforce(check_step(entry, training, demand, uow.today))

    if training.state is State.LAPSED and training.reason == EXPIRED and training.until is not None:
        ran_out = Entry(day_after(training.until), Step.LAPSED, reason=EXPIRED)
        add_row(uow, pair, ran_out, machine.label, name)
    row_id = add_row(uow, pair, entry, machine.label, name)
    uow.publish(terms.MACHINES_CHANGED)
    return row_id


def _entry(command: RecordTraining, paragraphs: dict[Step, str]) -> Entry:
    """The row as asked for; what does not belong to its step is left out."""
    signs, stops = command.step is Step.INSTRUCTOR_SIGNED, command.step in STOPS
    shown = command.step in {Step.CARD, Step.RENEWED}
    return Entry(
        command.day,
        command.step,
        paragraphs.get(command.step, ""),
        command.level if signs else "",
        command.reason if stops else "",
        command.until if shown else None,
    )


def add_row(uow: UnitOfWork, pair: tuple[UUID, UUID], entry: Entry, machine: str, name: str) -> UUID:
    """Put a row below those of a machine and a learner, and tell the trail."""
    machine_id, learner_id = pair
    of_both = (TrainingRow.machine_id == machine_id, TrainingRow.learner_id == learner_id)
    number = uow.session.scalar(select(func.coalesce(func.max(TrainingRow.number), 0)).where(*of_both)) or 0
    row = TrainingRow(
        machine_id=machine_id,
        learner_id=learner_id,
        number=number + 1,
        day=entry.day,
        step=entry.step.value,
        paragraph=entry.paragraph,
        level=entry.level,
        reason=entry.reason,
        until=entry.until,
        entered_by=None if uow.actor.user_id == SYSTEM_ID else uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(row)
    uow.session.flush()
    step, day = f"training_steps:{entry.step.value}", entry.day.isoformat()
    told = {"name": name, "machine": machine, "day": day, "step": step}
    if entry.reason:
        reason = f"training_stops:{entry.reason}"
        uow.audit(terms.TRAINING_STOPPED, row.id, learner_id, **told, reason=reason)
    else:
        uow.audit(terms.TRAINING_RECORDED, row.id, learner_id, **told)
    return row.id
