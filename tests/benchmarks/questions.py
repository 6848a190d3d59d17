"""A bank of 50,000 questions: each search within 50 ms; 5,000 questions of a GIFT file in within 5 s.

Ours: a question of the list page, as it is asked while somebody types, the slowest of several; and the whole
way of a file, read, looked at and saved, with the longest time in which a Stop would not have been heard. A
package of QTI goes the same way. Beside each stands the limit.
"""

import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.exams.questions import jobs, queries
from eduapp.exams.questions.formats.gift_reader import read_gift
from eduapp.exams.questions.formats.qti_writer import write_qti
from eduapp.exams.questions.queries import Wanted
from eduapp.people.audit.service import write_audit
from tests.benchmarks.blank import blank_database
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.support import given

SEARCH_LIMIT, IMPORT_LIMIT = 50.0, 5.0  # ms, s
DEAF_LIMIT = 1.0  # s between two looks at whether somebody pressed Stop
BANK, FILE = 50_000, 5_000
MANY = 10_000  # people of a whole run
_SHARE = 10  # files of which the bank is made


def measure(effort: Effort) -> list[Figure]:
    """Bringing in, looking at and searching, each beside its limit."""
    with a_bank(effort) as (database, words, came), tempfile.TemporaryDirectory() as folder:
        packed = [look_at_package(database, Path(folder), words, file_size(effort)) for _run in range(2)]
        found = [search(database, words) for _run in range(effort.runs)]
    took, deaf = zip(*came, strict=True)
    return [
        of_pairs("5,000 questions from a file, of 5 s", 1.0, "s", [(one, IMPORT_LIMIT) for one in took]),
        of_pairs("… until Stop is heard, of 1 s", 1.0, "s", [(one, DEAF_LIMIT) for one in deaf]),
        of_pairs(
            "… looked at in a package of QTI, of 5 s", 1.0, "s", [(one, IMPORT_LIMIT) for one in packed]
        ),
        of_pairs("a bank of 50,000, searched, of 50 ms", 1.0, "ms", [(one, SEARCH_LIMIT) for one in found]),
    ]


@contextmanager
def a_bank(effort: Effort) -> Iterator[tuple[Database, list[str], list[tuple[float, float]]]]:
    """A bank of 50,000 questions, the words they are made of, and what bringing in each file took (s, s)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.db"
        blank_database(path)
        engine = open_engine(sqlite_url(path))
        database = Database(engine, given.LEADER, write_audit, clock=lambda: given.NOW)
        given.the_staff(database)
        dice = random.Random(2026)
        words = [
            "".join(dice.choices("abcdefgiklmnoprstuvyøå", k=dice.randint(3, 10))) for _word in range(4_000)
        ]
        try:
            size = file_size(effort)
            yield database, words, [bring_in(database, Path(folder), words, size) for _file in range(_SHARE)]
        finally:
            engine.dispose()


def file_size(effort: Effort) -> int:
    """Questions in a file: as many as asked for, or a few where the way alone is tried."""
    return (BANK if effort.people > MANY else 60) // _SHARE


_numbers = count()


class Watched:
    """Somebody who watches, and could press Stop whenever a step is told."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, time.perf_counter()

    def step(self, _done: int, _total: int, _label: str = "") -> None:
        """Keep the longest time between two steps."""
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now


def bring_in(database: Database, folder: Path, words: Sequence[str], size: int) -> tuple[float, float]:
    """Seconds for the whole way of one file, and the longest of them without a step."""
    dice, path = random.Random(size), folder / "bank.gift"
    parts = [one(dice, words, next(_numbers)) for _question in range(size)]
    parts[:: max(1, size // 100)] = [
        f"$CATEGORY: {words[place % 20]}/{words[place]}\n\n{part}"
        for place, part in enumerate(parts[:: max(1, size // 100)])
    ]
    path.write_text("".join(parts), encoding="utf-8")
    begun = time.perf_counter()
    watched = Watched()
    looked = jobs.read_file(database, jobs.ReadQuestions(path, "gift"), watched)
    came, _known = jobs.bring_in(database, looked, watched)
    assert came == size
    return time.perf_counter() - begun, watched.longest


def look_at_package(database: Database, folder: Path, words: Sequence[str], size: int) -> float:
    """Seconds for looking at as many questions in a package."""
    dice, path = random.Random(size), folder / "bank.zip"
    text = "".join(one(dice, words, number) for number in range(size))
    path.write_bytes(write_qti([placed.question for placed in read_gift(text.encode()).questions]).content)
    begun = time.perf_counter()
    looked = jobs.read_file(database, jobs.ReadQuestions(path, "qti"), NoProgress())
    assert len(looked.questions) == size
    return time.perf_counter() - begun


def one(dice: random.Random, words: Sequence[str], number: int) -> str:
    """A question with a title, tags, feedback and three answers."""
    stem, right, wrong = " ".join(dice.choices(words, k=25)), dice.choice(words), dice.choice(words)
    notes = f"// [tag:{words[number % 40]}] [tag:{words[number % 7]}]\n"
    return f"{notes}::{right} {number}::{stem} {number}? {{={right}#ja ~{wrong} x#nei ~{wrong} y}}\n\n"


def search(database: Database, words: Sequence[str]) -> float:
    """Milliseconds of the slowest of several searches."""
    wanted = [Wanted(typed=typed) for typed in (words[17], f"{words[3]} {words[4]}", "zzzz", "a", "")]
    wanted += [Wanted(tag=words[5]), Wanted(kind="essay"), Wanted(retired=True, typed=words[9])]
    wanted += [Wanted(category=words[7]), Wanted(category=f"{words[7]}/{words[47]}", tag=words[5])]
    slowest = 0.0
    for each in wanted:
        begun = time.perf_counter()
        with database.reading() as look:
            queries.questions(look, each)
        slowest = max(slowest, (time.perf_counter() - begun) * 1000)
    return slowest
