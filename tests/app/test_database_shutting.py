"""What PostgreSQL leaves open is shut by whoever may, and told to whoever may not."""

import psycopg
import pytest
from psycopg import sql

from eduapp.app.database_accounts import Made
from eduapp.app.database_shutting import missing, shut
from eduapp.migrations.rights import STAFF
from tests.support import accounts, postgres
from tests.support.shared import with_staff

TURN = "pg_advisory_xact_lock(bigint)"


@pytest.fixture(scope="module")
def server():
    with postgres.running_server() as running:
        template = postgres.fresh_database(running)
        with_staff(template)
        accounts.make(template)
        yield running


@pytest.fixture
def url(server):
    """A database in which everything is still open, on a server that knows the accounts."""
    return postgres.fresh_database(server)


@pytest.fixture
def connected(url):
    """Connections that see what each has done."""
    made = []

    def connect(account=postgres.OWNER):
        made.append(psycopg.connect(accounts.plain(url, account), autocommit=True))
        return made[-1]

    yield connect
    for connection in made:
        connection.close()


@pytest.fixture
def rektor(connected):
    """Somebody who owns a database, and no more of the server."""
    boss = connected()
    boss.execute("CREATE ROLE rektor LOGIN")
    yield sql.Identifier("rektor"), connected("rektor")
    boss.execute("DROP OWNED BY rektor; DROP ROLE rektor")


def calls(connection, words):
    try:
        connection.execute(f"SELECT {words}")
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def test_everything_is_shut_but_for_the_owner_and_what_staff_call(connected, rektor):
    name, theirs = rektor
    staff, boss = connected(STAFF), connected()
    assert calls(staff, "pg_advisory_lock(1)")

    assert shut(boss, name) == []
    assert list(missing(boss)) == []

    assert not calls(staff, "pg_advisory_lock(2)")
    assert not calls(staff, "lo_create(0)")
    assert calls(staff, "pg_advisory_xact_lock(3)")
    assert calls(theirs, "pg_try_advisory_lock(4)")
    assert calls(theirs, "count(*) FROM pg_stat_activity")
    theirs.execute("DO $$ BEGIN PERFORM 1; END $$")


def test_who_may_not_is_given_the_words_for_whoever_may(connected, rektor):
    name, theirs = rektor
    left = shut(theirs, name)

    assert left[0] == f'GRANT EXECUTE ON FUNCTION pg_catalog.{TURN} TO "{STAFF}"'
    assert "REVOKE EXECUTE ON FUNCTION pg_terminate_backend(integer,bigint) FROM PUBLIC" in left
    assert "REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC" in left
    assert list(missing(theirs)) == []  # everybody has it still

    boss = connected()
    for words in left:
        boss.execute(words)
    assert shut(theirs, name) == []  # nothing is open any more, whoever shut it
    assert list(missing(theirs)) == []
    assert calls(connected(STAFF), f"{TURN[:-8]}(5)")


def test_what_staff_need_and_nobody_here_can_give_is_named(connected, rektor):
    name, theirs = rektor
    boss = connected()
    boss.execute(f"REVOKE EXECUTE ON FUNCTION {TURN} FROM PUBLIC")

    shut(theirs, name)
    assert list(missing(theirs)) == [f'GRANT EXECUTE ON FUNCTION pg_catalog.{TURN} TO "{STAFF}"']

    shut(boss, name)
    assert list(missing(theirs)) == []


def test_what_was_shut_is_told_by_the_command_once_made_again(server):
    url = postgres.fresh_database(server)
    with_staff(url)
    assert accounts.make(url) == Made((), ())
    assert accounts.make(url) == Made((), ())
