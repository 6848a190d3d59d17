"""An error of COMMIT is no answer: the command is looked up before anybody is told, and a repeat is safe."""

import shutil
import threading
from collections import Counter
from contextlib import contextmanager

import psycopg
import pytest
from sqlalchemy import func, select

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.clock import StillClock
from eduapp.core.db import commands
from eduapp.core.errors import EduError, Unreachable
from eduapp.education.places.models import Place
from eduapp.education.places.service import SavePlace, save_place
from eduapp.people.audit.queries import first_break
from tests.support import accounts, given
from tests.support.hands import hands
from tests.support.postgres import SAFE, a_server, fresh_database
from tests.support.power import built
from tests.support.shared import with_staff
from tests.support.torture import dice, times
from tests.support.under_key import DATA, copied

DISKS = times(8, 200)  # that fail at a COMMIT
LINES = times(40, 1_000)  # commands while the line is cut again and again
STOPS = times(1, 12)  # of a server, in the middle of everything
FIRST_CUT = 0.1  # seconds, at most
PCS = 4
AN_HOUR = pytest.mark.timeout(3_600)


def a_place(number):
    return SavePlace(name=f"Room {number}", kind="classroom", seats=16)


class Told:
    """What people were told of each command, and what is so."""

    def __init__(self, url, tmp_path):
        self._url, self._folder = url, tmp_path
        self.orders, self.said = {}, {}
        self.figures = Counter()

    def open(self):
        location = Location.of(self._folder, self._url)
        return open_database(location, clock=StillClock(given.NOW)).unattended().acting_as(given.LEADER)

    def send(self, database, number):
        order = self.orders.setdefault(number, a_place(number))
        try:
            database.execute(save_place, order)
            self.said[number] = "saved"
        except Unreachable:
            self.said[number] = "not known"
        except EduError:
            self.said[number] = "not saved"

    def expect_truth(self, record_property):
        """Whoever was told something was told what is so; who was not asks again and then knows, once."""
        database = self.open()
        try:
            for number, order in self.orders.items():
                with database.reading() as look:
                    there = commands.was_done(look, order.command_id)
                said = self.said[number]
                self.figures[f"told as {said}, {'there' if there else 'not there'}"] += 1
                assert there or said != "saved", number
                assert not there or said != "not saved", number
                database.execute(save_place, order)
            with database.reading() as look:
                assert look.scalar(select(func.count()).select_from(Place)) == len(self.orders)
                assert first_break(look) is None
        finally:
            database.engine.dispose()
        for name, figure in sorted(self.figures.items()):
            record_property(name, figure)


# ── A file whose disk fails ───────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def hand(tmp_path_factory):
    with hands(preload=built(tmp_path_factory.mktemp("recorder"))) as hand:
        yield hand


@pytest.fixture(scope="module")
def workplace(hand, tmp_path_factory):
    place = tmp_path_factory.mktemp("workplace")
    return place, hand.site(place / DATA)


def failed(hand, workplace, place, number, **how):
    """The disk fails at a COMMIT, the process is killed: what was told, and what the next start finds."""
    template, site = workplace
    home = place / f"home {number}"
    folder = copied(template, home)
    how |= {"after": dice(f"disks {number}").randint(1, 6), "below": home, "log": place / "log"}
    hand.work(folder, site, kind="failing", seed=number, **how)
    said = hand.reaped()
    (told,) = [one for one in said if "told" in one]
    found = hand.look(folder, site, [one for one in said if "done" in one], command=told["command"])
    assert found["wrong"] == []
    assert found["once"]
    assert found["keyed"]
    shutil.rmtree(home)
    return told["told"], "there" if found["command_is_there"] else "not there"


@AN_HOUR
def test_a_save_whose_disk_failed_is_told_as_it_is_found_at_the_next_start(
    hand, workplace, tmp_path, record_property
):
    """The sync of the log fails once, or goes on failing."""
    figures = Counter()
    for number in range(DISKS):
        for_good = number % 2 == 0
        found = failed(hand, workplace, tmp_path, number, times=-1 if for_good else 1)
        figures[found] += 1
        assert found in {("not known", "there"), ("not known", "not there"), ("not saved", "not there")}
        assert (found[0] == "not known") == for_good
    for (said, there), figure in sorted(figures.items()):
        record_property(f"told as {said}, {there}", figure)


def test_without_writing_over_what_the_disk_failed_the_same_tells_what_is_not_so(
    hand, workplace, tmp_path, record_property
):
    found = failed(hand, workplace, tmp_path, 0, times=1, left=True)
    record_property("told", " but ".join(found))
    assert found == ("not saved", "there")


# ── A server whose line is cut ────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def server():
    with a_server(**SAFE) as server:
        yield server


@pytest.fixture(scope="module")
def template(server):
    url = fresh_database(server.url)
    with_staff(url)
    accounts.make(url)
    return url


@pytest.fixture
def told(server, template, tmp_path):
    return Told(accounts.as_staff(accounts.a_copy(server.url, template)), tmp_path)


@contextmanager
def a_line_that_is_cut(url, seed):
    """The connections of all PCs are cut again and again."""
    rng, over = dice(f"line {seed}"), threading.Event()
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s AND state <> 'idle'"

    def cutting():
        with psycopg.connect(accounts.plain(url), autocommit=True) as connection:
            while not over.wait(rng.random() * FIRST_CUT):
                connection.execute(cut, [accounts.STAFF])

    thread = threading.Thread(target=cutting)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@pytest.mark.parametrize("after", [False, True], ids=["before it came", "after it was done"])
def test_a_commit_whose_line_is_cut_is_told_as_it_is(told, monkeypatch, after, record_property):
    """COMMIT is sent, and the line is gone: the very next question goes over a new one."""
    database = told.open()
    dialect, real = database.engine.dialect, database.engine.dialect.do_commit

    def commit(connection):
        if not told.figures["lines cut"]:
            told.figures["lines cut"] += 1
            if after:
                real(connection)
            with psycopg.connect(accounts.plain(told._url), autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(%s)", [connection.driver_connection.info.backend_pid]
                )
            connection.driver_connection.execute("SELECT 1")
        real(connection)

    monkeypatch.setattr(dialect, "do_commit", commit)
    told.send(database, 1)
    database.engine.dispose()
    monkeypatch.undo()
    assert told.said == {1: "saved" if after else "not known"}
    told.expect_truth(record_property)


@AN_HOUR
def test_while_lines_are_cut_at_random_nobody_is_told_what_is_not_so(told, record_property):
    database = told.open()
    with a_line_that_is_cut(told._url, "random"):
        for number in range(LINES):
            told.send(database, number)
    database.engine.dispose()
    told.expect_truth(record_property)


@AN_HOUR
def test_a_server_that_is_stopped_while_four_pcs_save_has_all_it_acknowledged_and_each_once(
    server, told, record_property
):
    rng, next_number, turn = dice("stops"), iter(range(10**9)), threading.Lock()

    def a_pc(database):
        while True:
            with turn:
                number = next(next_number)
            told.send(database, number)
            if told.said[number] != "saved":
                return

    for _stop in range(STOPS):
        databases = [told.open() for _pc in range(PCS)]
        pcs = [threading.Thread(target=a_pc, args=[database]) for database in databases]
        for pc in pcs:
            pc.start()
        threading.Event().wait(0.2 + rng.random())
        server.stop()
        for pc in pcs:
            pc.join()
        for database in databases:
            database.engine.dispose()
        server.start()
    told.expect_truth(record_property)
