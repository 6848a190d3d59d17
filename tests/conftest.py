"""What every test stands on: a fresh database (PostgreSQL with --pg) and a clock that stands still."""

import gc
import os
import re
import shutil
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp(prefix="dagverk-account-")  # not ours

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from eduapp.core.actor import Actor
from eduapp.core.clock import StillClock
from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.unit_of_work import AuditNote, Database, UnitOfWork
from eduapp.core.i18n import set_screen_language
from eduapp.core.memory import collect_if_due
from eduapp.people.audit.queries import last_change
from eduapp.people.audit.service import write_audit
from tests.support import given
from tests.support.cheap_passwords import make_cheap
from tests.support.engines import leave, lent_engine, put_in_place
from tests.support.leftovers import put_away
from tests.support.ready import FileShelf, ReadyMade
from tests.support.shared import staffed_database, with_staff

if TYPE_CHECKING:
    from tests.support.postgres import Emptied

SCREEN = {"qtbot", "qapp"}
# On PostgreSQL by `make test-postgres` alone: each step by itself (all are taken there and back elsewhere),
# and what asks a database by use cases and questions that have tests of their own.
ON_REQUEST = re.compile(
    r"tests/migrations/test_r0|/jobs/|/test_jobs\.py|tests/exchange/files/|test_forty_papers"
)
NOT_THERE = {"ui", "gui", "drawing", "benchmarks"}  # folders that are not even read for that
EVERY_CASE = ("tests/app/", "tests/architecture/", "tests/core/", "tests/migrations/", "tests/privacy/")


class Steady:
    """Milliseconds that go on when a test says so."""

    now = 0

    def __call__(self) -> int:
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += round(seconds * 1000)


def pytest_configure() -> None:
    """Look for cycles more seldom (one look at all there is takes 0.3 s, and put_away frees windows), and
    after a test: in the middle of one, a thread that does not own them would destroy timers and windows.

    How long an example takes is measured by benchmarks, never judged here: the machine may have other work.
    """
    make_cheap()
    gc.set_threshold(5_000, 20, 100)
    gc.disable()
    settings.register_profile("dagverk", deadline=None, max_examples=50)
    settings.load_profile("dagverk")


def pytest_unconfigure() -> None:
    """The account that only the tests have is gone with them."""
    shutil.rmtree(os.environ["XDG_CONFIG_HOME"], ignore_errors=True)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pg", action="store_true", help="run on PostgreSQL instead of SQLite")
    parser.addoption("--every-case", action="store_true", help="with --pg: not the first of each test alone")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was tried where things break, and how it ended: tests of tests/torture record their figures."""
    passed = terminalreporter.getreports("passed")
    found = [
        (one.nodeid, *told)
        for one in passed
        if "tests/torture/" in one.nodeid
        for told in one.user_properties
    ]
    if found:
        terminalreporter.section("torture")
    for node, name, figure in sorted(found):
        terminalreporter.write_line(f"{node.partition('::')[2]}: {name} {figure}")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Reading all tests takes a minute: what says the same on either database is not read for the second."""
    second = config.getoption("--pg") and not config.getoption("--every-case")
    return True if second and collection_path.name in NOT_THERE else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches a database runs on both: `make test` repeats it with `--pg -m both_databases`.

    Screens run once: they see rows and send commands, and those are repeated without them. Of a test with
    many cases PostgreSQL has the first, since cases are of the rules and not of the database; all where each
    is a statement of its own (`every_case`, and below EVERY_CASE); none of ON_REQUEST. `make test-postgres`
    has all of them.
    What asks for more time than others begins first: a long one that began last would leave a core idle.
    """
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if "database_url" in fixtures and not fixtures & SCREEN:
            item.add_marker("both_databases")
    if config.getoption("--pg") and not config.getoption("--every-case"):
        firsts: dict[str, pytest.Item] = {}
        for item in items:
            if ON_REQUEST.search(item.nodeid):
                continue
            if item.get_closest_marker("every_case") or item.nodeid.startswith(EVERY_CASE):
                firsts[item.nodeid] = item
            else:
                firsts.setdefault(item.nodeid.partition("[")[0], item)
        others = {id(one) for one in items} - {id(one) for one in firsts.values()}
        config.hook.pytest_deselected(items=[one for one in items if id(one) in others])
        items[:] = [one for one in items if id(one) not in others]


@pytest.fixture(scope="session")
def _server(pytestconfig: pytest.Config) -> Iterator[str | None]:
    if not pytestconfig.getoption("--pg"):
        yield None
        return
    from tests.support import postgres  # noqa: PLC0415 - only where a server is wanted

    with ExitStack() as stack:
        yield os.environ.get("EDUAPP_PG_URL") or stack.enter_context(postgres.running_server())


@pytest.fixture(scope="session")
def _template(_server: str | None, tmp_path_factory: pytest.TempPathFactory) -> bytes | str:
    """A database at the newest step with the staff in it, made once (file or URL); each test copies it.

    On a server its owner has made the tables, and accounts for PCs.
    """
    if _server is not None:
        from tests.support import accounts, postgres  # noqa: PLC0415

        url = postgres.fresh_database(_server)
        with_staff(url)
        accounts.make(url)
        return url
    return staffed_database(tmp_path_factory).read_bytes()


@pytest.fixture(scope="session")
def _on_server(_server: str | None, _template: bytes | str) -> "Iterator[Emptied | None]":
    """Gives a database on the server that is as the template is; the one before is gone with it."""
    if _server is None:
        yield None
        return
    from tests.support import accounts, postgres  # noqa: PLC0415

    def put_down(url: str) -> None:
        for kept in (accounts.as_owner(url), accounts.as_staff(url)):
            leave(kept)

    emptied = postgres.Emptied(_server, str(_template), accounts.let_in, put_down)
    yield emptied
    emptied.drop()


@pytest.fixture(scope="session")
def _file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database of one test after the other lies."""
    return tmp_path_factory.mktemp("database") / "dagverk.db"


