"""`eduapp database roles` and `upgrade` as a school uses them: its owner with a password, over TLS."""

import psycopg
import pytest
from sqlalchemy import text

from eduapp.app.location import PASSWORD as VARIABLE
from eduapp.app.location import Location
from eduapp.app.main import UNUSABLE, main
from eduapp.app.opening import is_set_up, open_database
from eduapp.app.reaching import PASSPHRASE, Server
from eduapp.core.db import server
from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, newest_step
from eduapp.core.errors import Unavailable
from eduapp.migrations.rights import SEAT, STAFF
from tests.support.key_stores import no_key_store
from tests.support.served import address, certificate, issuer, place, served
from tests.support.shared import with_staff
from tests.support.tls_server import PASSWORD

__all__ = ["address", "certificate", "issuer", "place", "served"]
OWNER, PHRASE = "rektor", "fire gode ord her"
DONE, LEFT = 0, 1


@pytest.fixture(scope="module")
def head(served):
    """Whoever looks after the school's databases: makes accounts, and is nobody on the server otherwise."""
    served.do(f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{PASSWORD}'")
    yield OWNER
    for name in (STAFF, SEAT, OWNER):
        served.do(f"DROP ROLE IF EXISTS {name}")


@pytest.fixture
def school(served, certificate, head, address):
    """The address of a database by its owner's name, and what else of it is to be known."""
    name = server.parsed(address).database
    served.do(f"ALTER DATABASE {name} OWNER TO {OWNER}")
    yield served.url(name, user=OWNER, sslrootcert=certificate)
    served.do(f"DROP DATABASE {name} WITH (FORCE)")  # else it would hold the accounts back


@pytest.fixture
def say(tmp_path, monkeypatch, capsys):
    """Types a command with a password; gives its exit code, and what it said and complained of."""
    no_key_store(monkeypatch)
    monkeypatch.setenv(PASSPHRASE, PHRASE)

    def said(*words, password=PASSWORD):
        monkeypatch.setenv(VARIABLE, password)
        code = main(["database", *words, "--data", str(tmp_path), "--language", "en"])
        heard = capsys.readouterr()
        assert PASSWORD not in heard.out + heard.err
        return code, heard.out, heard.err

    return said


def by(account, address):
    return server.written(server.parsed(address).set(username=account))


def shown(told, account):
    """The password of an account, which is told once."""
    [line] = [one for one in told.splitlines() if one.startswith(f"Password of {account}")]
    return line.split(": ")[1]


def connects(address, account, password):
    engine = open_engine(Server(by(account, address), password).engine_url)
    try:
        with engine.connect() as connection:
            return connection.scalar(text("SELECT current_user")) == account
    except Exception:  # noqa: BLE001 - whatever the driver says
        return False
    finally:
        engine.dispose()


def test_a_file_on_this_pc_needs_no_account(say, tmp_path):
    file = f"sqlite:///{tmp_path}/a.db"
    for words in (("roles",), ("upgrade",)):
        assert say(*words, "--database", file)[0] == UNUSABLE
    assert "PostgreSQL" in say("roles", "--database", file)[2]
    assert "when it is opened" in say("upgrade", "--database", file)[2]
    assert not (tmp_path / "a.db").exists()


def test_from_an_empty_database_to_a_staff_pc_that_works(say, school, tmp_path):
    code, out, _err = say("upgrade", "--database", school)
    assert (code, "tables are made" in out) == (DONE, True)

    code, out, _err = say("roles", "--database", school)
    assert code == LEFT  # the owner is nobody on the server
    assert "ask whoever runs the server: REVOKE EXECUTE ON FUNCTION pg_terminate_backend" in out
    assert f"eduapp database use '{by(STAFF, school)}'" in out
    of_staff, of_seats = shown(out, STAFF), shown(out, SEAT)
    assert of_staff != of_seats
    assert connects(school, STAFF, of_staff)
    assert connects(school, SEAT, of_seats)

    code, out, _err = say("use", by(STAFF, school), password=of_staff)
    assert (code, "up to date" in out) == (DONE, True)
    code, out, _err = say("show", password=of_staff)
    assert (code, STAFF in out) == (DONE, True)
    database = open_database(Location(tmp_path, Server(by(STAFF, school), of_staff).engine_url))
    assert not is_set_up(database)  # the first run may begin
    database.engine.dispose()


def test_what_no_program_can_shut_is_told_each_time_with_what_whoever_runs_the_server_can_do(say, school):
    say("upgrade", "--database", school)
    for _time in range(2):
        out = say("roles", "--database", school)[1]
        assert "57 connections at once" in out
        assert f"who works as {SEAT} may change the password of {SEAT}" in out
        assert f"pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{SEAT}'" in out


def test_the_old_password_of_exam_pcs_comes_back_from_a_file(say, school, tmp_path):
    say("upgrade", "--database", school)
    before = shown(say("roles", "--database", school, "--new-passwords")[1], SEAT)
    kept = tmp_path / "kept"
    kept.write_text(before)
    with psycopg.connect(Server(by(SEAT, school), before).engine_url.replace("+psycopg", "")) as seat:
        seat.execute(f"ALTER ROLE {SEAT} PASSWORD 'nobody else comes in'")
    assert not connects(school, SEAT, before)
    assert "shown once" not in say("roles", "--database", school, "--password-file", str(kept))[1]
    assert connects(school, SEAT, before)


def test_an_account_that_is_there_keeps_its_password_unless_a_new_one_is_asked_for(say, school):
    say("upgrade", "--database", school)
    before = say("roles", "--database", school, "--new-passwords")[1]
    again = say("roles", "--database", school)[1]
    assert "shown once" not in again
    assert connects(school, STAFF, shown(before, STAFF))

    anew = say("roles", "--database", school, "--new-passwords")[1]
    assert not connects(school, STAFF, shown(before, STAFF))
    assert connects(school, STAFF, shown(anew, STAFF))
    assert connects(school, SEAT, shown(anew, SEAT))


def test_passwords_in_files_are_taken_if_they_are_good_enough(say, school, tmp_path):
    say("upgrade", "--database", school)
    say("roles", "--database", school, "--new-passwords")
    short, long, other = tmp_path / "short", tmp_path / "long", tmp_path / "other"
    short.write_text("secret\n")
    long.write_text("a password that is long enough\n")
    other.write_text("another one that is long enough")
    (tmp_path / "letters").write_bytes(b"\xff" * 40)
    words = ("roles", "--database", school)

    for files, told in (
        (("--password-file", short), "too short"),
        (("--password-file", tmp_path / "nowhere"), "nowhere"),
        (("--password-file", tmp_path / "letters"), "UTF-8"),
        (("--password-file", long, "--staff-password-file", long), "same password"),
    ):
        code, _out, err = say(*words, *map(str, files))
        assert (code, told in err) == (UNUSABLE, True), err

    code, out, _err = say(*words, "--password-file", str(long), "--staff-password-file", str(other))
    assert code == LEFT
    assert "long enough" not in out
    assert "shown once" not in out
    assert connects(school, SEAT, "a password that is long enough")
    assert connects(school, STAFF, "another one that is long enough")


def test_a_wrong_password_of_the_owner_is_told_in_words(say, school):
    code, _out, err = say("roles", "--database", school, password="something else")
    assert (code, "this user with this password" in err) == (UNUSABLE, True)


def test_whoever_runs_the_server_shuts_everything_and_leaves_staff_what_they_need(say, served, school):
    say("upgrade", "--database", school)
    say("roles", "--database", school)
    name = server.parsed(school).database
    by_socket = served.owner_url.replace("/postgres?", f"/{name}?")

    assert say("roles", "--database", by_socket)[0] == DONE
    code, out, _err = say("roles", "--database", school, "--new-passwords")
    assert (code, "whoever runs the server" in out) == (DONE, False)
    engine = open_engine(Server(by(STAFF, school), shown(out, STAFF)).engine_url)
    with engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(1)"))
    engine.dispose()


def test_an_older_database_is_the_owners_to_bring_up_to_date(say, school, tmp_path):
    as_owner = Server(school, PASSWORD).engine_url
    with_staff(as_owner)
    password = shown(say("roles", "--database", school, "--new-passwords")[1], STAFF)
    staff, there = by(STAFF, school), Location(tmp_path, Server(by(STAFF, school), password).engine_url)
    assert say("use", staff, password=password)[0] == DONE
    downgrade(as_owner, "-1")

    for words in (("use", staff), ("upgrade", "--database", staff)):
        code, _out, err = say(*words, password=password)
        assert code == UNUSABLE
        assert f"Whoever has the password of {OWNER} types once: eduapp database upgrade" in err
    code, out, _err = say("show", password=password)
    assert (code, f"{STAFF} may not change its tables" in out) == (LEFT, True)
    with pytest.raises(Unavailable) as refused:
        open_database(there)
    assert newest_step() in refused.value.sentence()

    code, _out, err = say("upgrade", "--database", school)
    assert (code, "pg_dump" in err, PASSWORD in err) == (UNUSABLE, True, False)
    with pytest.raises(Unavailable):
        open_database(there)
    code, out, _err = say("upgrade", "--database", school, "--backed-up")
    assert (code, "brought up to date" in out) == (DONE, True)
    database = open_database(there)
    assert is_set_up(database)
    database.engine.dispose()


def test_what_accounts_may_do_is_renewed_where_no_step_is_missing(say, school, served, tmp_path):
    with_staff(Server(school, PASSWORD).engine_url)
    password = shown(say("roles", "--database", school, "--new-passwords")[1], STAFF)
    served.do(f"REVOKE ALL ON user_account FROM {STAFF}", server.parsed(school).database)
    there = Location(tmp_path, Server(by(STAFF, school), password).engine_url)
    with pytest.raises(Unavailable) as refused:
        open_database(there)
    assert "eduapp database roles" in refused.value.sentence()

    code, out, _err = say("upgrade", "--database", school)
    assert (code, "renewed" in out) == (DONE, True)
    open_database(there).engine.dispose()
    assert say("upgrade", "--database", by(STAFF, school), password=password)[0] == UNUSABLE
    assert say("roles", "--database", by(STAFF, school), password=password)[0] == UNUSABLE
