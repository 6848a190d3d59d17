"""The register of machines, and what is on record of one: days out of service, training, exceptions."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from eduapp.core.db.prepared import Prepared
from eduapp.core.names import folded
from eduapp.education.places.models import Place
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner
from eduapp.workshops.machines.models import Machine, MachineException, MachineOut, TrainingRow
from eduapp.workshops.machines.rules.register import MachineFacts, OutSpan
from eduapp.workshops.machines.rules.training import Entry, Step

Rows = Select[*tuple[Any, ...]]
MACHINES: Rows = select(
    Machine.id,
    Machine.version,
    Machine.name,
    Machine.code,
    Machine.place_id,
    Machine.risk,
    Machine.demand,
    Machine.expiry,
    Machine.active,
    Place.name,
).join(Place, Place.id == Machine.place_id)
ENTRY = (
    TrainingRow.day,
    TrainingRow.step,
    TrainingRow.paragraph,
    TrainingRow.level,
    TrainingRow.reason,
    TrainingRow.until,
)
PERSON = (Learner.id, Learner.family_name, Learner.given_name, Learner.sort_key, Learner.birth_date)
THE_PROGRAM = "Dagverk"  # as the trail calls it
_last_day = func.coalesce(MachineOut.ended_on, MachineOut.last_day)  # as it turned out
_SPAN = (MachineOut.first_day, _last_day, MachineOut.reason, MachineOut.words)
_OUTS = Prepared(
    select(MachineOut.machine_id, *_SPAN)
    .where(MachineOut.machine_id.in_(bindparam("machines", expanding=True)))
    .where(_last_day.is_(None) | (_last_day >= MachineOut.first_day))
    .order_by(MachineOut.first_day)
)


@dataclass(frozen=True)
class MachineRow:
    """One machine in a list, as of a day."""

    id: UUID
    version: int
    facts: MachineFacts
    place: str
    out: OutSpan | None = None
    users: int = 0  # who may use it on the day

    @property
    def name(self) -> str:
        """What it is called."""
        return self.facts.name

    @property
    def label(self) -> str:
        """For pickers: name and number."""
        return f"{self.facts.name} ({self.facts.code})"


@dataclass(frozen=True)
class OutRow:
    """Days out of service as they turned out, with who opened and who ended them."""

    id: UUID
    version: int
    span: OutSpan
    opened_by: str
    ended_on: date | None
    ended_by: str

    @property
    def taken_back(self) -> bool:
        """Whether it never came to be."""
        return self.ended_on is not None and self.ended_on < self.span.first_day

    def may_end(self, day: date) -> bool:
        """Whether somebody can still end it earlier than was planned."""
        return self.ended_on is None and (self.span.last_day is None or self.span.last_day >= day)


@dataclass(frozen=True)
class HistoryRow:
    """One row of somebody's training at a machine: what, when, and who entered it."""

    id: UUID
    learner_id: UUID
    name: str  # family name first
    sort_key: str
    birth_date: date | None
    entry: Entry
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True)
class ExceptionRow:
    """An exception of a day: asked for, and perhaps allowed by a second person."""

    id: UUID
    version: int
    learner_id: UUID
    name: str
    day: date
    reason: str
    asked_by_id: UUID
    asked_by: str
    allowed_by: str


def machine(session: Session, machine_id: UUID) -> MachineRow | None:
    """One machine, or None."""
    values = session.execute(MACHINES.where(Machine.id == machine_id)).one_or_none()
    return None if values is None else machine_of(values)


def by_code(session: Session, code: str) -> MachineRow | None:
    """The machine with this number on its label, however it is written, or None. A site has some hundreds."""
    wanted = folded(code)
    rows = map(machine_of, session.execute(MACHINES))
    return next((row for row in rows if folded(row.facts.code) == wanted), None)


