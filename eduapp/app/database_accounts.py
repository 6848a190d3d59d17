"""The accounts of staff PCs and of exam PCs on PostgreSQL: made, given a password, and kept from being more.

Both own nothing and belong to nobody. What each may do with the tables stands in eduapp.migrations.rights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg import sql

from eduapp.app.database_shutting import missing, shut
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _
from eduapp.migrations import rights
from eduapp.migrations.rights import SEAT_FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import psycopg

_Statement = sql.SQL | sql.Composed
STAFF, SEAT = rights.STAFF, rights.SEAT
ACCOUNTS = STAFF, SEAT
NOT_UP_TO_DATE = N_("This database knows no exams on screen yet. Open it once with this program.")
NOT_THE_OWNER = N_(
    "The tables of this database belong to {owner}, and {account} may not say who uses them. Use the address"
    " of {owner}: --database ADDRESS."
)
MAKES_NO_ACCOUNTS = N_(
    "{account} may not make accounts on the server. Ask whoever looks after it to type the command, or to let"
    " {account} do so (CREATEROLE)."
)
# Connections kept for staff: twelve PCs with three each (the window, long work, listening), and four for
# whoever looks after the server. An exam PC needs one; what a hostile one takes lacks exam PCs alone.
_FOR_STAFF = 40
_AS_MANY_AS_THERE_ARE = -1
_SETTINGS = {
    SEAT: {
        "statement_timeout": "10s",
        "lock_timeout": "5s",
        "idle_in_transaction_session_timeout": "10s",
        "search_path": "exam_seat",
    },
    STAFF: {"search_path": "public"},
}
_TOO_MUCH = {
    "rolsuper": "NOSUPERUSER",
    "rolcreatedb": "NOCREATEDB",
    "rolcreaterole": "NOCREATEROLE",
    "rolreplication": "NOREPLICATION",
    "rolbypassrls": "NOBYPASSRLS",
}


@dataclass(frozen=True)
class Made:
    """What the server did not let us do: what is open for everybody, and what an account lacks."""

    still_open: tuple[str, ...]
    missing: tuple[str, ...]
    seats: int = field(default=0, compare=False)  # connections that exam PCs may have at once


def new_accounts(connection: psycopg.Connection) -> list[str]:
    """Those of the two that are not there yet."""
    query = "SELECT to_regrole(%s) IS NULL"
    return [name for name in ACCOUNTS if _told(connection, query, name)]


def make_accounts(connection: psycopg.Connection, passwords: Mapping[str, str]) -> Made:
    """Both accounts with their rights, in one transaction. Who is not named keeps the password.

    Raises Unavailable with one sentence for a database that is too old, and for whoever may not do it.
    """
    if not _told(connection, "SELECT to_regnamespace('exam_seat') IS NOT NULL"):
        raise Unavailable(reason=_(NOT_UP_TO_DATE))
    owner = _expect_owner(connection)
    for name in ACCOUNTS:
        for statement in _account(connection, name, passwords.get(name)):
            connection.execute(statement)
    for statement in _rights(connection, owner):
        connection.execute(statement)
    still_open = shut(connection, owner)
    lacking = missing(connection)
    connection.commit()
    return Made(tuple(still_open), tuple(lacking), seats_at_once(connection))


def seats_at_once(connection: psycopg.Connection) -> int:
    """How many connections exam PCs may have at once: what the server has, without those staff need.

    A small server is shared by halves.
    """
    settings = (
        "max_connections",
        "superuser_reserved_connections",
        "reserved_connections",
    )  # the last is of 16
    query = "SELECT coalesce(current_setting(%s, true), '0')::integer"
    most, *reserved = (int(str(_told(connection, query, name))) for name in settings)
    there = most - sum(reserved)
    return max(there - _FOR_STAFF, there // 2)


def _expect_owner(connection: psycopg.Connection) -> sql.Identifier:
    """Whose the tables are. Whoever looks after the server may act for the owner."""
    query = "SELECT tableowner FROM pg_catalog.pg_tables WHERE schemaname = 'public' AND tablename = %s"
    owner, account = _told(connection, query, rights.STEPS), _told(connection, "SELECT current_user")
    if not _told(connection, "SELECT pg_has_role(%s, 'USAGE')", owner):
        raise Unavailable(reason=_(NOT_THE_OWNER).format(owner=owner, account=account))
    may = "SELECT rolcreaterole OR rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user"
    if not _told(connection, may):
        raise Unavailable(reason=_(MAKES_NO_ACCOUNTS).format(account=account))
    return sql.Identifier(str(owner))


def _account(connection: psycopg.Connection, name: str, password: str | None) -> Iterator[_Statement]:
    """Make it, or bring it back to what it is to be: someone may have given it more meanwhile."""
    role = sql.Identifier(name)
    if _told(connection, "SELECT to_regrole(%s) IS NULL", name):
        yield sql.SQL("CREATE ROLE {}").format(role)
    # Only what it has: PostgreSQL 16 lets few people speak of the rest.
    for column, less in _TOO_MUCH.items():
        if _told(connection, f"SELECT {column} FROM pg_catalog.pg_roles WHERE rolname = %s", name):  # noqa: S608 - ours
            yield sql.SQL("ALTER ROLE {} {}").format(role, sql.SQL(less))
    most = seats_at_once(connection) if name == SEAT else _AS_MANY_AS_THERE_ARE
    yield sql.SQL("ALTER ROLE {} LOGIN NOINHERIT CONNECTION LIMIT {}").format(role, sql.Literal(most))
    if password is not None:
        kept = connection.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256")
        yield sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(kept.decode()))
    yield sql.SQL("ALTER ROLE {} RESET ALL").format(role)
    yield sql.SQL("ALTER ROLE {} IN DATABASE {} RESET ALL").format(role, _database(connection))
    for setting, value in _SETTINGS[name].items():
        words = sql.SQL("ALTER ROLE {} SET {} = {}")
        yield words.format(role, sql.Identifier(setting), sql.Literal(value))
    memberships = "SELECT r.rolname FROM pg_auth_members m JOIN pg_catalog.pg_roles r ON r.oid = m.roleid"
    for (group,) in connection.execute(f"{memberships} WHERE m.member = to_regrole(%s)", (name,)).fetchall():
        yield sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), role)


def _rights(connection: psycopg.Connection, owner: sql.Identifier) -> Iterator[_Statement]:
    """Everything is taken from everybody; then each account is given its own."""
    database = _database(connection)
    yield sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {}").format(owner)
    everybody: list[sql.Composable] = [sql.SQL("PUBLIC"), *map(sql.Identifier, ACCOUNTS)]
    for role in everybody:
        yield sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, role)
        yield sql.SQL("REVOKE ALL ON SCHEMA public, exam_seat FROM {}").format(role)
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            all_of = sql.SQL("REVOKE ALL ON ALL {} IN SCHEMA public, exam_seat FROM {}")
            yield all_of.format(sql.SQL(kind), role)
    yield sql.SQL("ALTER DEFAULT PRIVILEGES FOR ROLE {} REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC").format(
        owner
    )
    for name in ACCOUNTS:
        yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(name))
    tables = rights.found(connection.execute(rights.COLUMNS).fetchall())
    functions = [f"exam_seat.{function}" for function in SEAT_FUNCTIONS]
    for statement in (*rights.staff_rights(tables), *rights.seat_rights(functions)):
        yield sql.SQL(statement)


def _database(connection: psycopg.Connection) -> sql.Identifier:
    return sql.Identifier(connection.info.dbname)


def _told(connection: psycopg.Connection, query: str, *values: object) -> object:
    """The one thing that a question answers."""
    row = connection.execute(query, values).fetchone()
    return row[0] if row else None
