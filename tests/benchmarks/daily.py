"""What is asked every day, in a database of 360,000 people beside one of 360; and beside the bare database.

The questions are those of tests/support/daily.py, about the same teacher, group, place and learner in both.
An answer about one of these must not take more than twice as long in the large one. Where the answer is the
whole school it grows with the school: there the same holds for each pupil place. All statements behind the
questions are asked of the driver too, and their plans must read no growing table whole.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from eduapp.app.sample_data.sizes import SIZES
from eduapp.app.sample_data.year import TODAY
from eduapp.core.db.unit_of_work import Database
from tests.benchmarks.asking import bare, fetched, statements_of, timed
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs, say
from tests.benchmarks.page_times import opened
from tests.benchmarks.sites import site
from tests.support.daily import DAILY, About, Daily, about, answer, read_whole

SMALL, LARGE = "M", "X"
GOAL, RAW_GOAL = 2.0, 8.0
LONG_MS = 1000.0  # a question that takes so long is asked once


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
    there()
    took = here()
    if not one.whole:
        runs = effort.runs * 3 if effort.starts > 1 else 1
        return compared(f"daily: {one.name}", GOAL, "ms", here, there, runs=runs)
    more = SIZES[LARGE].seats / SIZES[SMALL].seats if effort.starts > 1 else 1.0
    again = effort.runs if took < LONG_MS and effort.starts > 1 else 0
    pairs = [(took, there()), *((here(), there()) for _run in range(again))]
    say(f"  {one.name}: {median(own for own, _other in pairs):.0f} ms in the large school")
    name = f"daily, whole school, a place: {one.name}"
    return of_pairs(name, GOAL, "ms", [(own / more, other) for own, other in pairs])


def _beside(file: Path, database: Database, subjects: About, effort: Effort) -> Figure:
    """All questions that are not about the whole school at once, ours and of the driver."""
    asked = [one for one in DAILY if not one.whole]

    def ask() -> None:
        for one in asked:
            answer(database, one, subjects)

    statements = statements_of(database, ask)
    with bare(file) as raw:
        ours, theirs = timed(ask), timed(lambda: fetched(raw, statements))
        return compared("daily: all, bare database", RAW_GOAL, "ms", ours, theirs, runs=effort.runs)


def _read_whole(sites: tuple[Database, Database], subjects: tuple[About, About]) -> Figure:
    """Neither holds statistics, so that both plan alike: what takes long is planned in the small one."""
    whole = [step for one in DAILY for step in read_whole(sites[not one.whole], one, subjects[not one.whole])]
    for step in whole:
        say(f"  read whole: {step}")
    return of_pairs("daily: one and the tables read whole", 1.0, "tables", [(1.0 + len(whole), 1.0)])
