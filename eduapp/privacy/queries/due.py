"""What is older than its rule, person by person, and may go: nobody is held back, and nothing needs it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, func, select, tuple_
from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.core.db.base import Base
from eduapp.core.db.holding import Held, Holding, Lines, end_of, told
from eduapp.core.db.parts import in_parts
from eduapp.core.db.types import UtcDateTime
from eduapp.exams.appeals.models import Appeal
from eduapp.exams.appeals.rules.steps import OPEN
from eduapp.exams.sittings.models import Candidate
from eduapp.people.audit.models import AuditEntry
from eduapp.people.learners.models import Learner, StateChange
from eduapp.people.learners.rules import states_in
from eduapp.privacy import rules
from eduapp.privacy.models import Hold

_TRAIL, _PERSON, _READS = "trail", "person", "reads"
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Gone:
    """Rows of one table that are to go, by their keys, and the persons each is about.

    Of `Lines` the rows stay, and the lines of these persons go.
    """

    holding: Held
    rows: Mapping[Key, frozenset[UUID]]

    @property
    def count(self) -> int:
        """How many rows go; of lines, of how many persons in how many rows."""
        if isinstance(self.holding, Lines):
            return sum(len(people) for people in self.rows.values())
        return len(self.rows)

    @property
    def table(self) -> Table:
        """Whose rows."""
        return self.holding.table


@dataclass(frozen=True)
class Plan:
    """What a run takes: tables in the order in which they go, lines, and whose details the trail loses."""

    day: date
    tables: tuple[Gone, ...]
    lines: tuple[Gone, ...]
    shredded: tuple[UUID, ...]
    left: int  # persons for whom something is due, but not in this run

    @cached_property
    def persons(self) -> frozenset[UUID]:
        """Whom it is about."""
        return frozenset(_people((*self.tables, *self.lines)) | set(self.shredded))

    @property
    def rows(self) -> int:
        """How many rows and lines, and details of how many people."""
        return sum(gone.count for gone in (*self.tables, *self.lines)) + len(self.shredded)

    @cached_property
    def digest(self) -> str:
        """Equal for equal plans: what a second person confirms is what the first one saw."""
        told_of = [f"{gone.table.name} {sorted(map(repr, gone.rows))}" for gone in self.tables if gone.rows]
        for gone in self.lines:
            lines = sorted(f"{key!r} {sorted(map(str, people))}" for key, people in gone.rows.items())
            told_of += [f"{gone.holding.name} {lines}"] if lines else []
        told_of.append(repr(sorted(map(str, self.shredded))))
        return hashlib.sha256("\n".join(sorted(told_of)).encode()).hexdigest()

    def by_person(self) -> dict[UUID, dict[str, int]]:
        """For each person how many rows of each kind of data (code: retention_rules)."""
        counts: dict[UUID, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for gone in (*self.tables, *self.lines):
            for people in gone.rows.values():
                for person in people:
                    counts[person][gone.holding.life] += 1
        for person in self.shredded:
            counts[person][_TRAIL] += 1
        return {person: dict(lives) for person, lives in counts.items()}


def plan(session: Session, holdings: Iterable[Held], today: date) -> Plan:
    """What may go today. At most five in a hundred persons; those who came first are first."""
    everything = tuple(holdings)
    every = [one for one in everything if rules.life_of(one.life, today).action == rules.DELETE]
    held = held_back(session)
    due = [_due(session, one, today, held) for one in every if isinstance(one, Holding)]
    lines = [_lines_due(session, one, today, held) for one in every if isinstance(one, Lines)]
    shred = _to_shred(session, today, held)
    persons = sorted(_people((*due, *lines)) | shred)
    most = rules.most_persons(session.scalar(select(func.count()).select_from(Learner)) or 0)
    chosen = frozenset(persons[:most])
    kept = [Gone(one.holding, {k: p for k, p in one.rows.items() if p <= chosen}) for one in due]
    struck = tuple(one for line in lines if (one := _of_these(line, chosen)).rows)
    whole = _without_needed(session, _persons_last(session, [*kept, *struck], everything))
    gone = _people(one for one in whole if one.holding.life == _PERSON)
    whole = _with_reads(session, whole, gone, everything)
    shredded = tuple(sorted((shred & chosen) | (gone & _told_of(session, gone))))
    return Plan(today, tuple(_in_order(whole)), struck, shredded, len(persons) - len(chosen))


def held_back(session: Session) -> frozenset[UUID]:
    """Of whom nothing goes: a hold, or an appeal that is open."""
    holds = session.scalars(select(Hold.learner_id).where(Hold.lifted_at.is_(None)))
    appeals = select(Candidate.learner_id).join(Appeal, Appeal.candidate_id == Candidate.id)
    return frozenset(holds) | frozenset(session.scalars(appeals.where(Appeal.state.in_(OPEN))))


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _people(gone: Iterable[Gone]) -> set[UUID]:
    """Whom they are about."""
    return {person for one in gone for people in one.rows.values() for person in people}


def _due(session: Session, holding: Holding, today: date, held: frozenset[UUID]) -> Gone:
    """The rows of one table that are old enough, and about nobody who is held back."""
    table, life = holding.table, rules.life_of(holding.life, today)
    last = rules.before(today, life.months)
    people = holding.whose()
    query = select(*table.primary_key, *people).select_from(table).where(_began(holding, last))
    rows = {}
    width = len(table.primary_key)
    for values in session.execute(query):
        about = frozenset(one for one in values[width:] if one is not None)
        if about and not about & held:
            rows[tuple(values[:width])] = about
    return Gone(holding, rows)


def _lines_due(session: Session, lines: Lines, today: date, held: frozenset[UUID]) -> Gone:
    """The lines that are old enough, of nobody who is held back; who is keeps theirs beside those that go."""
    table = lines.table
    last = rules.before(today, rules.life_of(lines.life, today).months)
    query = select(*table.primary_key, table.c[lines.column]).where(lines.about_anybody())
    rows = {}
    for *key, content in session.execute(query.where(_began(lines, last))):
        people = frozenset(line.learner_id for line in lines.read(content)) - held
        if people:
            rows[tuple(key)] = people
    return Gone(lines, rows)


def _of_these(lines: Gone, people: frozenset[UUID]) -> Gone:
    return Gone(lines.holding, {key: own for key, about in lines.rows.items() if (own := about & people)})


def _began(holding: Held, last: date) -> ColumnElement[bool]:
    """That what its life is counted from was on that day or before."""
    table = holding.table
    if isinstance(holding, Holding) and holding.began is not None:
        return holding.began(table, last)
    if isinstance(holding, Holding) and not holding.since:
        return told(table, holding.paths[0]).in_(_left_by(last))
    since = told(table, holding.since)
    if isinstance(end_of(table, holding.since).type, UtcDateTime):
        return since < datetime.combine(last + timedelta(days=1), time(), zone())
    return since <= last


def _left_by(last: date) -> Any:  # noqa: ANN401 - a select of one column
    """Who had left on that day and has not come back."""
    change = StateChange
    gone = change.state.in_(states_in("left"))
    return select(change.learner_id).where(change.phase == "in_force", gone, change.from_day <= last)


def _to_shred(session: Session, today: date, held: frozenset[UUID]) -> set[UUID]:
    """Of whom the trail still tells details after they have been gone so long."""
    last = rules.before(today, rules.life_of(_TRAIL, today).months)
    return _told_of(session, set(session.scalars(_left_by(last))) - held)


def _told_of(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """Those of whom the trail has details."""
    found: set[UUID] = set()
    for part in in_parts(set(people)):
        query = select(AuditEntry.learner_id).where(AuditEntry.learner_id.in_(part))
        told_still = query.where(AuditEntry.details.is_not(None)).distinct()
        found |= {one for one in session.scalars(told_still) if one}
    return found


def _persons_last(session: Session, due: list[Gone], everything: Iterable[Held]) -> list[Gone]:
    """A person goes when nothing else is left: what is kept for good keeps the name it belongs to."""
    going = _people(one for one in due if one.holding.life == _PERSON)
    by_name = {one.holding.name: one.rows for one in due}
    staying: set[UUID] = set()
    for holding in everything:
        if holding.life not in {_PERSON, _READS, _TRAIL}:
            rows, asked = by_name.get(holding.name, {}), going - staying
            if isinstance(holding, Lines):
                staying |= _on_more(session, holding, asked, rows)
            else:
                staying |= _with_more(session, holding, asked, rows)
    whole = [one for one in due if isinstance(one.holding, Holding)]
    return [_without(one, staying) if one.holding.life == _PERSON else one for one in whole]


def _on_more(
    session: Session, lines: Lines, people: set[UUID], going: Mapping[Key, frozenset[UUID]]
) -> set[UUID]:
    """Those who have a line that does not go."""
    found = set()
    for person in people:
        keys = session.execute(select(*lines.table.primary_key).where(lines.about(person)))
        if any(person not in going.get(tuple(key), ()) for key in keys):
            found.add(person)
    return found


def _with_more(
    session: Session, holding: Holding, people: set[UUID], going: Mapping[Key, frozenset[UUID]]
) -> set[UUID]:
    """Those about whom the table has rows that do not go."""
    table, found = holding.table, set()
    width = len(table.primary_key)
    for part in in_parts(people):
        for person in holding.whose():
            query = select(*table.primary_key, person).select_from(table).where(person.in_(part))
            found |= {v[width] for v in session.execute(query) if tuple(v[:width]) not in going}
    return found


def _without(gone: Gone, people: set[UUID]) -> Gone:
    return Gone(gone.holding, {key: about for key, about in gone.rows.items() if not about & people})


def _with_reads(
    session: Session, due: list[Gone], people: set[UUID], everything: Iterable[Held]
) -> list[Gone]:
    """With a person goes who opened their file, however lately."""
    reads = next((one for one in everything if one.life == _READS), None)
    if reads is None or not people:
        return due
    table = reads.table
    rows: dict[Key, frozenset[UUID]] = {}
    width = len(table.primary_key)
    for part in in_parts(people):
        query = select(*table.primary_key, table.c.learner_id).where(table.c.learner_id.in_(part))
        rows |= {tuple(values[:width]): frozenset({values[width]}) for values in session.execute(query)}
    return [Gone(one.holding, {**one.rows, **rows}) if one.table is table else one for one in due]


def _without_needed(session: Session, due: list[Gone]) -> list[Gone]:
    """Without rows that others point to which stay; again, until what is left needs nothing more."""
    left = {one.table.name: dict(one.rows) for one in due}
    tables = {one.table.name: one.table for one in due}
    while True:
        needed = {name: _needed(session, table, left) for name, table in tables.items() if left[name]}
        if not any(needed.values()):
            return [Gone(one.holding, left[one.table.name]) for one in due]
        for name, keys in needed.items():
            for key in keys:
                del left[name][key]


def _needed(session: Session, table: Table, left: Mapping[str, Mapping[Key, object]]) -> set[Key]:
    """The rows of a table that rows point to which stay. What is pointed to has a key of one column."""
    found: set[Key] = set()
    for other in Base.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is not table:
                continue
            going = left.get(other.name, {})
            for part in in_parts([one[0] for one in left[table.name]]):
                query = select(*other.primary_key, key.parent).where(key.parent.in_(part))
                width = len(other.primary_key)
                found |= {(v[width],) for v in session.execute(query) if tuple(v[:width]) not in going}
    return found & set(left[table.name])


def _in_order(due: list[Gone]) -> list[Gone]:
    """What points to others before what it points to."""
    waiting, ordered = [one for one in due if one.rows], []
    while waiting:
        names = {one.table.name: one for one in waiting}
        pointed = {
            key.column.table.name
            for one in waiting
            for key in one.table.foreign_keys
            if key.column.table is not one.table
        }
        free = [one for name, one in names.items() if name not in pointed]
        ordered += free
        waiting = [one for one in waiting if one not in free]
    return ordered


def matching(table: Table, keys: list[Key]) -> ColumnElement[bool]:
    """That a row is one of these."""
    columns = list(table.primary_key)
    if len(columns) == 1:
        return columns[0].in_([key[0] for key in keys])
    return tuple_(*columns).in_(keys)
