"""What the account of staff PCs can do on PostgreSQL: work with rows as the program does, and no more."""

from contextlib import ExitStack, closing

import psycopg
import pytest
from sqlalchemy.dialects.postgresql import dialect

from eduapp.app import database_accounts
from eduapp.app.database_accounts import ACCOUNTS, SEAT, STAFF, Made, make_accounts, new_accounts
from eduapp.core.errors import Unavailable
from eduapp.migrations import rights
from eduapp.migrations.disposed import DISPOSED
from eduapp.migrations.exam_seat import SEAT_FUNCTIONS
from eduapp.schema import Base
from tests.support import accounts, postgres
from tests.support.shared import with_staff

DENIED = psycopg.errors.InsufficientPrivilege
TABLES = sorted(Base.metadata.tables)
QUOTED = dialect().identifier_preparer.quote
# What must be as it was, whatever eduapp/migrations/rights.py says of it one day.
EVIDENCE = (
    *("audit_entry", "audit_detail_key", "command_done", "screen_record", "screen_message", "screen_notice"),
    *("bundle_event", "room_entry", "room_seal", "room_signature", "sitting_event", "exam_paper_frozen"),
    *(
        "question_version",
        "question_key",
        "question_picture",
        "aim_signing",
        "machine_training",
        "plan_event",
    ),
    *("certificate_file", "certificate_source", "hours_statement", "hours_statement_entry", "import_run"),
    *("shift", "shift_absence", "tool_count", "tool_count_row", "tool_move", "tool_search_entry"),
    *(
        "arrangement_decision",
        "arrangement_measure",
        "arrangement_end",
        "enrolment_step",
        "school_day_closed",
    ),
)
# Rows of which only this may be said later: the rest of them is evidence as well.
MARKED_ONCE = {
    "exam_result": {"superseded", "version"},
    "plan_talk": {"superseded", "version"},
    "module_reached": {"superseded", "version"},
    "qualification_held": {"superseded", "version"},
    "handoff_rate": {"superseded", "version"},
    "certificate": {
        *("sha256", "signed_facts", "state", "void_reason", "replaced_on", "revoked_on"),
        *("let_words", "let_reason", "version"),
    },
    "tool_issue": {"ending", "ended_on", "ended_by", "ended_at", "version"},
    "outside_practice": {"withdrawn_by", "withdrawn_at", "withdrawn_reason", "version"},
    "dispute": {"due_on", "state", "version"},
    "keep_apart": {"closed_by", "closed_at", "version"},
}


@pytest.fixture(scope="module")
def url():
    """A server of our own: what is tried here concerns all of its accounts."""
    with postgres.running_server() as server:
        made = postgres.fresh_database(server)
        with_staff(made)
        assert accounts.make(made) == Made((), ())
        yield made


@pytest.fixture
def staff(url):
    with closing(psycopg.connect(accounts.plain(url, STAFF), autocommit=True)) as connection:
        yield connection


@pytest.fixture
def owner(url):
    with closing(psycopg.connect(accounts.plain(url), autocommit=True)) as connection:
        yield connection


def asked(connection, query, *values):
    return connection.execute(query, values).fetchone()[0]


def may(connection, right, table, column=None):
    if column is None:
        return asked(connection, "SELECT has_table_privilege(%s, %s)", f'public."{table}"', right)
    return asked(connection, "SELECT has_column_privilege(%s, %s, %s)", f'public."{table}"', column, right)


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("table", TABLES)
def test_with_rows_of_a_table_it_may_do_what_is_declared_and_no_more(staff, table):
    right, name = rights.RIGHTS[table], QUOTED(table)
    columns = Base.metadata.tables[table].c.keys()
    changed = set(rights.changed_columns(right, columns))

    staff.execute(f"SELECT * FROM {name} WHERE false")
    for column in columns:
        words = f"UPDATE {name} SET {QUOTED(column)} = {QUOTED(column)} WHERE false"
        if column in changed:
            staff.execute(words)
        else:
            with pytest.raises(DENIED):
                staff.execute(words)
    if right.removes:
        staff.execute(f"DELETE FROM {name} WHERE false")
    else:
        with pytest.raises(DENIED):
            staff.execute(f"DELETE FROM {name} WHERE false")
    assert may(staff, "INSERT", table) is right.adds


