"""`eduapp database roles`: the account of exam PCs on PostgreSQL, which may call five functions only.

Exit codes: 0 everything is shut, 1 the account is there and something is open (listed), 2 nothing was done.
"""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql

from eduapp.app.at_terminal import location_of
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.reaching import address_of
from eduapp.core.db import server
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _, set_screen_language
from eduapp.migrations import exam_seat, exam_seat_aside

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

SEAT = "dagverk_seat"
SEAT_FUNCTIONS = (*exam_seat.SEAT_FUNCTIONS, exam_seat_aside.SEAT_FUNCTION)
ALL_SHUT, SOME_OPEN = 0, 1
ONLY_POSTGRESQL = N_("Accounts of exam PCs are for a database on PostgreSQL. This one is a file on this PC.")
NOT_UP_TO_DATE = N_("This database knows no exams on screen yet. Open it once with this program.")
NO_SERVER = N_("The server did not do it: {said}")
SHORTEST_PASSWORD = 16
TOO_SHORT = N_("The password in the file is too short. It has at least {least} characters.")

# What PostgreSQL lets everybody call: locks of ours, other connections, files inside the database.
_OPEN_FUNCTIONS = (
    "pg_terminate_backend", "pg_cancel_backend", "pg_advisory_lock", "pg_advisory_xact_lock",
    "pg_advisory_lock_shared", "pg_advisory_xact_lock_shared", "pg_try_advisory_lock",
    "pg_try_advisory_xact_lock", "pg_try_advisory_lock_shared", "pg_try_advisory_xact_lock_shared",
    "lo_creat", "lo_create", "lo_from_bytea", "lo_open", "lo_put", "lowrite", "lo_unlink", "lo_truncate",
    "lo_truncate64", "pg_logical_emit_message", "pg_stat_get_activity",
)  # fmt: skip
_OF_THE_SERVER = ("pg_stat_activity", "pg_stat_replication", "pg_stat_ssl", "pg_locks", "pg_roles", "pg_user")


