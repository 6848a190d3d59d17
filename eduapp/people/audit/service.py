"""Writes the trail inside the transaction of the change. Called by Database before every commit."""

import contextlib
import os
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.base import table_of
from eduapp.core.db.parts import in_parts
from eduapp.core.db.types import canonical
from eduapp.core.db.unit_of_work import AuditNote, UnitOfWork
from eduapp.people.audit import rules, terms
from eduapp.people.audit.models import AuditEntry, AuditHead, DetailKey

_KEY_BYTES = 32

# Every change there is goes through these, so they are made once, and of the bare tables.
_entry, _head, _key = table_of(AuditEntry), table_of(AuditHead), table_of(DetailKey)
_APPEND = insert(_entry)
_LOCK_HEAD = select(_head.c.seq, _head.c.digest).where(_head.c.id == 1).with_for_update()
_BEGIN = insert(_head).values(id=1, seq=0, digest=rules.START)
_GO_ON = update(_head).where(_head.c.id == 1).values(seq=bindparam("last"), digest=bindparam("its_digest"))
_KNOWN = select(_key.c.owner_id, _key.c.key).where(_key.c.owner_id.in_(bindparam("owners", expanding=True)))
_KEEP = insert(_key)


def write_audit(uow: UnitOfWork) -> None:
    """Append what the use case noted. The head row is locked, so two PCs can never fork the chain."""
    if not uow.audit_notes:
        return
    seq, previous = _locked_head(uow)
    keys = _keys(uow, {note.learner or SYSTEM_ID for note in uow.audit_notes})
    rows = []
    for note in uow.audit_notes:
        seq += 1
        row = _row(uow, note, seq, previous, keys[note.learner or SYSTEM_ID])
        previous = str(row["digest"])
        rows.append(row)
    uow.session.execute(_APPEND, rows)
    uow.session.execute(_GO_ON, {"last": seq, "its_digest": previous})
    uow.publish(terms.TRAIL_CHANGED)


def _locked_head(uow: UnitOfWork) -> tuple[int, str]:
    """The end of the chain. Everybody who writes waits here, also for the very first entry of all."""
    head = uow.session.execute(_LOCK_HEAD).one_or_none()
    if head is None:
        with contextlib.suppress(IntegrityError), uow.session.begin_nested():  # another PC may be first
            uow.session.execute(_BEGIN)
        head = uow.session.execute(_LOCK_HEAD).one()
    return head.seq, head.digest


def _row(uow: UnitOfWork, note: AuditNote, seq: int, previous: str, key: bytes) -> dict[str, object]:
    link = rules.Link(
        seq,
        uow.now,
        uow.actor.user_id,
        uow.actor.name,
        note.action,
        note.subject,
        note.learner,
        rules.commitment(key, canonical(note.details)),
        previous,
    )
    return {
        "seq": seq,
        "at": link.at,
        "actor_id": link.actor_id,
        "actor_name": link.actor_name,
        "action": link.action,
        "subject_id": link.subject_id,
        "learner_id": link.learner_id,
        "details": note.details,
        "commitment": link.commitment,
        "previous": previous,
        "digest": rules.digest(link),
    }


def _keys(uow: UnitOfWork, owners: set[UUID]) -> dict[UUID, bytes]:
    """The key of each owner, made when first needed."""
    known: dict[UUID, bytes] = {}
    wanted = sorted(owners)
    for part in in_parts(wanted):
        found = uow.session.execute(_KNOWN, {"owners": part})
        known.update((owner_id, key) for owner_id, key in found)
    fresh = [{"owner_id": owner, "key": os.urandom(_KEY_BYTES)} for owner in wanted if owner not in known]
    if fresh:
        uow.session.execute(_KEEP, fresh)
        known.update((row["owner_id"], row["key"]) for row in fresh)  # type: ignore[misc]
    return known
