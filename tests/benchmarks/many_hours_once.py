"""Run in a fresh process: brings so many rows of hours in, and has the driver write them if told `write`.

    python -m tests.benchmarks.many_hours_once ROWS grow|write

The answer is JSON: seconds of both sides, and by how many MB the process grew meanwhile.
"""

import gc
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

import sqlcipher3

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.files import HourRow
from tests.benchmarks.hours_import import NUMBERS, PRAGMAS, SHOPS, the_file
from tests.support import given, given_education, given_machines, given_workshops

PEOPLE = 1000
FIRST_DAY = date(2022, 11, 1)  # a thousand working days before the clock of the benchmark
AT_THE_SAW = 12  # of so many people one works there
SAW = "M-01"
AT_ONCE = 50_000  # rows read, and then written, by the driver
A_LOOK = 0.02  # seconds between two looks at the memory
MB = 1024 * 1024


class Grown:
    """Looks again and again how much memory the process has; MB more than at the beginning."""

    def __init__(self) -> None:
        self.most = self._began = _resident()

    @property
    def megabytes(self) -> float:
        """Never 0, which nothing can be compared with."""
        return max(1.0, (self.most - self._began) / MB)

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Look on meanwhile."""
        over = threading.Event()

        def look() -> None:
            while not over.wait(A_LOOK):
                self.most = max(self.most, _resident())

        watch = threading.Thread(target=look)
        watch.start()
        try:
            yield
        finally:
            over.set()
            watch.join()


def _resident() -> int:
    """Bytes of memory in use; 0 where the system does not tell."""
    told = Path("/proc/self/statm")
    return int(told.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") if told.exists() else 0


def once(count: int, *, raw: bool) -> dict[str, float]:
    """Both sides, each in a file of its own."""
    people = min(PEOPLE, count)
    rows = tuple(map(with_machine, the_file(count, people, FIRST_DAY)))
    with tempfile.TemporaryDirectory() as folder:
        ours, other = Path(folder) / "ours.db", Path(folder) / "raw.db"
        a_site(ours, people)
        seconds, grown = bring_in(ours, rows)
        return {"ours": seconds, "grown": grown, "raw": write_same(ours, other) if raw else 0.0}


def with_machine(row: HourRow) -> HourRow:
    """The same row, at the bandsaw if that is the person's machine."""
    return replace(row, machines=(SAW,)) if saws(int(row.number) - NUMBERS) else row


def saws(person: int) -> bool:
    """Whether somebody works at the bandsaw; all who do are in carpentry."""
    return person % AT_THE_SAW == 0


def a_site(path: Path, people: int) -> None:
    """Everything that the rows name."""
    upgrade(sqlite_url(path))
    engine = open_engine(sqlite_url(path))
    database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
    given.the_staff(database)
    place = given_education.a_place(database, "Workroom", "workshop")
    for shop in SHOPS:
        given_workshops.a_workshop(database, shop, place_id=place)
    saw = given_machines.a_machine(database, code=SAW, place_id=place)
    for person in range(people):
        learner_id = given.a_learner(database, f"Ola Vik{person}", number=str(NUMBERS + person))
        if saws(person):
            given_machines.trained(database, saw, learner_id, day=FIRST_DAY)
    engine.dispose()


def bring_in(path: Path, rows: Sequence[HourRow]) -> tuple[float, float]:
    """Seconds of the whole command, and MB the process grew by."""
    engine = open_engine(sqlite_url(path))
    database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
    order = service.ImportHours(rows=rows, import_id=uuid4())
    gc.collect()
    memory = Grown()
    with memory.looking():
        started = time.perf_counter()
        answer = database.execute(service.import_hours, order)
        seconds = time.perf_counter() - started
    assert answer == (len(rows), 0, 0)
    engine.dispose()
    return seconds, memory.megabytes


def write_same(ours: Path, path: Path) -> float:
    """Seconds for the driver alone to write what lies in ours, some rows at a time, in one transaction."""
    upgrade(sqlite_url(path))
    known, connection = sqlcipher3.connect(ours), sqlcipher3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    entries = known.execute(
        "SELECT h.* FROM hours_entry h JOIN learner l ON l.id = h.learner_id ORDER BY h.day, l.number"
    )
    machines = known.execute("SELECT * FROM hours_machine ORDER BY rowid")
    gc.collect()
    seconds = _timed(lambda: connection.execute("BEGIN IMMEDIATE"))
    for table, cursor in (("hours_entry", entries), ("hours_machine", machines)):
        statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(cursor.description))})"
        while rows := cursor.fetchmany(AT_ONCE):
            seconds += _timed(partial(connection.executemany, statement, rows))
    seconds += _timed(lambda: connection.execute("COMMIT"))
    known.close()
    connection.close()
    return seconds


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.stdout.write(json.dumps(once(int(sys.argv[1]), raw=sys.argv[2] == "write")) + "\n")
