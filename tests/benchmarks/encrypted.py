"""What a key costs: the same work in a file under one, beside a file that anybody can read.

A write (a shift of fifteen signed), a read of many pages (all 5,000 entries of a person, behind their road),
and a new connection. Both files are made alike and grow alike.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.file_keys import OPEN, know, new_key
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from eduapp.people.audit.models import AuditEntry
from eduapp.people.audit.service import write_audit
from eduapp.workshops.hours import service as hours
from tests.benchmarks.figures import Effort, Figure, compared
from tests.benchmarks.shift_sheet import FIRST_DAY, SATURDAY, a_bare_shop, a_sheet
from tests.support import given

GOAL = 2.0  # no more than twice a file that anybody can read
RUNS = 30
WARM = 5
Act = Callable[[], None]


def measure(effort: Effort) -> list[Figure]:
    """Writing, reading and opening."""
    return [
        _beside_plain("a shift of fifteen signed, under a key", _signing, effort),
        _beside_plain("a trail of some thousand entries read, under a key", _reading, effort),
        _beside_plain("a connection opened, under a key", _opening, effort),
    ]


def _beside_plain(name: str, acting: Callable[[Database], Act], effort: Effort) -> Figure:
    with ExitStack() as stack:
        ours, plain = (_timed(acting(stack.enter_context(_made(key)))) for key in (new_key(), OPEN))
        for _time in range(WARM):
            ours()
            plain()
        return compared(name, GOAL, "ms", ours, plain, runs=effort.runs * RUNS)


@contextmanager
def _made(key: bytes) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        know(file.parent, key)
        upgrade(sqlite_url(file))
        database = Database(open_engine(sqlite_url(file)), given.LEADER, write_audit, clock=lambda: given.NOW)
        given.the_staff(database)
        yield database
        database.engine.dispose()


def _timed(act: Act) -> Callable[[], float]:
    def timed() -> float:
        started = time.perf_counter()
        act()
        return (time.perf_counter() - started) * 1000

    return timed


def _signing(database: Database) -> Act:
    shop = a_bare_shop(database)
    mine = database.acting_as(given.WORKSHOP_LEADER)
    days = (day for past in count() if (day := FIRST_DAY + timedelta(days=past)).weekday() < SATURDAY)

    def act() -> None:
        mine.execute(hours.sign_shift, a_sheet(shop, next(days)))

    return act


def _reading(database: Database) -> Act:
    sign = _signing(database)
    for _day in range(200):
        sign()
    url = database.engine.url.render_as_string(hide_password=False)

    def act() -> None:
        engine = open_engine(url)  # nothing of it in memory yet
        with Session(engine) as session:
            session.scalar(select(func.sum(func.length(AuditEntry.digest + AuditEntry.commitment))))
        engine.dispose()

    return act


def _opening(database: Database) -> Act:
    url = database.engine.url.render_as_string(hide_password=False)

    def act() -> None:
        engine = open_engine(url)
        engine.connect().close()
        engine.dispose()

    return act
