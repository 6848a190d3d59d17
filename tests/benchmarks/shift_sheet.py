"""A shift sheet of fifteen people signed, beside the driver committing the very same rows.

Ours: the whole command as the screen sends it: nobody signed before, everybody placed and free of lessons,
exams and other hours, the day open and uncounted; then the sheet, the hours, two tasks and a note for each in
the chained trail. Once in a bare workshop, and once where three work at a machine they must be trained at,
and every tool of the place must be accounted for.

Raw: exactly the rows that ours wrote, by `executemany` into the same tables with the same indexes, between
BEGIN IMMEDIATE and COMMIT, with the same pragmas. Each has a file of its own, and both files grow alike. Once
plain, and once under a key, as a school's own database is.
"""

import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import sqlcipher3

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.file_keys import OPEN, know, new_key, opens
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import queries, service
from eduapp.workshops.hours.rules.sheet import SheetLine
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support import given, given_education, given_machines, given_tools, given_workshops

GOAL = 1.5
FIRST_DAY = date(2025, 11, 24)
RUNS = 30  # for each run of others: one takes a few milliseconds
WARM = 3  # statements are made ready, and the files have their first pages
AT_THE_SAW = 3
SATURDAY = 5
PRAGMAS = (
    "foreign_keys=1", "busy_timeout=5000", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON",
    "trusted_schema=OFF", "cache_size=-32000",
)  # fmt: skip
WRITTEN = ("shift", "hours_entry", "hours_machine", "shift_task", "command_done", "audit_entry")
Rows = list[tuple[object, ...]]


def measure(effort: Effort) -> list[Figure]:
    """Signing against raw writing."""
    return [
        beside_raw("a shift sheet of fifteen, signed", a_bare_shop, effort),
        beside_raw("the same, under a key", a_bare_shop, effort, new_key()),
        beside_raw("a sheet with machines and tools", a_full_shop, effort),
        beside_raw("the same sheet, under a key", a_full_shop, effort, new_key()),
    ]


def beside_raw(name: str, founded: Callable[[Database], "Shop"], effort: Effort, key: bytes = OPEN) -> Figure:
    """One kind of workshop."""
    with tempfile.TemporaryDirectory() as folder:
        ours, raw = Path(folder) / "ours.db", Path(folder) / "raw.db"
        know(ours.parent, key)
        upgrade(sqlite_url(ours))
        engine = open_engine(sqlite_url(ours))
        database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
        given.the_staff(database)
        shop = founded(database)
        with bare(ours, key) as known, bare(raw, key) as other:
            known.backup(other)
            twin = Twin(known, other)
            sign = signing(database, shop, twin)
            for _time in range(WARM):
                sign()
                twin.write()
            sign()  # one ahead, so that raw writing can also come first
            figure = compared(name, GOAL, "ms", sign, twin.write, runs=effort.runs * RUNS)
        engine.dispose()
    return figure


@dataclass(frozen=True)
class Shop:
    """A workshop, who works there, what is practised, and the machine three of them use."""

    id: UUID
    people: tuple[UUID, ...]
    tasks: frozenset[UUID]
    saw: UUID | None = None


def a_bare_shop(database: Database, place_id: UUID | None = None) -> Shop:
    """Fifteen with posts."""
    shop = given_workshops.a_workshop(database, "Carpentry", ("Framing", "Finishing"), place_id=place_id)
    people = given_workshops.placed(database, shop, *given_workshops.FIFTEEN, since=FIRST_DAY)
    with database.reading() as look:
        tasks = frozenset(task.id for task in queries.tasks(look, shop))
    return Shop(shop, tuple(people), tasks)


def a_full_shop(database: Database) -> Shop:
    """A bandsaw besides, and a board; it was counted today, which settles the days before."""
    place = given_education.a_place(database, "Workroom", "workshop")
    shop = a_bare_shop(database, place)
    saw = given_machines.a_machine(database, place_id=place)
    for learner_id in shop.people[:AT_THE_SAW]:
        given_machines.trained(database, saw, learner_id, day=FIRST_DAY)
    board = given_tools.a_board(database, place_id=place)
    given_tools.three_tools(database, board)
    given_tools.counted(database, board)
    return replace(shop, saw=saw)


def signing(database: Database, shop: Shop, twin: "Twin") -> Callable[[], float]:
    """Signs one working day after another, and tells milliseconds; what was written is kept for the twin."""
    mine = database.acting_as(given.WORKSHOP_LEADER)
    days = (day for past in count() if (day := FIRST_DAY + timedelta(days=past)).weekday() < SATURDAY)

    def sign() -> float:
        order = a_sheet(shop, next(days))
        started = time.perf_counter()
        mine.execute(service.sign_shift, order)
        took = time.perf_counter() - started
        twin.note()
        return took * 1000

    return sign


def a_sheet(shop: Shop, day: date) -> service.SignShift:
    """Everybody the whole day, three at the bandsaw if there is one, two tasks."""
    used = frozenset({shop.saw} if shop.saw else ())
    lines = tuple(
        SheetLine(learner_id, ORDINARY_SHIFT, used if place < AT_THE_SAW else frozenset())
        for place, learner_id in enumerate(shop.people)
    )
    return service.SignShift(
        workshop_id=shop.id, day=day, times=ORDINARY_SHIFT, lines=lines, task_ids=shop.tasks
    )


class Twin:
    """The same database beside ours, written by the driver alone: row by row what ours wrote."""

    def __init__(self, ours: sqlcipher3.Connection, raw: sqlcipher3.Connection) -> None:
        self._ours, self._raw = ours, raw
        self._seen = dict.fromkeys(WRITTEN, 0)
        self._waiting: deque[dict[str, Rows]] = deque()
        self._inserts: dict[str, str] = {}
        self.note()
        self._waiting.clear()

    def note(self) -> None:
        """Take what ours has written since."""
        found: dict[str, Rows] = {}
        for table in WRITTEN:
            query = f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid"
            rows = self._ours.execute(query, (self._seen[table],)).fetchall()
            if rows:
                self._seen[table] = rows[-1][0]
                slots = ", ".join("?" * (len(rows[0]) - 1))
                self._inserts[table] = f"INSERT INTO {table} VALUES ({slots})"
                found[table] = [row[1:] for row in rows]
        found["audit_head"] = self._ours.execute("SELECT seq, digest FROM audit_head").fetchall()
        self._waiting.append(found)

    def write(self) -> float:
        """Milliseconds for the driver to commit the next sheet's rows."""
        rows = self._waiting.popleft()
        head = rows.pop("audit_head")
        started = time.perf_counter()
        self._raw.execute("BEGIN IMMEDIATE")
        for table, own in rows.items():
            self._raw.executemany(self._inserts[table], own)
        self._raw.executemany("UPDATE audit_head SET seq = ?, digest = ? WHERE id = 1", head)
        self._raw.execute("COMMIT")
        return (time.perf_counter() - started) * 1000


@contextmanager
def bare(path: Path, key: bytes = OPEN) -> Iterator[sqlcipher3.Connection]:
    """The driver alone, with every pragma of the program."""
    connection = sqlcipher3.connect(path, isolation_level=None)
    try:
        opens(connection, key)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()
