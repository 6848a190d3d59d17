"""The whole sample site goes over to a real server, encrypted, as the user a school would be given."""

import gc
import sqlite3
import warnings
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import sqlcipher3
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, inspect, select, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db import copying, server
from eduapp.core.db.comparing import counted, differing
from eduapp.core.db.copying import CannotCopy, OutcomeUnknown, copy_all
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import downgrade, needs_upgrade, revisions, upgrade
from eduapp.core.errors import Damaged, EduError
from eduapp.core.progress import Cancelled
from eduapp.people.audit import queries as audit
from eduapp.people.audit.models import AuditHead
from eduapp.people.audit.service import write_audit
from eduapp.schema import Base
from tests.support import given, given_papers
from tests.support.given_appeals import Appeals
from tests.support.sample import copied, site_file
from tests.support.served import address, certificate, issuer, place, served
from tests.support.shared import staffed_database
from tests.support.tls_server import PASSWORD

__all__ = ["address", "certificate", "issuer", "place", "served", "site_file"]


@pytest.fixture
def staffed(tmp_path_factory, tmp_path):
    """A small source: the staff and nothing else."""
    file = copied(staffed_database(tmp_path_factory), tmp_path / "data") / "dagverk.db"
    return sqlite_url(file)


@contextmanager
def both(source, target):
    old, new = open_engine(source), open_engine(target)
    try:
        yield old, new
    finally:
        old.dispose()
        new.dispose()


class Told:
    def __init__(self, at=None, act=None):
        self.steps, self._at, self._act = [], at, act

    def step(self, done, total, label=""):
        self.steps.append((done, total, label))
        if self._act and label == self._at:
            self._act()


def copy(source, target, progress=None):
    with both(source, target) as (old, new):
        return copy_all(old, new, Base.metadata, progress)


def refused(source, target, kind=CannotCopy, progress=None):
    with pytest.raises(kind) as error:
        copy(source, target, progress)
    said = error.value.sentence()
    assert PASSWORD not in said
    return said


def tables_at(url):
    engine = open_engine(url)
    with engine.connect() as connection:
        found = inspect(connection).get_table_names()
    engine.dispose()
    return found


def in_source(source, *statements):
    with sqlite3.connect(source.removeprefix("sqlite:///")) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def in_target(place, *statements):
    engine = open_engine(place)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


# ── What is copied ───────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def moved(served, certificate, site_file, tmp_path_factory):
    """The sample site and its copy on the server."""
    served.make("moved")
    folder = tmp_path_factory.mktemp("moved")
    url = server.with_password(served.url("moved", sslrootcert=certificate), PASSWORD)
    source = sqlite_url(copied(site_file, folder / "site") / "dagverk.db")
    told = Told()
    done = copy(source, url, told)
    with both(source, url) as engines:
        yield *engines, done, told


def test_every_row_of_every_table_reads_the_same(moved):
    old, new, done, _told = moved
    with old.connect() as ours, new.connect() as theirs:
        counts = counted(ours, Base.metadata)
        assert counts == counted(theirs, Base.metadata)
        assert done.rows == sum(counts.values()) > 1000
        assert done.tables == len(Base.metadata.tables)
        for table in Base.metadata.sorted_tables:
            assert differing(ours, theirs, table) == 0, table.name


def test_it_is_told_how_far_it_is(moved):
    _old, _new, done, told = moved
    assert [label for _done, _all, label in told.steps] == sorted(
        (label for _d, _a, label in told.steps), reverse=True
    )
    assert told.steps[-1] == (done.rows, done.rows, "Comparing")
    assert {all_ for _done, all_, _label in told.steps} == {done.rows}


def test_facts_are_the_very_bytes_they_were(moved):
    old, new, _done, _told = moved
    query = text("SELECT details FROM audit_entry ORDER BY seq")
    with old.connect() as ours, new.connect() as theirs:
        assert ours.execute(query).all() == theirs.execute(query).all()


