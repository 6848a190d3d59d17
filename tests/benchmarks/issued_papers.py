"""Papers issued as an office does: reserved, drawn with their square, PDF/A, signed, looked through, stored.

Beside the page put down with ReportLab's own calls; and forty of them within two seconds. Everything is warm,
as after the first paper of a day; the database is a file, and each paper is committed.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eduapp.certificates import jobs
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.people.audit.service import write_audit
from tests.benchmarks.figures import Effort, Figure, compared, of_pairs
from tests.certificates.drawing import papers
from tests.certificates.drawing.raw import RawPage
from tests.support import given, given_certificates, given_register
from tests.support.shared import with_staff

STORED_GOAL = 12.0
LIMIT, FORTY = 2.0, 40  # s, papers
KIND = "kursbevis"


def measure(effort: Effort) -> list[Figure]:
    """One paper by its bare drawing, and a batch by the limit for as many."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site.db"
        batch = a_site(site, effort.papers)
        raw = RawPage(papers.a_paper(KIND, name="Łukasz Żółć"), KIND)
        issue(site, batch)  # whatever is loaded once
        raw.draw()
        taken: list[float] = []

        def issued() -> float:
            taken.append(issue(site, batch))
            return taken[-1] * 1000 / effort.papers

        def drawn() -> float:
            started = time.perf_counter()
            for _page in range(effort.drawn):
                raw.draw()
            return (time.perf_counter() - started) * 1000 / effort.drawn

        name = "a paper issued: drawn, PDF/A, signed, looked through, stored"
        by_drawing = compared(name, STORED_GOAL, "ms", issued, drawn, runs=effort.runs)
        limit = LIMIT * effort.papers / FORTY
        return [by_drawing, of_pairs("40 papers issued, of 2 s", 1.0, "s", [(one, limit) for one in taken])]


def issue(site: Path, batch: jobs.IssueBatch) -> float:
    """Seconds for the whole batch, on a copy of the site."""
    copy = site.with_name("copy.db")
    shutil.copy(site, copy)
    with opened(copy) as database:
        started = time.perf_counter()
        report = jobs.issue_batch(database, batch, NoProgress())
        taken = time.perf_counter() - started
    assert not report.refused
    assert not report.left
    return taken


def a_site(site: Path, count: int) -> jobs.IssueBatch:
    """A school that signs, and so many people who have earned a course certificate."""
    with_staff(sqlite_url(site))
    with opened(site) as database:
        given_register.a_signing_school(database)
        items = [
            (given_certificates.a_course_done(database, name, grade="B").item, name)
            for name in (f"Łukasz Żółć{number}" for number in range(count))
        ]
        return jobs.IssueBatch(tuple(items), key=given_register.the_key(database))


@contextmanager
def opened(site: Path) -> Iterator[Database]:
    """The site's file, in the leader's name, on the day the tests are on."""
    engine = open_engine(sqlite_url(site))
    try:
        yield Database(engine, given.LEADER, write_audit, clock=StillClock(given.NOW))
    finally:
        engine.dispose()
