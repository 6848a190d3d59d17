"""Accounts on the tests' PostgreSQL: its owner makes the tables, and the program works as staff PCs do.

A file has no accounts: there all of these are the same.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from eduapp.app.database_accounts import ACCOUNTS, SEAT, STAFF, Made, make_accounts
from eduapp.core.db.unit_of_work import Database
from tests.support.engines import lent_engine
from tests.support.postgres import OWNER, fresh_database, url_of

__all__ = ["SEAT", "STAFF"]
PASSWORDS = {name: f"a-long-password-of-{name}" for name in ACCOUNTS}
_TURN = "SELECT pg_advisory_lock(hashtextextended('accounts of the tests', 0))"


def as_owner(url: str) -> str:
    """The address as whoever owns the tables would write it."""
    return _as(url, OWNER)


def as_staff(url: str) -> str:
    """The address that staff PCs work with."""
    return _as(url, STAFF)


def plain(url: str, account: str = OWNER) -> str:
    """The address without SQLAlchemy's word for the driver, for psycopg itself."""
    named = make_url(url).set(drivername="postgresql", username=account, password=PASSWORDS.get(account))
    return named.render_as_string(hide_password=False)


@contextmanager
def owner_of(database: Database) -> Iterator[Database]:
    """The same as whoever owns the tables has it, for what the program itself must not be able to do."""
    if database.engine.dialect.name == "sqlite":
        yield database
        return
    with lent_engine(as_owner(database.engine.url.render_as_string(hide_password=False))) as engine:
        yield database._like(engine=engine, _writers=engine.execution_options(sqlite_begin="IMMEDIATE"))


def make(url: str) -> Made:
    """What `eduapp database roles` does. Accounts are the whole server's, so processes take turns."""
    with psycopg.connect(plain(url_of(url, "postgres")), autocommit=True) as turn:
        turn.execute(_TURN)
        with psycopg.connect(plain(url)) as connection:
            return make_accounts(connection, PASSWORDS)


def a_copy(server_url: str, template: str) -> str:
    """A database like the template, for the same accounts; its owner's address."""
    url = fresh_database(server_url, template)
    let_in(url)
    return url


def let_in(url: str) -> None:
    """Say once more who may connect: a copy of a database has all but that from its template."""
    with psycopg.connect(plain(url), autocommit=True) as connection:
        database = sql.Identifier(connection.info.dbname)
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
        for name in ACCOUNTS:
            words = sql.SQL("GRANT CONNECT ON DATABASE {} TO {}")
            connection.execute(words.format(database, sql.Identifier(name)))


def _as(url: str, account: str) -> str:
    named = make_url(url)
    if named.get_backend_name() != "postgresql":
        return url
    return named.set(username=account).render_as_string(hide_password=False)
