"""How questions worked: all figures of 100,000 answers within 1 s, from the file to the last interval.

Ours: a table of 2,500 attempts at 40 questions in a file, read and reckoned as `eduapp statistics` does; one
of 100 attempts at 1,000 questions; and 2,500 attempts at 40 questions in the database, as the page asks for
them. Beside each stands the limit.
"""

import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from eduapp.app.statistics_command import reckoned
from eduapp.exams.marking import service
from eduapp.exams.statistics import queries
from eduapp.exams.statistics.rules.scopes import SITTING
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.benchmarks.marking import QUESTIONS, a_sealed_sitting
from tests.support import given

LIMIT = 1.0  # s
ANSWERS = 100_000
MANY = 10_000  # people of a whole run


def measure(effort: Effort) -> list[Figure]:
    """Both shapes of a table, each beside the limit."""
    answers = ANSWERS if effort.people > MANY else 400
    with tempfile.TemporaryDirectory() as folder:
        files = [
            of_pairs(
                f"statistics of 100,000 answers, {questions:,} questions, of 1 s",
                1.0,
                "s",
                [(reckon(Path(folder), answers, questions), LIMIT) for _run in range(effort.runs)],
            )
            for questions in (40, 1_000)
        ]
    kept = [(one, LIMIT) for one in ask(max(4, answers // QUESTIONS), effort.runs)]
    return [*files, of_pairs("… in the database, 40 questions, of 1 s", 1.0, "s", kept)]


def ask(attempts: int, runs: int) -> Iterator[float]:
    """Seconds for the answer that the page asks for, some times."""
    with a_sealed_sitting(attempts) as (database, sitting_id):
        database.execute(service.mark_by_key, service.MarkByKey(sitting_id=sitting_id))
        for _run in range(runs):
            with database.reading() as session:
                begun = time.perf_counter()
                found = queries.worked(session, SITTING, sitting_id, frozenset(), given.TODAY)
                yield time.perf_counter() - begun
            assert found is not None
            assert found.attempts == attempts


def reckon(folder: Path, answers: int, questions: int) -> float:
    """Seconds for reading and reckoning."""
    dice, path = random.Random(questions), folder / "marks.csv"
    questions = min(questions, answers // 20)
    rows = [a_row(dice, attempt, questions) for attempt in range(answers // questions)]
    headings = ";".join(f"Q{place}" for place in range(1, questions + 1))
    path.write_text(f"attempt;{headings}\n" + "".join(rows), encoding="utf-8")
    begun = time.perf_counter()
    _found, report = reckoned(path)
    took = time.perf_counter() - begun
    assert report is not None
    assert report.whole is not None
    assert report.n * len(report.lines) == answers
    return took


def a_row(dice: random.Random, attempt: int, questions: int) -> str:
    """Marks of somebody: right and wrong, some in between, some left out."""
    able = dice.random()
    marks = (
        dice.choice(("1", "1", "0,5", "0,75")) if dice.random() < able else "0" for _q in range(questions)
    )
    return f"{attempt};" + ";".join(mark if dice.random() > 0.02 else "" for mark in marks) + "\n"
