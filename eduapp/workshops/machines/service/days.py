"""What a day brings to training by itself: what has run out by a rule lapses, as a row. May be repeated."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.machines import queries, terms
from eduapp.workshops.machines.models import Machine, TrainingRow
from eduapp.workshops.machines.queries import MachineRow
from eduapp.workshops.machines.rules.register import NEVER, demand_of
from eduapp.workshops.machines.rules.training import EXPIRED, Entry, State, Step, day_after, training_on
from eduapp.workshops.machines.service.training import add_row


@dataclass(frozen=True, kw_only=True)
class LapseDue(Command):
    """A day has come."""

    day: date


def lapse_due(uow: UnitOfWork, command: LapseDue) -> tuple[UUID, ...]:
    """Write the row of every training that has run out before this day; whose they were, one id a row."""
    uow.require(terms.TRAIN)
    lapsed: list[tuple[MachineRow, UUID, Entry]] = []
    for machine, learner_id, entries in _that_may_end(uow):
        found = training_on(entries, demand_of(machine.facts, command.day), command.day)
        if found.state is State.LAPSED and found.reason == EXPIRED and found.until is not None:
            lapsed.append((machine, learner_id, Entry(day_after(found.until), Step.LAPSED, reason=EXPIRED)))
    names = learner_names(uow.session, {learner_id for _machine, learner_id, _entry in lapsed})
    for machine, learner_id, entry in lapsed:
        add_row(uow, (machine.id, learner_id), entry, machine.label, names[learner_id])
    if lapsed:
        uow.publish(terms.MACHINES_CHANGED)
    return tuple(learner_id for _machine, learner_id, _entry in lapsed)


def _that_may_end(uow: UnitOfWork) -> list[tuple[MachineRow, UUID, list[Entry]]]:
    """Everybody's rows at machines where a rule, or a card that was shown, gives an end; those are locked."""
    shown = select(TrainingRow.machine_id).where(TrainingRow.until.is_not(None))
    wanted = select(Machine.id).where((Machine.expiry != NEVER) | Machine.id.in_(shown))
    ids = list(uow.session.scalars(wanted.order_by(Machine.id).with_for_update()))
    return queries.everything_at(uow.session, ids)