@pytest.mark.parametrize("table", [*TABLES, rights.STEPS])
def test_no_table_is_emptied_changed_or_pointed_at(staff, table):
    column = (
        next(iter(Base.metadata.tables[table].c.keys()), None)
        if table in Base.metadata.tables
        else "version_num"
    )
    for words in (
        f"TRUNCATE {QUOTED(table)}",
        f"DROP TABLE {QUOTED(table)}",
        f"ALTER TABLE {QUOTED(table)} ADD COLUMN mine text",
        f"ALTER TABLE {QUOTED(table)} DROP COLUMN {QUOTED(column)} CASCADE",
        f"ALTER TABLE {QUOTED(table)} DISABLE TRIGGER ALL",
        f"ALTER TABLE {QUOTED(table)} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {QUOTED(table)} OWNER TO {STAFF}",
        f"CREATE TRIGGER mine BEFORE INSERT ON {QUOTED(table)} EXECUTE FUNCTION refuse_what_was_added()",
        f"CREATE RULE mine AS ON INSERT TO {QUOTED(table)} DO INSTEAD NOTHING",
        f"CREATE INDEX mine ON {QUOTED(table)} ({QUOTED(column)})",
        f"CREATE POLICY mine ON {QUOTED(table)} USING (true)",
        f"COMMENT ON TABLE {QUOTED(table)} IS 'mine'",
        f"REINDEX TABLE {QUOTED(table)}",
        f"COPY {QUOTED(table)} TO '/srv/mine'",
        f"COPY {QUOTED(table)} FROM '/srv/mine'",
    ):
        with pytest.raises(DENIED):
            staff.execute(words)
    for right in ("REFERENCES", "TRIGGER", "TRUNCATE"):
        assert not may(staff, right, table)


@pytest.mark.parametrize("table", EVIDENCE)
def test_evidence_is_only_added_to(staff, table):
    columns, name = Base.metadata.tables[table].c, QUOTED(table)
    column = QUOTED(columns.keys()[0])
    again = f"INSERT INTO {name} SELECT * FROM {name} ON CONFLICT ON CONSTRAINT pk_{table}"
    goes = table in DISPOSED  # in a run of two, which a trigger asks: tests/privacy/service/test_disposing.py
    for words in (
        f"UPDATE {name} SET {column} = {column}",
        *(() if goes else (f"DELETE FROM {name}",)),
        f"SELECT * FROM {name} FOR UPDATE",
        *(() if goes else (f"LOCK TABLE {name} IN ACCESS EXCLUSIVE MODE",)),  # who may delete may lock, too
        f"{again} DO UPDATE SET {column} = excluded.{column}",
    ):
        with pytest.raises(DENIED), staff.transaction():
            staff.execute(words)
    assert not any(may(staff, "UPDATE", table, one.name) for one in columns)


@pytest.mark.parametrize("table", MARKED_ONCE)
def test_of_a_row_that_is_marked_only_the_mark_is_written(staff, table):
    columns = Base.metadata.tables[table].c.keys()
    assert {one for one in columns if may(staff, "UPDATE", table, one)} == MARKED_ONCE[table]
    assert may(staff, "DELETE", table) is (table in DISPOSED)


def test_the_steps_of_the_schema_are_read_and_not_written(staff):
    assert asked(staff, "SELECT version_num FROM alembic_version").startswith("r")
    for words in (
        "UPDATE alembic_version SET version_num = 'r9999'",
        "DELETE FROM alembic_version",
        "INSERT INTO alembic_version VALUES ('r9999')",
    ):
        with pytest.raises(DENIED):
            staff.execute(words)


