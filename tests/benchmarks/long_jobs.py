"""Run in a fresh process: one long job in the program's own runner, while a timer beats in the event loop.

    python -m tests.benchmarks.long_jobs JOB SITE HOUR_ROWS PAPERS IDLE

SITE is the file of a small prison with papers to be issued; the job works on a copy. The answer is two
numbers: the longest pause of the event loop during the job, and during IDLE milliseconds in which nothing
happens (what the machine does by itself), in milliseconds. Everything the job needs is there before;
what it imports by itself counts, as on the first time of a day.
"""

import gc
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.sample_data.year import TODAY, at
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.i18n import clock_text, date_text, number_text, speaking
from eduapp.core.progress import NoProgress
from eduapp.core.spans import as_time
from eduapp.gui.tasks import ThreadedTaskRunner
from eduapp.people.access import queries as access
from eduapp.people.access.rules import actor_with
from tests.benchmarks.hours_import import PEOPLE, the_file
from tests.support.gaps import longest_gap

Job = Callable[[Database, object, object], object]
Ready = tuple[Job, object]  # the job and its command
Act = Callable[[], object]
SHOWN_MS = 200  # after its end: what came of it is shown then
HEAD = "Dato;Verksted;Deltakernr;Fra;Til;Pause min;Timer;Oppgave"


def check_a_file(folder: Path, database: Database, rows: int, _papers: int) -> Ready:
    """Reading a timesheet and judging every row."""
    from eduapp.exchange.files.jobs import ReadFile, read_file  # noqa: PLC0415 - each job its own

    return read_file, ReadFile("hours", a_timesheet(folder, database, rows))


def bring_a_file_in(folder: Path, database: Database, rows: int, _papers: int) -> Ready:
    """Entering all rows of a timesheet that was checked."""
    from eduapp.exchange.files.jobs import bring_in, read_file  # noqa: PLC0415
    from eduapp.exchange.files.service import BringIn  # noqa: PLC0415

    _job, command = check_a_file(folder, database, rows, 0)
    looked = read_file(database, command, NoProgress())
    return bring_in, BringIn(subject="hours", preview=looked.preview)


def issue_papers(_folder: Path, database: Database, _rows: int, papers: int) -> Ready:
    """Issuing forty papers."""
    from eduapp.certificates.jobs import IssueBatch, issue_batch  # noqa: PLC0415
    from eduapp.certificates.queries import ready  # noqa: PLC0415

    with database.reading() as session:
        rows = [row for row in ready(session, database.today()) if row.ready][:papers]
    assert len(rows) == papers
    return issue_batch, IssueBatch(tuple((row.item, row.name) for row in rows))


def save_papers(folder: Path, database: Database, _rows: int, papers: int) -> Ready:
    """Saving forty papers as files."""
    from eduapp.certificates.jobs import SaveFiles, save_files  # noqa: PLC0415

    job, command = issue_papers(folder, database, 0, papers)
    return save_files, SaveFiles(job(database, command, NoProgress()).issued, folder / "papers")


def make_the_site(folder: Path, _database: Database, _rows: int, _papers: int) -> Ready:
    """The site with invented people, as the first run makes it."""
    from eduapp.app.sample_site import fill  # noqa: PLC0415

    fresh = open_database(Location.of(folder / "site"))
    return lambda _given, _command, progress: fill(fresh, progress), None


ON_ITS_PAGE = "check a file on its page"
PAPERS_ON_THEIR_PAGE = "issue signed papers on their page"
JOBS = {
    "check a file": check_a_file,
    "bring a file in": bring_a_file_in,
    "issue papers": issue_papers,
    "save papers": save_papers,
    "make the invented site": make_the_site,
}


def a_page_of_rows(database: Database, runner: ThreadedTaskRunner, folder: Path, rows: int) -> Act:
    """A timesheet on the page it is brought in on: read once, its rows in the window, and read again."""
    from eduapp.exchange.files.ui.import_page import ImportPage  # noqa: PLC0415
    from eduapp.gui.routes import Route  # noqa: PLC0415
    from tests.support.fakes import a_bench  # noqa: PLC0415

    page = ImportPage(a_bench(database, runner=runner).bench, Route("files.import", detail="hours"))
    page.resize(1366, 696)
    page.show()
    file = a_timesheet(folder, database, rows)
    read = QEventLoop()
    page.work.opened.connect(read.quit)
    page.work.read(file)
    read.exec()
    return lambda: page.work.read(file)


