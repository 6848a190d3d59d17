"""Find as you type among 100,000 people, beside the same query asked of the driver.

Names are typed letter by letter, as people do it: common and rare ones, a second word, a number, and one that
nobody has. Ours is what a page asks (a short read transaction, rows as frozen values); raw is the very same
statement with the same values on an open connection, and all its rows fetched.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.people import People
from eduapp.app.sample_data.prison import prisons_of
from eduapp.app.sample_data.sizes import Size
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from eduapp.people.learners import queries
from tests.benchmarks.asking import asked, bare
from tests.benchmarks.figures import Effort, Figure, compared
from tests.support import given

GOAL = 1.5
TYPED = ("hansen j", "żółć", "nguyen thi", "sara", "al-hassan", "1000", "xyz")


def measure(effort: Effort) -> list[Figure]:
    """All letters of all names."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.db"
        many_people(path, effort.people)
        engine = open_engine(sqlite_url(path))
        database = Database(engine, given.LEADER, write_audit)
        with bare(path) as raw:
            with asked(engine) as statements:
                found = [len(rows) for rows in find(database)]
            assert [len(raw.execute(*one).fetchall()) for one in statements] == found
            figure = compared(
                "find as you type",
                GOAL,
                "ms",
                lambda: _milliseconds(find(database)),
                lambda: _milliseconds(raw.execute(*one).fetchall() for one in statements),
                runs=effort.runs * 3,
            )
        engine.dispose()
    return [figure]


def letters() -> Iterator[str]:
    """What stands in the field after each key."""
    for name in TYPED:
        yield from (name[:end] for end in range(1, len(name) + 1))


def find(database: Database) -> Iterator[list[queries.LearnerRow]]:
    """Ours, key by key."""
    for typed in letters():
        with database.reading() as session:
            yield queries.find(session, typed)


def many_people(path: Path, count: int) -> None:
    """Invented people with names in six scripts."""
    size = Size(
        "people",
        prisons=-(-count // 800),
        present=count // 3,
        persons=count,
        seats=0,
        candidacies=0,
        papers=0,
    )
    file = NewFile(path, "benchmark")
    people = People(file, 100_001)
    for prison in prisons_of(size, 1):
        people.of(prison)
    file.finish()


def _milliseconds(work: Iterator[object]) -> float:
    started = time.perf_counter()
    for _answer in work:
        pass
    return (time.perf_counter() - started) * 1000