def labels(session: Session, ids: Collection[UUID]) -> dict[UUID, str]:
    """Name and number of some machines, archived or not."""
    query = select(Machine.id, Machine.name, Machine.code).where(Machine.id.in_(ids))
    return {id: f"{name} ({code})" for id, name, code in session.execute(query)} if ids else {}


def user_name(session: Session, user_id: UUID) -> str:
    """Who it was, for the trail."""
    return session.scalar(select(User.name).where(User.id == user_id)) or ""


def out_spans(session: Session, machine_id: UUID) -> list[OutSpan]:
    """When a machine is or was out of service."""
    return outs_of(session, [machine_id])[machine_id]


def outs_of(session: Session, ids: Collection[UUID]) -> dict[UUID, list[OutSpan]]:
    """Days out of service by machine; what was taken back is none."""
    found: dict[UUID, list[OutSpan]] = defaultdict(list)
    for machine_id, *span in _OUTS.rows(session, {"machines": list(ids)}):
        found[machine_id].append(OutSpan(*span))
    return found


def history(session: Session, machine_id: UUID) -> list[HistoryRow]:
    """Everything recorded of training at a machine, the newest first."""
    query = (
        select(TrainingRow.id, *PERSON, func.coalesce(User.name, THE_PROGRAM), TrainingRow.entered_at, *ENTRY)
        .join(Learner, Learner.id == TrainingRow.learner_id)
        .outerjoin(User, User.id == TrainingRow.entered_by)
        .where(TrainingRow.machine_id == machine_id)
        .order_by(TrainingRow.day.desc(), TrainingRow.entered_at.desc(), TrainingRow.number.desc())
    )
    return [
        HistoryRow(id, learner_id, listed(family, given), key, born, entry_of(entry), by, at)
        for id, learner_id, family, given, key, born, by, at, *entry in session.execute(query)
    ]


def periods(session: Session, machine_id: UUID) -> list[OutRow]:
    """Days out of service, the newest first."""
    opener, ender = aliased(User), aliased(User)
    query: Rows = (
        select(
            MachineOut.id,
            MachineOut.version,
            opener.name,
            MachineOut.ended_on,
            func.coalesce(ender.name, ""),
            *_SPAN,
        )
        .join(opener, opener.id == MachineOut.opened_by)
        .outerjoin(ender, ender.id == MachineOut.ended_by)
        .where(MachineOut.machine_id == machine_id)
        .order_by(MachineOut.first_day.desc(), MachineOut.opened_at.desc())
    )
    return [
        OutRow(id, version, OutSpan(*span), opened, ended_on, ended)
        for id, version, opened, ended_on, ended, *span in session.execute(query)
    ]


def exceptions(session: Session, machine_id: UUID) -> list[ExceptionRow]:
    """Exceptions that were asked for, the newest first."""
    asker, allower = aliased(User), aliased(User)
    query = (
        select(
            MachineException.id,
            MachineException.version,
            *PERSON[:3],
            MachineException.day,
            MachineException.reason,
            MachineException.asked_by,
            asker.name,
            func.coalesce(allower.name, ""),
        )
        .join(Learner, Learner.id == MachineException.learner_id)
        .join(asker, asker.id == MachineException.asked_by)
        .outerjoin(allower, allower.id == MachineException.allowed_by)
        .where(MachineException.machine_id == machine_id)
        .order_by(MachineException.day.desc(), MachineException.asked_at.desc())
    )
    return [
        ExceptionRow(id, version, learner_id, listed(family, given), *rest)
        for id, version, learner_id, family, given, *rest in session.execute(query)
    ]


def machine_of(values: Iterable[Any]) -> MachineRow:
    """In the order of MACHINES."""
    id, version, *facts, place = values
    return MachineRow(id, version, MachineFacts(*facts), place)


def entry_of(values: Iterable[Any]) -> Entry:
    """In the order of ENTRY."""
    day, step, *rest = values
    return Entry(day, Step(step), *rest)


def listed(family: str, given: str) -> str:
    """A name as lists have it."""
    return f"{family}, {given}" if family and given else family or given
