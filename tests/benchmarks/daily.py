"""What is asked every day, in a database of 360,000 people beside one of 360; and beside the bare database.

The questions are those of tests/support/daily.py, about the same teacher, group, place and learner in both.
An answer about one of these must not take more than twice as long in the large one. Where the answer is the
whole school it grows with the school: there the same holds for each pupil place. All statements behind the
questions are asked of the driver too, and their plans must read no growing table whole.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

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
LONG_MS = 1000.0  # a question that takes so long is asked three times only


def measure(effort: Effort) -> list[Figure]:
    """Each question, all of them beside the driver, and how many read a table whole."""
    files = site(effort, SMALL), site(effort, LARGE)
    small, large = (opened(file) for file in files)
    try:
        subjects = about(small, TODAY), about(large, TODAY)
        grown = [_grown(one, (small, large), subjects, effort) for one in DAILY]
        return [*grown, *_beside(files[1], large, subjects[1], effort)]
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
    runs = _runs(here(), effort)
    if not one.whole:
        return compared(f"daily: {one.name}", GOAL, "ms", here, there, runs=runs)
    more = SIZES[LARGE].seats / SIZES[SMALL].seats if effort.starts > 1 else 1.0
    figure = compared(f"daily, whole school, a place: {one.name}", GOAL, "ms", here, there, runs=runs)
    say(f"  {one.name}: {figure.ours:.0f} ms in the large school, {figure.theirs:.1f} ms in the small one")
    pairs = [(figure.ours / more, figure.theirs)]
    return of_pairs(figure.name, GOAL, "ms", pairs)


def _runs(took: float, effort: Effort) -> int:
    if effort.starts == 1:
        return 1
    return effort.runs * 3 if took < LONG_MS else 3


def _beside(file: Path, database: Database, subjects: About, effort: Effort) -> Iterator[Figure]:
    """All questions that are not about the whole school at once, ours and of the driver; and their plans."""
    asked = [one for one in DAILY if not one.whole]

    def ask() -> None:
        for one in asked:
            answer(database, one, subjects)

    statements = statements_of(database, ask)
    with bare(file) as raw:
        ours, theirs = timed(ask), timed(lambda: fetched(raw, statements))
        yield compared("daily: all, bare database", RAW_GOAL, "ms", ours, theirs, runs=effort.runs)
    whole = [step for one in DAILY for step in read_whole(database, one, subjects)]
    for step in whole:
        say(f"  read whole: {step}")
    yield of_pairs("daily: one and the tables read whole", 1.0, "", [(1.0 + len(whole), 1.0)])