@pytest.fixture
def database_url(_on_server: "Emptied | None", _template: bytes | str, _file: Path) -> str:
    """A database of this test's own, with nobody in it but the staff. On a server it is a staff PC's address.

    So every test there also shows that the account of staff PCs lacks nothing.
    """
    if _on_server is not None:
        from tests.support import accounts  # noqa: PLC0415

        return accounts.as_staff(_on_server.fresh())
    assert isinstance(_template, bytes)
    put_in_place(_template, _file)
    return sqlite_url(_file)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    yield
    put_away()
    collect_if_due()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    set_screen_language("en")
    yield
    set_screen_language("en")


@pytest.fixture
def clock() -> StillClock:
    """Monday 23 November 2026, 08:00 in Norway, until a test moves it."""
    return StillClock(given.NOW)


@pytest.fixture
def steady() -> Steady:
    """The clock that nobody can set; it stands still, too, until a test moves it."""
    return Steady()


@pytest.fixture
def published() -> list[frozenset[str]]:
    """The topics of each commit, in order."""
    return []


@pytest.fixture
def notes() -> list[AuditNote]:
    """What was written to the trail, in order."""
    return []


@pytest.fixture
def database(
    database_url: str,
    clock: StillClock,
    steady: Steady,
    published: list[frozenset[str]],
    notes: list[AuditNote],
) -> Iterator[Database]:
    """A real database in the name of a leader, who may do nearly everything, and is asked for no password."""

    def note_and_write(uow: UnitOfWork) -> None:
        notes.extend(uow.audit_notes)
        write_audit(uow)

    with lent_engine(database_url) as engine:
        made = Database(engine, given.LEADER, note_and_write, published.append, clock, last_change)
        made.waits.steady = steady
        yield made.unattended()


@pytest.fixture
def ready_made(
    database: Database,
    _on_server: "Emptied | None",
    _file: Path,
    clock: StillClock,
    published: list[frozenset[str]],
    notes: list[AuditNote],
) -> ReadyMade:
    """Gives what many tests begin with: `ready_made(given_attendance.a_class, 12)`."""
    return ReadyMade(database, _on_server or FileShelf(database, _file), clock, published, notes)


@pytest.fixture
def leader() -> Actor:
    """The person the fixture `database` acts for."""
    return given.LEADER
