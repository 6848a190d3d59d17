"""What the trail costs: checking a long one, and its part of a write, permissions with it.

A trail of a million entries is written as the program writes them, with keys of some thousand people, and
checked whole; what it takes and how much memory is told beside limits. Its part of a write is a write as the
program does it (who may, whom they reach, whether their account is open, the trail) beside the very same
one that tells nothing and asks nothing, each in a file of its own under a key, as schools have it, that grows
alike: the smallest (one learner put right, by a leader) and an ordinary one (a shift of fifteen signed, by a
workshop leader who reaches those of the workshop).
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.app.need_to_know import reached_by
from eduapp.core.canonical import canonical
from eduapp.core.db.base import new_id, new_ids
from eduapp.core.db.bulk import BulkInsert, insert_rows
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.file_keys import know, new_key
from eduapp.core.db.unit_of_work import Database, UnitOfWork
from eduapp.core.db.upgrade import upgrade
from eduapp.people.access.queries import expect_in_force
from eduapp.people.audit import queries, rules
from eduapp.people.audit.models import AuditEntry, AuditHead, DetailKey
from eduapp.people.audit.service import _COLUMNS, write_audit
from eduapp.people.learners import service as learners
from eduapp.people.learners.rules import LearnerFacts
from eduapp.workshops.hours import service as hours
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs
from tests.benchmarks.shift_sheet import FIRST_DAY, SATURDAY, a_bare_shop, a_sheet
from tests.support import given

CHECK_LIMIT = 20.0  # seconds for a million
PART_GOAL = 1.15
MEMORY_LIMIT = 64.0  # MiB that a check may add, however long the trail is
MILLION, PEOPLE, BATCH = 1_000_000, 3000, 20_000
RUNS = 30  # writes, for each run of others
WARM = 5
MIB = 1 << 10  # of KiB, as Linux tells memory


def measure_check(effort: Effort) -> list[Figure]:
    """A whole trail checked, beside limits."""
    with tempfile.TemporaryDirectory() as folder:
        database = _made(Path(folder) / "trail.db")
        _fill(database, effort.many_rows)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        took = [_checked(database, effort.many_rows) for _run in range(min(effort.runs, 3))]
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MIB
        database.engine.dispose()
    limit = CHECK_LIMIT * effort.many_rows / MILLION
    return [
        of_pairs("a trail of a million checked, of 20 s", 1.0, "s", [(one, limit) for one in took]),
        of_pairs("memory a check adds, of 64 MiB", 1.0, "MiB", [(max(grown, 0.0), MEMORY_LIMIT)]),
    ]


def measure_part(effort: Effort) -> list[Figure]:
    """A write beside the same without trail and permissions."""
    return [
        _beside_untold("a learner put right, without trail and permissions", _correcting, effort),
        _beside_untold("a shift of fifteen signed, without them", _signing, effort),
    ]


def _made(file: Path) -> Database:
    blank_database(file)
    database = Database(open_engine(sqlite_url(file)), given.LEADER, write_audit, clock=lambda: given.NOW)
    given.the_staff(database)
    return database


@contextmanager
def _under_key(*, told: bool) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        know(file.parent, new_key())
        upgrade(sqlite_url(file))
        engine, clock = open_engine(sqlite_url(file)), lambda: given.NOW
        database = Database(engine, given.LEADER, write_audit if told else lambda _uow: None, clock=clock)
        given.the_staff(database)
        asks = {"_need_to_know": reached_by, "_in_force": expect_in_force} if told else {}
        yield database._like(**asks)
        engine.dispose()


def _fill(database: Database, entries: int) -> None:
    """So many entries, chained as the program does it."""
    people = new_ids(PEOPLE)
    keys = {person: os.urandom(32) for person in people}
    with Session(database.engine) as session:
        insert_rows(session, DetailKey, [{"owner_id": owner, "key": key} for owner, key in keys.items()])
        seq, previous = 0, rules.START
        insert = BulkInsert(session, AuditEntry, _COLUMNS)
        convert = [insert.converter(name) for name in ("at", "actor_id", "subject_id")]
        for first in range(0, entries, BATCH):
            rows = []
            for number in range(first, min(first + BATCH, entries)):
                person, seq = people[number * 7919 % PEOPLE], number + 1
                row, previous = _entry(seq, person, keys[person], previous, convert)
                rows.append(row)
            insert.write(rows)
        session.add(AuditHead(id=1, seq=seq, digest=previous))
        session.commit()


def _entry(
    seq: int, person: UUID, key: bytes, previous: str, convert: list[Callable[[object], object]]
) -> tuple[tuple[object, ...], str]:
    at = given.NOW + timedelta(seconds=seq)
    details = canonical({"name": f"Person, Number {seq % PEOPLE}", "day": "2026-11-23", "code": "present"})
    commitment = rules.commitment(key, details)
    who, subject = given.TEACHER, new_id()
    link = rules.Link(
        seq, at, who.user_id, who.name, "attendance.marked", subject, person, commitment, previous
    )
    digest = rules.digest(link)
    moment, ident, other = convert
    row = (seq, moment(at), ident(who.user_id), who.name, "attendance.marked", other(subject), other(person))
    return (*row, details, commitment, previous, digest), digest


def _checked(database: Database, entries: int) -> float:
    started = time.perf_counter()
    with database.reading() as session:
        found = queries.check(session)
    took = time.perf_counter() - started
    assert (found.broken, found.entries) == (None, entries)
    return took


# ── Its part of a write ──────────────────────────────────────────────────────────────────────────

Act = Callable[[], None]


def _beside_untold(name: str, acting: Callable[[Database], Act], effort: Effort) -> Figure:
    with _under_key(told=True) as told, _under_key(told=False) as bare:
        ours = _timed(acting(told))
        with _untold():
            act = acting(bare)
        theirs = _timed(act)

        def without() -> float:
            with _untold():
                return theirs()

        for _time in range(WARM):
            ours()
            without()
        return compared(name, PART_GOAL, "ms", ours, without, runs=effort.runs * RUNS)


@contextmanager
def _untold() -> Iterator[None]:
    """Nothing is told, and nobody is asked whether they may."""
    audit, require = UnitOfWork.audit, UnitOfWork.require
    UnitOfWork.audit = UnitOfWork.require = lambda *_all, **_named: None  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        UnitOfWork.audit, UnitOfWork.require = audit, require  # type: ignore[method-assign]


def _timed(act: Act) -> Callable[[], float]:
    def timed() -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1000

    return timed


def _correcting(database: Database) -> Act:
    learner_id = given.a_learner(database, "Karim Haddad", number="77")
    versions = count(1)

    def act() -> None:
        version = next(versions)
        facts = LearnerFacts(number="77", family_name="Haddad", given_name="Karim", unit=f"Unit {version}")
        order = learners.CorrectLearner(learner_id=learner_id, version=version, facts=facts)
        database.execute(learners.correct_learner, order)

    return act


def _signing(database: Database) -> Act:
    shop = a_bare_shop(database)
    mine = database.acting_as(given.WORKSHOP_LEADER)
    days = (day for past in count() if (day := FIRST_DAY + timedelta(days=past)).weekday() < SATURDAY)

    def act() -> None:
        mine.execute(hours.sign_shift, a_sheet(shop, next(days)))

    return act
