"""What is asked every day, in a database of 360,000 people beside one of 360; and beside the bare database.

The questions are those of tests/support/daily.py, about the same teacher, group, place and learner in both,
or about the one prison these are in. None may take more than twice as long in the large one. All statements
behind the questions are asked of the driver too, and their plans must read no growing table whole.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from eduapp.app.sample_data.year import TODAY
from eduapp.core.db.unit_of_work import Database
from tests.benchmarks.asking import bare, fetched, statements_of, timed
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs, say
from tests.benchmarks.page_times import opened
from tests.benchmarks.sites import site
from tests.support.daily import DAILY, About, Daily, about, answer, read_whole

SMALL, LARGE = "M", "X"
GOAL, RAW_GOAL = 2.0, 8.0


def measure(effort: Effort) -> Iterator[Figure]:
    """Each question, all of them beside the driver, and how many read a table whole."""
    files = site(effort, SMALL), site(effort, LARGE)
    small, large = (opened(file) for file in files)
    subjects = about(small, TODAY), about(large, TODAY)
    try:
        yield _read_whole((small, large), subjects)
        yield _beside(files[1], large, subjects[1], effort)
        for one in DAILY:
            yield _grown(one, (small, large), subjects, effort)
    finally:
        small.engine.dispose()
        large.engine.dispose()


def _grown(
    one: Daily, sites: tuple[Database, Database], subjects: tuple[About, About], effort: Effort
) -> Figure:
    there, here = (
        timed(partial(answer, site, one, subject)) for site, subject in zip(sites, subjects, strict=True)
    )
    there(), here()
    runs = effort.runs * 3 if effort.starts > 1 else 1
    return compared(f"daily: {one.name}", GOAL, "ms", here, there, runs=runs)


def _beside(file: Path, database: Database, subjects: About, effort: Effort) -> Figure:
    """All questions at once, ours and of the driver."""

    def ask() -> None:
        for one in DAILY:
            answer(database, one, subjects)

    statements = statements_of(database, ask)
    with bare(file) as raw:
        ours, theirs = timed(ask), timed(lambda: fetched(raw, statements))
        return compared("daily: all, bare database", RAW_GOAL, "ms", ours, theirs, runs=effort.runs)


def _read_whole(sites: tuple[Database, Database], subjects: tuple[About, About]) -> Figure:
    """The large one is asked: neither holds statistics, but only there a site is one of many."""
    whole = [step for one in DAILY for step in read_whole(sites[1], one, subjects[1])]
    for step in whole:
        say(f"  read whole: {step}")
    return of_pairs("daily: one and the tables read whole", 1.0, "tables", [(1.0 + len(whole), 1.0)])