def a_page_of_papers(database: Database, runner: ThreadedTaskRunner, papers: int) -> Act:
    """The page of who is ready, with the school's key open; then Print is pressed."""
    from eduapp.certificates.issue.press import PressBeside  # noqa: PLC0415
    from eduapp.certificates.keys.opened import KeyRing  # noqa: PLC0415
    from eduapp.certificates.ui.ready_page import ReadyPage  # noqa: PLC0415
    from eduapp.gui.routes import Route  # noqa: PLC0415
    from tests.support import given_keys  # noqa: PLC0415
    from tests.support.fakes import a_bench  # noqa: PLC0415

    page = ReadyPage(a_bench(database, runner=runner).bench, Route("certificates.ready"))
    runner.held.one(KeyRing).unlock(database, given_keys.PASSWORD)
    runner.held.one(PressBeside).start()
    page.resize(1366, 696)
    page.show()
    loop = QEventLoop()
    runner.busy_changed.connect(lambda busy: None if busy else loop.quit())
    page.reload()
    while len(page._chosen()) < papers:
        loop.exec()
    return page.print_button.click


def a_signing_school(site: Path, papers: int) -> Database:
    """Another site than the small prison: one that signs what it issues."""
    from eduapp.people.audit.service import write_audit  # noqa: PLC0415
    from tests.benchmarks.issued_papers import a_site  # noqa: PLC0415
    from tests.support import given  # noqa: PLC0415

    a_site(site, papers)
    engine = open_engine(sqlite_url(site))
    return Database(engine, given.LEADER, write_audit, clock=StillClock(given.NOW)).unattended()


def require_issued(database: Database, papers: int) -> None:
    """What was measured was the whole batch."""
    from eduapp.certificates.queries import register  # noqa: PLC0415

    with database.reading() as session:
        assert [row.state for row in register(session)] == ["issued"] * papers


def longest_pause(name: str, site: Path, rows: int, papers: int, idle_ms: int) -> tuple[float, float]:
    """Milliseconds during the job, and while nothing happens."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "site.db"
        signs = name == PAPERS_ON_THEIR_PAGE
        database = a_signing_school(file, papers) if signs else a_copy(site, file)
        owner, bugs = QWidget(), list[BaseException]()
        runner = ThreadedTaskRunner(database, bugs.append, bugs.append)
        begin = _beginning(name, database, runner, owner, Path(folder), rows, papers)
        loop = QEventLoop()
        gc.collect()
        QTimer.singleShot(idle_ms, loop.quit)
        with longest_gap() as idle:
            loop.exec()
        over = QTimer(singleShot=True, interval=SHOWN_MS)
        over.timeout.connect(loop.quit)
        runner.busy_changed.connect(lambda busy: over.stop() if busy else over.start())
        with longest_gap() as gap:
            begin()
            loop.exec()
        runner.close()
        if signs:
            require_issued(database, papers)
        database.engine.dispose()
    if bugs:
        raise bugs[0]
    return gap.longest, idle.longest


def _beginning(
    name: str,
    database: Database,
    runner: ThreadedTaskRunner,
    owner: QWidget,
    folder: Path,
    rows: int,
    papers: int,
) -> Act:
    if name == ON_ITS_PAGE:
        return a_page_of_rows(database, runner, folder, rows)
    if name == PAPERS_ON_THEIR_PAGE:
        return a_page_of_papers(database, runner, papers)
    job, command = JOBS[name](folder, database, rows, papers)
    return lambda: runner.start(job, command, owner=owner, done=lambda _answer: None)


def a_copy(site: Path, path: Path) -> Database:
    """The small prison in the leader's name, on the Monday after its year."""
    shutil.copyfile(site, path)
    database = open_database(Location(path.parent, f"sqlite:///{path}"), clock=StillClock(at(TODAY, 480)))
    with database.reading() as session:
        leader = access.sign_in_facts(session, "leder")
    assert leader is not None
    return database.acting_as(actor_with(leader.id, leader.name, leader.title, leader.roles))


def a_timesheet(folder: Path, database: Database, rows: int) -> Path:
    """A file of so many rows for people who are there, on days before the invented year."""
    from sqlalchemy import select  # noqa: PLC0415

    from eduapp.people.learners.models import Learner  # noqa: PLC0415

    with database.reading() as session:
        numbers = session.scalars(select(Learner.number).order_by(Learner.number)).all()
    lines = [HEAD]
    with speaking("nb"):
        for row in the_file(rows, min(PEOPLE, len(numbers), rows)):
            day = row.day.replace(year=row.day.year - 6)
            number = numbers[int(row.number) - 1000]
            hours = number_text((row.end - row.start - row.pause) / 60, 2)
            times = (clock_text(as_time(row.start)), clock_text(as_time(row.end)))
            lines.append(
                f"{date_text(day)};{row.workshop};{number};{times[0]};{times[1]};{row.pause};{hours};{row.task}"
            )
    path = folder / "timer.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    application = QApplication([])
    pause, quiet = longest_pause(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
    sys.stdout.write(f"{pause} {quiet}\n")
