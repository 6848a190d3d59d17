"""Who may use which machine on a day: the list, a workshop, one machine, or some people at some machines."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.orm import Session

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import expect_reach
from eduapp.core.names import folded, sort_key
from eduapp.education.places import queries as places
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import belongs, here_on
from eduapp.workshops.machines.models import Machine, MachineException, TrainingRow
from eduapp.workshops.machines.queries.register import (
    ENTRY,
    MACHINES,
    PERSON,
    ExceptionRow,
    HistoryRow,
    MachineRow,
    OutRow,
    entry_of,
    exceptions,
    history,
    listed,
    machine,
    machine_of,
    outs_of,
    periods,
)
from eduapp.workshops.machines.rules.register import OutSpan
from eduapp.workshops.machines.rules.training import Entry
from eduapp.workshops.machines.rules.using import Answer, may_use

Pair = tuple[UUID, UUID]  # machine, learner

# Asked with every sheet that names a machine, so they are made once.
_these: BindParameter[UUID] = bindparam("machines", expanding=True)
_people: BindParameter[UUID] = bindparam("people", expanding=True)
_SOME = Prepared(MACHINES.where(Machine.id.in_(_these)))
_EXCEPTED = Prepared(
    select(MachineException.machine_id, MachineException.learner_id, MachineException.day).where(
        MachineException.machine_id.in_(_these),
        MachineException.learner_id.in_(_people),
        MachineException.allowed_by.is_not(None),
    )
)
_TRAINING = Prepared(
    select(TrainingRow.machine_id, TrainingRow.learner_id, *ENTRY)
    .where(TrainingRow.machine_id.in_(_these), TrainingRow.learner_id.in_(_people))
    .order_by(TrainingRow.number)
)


@dataclass(frozen=True)
class PersonRow:
    """Somebody who was ever trained at a machine, and whether they may use it on the day asked about."""

    learner_id: UUID
    name: str  # family name first
    sort_key: str
    birth_date: date | None
    answer: Answer
    here: bool = True

    @property
    def id(self) -> UUID:
        """How a table knows the row again."""
        return self.learner_id


@dataclass(frozen=True)
class MachineHead:
    """One machine on its page."""

    machine: MachineRow
    people: tuple[PersonRow, ...]
    history: tuple[HistoryRow, ...]  # newest first
    outs: tuple[OutRow, ...]  # newest first
    exceptions: tuple[ExceptionRow, ...]  # newest first


@dataclass(frozen=True)
class MachineDay:
    """One machine and everybody who may use it on a day, in Norwegian order: the sheet for the wall."""

    machine: MachineRow
    people: tuple[PersonRow, ...]


def machines(
    session: Session,
    typed: str = "",
    shown: str = "",
    day: date | None = None,
    scope: Scope = EVERYTHING,
) -> list[MachineRow]:
    """The list, by what was typed of name, number or place; `shown` "archived" for those alone.

    With a day it tells what is out of service then, and how many may use each. Four statements.
    """
    query = MACHINES.where(Machine.active.is_(shown != "archived"))
    if scope.sites:
        query = query.where(Machine.place_id.in_(places.at(scope.sites)))
    wanted = folded(typed)
    rows = [machine_of(values) for values in session.execute(query)]
    found = _in_order(row for row in rows if wanted in folded(f"{row.name} {row.facts.code} {row.place}"))
    return found if day is None else [one.machine for one in _on(session, found, day)]


def who_may_use(session: Session, place_id: UUID, day: date) -> list[MachineDay]:
    """Every machine of a place with who may use it on a day. Four statements, however many there are."""
    return _on(session, at_place(session, place_id), day)


@dataclass(frozen=True)
class Answering:
    """What is on record of some people at some machines, read once: answers for any of them and any day."""

    machines: dict[UUID, MachineRow]
    outs: dict[UUID, list[OutSpan]]
    entries: dict[Pair, list[Entry]]
    excepted: set[tuple[UUID, UUID, date]]

    def answer(self, machine_id: UUID, learner_id: UUID, day: date) -> Answer:
        """Whether this person may use this machine, which must be one of `machines`, on a day."""
        facts, entries = self.machines[machine_id].facts, self.entries.get((machine_id, learner_id), [])
        excepted = (machine_id, learner_id, day) in self.excepted
        return may_use(facts, self.outs[machine_id], entries, day, excepted=excepted)


def answering(session: Session, machine_ids: Collection[UUID], learner_ids: Collection[UUID]) -> Answering:
    """Four statements, however many days are asked about. Machines that are not there are left out."""
    ids = sorted(machine_ids)
    rows = {row.id: row for row in map(machine_of, _SOME.rows(session, {"machines": ids}))}
    excepted = set(_EXCEPTED.rows(session, {"machines": ids, "people": list(learner_ids)}))
    return Answering(rows, outs_of(session, ids), _entries(session, ids, learner_ids), excepted)


def answers(session: Session, pairs: Iterable[Pair], day: date) -> dict[Pair, Answer]:
    """For people and machines named together: may they on a day? A machine that is not there is left out."""
    wanted = set(pairs)
    known = answering(session, {machine for machine, _who in wanted}, {who for _machine, who in wanted})
    return {(one, who): known.answer(one, who, day) for one, who in wanted if one in known.machines}


def at_place(session: Session, place_id: UUID) -> list[MachineRow]:
    """The machines that stand at a place, but for archived ones, by name. One statement."""
    query = MACHINES.where(Machine.place_id == place_id, Machine.active.is_(True))
    return _in_order(map(machine_of, session.execute(query)))


def codes(session: Session) -> dict[str, UUID]:
    """Every machine by the number on its label, folded: for matching whole files."""
    query = select(Machine.code, Machine.id)
    return {folded(code): id for code, id in session.execute(query)}


def entries_of(session: Session, machine_id: UUID, learner_id: UUID) -> list[Entry]:
    """All rows of one person at one machine, in order."""
    expect_reach(session, learner_id)
    return _entries(session, [machine_id], {learner_id})[machine_id, learner_id]


def everything_at(session: Session, ids: Collection[UUID]) -> list[tuple[MachineRow, UUID, list[Entry]]]:
    """Everybody ever trained at some machines, with their rows in order. Two statements."""
    rows = {row.id: row for row in map(machine_of, session.execute(MACHINES.where(Machine.id.in_(ids))))}
    query = (
        select(TrainingRow.machine_id, TrainingRow.learner_id, *ENTRY)
        .where(TrainingRow.machine_id.in_(ids))
        .order_by(TrainingRow.machine_id, TrainingRow.learner_id, TrainingRow.number)
    )
    found: dict[Pair, list[Entry]] = defaultdict(list)
    for machine_id, learner_id, *entry in session.execute(query):
        found[machine_id, learner_id].append(entry_of(entry))
    return [(rows[machine_id], learner_id, entries) for (machine_id, learner_id), entries in found.items()]


def machine_head(session: Session, machine_id: UUID, day: date) -> MachineHead | None:
    """One machine as of a day with people, history, days out of service and exceptions, or None."""
    row = machine(session, machine_id)
    if row is None:
        return None
    found = _on(session, [row], day, everybody=True)[0]
    return MachineHead(
        found.machine,
        found.people,
        tuple(history(session, machine_id)),
        tuple(periods(session, machine_id)),
        tuple(exceptions(session, machine_id)),
    )


@dataclass(frozen=True)
class _Person:
    id: UUID
    name: str
    sort_key: str
    birth_date: date | None
    here: bool


def _in_order(rows: Iterable[MachineRow]) -> list[MachineRow]:
    return sorted(rows, key=lambda row: (sort_key(row.name), row.facts.code))


def _on(session: Session, rows: list[MachineRow], day: date, *, everybody: bool = False) -> list[MachineDay]:
    """Machines with who may use them; `everybody`: with all who were trained there and have not left."""
    ids = [row.id for row in rows]
    outs = outs_of(session, ids)
    people, entries = _trained(session, ids, day)
    excepted = _excepted(session, ids, day, people)
    by_machine: dict[UUID, list[PersonRow]] = defaultdict(list)
    for row in rows:
        for person in sorted(people[row.id].values(), key=lambda one: (one.sort_key, one.id)):
            pair = (row.id, person.id)
            answer = may_use(row.facts, outs[row.id], entries[pair], day, excepted=pair in excepted)
            if everybody or (answer.allowed and person.here):
                told = (person.id, person.name, person.sort_key, person.birth_date)
                by_machine[row.id].append(PersonRow(*told, answer, person.here))
    return [_day(row, outs[row.id], by_machine[row.id], day) for row in rows]


def _day(row: MachineRow, outs: list[OutSpan], people: list[PersonRow], day: date) -> MachineDay:
    out = next((span for span in outs if span.covers(day)), None)
    users = sum(person.answer.allowed and person.here for person in people)
    return MachineDay(MachineRow(row.id, row.version, row.facts, row.place, out, users), tuple(people))


def _entries(
    session: Session, machine_ids: Collection[UUID], learner_ids: Collection[UUID]
) -> dict[Pair, list[Entry]]:
    rows = _TRAINING.rows(session, {"machines": list(machine_ids), "people": list(learner_ids)})
    found: dict[Pair, list[Entry]] = defaultdict(list)
    for machine_id, learner_id, *entry in rows:
        found[machine_id, learner_id].append(entry_of(entry))
    return found


def _trained(
    session: Session, ids: Collection[UUID], day: date
) -> tuple[dict[UUID, dict[UUID, _Person]], dict[Pair, list[Entry]]]:
    """Who was ever trained at each machine and has not left, with the rows."""
    query = (
        select(TrainingRow.machine_id, *PERSON, here_on(day), *ENTRY)
        .join(Learner, Learner.id == TrainingRow.learner_id)
        .where(TrainingRow.machine_id.in_(ids), belongs())
        .order_by(TrainingRow.number)
    )
    people: dict[UUID, dict[UUID, _Person]] = defaultdict(dict)
    entries: dict[Pair, list[Entry]] = defaultdict(list)
    for machine_id, learner_id, family, given, key, born, here, *entry in session.execute(query):
        people[machine_id][learner_id] = _Person(learner_id, listed(family, given), key, born, bool(here))
        entries[machine_id, learner_id].append(entry_of(entry))
    return people, entries


def _excepted(
    session: Session,
    ids: Collection[UUID],
    day: date,
    people: dict[UUID, dict[UUID, _Person]] | None = None,
) -> set[Pair]:
    """Whom two people let work at which machine on a day; those are added to `people`, trained or not."""
    query = (
        select(MachineException.machine_id, *PERSON, here_on(day))
        .join(Learner, Learner.id == MachineException.learner_id)
        .where(
            MachineException.machine_id.in_(ids),
            MachineException.day == day,
            MachineException.allowed_by.is_not(None),
        )
    )
    found = set()
    for machine_id, learner_id, family, given, key, born, here in session.execute(query):
        found.add((machine_id, learner_id))
        if people is not None:
            person = _Person(learner_id, listed(family, given), key, born, bool(here))
            people[machine_id].setdefault(learner_id, person)
    return found