def test_the_trail_is_whole_and_goes_on_on_the_server(moved, clock):
    _old, new, _done, _told = moved
    database = Database(new, given.LEADER, write_audit, clock=clock)
    with database.reading() as session:
        length = session.scalar(select(AuditHead.seq))
        assert audit.first_break(session) is None

    with database.writing() as uow:
        uow.audit("rule.overridden", uow.actor.user_id, rule="x", reason="y")

    with database.reading() as session:
        assert audit.first_break(session) is None
        assert session.scalar(select(AuditHead.seq)) == length + 1


def test_rows_that_point_at_later_rows_of_the_same_table_go_over(site_file, tmp_path, place):
    source = sqlite_url(copied(site_file, tmp_path / "site") / "dagverk.db")
    later = "(SELECT max(id) FROM exam_result)"
    in_source(
        source, f"UPDATE exam_result SET replaces_id = {later} WHERE id = (SELECT min(id) FROM exam_result)"
    )

    copy(source, place)

    engine = open_engine(place)
    with engine.connect() as connection:
        query = "SELECT count(*) FROM exam_result WHERE replaces_id > id"
        assert connection.scalar(text(query)) == 1
    engine.dispose()


def test_an_appeal_goes_over_before_the_annulment_it_is_against(staffed, place, clock):
    source = Database(open_engine(staffed), given.LEADER, write_audit, clock=clock).unattended()
    appeals = Appeals(source, clock)
    appeals.receive("annulment")
    source.engine.dispose()
    copy(staffed, place)
    with both(staffed, place) as (old, new), old.connect() as ours, new.connect() as theirs:
        told = text("SELECT count(*) FROM appeal JOIN annulment ON annulment.id = appeal.annulment_id")
        assert ours.scalar(told) == theirs.scalar(told) == 1


def test_what_is_frozen_goes_over_and_stays_frozen(staffed, place, clock):
    engine = open_engine(staffed)
    database = Database(engine, given.LEADER, write_audit, clock=clock)
    paper = given_papers.a_paper(database, given_papers.items_of(given_papers.some_singles(database, 2)))
    given_papers.frozen(database, paper)
    engine.dispose()

    copy(staffed, place)

    engine = open_engine(place)
    with engine.connect() as theirs:
        assert theirs.scalar(text("SELECT count(*) FROM exam_paper_frozen")) == 1
        assert not theirs.scalar(text("SELECT count(*) FROM pg_trigger WHERE tgenabled <> 'O'"))
        with pytest.raises(DBAPIError, match="frozen"):
            theirs.execute(text("UPDATE exam_paper SET title = 'x'"))
    engine.dispose()


def test_the_server_knows_the_tables_sizes(moved):
    _old, new, _done, _told = moved
    with new.connect() as theirs:
        assert theirs.scalar(text("SELECT reltuples FROM pg_class WHERE relname = 'audit_entry'")) > 0


def test_tables_that_are_there_already_are_filled(staffed, place):
    upgrade(place)
    assert copy(staffed, place).rows > 0
    assert not needs_upgrade(place)


def test_a_counter_goes_on_after_the_highest(place):
    in_target(
        place, "CREATE TABLE drawn (n SERIAL PRIMARY KEY, word TEXT)", "INSERT INTO drawn VALUES (41, 'x')"
    )
    engine = open_engine(place)
    with engine.begin() as connection:
        copying._set_counters(connection)
        assert connection.scalar(text("INSERT INTO drawn (word) VALUES ('y') RETURNING n")) == 42
    engine.dispose()


# ── What is refused ──────────────────────────────────────────────────────────────────────────────


def test_a_database_with_rows_is_refused(staffed, place):
    copy(staffed, place)
    said = refused(staffed, place)
    assert "not empty" in said
    assert "Nothing was copied" in said


