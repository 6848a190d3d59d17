"""Papers issued as an office does: reserved, drawn with their square, PDF/A, signed, looked through, stored.

Beside the page put down with ReportLab's own calls; forty of them within two seconds, a thousand within
forty. Everything is warm, as after the first paper of a day, and the process that makes the papers of a batch
has begun, as while somebody looks at the preview; the database is a file, and each paper is committed.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from eduapp.certificates import jobs
from eduapp.certificates.issue.making import Wanted
from eduapp.certificates.issue.press import PressBeside
from eduapp.certificates.issue.whole import Ordered
from eduapp.certificates.neutrality import SiteWords
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.people.audit.service import write_audit
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage
from tests.support import given, given_batches, given_register
from tests.support.shared import with_staff

STORED_GOAL = 12.0
LIMIT, FORTY = 2.0, 40  # s, papers
MANY_LIMIT, MANY = 40.0, 1000
KIND = "kursbevis"


def measure(effort: Effort) -> list[Figure]:
    """One paper by its bare drawing, and batches by the limits for as many."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site.db"
        batch = a_site(site, effort.many_papers)
        forty = replace(batch, items=batch.items[: effort.papers])
        raw = RawPage(papers.a_paper(KIND, name="Łukasz Żółć"), KIND)
        issue(site, replace(forty, items=forty.items[:1]))  # whatever is loaded once
        raw.draw()

        def issued() -> float:
            return issue(site, forty) * 1000 / len(forty.items)

        def drawn() -> float:
            started = time.perf_counter()
            for _page in range(effort.drawn):
                raw.draw()
            return (time.perf_counter() - started) * 1000 / effort.drawn

        name = "a paper issued: drawn, PDF/A, signed, looked through, stored"
        by_drawing = compared(name, STORED_GOAL, "ms", issued, drawn, runs=effort.runs)
        limit, many_limit = LIMIT * effort.papers / FORTY, MANY_LIMIT * effort.many_papers / MANY
        taken = [issue(site, forty, beside=True) for _run in range(effort.runs)]
        many = [issue(site, batch, beside=True) for _run in range(min(effort.runs, 3))]
        return [
            by_drawing,
            of_pairs("40 papers issued, of 2 s", 1.0, "s", [(one, limit) for one in taken]),
            of_pairs("1,000 papers issued, of 40 s", 1.0, "s", [(one, many_limit) for one in many]),
        ]


def issue(site: Path, batch: jobs.IssueBatch, *, beside: bool = False) -> float:
    """Seconds for the whole batch, on a copy of the site; made in this process, or in one beside it."""
    copy = site.with_name("copy.db")
    shutil.copy(site, copy)
    press = a_warm_press(batch) if beside else None
    with opened(copy) as database:
        started = time.perf_counter()
        report = jobs.issue_batch(database, replace(batch, press=press), NoProgress())
        taken = time.perf_counter() - started
    assert len(report.issued) == len(batch.items)
    assert not report.stopped
    return taken


def a_warm_press(batch: jobs.IssueBatch) -> PressBeside:
    """A process that has loaded what it needs, and made one paper."""
    press = PressBeside()
    facts = papers.a_paper(KIND, serial="7KQ2M9T4XB")
    wanted = Wanted(facts, KIND, given.NOW, "7KQ2M9T4XB", key=batch.key)
    press.begin(Ordered(wanted, "a.pdf", "a", SiteWords()))
    press.answer()
    return press


def a_site(site: Path, count: int) -> jobs.IssueBatch:
    """A school that signs, and so many people who have earned a course certificate, forty to a course."""
    with_staff(sqlite_url(site))
    with opened(site) as database:
        items = given_batches.who_have_earned_one(database, count)
        return jobs.IssueBatch(tuple(items), key=given_register.the_key(database))


@contextmanager
def opened(site: Path) -> Iterator[Database]:
    """The site's file, in the leader's name, on the day the tests are on."""
    engine = open_engine(sqlite_url(site))
    try:
        yield Database(engine, given.LEADER, write_audit, clock=StillClock(given.NOW)).unattended()
    finally:
        engine.dispose()
