"""100,000 rows of workshop hours brought in, beside the same rows written by the driver.

Ours: every row judged (known learner and workshop, possible times, nothing to come, no overlap with the
ledger or within the file), written, one note a learner in the chained trail, committed and synced.
Raw: `executemany` of exactly the rows that ours wrote, in the order of the file, into the same table with
the same indexes, in one transaction with the same pragmas. Both on fresh files, by turns.
"""

import gc
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import sqlcipher3

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.files import HourRow
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.support import given, given_workshops

PEOPLE = 500
NUMBERS = 1000  # the first learner number
FIRST_DAY = date(2025, 11, 3)
SHOPS = ("Carpentry", "Metalwork", "Kitchen", "Laundry", "Maintenance", "Horticulture")
GOAL = 4.0
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "cache_size=-32000")


def measure(effort: Effort) -> list[Figure]:
    """Import against raw writing."""
    people = min(PEOPLE, effort.hour_rows)
    rows = the_file(effort.hour_rows, people)
    pairs = []
    for _run in range(max(2, effort.runs - 2)):
        with tempfile.TemporaryDirectory() as folder:
            ours, written = import_them(Path(folder) / "ours.db", rows, people)
            pairs.append((ours, write_them(Path(folder) / "raw.db", written)))
    return [of_pairs("import of hours, checked and noted", GOAL, "s", pairs)]


def the_file(count: int, people: int, first_day: date = FIRST_DAY) -> tuple[HourRow, ...]:
    """As a workshop's spreadsheet is: day after day, everybody who was there."""
    day, rows = first_day, list[HourRow]()
    while len(rows) < count:
        if day.weekday() < 5:
            rows += (
                HourRow(
                    row=len(rows) + person + 2,
                    day=day,
                    workshop=SHOPS[person % len(SHOPS)],
                    number=str(NUMBERS + person),
                    start=480 + person % 3 * 15,
                    end=900,
                    pause=30,
                    task=("Framing", "Finishing", "")[(person + day.day) % 3],
                    stated=390 - person % 3 * 15,
                )
                for person in range(people)
            )
        day += timedelta(days=1)
    return tuple(rows[:count])


def import_them(path: Path, rows: Sequence[HourRow], people: int) -> tuple[float, list[tuple[object, ...]]]:
    """Seconds for the whole command, and what then lies in the table, in the order of the file."""
    blank_database(path)
    engine = open_engine(sqlite_url(path))
    database = Database(engine, given.LEADER, write_audit)
    given.the_staff(database)
    for shop in SHOPS:
        given_workshops.a_workshop(database, shop)
    for person in range(people):
        given.a_learner(database, f"Ola Vik{person}", number=str(NUMBERS + person))
    order = service.ImportHours(rows=rows, import_id=uuid4())
    gc.collect()
    started = time.perf_counter()
    answer = database.execute(service.import_hours, order)
    seconds = time.perf_counter() - started
    assert answer == (len(rows), 0, 0)
    with engine.connect() as connection:
        written = connection.exec_driver_sql(
            "SELECT h.* FROM hours_entry h JOIN learner l ON l.id = h.learner_id ORDER BY h.day, l.number"
        ).all()
    engine.dispose()
    return seconds, [tuple(row) for row in written]


def write_them(path: Path, rows: list[tuple[object, ...]]) -> float:
    """Seconds for the driver alone."""
    blank_database(path)
    connection = sqlcipher3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    slots = ", ".join("?" * len(rows[0]))
    gc.collect()
    started = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(f"INSERT INTO hours_entry VALUES ({slots})", rows)
    connection.execute("COMMIT")
    seconds = time.perf_counter() - started
    connection.close()
    return seconds