# ── Everything else ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "words",
    [
        "CREATE TABLE mine (id int)",
        "CREATE TEMP TABLE learner (id int)",
        "CREATE TEMP VIEW learner AS SELECT 1",
        "CREATE VIEW mine AS SELECT * FROM learner",
        "CREATE SEQUENCE mine",
        "CREATE SCHEMA mine",
        "CREATE TYPE mine AS ENUM ('a')",
        "CREATE DATABASE mine",
        "CREATE EXTENSION dblink",
        "CREATE EXTENSION postgres_fdw",
        "CREATE PUBLICATION mine FOR ALL TABLES",
        "CREATE FUNCTION sha256(bytea) RETURNS bytea LANGUAGE sql AS 'SELECT $1'",
        "CREATE FUNCTION pg_temp.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE FUNCTION exam_seat.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "CREATE OR REPLACE FUNCTION refuse_what_was_added() RETURNS trigger LANGUAGE plpgsql AS ''",
        "DO $$ BEGIN PERFORM 1; END $$",
        "ALTER FUNCTION refuse_frozen_paper() SET search_path = pg_temp",
        "DROP FUNCTION refuse_what_was_added() CASCADE",
        "DROP TRIGGER added_screen_record ON screen_record",
        "DROP TRIGGER frozen_exam_paper ON exam_paper",
        "SET session_replication_role = replica",
        "CREATE ROLE mine",
        "CREATE ROLE mine SUPERUSER",
        f"ALTER ROLE {STAFF} SUPERUSER",
        f"ALTER ROLE {STAFF} CREATEROLE",
        f"ALTER ROLE {STAFF} CREATEDB",
        f"ALTER ROLE {STAFF} BYPASSRLS",
        f"ALTER ROLE {SEAT} PASSWORD 'mine'",
        f"ALTER ROLE {SEAT} SET search_path = public",
        f"DROP ROLE {SEAT}",
        f"GRANT {SEAT} TO {STAFF}",
        "SET ROLE postgres",
        f"SET ROLE {SEAT}",
        "SET ROLE pg_read_all_data",
        "SET SESSION AUTHORIZATION postgres",
        "ALTER DATABASE postgres SET search_path = x",
        "ALTER SYSTEM SET fsync = 'off'",
        "ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT ALL ON TABLES TO PUBLIC",
        "ALTER SCHEMA public RENAME TO mine",
        "DROP SCHEMA exam_seat CASCADE",
        "DROP OWNED BY postgres",
        f"REASSIGN OWNED BY postgres TO {STAFF}",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "COPY learner FROM PROGRAM 'id'",
        "COPY (SELECT 1) TO '/srv/mine'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_ls_dir('.')",
        "SELECT lo_import('/etc/passwd')",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "SELECT pg_cancel_backend(pg_backend_pid())",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_reload_conf()",
        "SELECT * FROM pg_authid",
        "SELECT * FROM pg_shadow",
        "SELECT * FROM pg_stat_activity",
        "SELECT * FROM pg_locks",
        "SELECT * FROM pg_statistic",
        "SELECT * FROM pg_largeobject",
        "UPDATE pg_class SET relowner = 0",
        "DELETE FROM pg_trigger",
        "SELECT exam_seat.claim(101, 'x', gen_random_uuid())",
        "SELECT exam_seat.keyed('x', 'y')",
        "SELECT refuse_what_was_added()",
    ],
)
def test_tricks_are_refused(staff, words):
    with pytest.raises(DENIED):
        staff.execute(words)


@pytest.mark.parametrize("account", ["PUBLIC", SEAT])
def test_what_it_may_do_it_may_not_pass_on(staff, owner, account):
    staff.execute(f"GRANT SELECT, INSERT ON learner TO {account}")  # only warned of
    assert not asked(owner, "SELECT has_table_privilege(%s, 'learner', 'SELECT')", SEAT)


def test_what_the_program_asks_of_the_server_it_gets(staff):
    staff.execute("LISTEN dagverk_changes")
    staff.execute("SELECT pg_notify('dagverk_changes', 'x')")
    staff.execute("SELECT pg_advisory_xact_lock(hashtextextended('turn', 0))")
    assert asked(staff, "SHOW search_path") == "public"


@pytest.mark.parametrize("name", ACCOUNTS)
def test_it_is_nobody_and_owns_nothing(owner, name):
    flags = "rolsuper, rolcreatedb, rolcreaterole, rolinherit, rolreplication, rolbypassrls"
    assert (
        owner.execute(f"SELECT {flags} FROM pg_roles WHERE rolname = %s", (name,)).fetchone() == (False,) * 6
    )
    assert not asked(owner, "SELECT count(*) FROM pg_auth_members WHERE member = to_regrole(%s)::oid", name)
    assert not asked(owner, "SELECT count(*) FROM pg_class WHERE relowner = to_regrole(%s)::oid", name)
    kept = asked(owner, "SELECT rolpassword FROM pg_authid WHERE rolname = %s", name)
    assert kept.startswith("SCRAM-SHA-256$")


def test_nobody_else_may_connect(owner):
    owner.execute("CREATE ROLE somebody LOGIN")
    assert not asked(owner, "SELECT has_database_privilege('somebody', current_database(), 'CONNECT, TEMP')")
    for name in ACCOUNTS:
        assert asked(owner, "SELECT has_database_privilege(%s, current_database(), 'CONNECT')", name)
    owner.execute("DROP ROLE somebody")