def test_another_programs_tables_are_refused_and_left_alone(staffed, place):
    in_target(place, "CREATE TABLE recipes (n INTEGER)")
    assert "another program" in refused(staffed, place)
    assert tables_at(place) == ["recipes"]


def test_another_step_is_refused(staffed, place):
    upgrade(place)
    downgrade(place, "-1")
    said = refused(staffed, place)
    assert revisions()[-2] in said
    assert revisions()[-1] in said


def test_a_newer_database_is_refused(staffed, place):
    upgrade(place)
    in_target(place, "UPDATE alembic_version SET version_num = 'r9999'")
    assert "newer" in refused(staffed, place)


def test_a_user_who_may_not_make_tables_is_told(served, staffed, certificate):
    served.make("closed", owner="postgres")
    served.do("REVOKE CREATE ON SCHEMA public FROM PUBLIC", "closed")
    url = server.with_password(served.url("closed", sslrootcert=certificate), PASSWORD)
    assert "may not make tables" in refused(staffed, url)


def test_who_does_not_own_the_tables_does_not_fill_them(served, staffed, place):
    upgrade(place)
    name = server.parsed(place).database
    served.do("ALTER TABLE alembic_version OWNER TO postgres", name)
    served.do("GRANT SELECT ON alembic_version TO skolen", name)
    said = refused(staffed, place)
    assert "belong to postgres" in said
    assert "Nothing was copied" in said


def test_letters_that_would_be_lost_are_told(served, staffed, certificate):
    served.make("latin", more="ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    url = server.with_password(served.url("latin", sslrootcert=certificate), PASSWORD)
    assert "LATIN1" in refused(staffed, url)


def test_a_source_of_an_older_step_is_told(staffed, place):
    downgrade(staffed, "-1")
    assert "Open Dagverk once" in refused(staffed, place)
    assert tables_at(place) == []


def test_a_damaged_source_is_told_and_nothing_is_promised(staffed, place):
    file = Path(staffed.removeprefix("sqlite:///"))
    whole = file.read_bytes()
    file.write_bytes(whole[: 4096 * 20] + b"\x5a" * 4096 * 30 + whole[4096 * 50 :])
    assert "damaged" in refused(staffed, place, Damaged)


def test_what_would_be_left_behind_is_named(staffed, place):
    in_source(staffed, "CREATE TABLE notes_of_somebody (n INTEGER)")
    assert "notes_of_somebody" in refused(staffed, place)


def test_references_that_lead_nowhere_are_told(staffed, place):
    in_source(
        staffed,
        "INSERT INTO role_grant (user_id, role) VALUES ('00000000000000000000000000000009', 'teacher')",
    )
    assert "nowhere" in refused(staffed, place, Damaged)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE user_account SET version = 99999999999", "user_account"),
        ("UPDATE user_account SET name = 'Nina' || char(0) || 'x'", "user_account"),
        ("UPDATE user_account SET last_wrong_at = 'yesterday'", "damaged"),
        ("UPDATE user_account SET version = 'seven'", "user_account"),
    ],
    ids=["large number", "no letter", "no day", "no number"],
)
def test_a_value_that_cannot_go_over_is_told_and_nothing_stays(staffed, place, statement, said):
    in_source(staffed, statement)
    assert said in refused(staffed, place, EduError)
    assert tables_at(place) == []


def test_a_value_that_would_read_differently_is_found(staffed, place, monkeypatch):
    real = copying.rows_of

    def misread(connection, table, columns=None):
        for part in real(connection, table, columns):
            yield [
                tuple("æ" if value == "leader" else value for value in row)
                if table.name == "role_grant"
                else row
                for row in part
            ]

    monkeypatch.setattr(copying, "rows_of", misread)

    said = refused(staffed, place)

    assert "role_grant would read differently" in said
    assert tables_at(place) == []


def test_a_row_that_does_not_arrive_is_found(staffed, place, monkeypatch):
    real = copying.rows_of
    monkeypatch.setattr(copying, "rows_of", lambda *told: (part[:-1] for part in real(*told)))
    assert "here and" in refused(staffed, place)
    assert tables_at(place) == []


