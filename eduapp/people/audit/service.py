"""Writes the trail inside the transaction of the change. Called by Database before every commit."""

import contextlib
import os
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.canonical import canonical
from eduapp.core.db.base import table_of
from eduapp.core.db.bulk import BulkInsert, insert_rows
from eduapp.core.db.parts import in_parts
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.unit_of_work import AuditNote, UnitOfWork
from eduapp.people.audit import rules, terms
from eduapp.people.audit.models import AuditEntry, AuditHead, DetailKey

_KEY_BYTES = 32
_COLUMNS = (
    "seq", "at", "actor_id", "actor_name", "action", "subject_id", "learner_id", "details", "commitment",
    "previous", "digest",
)  # fmt: skip

# Every change there is goes through these, so they are made once, and of the bare tables.
_head, _key = table_of(AuditHead), table_of(DetailKey)
_LOCK_HEAD = Prepared(select(_head.c.seq, _head.c.digest).where(_head.c.id == 1).with_for_update())
_BEGIN = insert(_head).values(id=1, seq=0, digest=rules.START)
_GO_ON = Prepared(
    update(_head).where(_head.c.id == 1).values(seq=bindparam("last"), digest=bindparam("its_digest"))
)
_KNOWN = Prepared(
    select(_key.c.owner_id, _key.c.key).where(_key.c.owner_id.in_(bindparam("owners", expanding=True)))
)


def write_audit(uow: UnitOfWork) -> None:
    """Append what the use case noted. The head row is locked, so two PCs can never fork the chain."""
    if not uow.audit_notes:
        return
    seq, digest = _locked_head(uow)
    keys = _keys(uow, {note.learner or SYSTEM_ID for note in uow.audit_notes})
    trail = _Trail(uow)
    for note in uow.audit_notes:
        seq += 1
        digest = trail.append(note, seq, digest, keys[note.learner or SYSTEM_ID])
    trail.write()
    _GO_ON.run(uow.session, {"last": seq, "its_digest": digest})
    uow.publish(terms.TRAIL_CHANGED)


def _locked_head(uow: UnitOfWork) -> tuple[int, str]:
    """The end of the chain. Everybody who writes waits here, also for the very first entry of all."""
    head = _LOCK_HEAD.row(uow.session, {})
    if head is None:
        with contextlib.suppress(IntegrityError), uow.session.begin_nested():  # another PC may be first
            uow.session.execute(_BEGIN)
        [head] = _LOCK_HEAD.rows(uow.session, {})
    seq, digest = head
    return seq, digest


class _Trail:
    """The entries of one transaction as the driver takes them: who and when is converted once."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._insert = BulkInsert(uow.session, AuditEntry, _COLUMNS)
        self._id, self._learner = map(self._insert.converter, ("subject_id", "learner_id"))
        self._uow, self._at = uow, self._insert.converter("at")(uow.now)
        self._who = self._id(uow.actor.user_id)
        self._rows: list[tuple[object, ...]] = []

    def append(self, note: AuditNote, seq: int, previous: str, key: bytes) -> str:
        """One entry more; its digest."""
        now, actor, details = self._uow.now, self._uow.actor, canonical(note.details)
        commitment = rules.commitment(key, details)
        about = (note.action, note.subject, note.learner)
        link = rules.Link(seq, now, actor.user_id, actor.name, *about, commitment, previous)
        digest = rules.digest(link)
        subject, learner = self._id(note.subject), self._learner(note.learner)
        written = (note.action, subject, learner, details, commitment, previous, digest)
        self._rows.append((seq, self._at, self._who, actor.name, *written))
        return digest

    def write(self) -> None:
        """Send them."""
        self._insert.write(self._rows)


def _keys(uow: UnitOfWork, owners: set[UUID]) -> dict[UUID, bytes]:
    """The key of each owner, made when first needed."""
    known: dict[UUID, bytes] = {}
    for part in in_parts(owners):
        known.update(_KNOWN.rows(uow.session, {"owners": part}))
    fresh = {owner: os.urandom(_KEY_BYTES) for owner in owners - known.keys()}
    insert_rows(uow.session, DetailKey, [{"owner_id": owner, "key": key} for owner, key in fresh.items()])
    return known | fresh
