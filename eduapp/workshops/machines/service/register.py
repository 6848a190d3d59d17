"""A machine is entered, put right, taken out of service and back. None is ever deleted."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.workshops.machines import queries, terms
from eduapp.workshops.machines.models import Machine, MachineOut
from eduapp.workshops.machines.queries import MachineRow
from eduapp.workshops.machines.rules.register import (
    CodeTaken,
    MachineFacts,
    OutSpan,
    check_ending,
    check_machine,
    check_out,
)

# What the trail calls fields of a machine that mean something else elsewhere.
_TOLD = {
    "code": "machine_code",
    "risk": "machine_risk",
    "demand": "machine_demand",
    "expiry": "machine_expiry",
    "active": "in_use",
}


@dataclass(frozen=True, kw_only=True)
class SaveMachine(Command):
    """A new machine (no `machine_id`), or other facts about one that is known."""

    machine_id: UUID | None = None
    version: int | None = None
    facts: MachineFacts


@dataclass(frozen=True, kw_only=True)
class TakeOut(Command):
    """A machine cannot be used from a day to a day, or until further notice."""

    machine_id: UUID
    first_day: date
    last_day: date | None = None
    reason: str  # code: machine_out_reasons
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class EndOut(Command):
    """The last day out of service after all; one before the first says that it never came to be."""

    out_id: UUID
    version: int
    last_day: date


def save_machine(uow: UnitOfWork, command: SaveMachine) -> UUID:
    """Enter a machine or put it right, unless its label is another's or its risk asks for more training."""
    uow.require(terms.CHANGE_MACHINES)
    machine = _wanted(uow, command)
    typed = asdict(command.facts)
    facts = MachineFacts(**typed | {"name": tidy(command.facts.name), "code": tidy(command.facts.code)})
    uow.enforce(_against(uow, facts, command.machine_id))

    known = command.machine_id is not None
    before = {column: getattr(machine, column) for column in typed} if known else {}
    for column, value in asdict(facts).items():
        setattr(machine, column, value)
    uow.session.add(machine)
    uow.session.flush()
    told = {"name": facts.name, "code": facts.code}
    if known:
        after = asdict(facts)
        changed = {
            _TOLD.get(key, key): [str(old), str(after[key])]
            for key, old in before.items()
            if old != after[key]
        }
        uow.audit(terms.MACHINE_CHANGED, machine.id, None, **told, changed=changed)
    else:
        uow.audit(terms.MACHINE_SAVED, machine.id, None, **told)
    uow.publish(terms.MACHINES_CHANGED)
    return machine.id


def take_out(uow: UnitOfWork, command: TakeOut) -> UUID:
    """Say that a machine cannot be used for a while."""
    uow.require(terms.CHANGE_MACHINES)
    uow.lock(Machine, command.machine_id)
    machine = found_machine(uow, command.machine_id)
    span = OutSpan(command.first_day, command.last_day, command.reason, tidy(command.words))
    uow.enforce(check_out(span, queries.out_spans(uow.session, machine.id)))

    period = MachineOut(machine_id=machine.id, opened_by=uow.actor.user_id, opened_at=uow.now, **asdict(span))
    uow.session.add(period)
    uow.session.flush()
    uow.audit(terms.OUT_OPENED, period.id, None, machine=machine.label, **_days(span))
    uow.publish(terms.MACHINES_CHANGED)
    return period.id


def end_out(uow: UnitOfWork, command: EndOut) -> None:
    """Let a machine be used again; the days as they were planned, and who planned them, stay on record."""
    uow.require(terms.CHANGE_MACHINES)
    uow.lock(MachineOut, command.out_id)
    period = uow.session.get(MachineOut, command.out_id)
    if period is None:
        raise NotFound
    uow.expect_version(period, command.version)
    span = OutSpan(period.first_day, period.last_day, period.reason, period.words)
    uow.enforce(check_ending(span, period.ended_on, command.last_day))

    period.ended_on, period.ended_by, period.ended_at = command.last_day, uow.actor.user_id, uow.now
    machine = found_machine(uow, period.machine_id)
    told = _days(span) | {"ended": command.last_day.isoformat()}
    uow.audit(terms.OUT_ENDED, period.id, None, machine=machine.label, **told)
    uow.publish(terms.MACHINES_CHANGED)


def found_machine(uow: UnitOfWork, machine_id: UUID) -> MachineRow:
    """The machine, or NotFound."""
    row = queries.machine(uow.session, machine_id)
    if row is None:
        raise NotFound
    return row


def _days(span: OutSpan) -> dict[str, str]:
    """What the trail tells of days out of service; without a last day a dash stands for it."""
    told = {
        "first": span.first_day.isoformat(),
        "reason": span.words or f"machine_out_reasons:{span.reason}",
    }
    return told | ({"last": span.last_day.isoformat()} if span.last_day else {})


def _wanted(uow: UnitOfWork, command: SaveMachine) -> Machine:
    if command.machine_id is None:
        return Machine()
    uow.lock(Machine, command.machine_id)
    machine = uow.session.get(Machine, command.machine_id)
    if machine is None:
        raise NotFound
    uow.expect_version(machine, command.version)
    return machine


def _against(uow: UnitOfWork, facts: MachineFacts, own_id: UUID | None) -> Iterator[Violation]:
    yield from check_machine(facts)
    with uow.session.no_autoflush:
        if places.place(uow.session, facts.place_id) is None:
            raise NotFound
        other = queries.by_code(uow.session, facts.code)
    if facts.code and other is not None and other.id != own_id:
        yield CodeTaken(code=facts.code, name=other.name)