def test_two_who_copy_at_once_do_not_mix(staffed, place):
    engine = open_engine(place)
    with engine.begin() as first:
        first.execute(text(copying._LOCK))
        assert "Somebody else is copying" in refused(staffed, place)
    engine.dispose()


# ── What breaks off ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("at", ["Copying", "Comparing"])
def test_a_server_that_goes_away_in_the_middle_is_told_and_nothing_stays(served, staffed, place, at):
    def cut():
        served.do(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE usename = 'skolen' AND pid <> pg_backend_pid()"
        )

    said = refused(staffed, place, progress=Told(at, cut))

    assert "connection to the server was lost" in said or "started or stopped" in said
    assert tables_at(place) == []
    with warnings.catch_warnings():  # psycopg cannot close what was cut, and says so late
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


def test_whoever_stops_it_has_copied_nothing(staffed, place):
    def stop():
        raise Cancelled

    with pytest.raises(Cancelled):
        copy(staffed, place, Told("Comparing", stop))
    assert tables_at(place) == []
    assert copy(staffed, place).rows > 0


def test_nobody_writes_into_the_source_meanwhile(staffed, place):
    seen = []

    def write():
        file = staffed.removeprefix("sqlite:///")
        with pytest.raises(sqlcipher3.OperationalError, match="locked") as error:
            sqlcipher3.connect(file, timeout=0).execute("DELETE FROM role_grant")
        seen.append(error)

    copy(staffed, place, Told("Comparing", write))
    assert seen


def test_an_answer_to_commit_that_is_lost_is_looked_up(staffed, place, monkeypatch):
    with both(staffed, place) as (old, new):
        real = Connection.commit

        def lost(connection):
            real(connection)
            connection.connection.driver_connection.close()
            connection.exec_driver_sql("SELECT 1")

        monkeypatch.setattr(Connection, "commit", lost)
        assert copy_all(old, new, Base.metadata).rows > 0
    monkeypatch.undo()
    assert not needs_upgrade(place)


@pytest.mark.parametrize(
    ("closed", "kind", "word"),
    [(False, CannotCopy, "Nothing was copied"), (True, OutcomeUnknown, "not known whether")],
    ids=["comes back", "stays away"],
)
def test_a_server_that_goes_away_at_the_very_end_is_told_as_it_is(
    served, staffed, place, monkeypatch, closed, kind, word
):
    name, real = server.parsed(place).database, Connection.commit

    def cut(connection):
        served.do(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {not closed}")
        served.do(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        real(connection)

    monkeypatch.setattr(Connection, "commit", cut)
    assert word in refused(staffed, place, kind)
    monkeypatch.undo()

    served.do(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    assert tables_at(place) == []


def test_text_keys_are_compared_in_one_order_whatever_the_server_speaks(place):
    metadata = MetaData()
    table = Table("t", metadata, Column("k", String, primary_key=True), Column("n", Integer))
    words = ["a", "B", "Å", "å", "z", "Ø", "-", "b c", "bc"]
    with both("sqlite://", place) as (old, new), old.begin() as ours, new.begin() as theirs:
        for connection in (ours, theirs):
            metadata.create_all(connection)
            connection.execute(table.insert(), [{"k": k, "n": n} for n, k in enumerate(words)])
        assert differing(ours, theirs, table) == 0
        theirs.execute(table.update().where(table.c.k == "å").values(n=99))
        assert differing(ours, theirs, table) == 1


def test_errors_of_copy_name_nobody(staffed, place):
    in_source(staffed, "UPDATE user_account SET name = 'Karim' || char(0)")
    with pytest.raises(CannotCopy) as error:
        copy(staffed, place)
    assert "Karim" not in error.value.sentence()
    assert "Karim" not in str(error.value)
    assert not isinstance(error.value, psycopg.Error)
