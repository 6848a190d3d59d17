"""Trails that somebody has laid hands on, who owns the database: nothing else can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from sqlalchemy import Connection, select, text, update
from sqlalchemy.orm import Session

from eduapp.core.db.base import table_of
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit import queries, rules, service
from eduapp.people.audit.models import AuditEntry, AuditHead
from eduapp.people.audit.queries.checking import _raw_entries, _written
from eduapp.people.audit.rules import Anchor
from tests.support import accounts

ENTRY, HEAD = table_of(AuditEntry), table_of(AuditHead)
_LIFTED = (
    "kept_audit_entry_UPDATE", "kept_audit_entry_DELETE", "kept_audit_detail_key_UPDATE",
    "added_audit_shredding_UPDATE", "added_audit_shredding_DELETE", "shredding_audit_shredding",
)  # fmt: skip
_TABLES = ("audit_entry", "audit_detail_key", "audit_shredding")
_ASIDE = 1_000_000  # numbers that no entry has


def lift(connection: Connection) -> None:
    """What the database itself refuses is refused no more."""
    if connection.dialect.name == "sqlite":
        for name in _LIFTED:
            connection.execute(text(f"DROP TRIGGER {name}"))
        return
    for table in _TABLES:
        connection.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))


@contextmanager
def touched(database: Database) -> Iterator[Connection]:
    """A connection of the owner's, in a transaction that is given up at the end."""
    with accounts.owner_of(database) as owner, owner.engine.connect() as connection:
        connection.begin()
        lift(connection)
        yield connection
        connection.rollback()


def broken_after(
    database: Database, act: Callable[[Connection], object], anchors: Sequence[Anchor] = ()
) -> queries.Break | None:
    """What a check finds once something was done to the trail; it is as before afterwards."""
    with touched(database) as connection:
        act(connection)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            return queries.check(session, anchors).broken


def tamper(database: Database, *statements: str) -> None:
    """The same for good."""
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        lift(connection)
        for statement in statements:
            connection.execute(text(statement))
        if connection.dialect.name != "sqlite":  # its tables are used again by the next test
            for table in _TABLES:
                connection.execute(text(f"ALTER TABLE {table} ENABLE TRIGGER USER"))


def renumber(connection: Connection, *pairs: tuple[int, int]) -> None:
    """Let entries stand at other places, all at once."""
    for old, _new in pairs:
        connection.execute(update(ENTRY).where(ENTRY.c.seq == old).values(seq=old + _ASIDE))
    for old, new in pairs:
        connection.execute(update(ENTRY).where(ENTRY.c.seq == old + _ASIDE).values(seq=new))


def rechain(connection: Connection, first: int = 1, *, head: bool = True) -> None:
    """Reckon every digest again from an entry on, as whoever knows the program could."""
    known = connection.execute(select(ENTRY.c.digest).where(ENTRY.c.seq == first - 1)).scalar()
    previous = known or rules.START
    rows = connection.execute(_raw_entries().where(ENTRY.c.seq >= first).order_by(ENTRY.c.seq)).all()
    seq = first - 1
    for row in rows:
        found = _written(tuple(row))
        seq = found.seq
        digest = rules.digest_of(str(seq), *found.parts, previous)
        connection.execute(update(ENTRY).where(ENTRY.c.seq == seq).values(previous=previous, digest=digest))
        previous = digest
    if head:
        connection.execute(update(HEAD).values(seq=seq, digest=previous))


def read(database: Database, learner_id: UUID, times: int = 1) -> None:
    """Somebody opens the file of a person so many times."""
    database.execute(service.note_reads, service.NoteReads(learner_ids=(learner_id,) * times))