def test_exam_pcs_leave_staff_the_connections_they_need(url, owner):
    most = asked(owner, "SELECT rolconnlimit FROM pg_roles WHERE rolname = %s", SEAT)
    assert most == 97 - 40  # a hundred, of which PostgreSQL keeps three for who runs the server
    with ExitStack() as opened:
        for _pc in range(most):
            opened.enter_context(closing(psycopg.connect(accounts.plain(url, SEAT))))
        with pytest.raises(psycopg.OperationalError, match="too many connections for role"):
            psycopg.connect(accounts.plain(url, SEAT))
        with closing(psycopg.connect(accounts.plain(url, STAFF))) as staff:
            assert asked(staff, "SELECT 1") == 1


@pytest.mark.parametrize(("most", "seats"), [(100, 57), (200, 157), (50, 23), (20, 8)])
def test_a_small_server_is_shared_by_halves(monkeypatch, most, seats):
    told = {"max_connections": most, "superuser_reserved_connections": 3, "reserved_connections": 0}
    monkeypatch.setattr(database_accounts, "_told", lambda _connection, _query, name: told[name])
    assert database_accounts.seats_at_once(None) == seats


# ── Made and renewed ─────────────────────────────────────────────────────────────────────────────


def test_whoever_was_given_more_is_brought_back(url, staff, owner):
    owner.execute(f"ALTER ROLE {STAFF} CREATEDB CREATEROLE INHERIT BYPASSRLS")
    owner.execute(f"ALTER ROLE {STAFF} SET search_path = pg_temp")
    owner.execute(f"GRANT pg_read_all_data, pg_execute_server_program TO {STAFF}")
    owner.execute(f"GRANT ALL ON audit_entry, learner TO {STAFF}")
    owner.execute(f"GRANT UPDATE (digest) ON audit_entry TO {STAFF}")
    owner.execute(f"GRANT CREATE ON SCHEMA public TO {STAFF}")
    owner.execute(f"GRANT SELECT ON learner TO {SEAT}")

    assert accounts.make(url) == Made((), ())

    test_it_is_nobody_and_owns_nothing(owner, STAFF)
    for words in ("UPDATE audit_entry SET digest = digest", "TRUNCATE learner", "CREATE TABLE mine (id int)"):
        with pytest.raises(DENIED):
            staff.execute(words)
    assert not asked(owner, "SELECT has_table_privilege(%s, 'learner', 'SELECT')", SEAT)
    with closing(psycopg.connect(accounts.plain(url, STAFF))) as anew:
        assert asked(anew, "SHOW search_path") == "public"


def test_who_is_there_keeps_the_password_unless_told_otherwise(url, owner):
    query = "SELECT rolpassword FROM pg_authid WHERE rolname = %s"
    before = {name: asked(owner, query, name) for name in ACCOUNTS}
    with closing(psycopg.connect(accounts.plain(url))) as connection:
        assert new_accounts(connection) == []
        make_accounts(connection, {SEAT: "another-long-password"})

    assert asked(owner, query, STAFF) == before[STAFF]
    assert asked(owner, query, SEAT) != before[SEAT]


def test_exam_pcs_have_their_functions_still(owner):
    for function in SEAT_FUNCTIONS:
        words = "SELECT has_function_privilege(%s, %s, 'EXECUTE')"
        assert asked(owner, words, SEAT, f"exam_seat.{function}")
        assert not asked(owner, words, STAFF, f"exam_seat.{function}")


def test_an_account_of_a_pc_makes_no_accounts(url):
    with (
        closing(psycopg.connect(accounts.plain(url, STAFF))) as connection,
        pytest.raises(Unavailable) as refused,
    ):
        make_accounts(connection, {})
    assert "belong to postgres" in refused.value.sentence()
    assert STAFF in refused.value.sentence()


def test_an_owner_who_makes_no_accounts_is_told_whom_to_ask(url, owner):
    owner.execute(
        "CREATE ROLE rektor LOGIN; GRANT postgres TO rektor; GRANT CONNECT ON DATABASE"
        f" {asked(owner, 'SELECT current_database()')} TO rektor"
    )
    with (
        closing(psycopg.connect(accounts.plain(url, "rektor"))) as connection,
        pytest.raises(Unavailable) as refused,
    ):
        make_accounts(connection, {})
    assert "CREATEROLE" in refused.value.sentence()
    owner.execute("DROP OWNED BY rektor; DROP ROLE rektor")


def test_a_database_without_tables_has_no_use_for_accounts(url):
    with (
        closing(psycopg.connect(accounts.plain(postgres.url_of(url, "postgres")))) as connection,
        pytest.raises(Unavailable) as refused,
    ):
        make_accounts(connection, {})
    assert "Open it once" in refused.value.sentence()
