"""What every PostgreSQL leaves open for everybody, for who owns it to shut."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from eduapp.migrations.rights import STAFF, STAFF_FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

# Locks of ours, other connections, files inside the database.
_OPEN_FUNCTIONS = (
    "pg_terminate_backend", "pg_cancel_backend", "pg_advisory_lock", "pg_advisory_xact_lock",
    "pg_advisory_lock_shared", "pg_advisory_xact_lock_shared", "pg_try_advisory_lock",
    "pg_try_advisory_xact_lock", "pg_try_advisory_lock_shared", "pg_try_advisory_xact_lock_shared",
    "lo_creat", "lo_create", "lo_from_bytea", "lo_open", "lo_put", "lowrite", "lo_unlink", "lo_truncate",
    "lo_truncate64", "pg_logical_emit_message", "pg_stat_get_activity",
)  # fmt: skip
_OF_THE_SERVER = ("pg_stat_activity", "pg_stat_replication", "pg_stat_ssl", "pg_locks", "pg_roles", "pg_user")
_FUNCTIONS = """
SELECT oid::regprocedure::text FROM pg_catalog.pg_proc
WHERE proname = ANY(%s) AND pronamespace = 'pg_catalog'::regnamespace ORDER BY 1
"""


@dataclass(frozen=True)
class _Thing:
    """Something of the server that everybody has a right to, unless somebody took it away."""

    right: str
    kind: str  # as GRANT says it, and in the name of the function that asks about it
    name: str

    def shutting(self, owner: sql.Identifier) -> tuple[sql.Composed, sql.Composed]:
        """What leaves it to the owner of the tables alone."""
        what = sql.SQL(f"{self.right} ON {self.kind} {self.name}")
        give = sql.SQL("GRANT {} TO {}").format(what, owner)
        return give, sql.SQL("REVOKE {} FROM PUBLIC").format(what)

    def is_open(self, connection: psycopg.Connection) -> bool:
        """Whether everybody still has it."""
        query = sql.SQL(f"SELECT has_{self.kind.lower()}_privilege('public', %s, %s)")
        row = connection.execute(query, (self.name, self.right)).fetchone()
        return row is None or bool(row[0])


def shut(connection: psycopg.Connection, owner: sql.Identifier) -> list[str]:
    """Take from everybody what nobody but the owner needs; what whoever runs the server must still say.

    Staff keep the few functions that the program calls.
    """
    to_staff = [_to_staff(function) for function in STAFF_FUNCTIONS]
    for statement in to_staff:
        _attempt(connection, statement)
    left: list[sql.Composed] = []
    for thing in _things(connection):
        statements = thing.shutting(owner)
        for statement in statements:
            _attempt(connection, statement)
        if thing.is_open(connection):
            left += statements
    return [one.as_string(connection) for one in (*to_staff, *left)] if left else []


def missing(connection: psycopg.Connection) -> Iterator[str]:
    """What staff need and lack: it was taken from everybody once, and only who did so can give it."""
    query = "SELECT has_function_privilege(%s, %s, 'EXECUTE')"
    for function in STAFF_FUNCTIONS:
        row = connection.execute(query, (STAFF, f"pg_catalog.{function}")).fetchone()
        if row is None or not row[0]:
            yield _to_staff(function).as_string(connection)


def _to_staff(function: str) -> sql.Composed:
    words = sql.SQL("GRANT EXECUTE ON FUNCTION pg_catalog.{} TO {}")
    return words.format(sql.SQL(function), sql.Identifier(STAFF))


def _things(connection: psycopg.Connection) -> Iterator[_Thing]:
    for (function,) in connection.execute(_FUNCTIONS, (list(_OPEN_FUNCTIONS),)).fetchall():
        yield _Thing("EXECUTE", "FUNCTION", function)
    for view in _OF_THE_SERVER:
        yield _Thing("SELECT", "TABLE", f"pg_catalog.{view}")
    yield _Thing("USAGE", "LANGUAGE", "plpgsql")


def _attempt(connection: psycopg.Connection, statement: sql.Composed) -> None:
    """Say one of them, as far as the server lets us."""
    with contextlib.suppress(psycopg.errors.InsufficientPrivilege), connection.transaction():
        connection.execute(statement)