def run(arguments: argparse.Namespace) -> int:
    """Make the account or change its password, shut what is open, and say what could not be shut."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    place = location_of(folder, settings, arguments.database)
    if not server.is_server(place.url):
        raise Unavailable(reason=_(ONLY_POSTGRESQL))
    password = _password(arguments.password_file)
    try:
        with psycopg.connect(server.for_libpq(address_of(place))) as connection:
            still_open = make_seat(connection, password)
    except psycopg.Error as error:
        said = error.diag.message_primary or type(error).__name__
        raise Unavailable(reason=_(NO_SERVER).format(said=said)) from None
    words = _("The account {name} may call {count} functions, and nothing else.")
    _tell(words.format(name=SEAT, count=len(SEAT_FUNCTIONS)))
    if arguments.password_file is None:
        _tell(_("Its password, shown once: {password}").format(password=password))
    for one in still_open:
        _tell(_("Still open for everybody; ask whoever runs the server: {what}").format(what=one))
    return SOME_OPEN if still_open else ALL_SHUT


def make_seat(connection: psycopg.Connection, password: str) -> list[str]:
    """The account with its rights, in one transaction; what the server did not let us shut."""
    newest = f"exam_seat.{exam_seat_aside.SEAT_FUNCTION}"
    known = connection.execute("SELECT to_regprocedure(%s) IS NOT NULL", (newest,)).fetchone()
    if not known or not known[0]:
        raise Unavailable(reason=_(NOT_UP_TO_DATE))
    for statement in _rights(connection, password):
        connection.execute(statement)
    shut = [one for one in _hardening(connection) if not _done(connection, one)]
    connection.commit()
    return [one.as_string(connection) for one in shut]


def _rights(connection: psycopg.Connection, password: str) -> Iterator[sql.Composed]:
    seat = sql.Identifier(SEAT)
    database, owner = _names(connection)
    there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (SEAT,)).fetchone()
    if not there:
        yield sql.SQL("CREATE ROLE {}").format(seat)
    kept = connection.pgconn.encrypt_password(password.encode(), SEAT.encode(), b"scram-sha-256").decode()
    yield sql.SQL(
        "ALTER ROLE {} LOGIN NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 200 PASSWORD {}"
    ).format(seat, sql.Literal(kept))
    for setting, value in _SETTINGS:
        words = sql.SQL("ALTER ROLE {} SET {} = {}")
        yield words.format(seat, sql.Identifier(setting), sql.Literal(value))
    memberships = "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
    for (group,) in connection.execute(f"{memberships} WHERE m.member = to_regrole(%s)", (SEAT,)).fetchall():
        yield sql.SQL("REVOKE {} FROM {}").format(sql.Identifier(group), seat)
    yield sql.SQL("GRANT USAGE, CREATE ON SCHEMA public TO {}").format(owner)
    everybody: sql.Composable = sql.SQL("PUBLIC")
    for role in (everybody, seat):
        yield sql.SQL("REVOKE ALL ON DATABASE {} FROM {}").format(database, role)
        yield sql.SQL("REVOKE ALL ON SCHEMA public FROM {}").format(role)
        for kind in ("TABLES", "SEQUENCES", "FUNCTIONS"):
            all_of = sql.SQL("REVOKE ALL ON ALL {} IN SCHEMA public FROM {}")
            yield all_of.format(sql.SQL(kind), role)
        yield sql.SQL("REVOKE ALL ON ALL FUNCTIONS IN SCHEMA exam_seat FROM {}").format(role)
    yield sql.SQL("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC").format()
    yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, seat)
    yield sql.SQL("GRANT USAGE ON SCHEMA exam_seat TO {}").format(seat)
    for function in SEAT_FUNCTIONS:
        yield sql.SQL("GRANT EXECUTE ON FUNCTION exam_seat.{} TO {}").format(sql.SQL(function), seat)


_SETTINGS = (
    ("statement_timeout", "10s"),
    ("lock_timeout", "5s"),
    ("idle_in_transaction_session_timeout", "10s"),
    ("search_path", "exam_seat"),
)


def _hardening(connection: psycopg.Connection) -> Iterator[sql.Composed]:
    """What every PostgreSQL leaves open, for who owns it to shut; staff keep what they need."""
    _database, owner = _names(connection)
    query = "SELECT oid::regprocedure::text FROM pg_proc WHERE proname = ANY(%s)"
    query += " AND pronamespace = 'pg_catalog'::regnamespace ORDER BY 1"
    for (function,) in connection.execute(query, (list(_OPEN_FUNCTIONS),)).fetchall():
        yield sql.SQL("GRANT EXECUTE ON FUNCTION {} TO {}").format(sql.SQL(function), owner)
        yield sql.SQL("REVOKE EXECUTE ON FUNCTION {} FROM PUBLIC").format(sql.SQL(function))
    for view in _OF_THE_SERVER:
        yield sql.SQL("GRANT SELECT ON pg_catalog.{} TO {}").format(sql.Identifier(view), owner)
        yield sql.SQL("REVOKE SELECT ON pg_catalog.{} FROM PUBLIC").format(sql.Identifier(view))
    yield sql.SQL("GRANT USAGE ON LANGUAGE plpgsql TO {}").format(owner)
    yield sql.SQL("REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC").format()


def _done(connection: psycopg.Connection, statement: sql.Composed) -> bool:
    """Carry out one of them; whether the server let us. REVOKE without the right warns and does nothing."""
    said: list[str] = []

    def hear(notice: psycopg.errors.Diagnostic) -> None:
        said.append(notice.sqlstate or "")

    connection.add_notice_handler(hear)
    try:
        with connection.transaction():
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return False
    finally:
        connection.remove_notice_handler(hear)
    return not any(code in {"01006", "01007"} for code in said)  # not revoked, not granted


def _names(connection: psycopg.Connection) -> tuple[sql.Identifier, sql.Identifier]:
    """The database, and who owns the tables."""
    query = "SELECT current_database(), tableowner FROM pg_tables"
    row = connection.execute(
        f"{query} WHERE schemaname = 'public' AND tablename = 'screen_record'"
    ).fetchone()
    if row is None:
        raise Unavailable(reason=_(NOT_UP_TO_DATE))
    return sql.Identifier(row[0]), sql.Identifier(row[1])


def _password(file: Path | None) -> str:
    """What stands in the file, or one that nobody guesses."""
    if file is None:
        return secrets.token_urlsafe(24)
    said = file.read_text(encoding="utf-8").strip()
    if len(said) < SHORTEST_PASSWORD:
        raise Unavailable(reason=_(TOO_SHORT).format(least=SHORTEST_PASSWORD))
    return said


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
