"""Writes the trail inside the transaction of the change. Called by Database before every commit.

Besides: what it tells of a person is shredded here, and who opened whose file is counted.
"""

import contextlib
import os
from collections import Counter
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.canonical import canonical
from eduapp.core.db.base import new_id, table_of
from eduapp.core.db.bulk import BulkInsert, insert_rows
from eduapp.core.db.parts import in_parts
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.unit_of_work import AuditNote, Command, UnitOfWork
from eduapp.people.audit import rules, terms
from eduapp.people.audit.models import AuditEntry, AuditHead, AuditRead, AuditShredding, DetailKey

CHECKPOINT_EVERY = 100  # entries (reliability notes 3.11)
CHECKPOINT = "audit.checkpoint"  # where a session holds one that is to be kept outside once it is committed
_KEY_BYTES = 32
_MOST_KEPT = 1024  # keys in memory
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
    keys = _keys(uow, {note.learner or SYSTEM_ID for note in uow.audit_notes}, _kept_of(uow, digest))
    trail = _Trail(uow)
    for note in uow.audit_notes:
        seq += 1
        digest = trail.append(note, seq, digest, keys[note.learner or SYSTEM_ID])
    trail.write()
    _GO_ON.run(uow.session, {"last": seq, "its_digest": digest})
    _KEPT[uow.session.get_bind()] = _Kept(digest, keys)  # they count once the trail ends so
    if seq // CHECKPOINT_EVERY > (seq - len(uow.audit_notes)) // CHECKPOINT_EVERY:
        uow.session.info[CHECKPOINT] = rules.Anchor(seq, digest, uow.today)
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


@dataclass(frozen=True)
class _Kept:
    """Keys that are in the database if its trail ends with this digest, and else nobody knows."""

    digest: str
    keys: dict[UUID, bytes]


_KEPT: WeakKeyDictionary[object, _Kept] = WeakKeyDictionary()


def _kept_of(uow: UnitOfWork, digest: str) -> dict[UUID, bytes]:
    """The keys of who was written of last: whoever writes once often writes of the same people again.

    They count where nobody has written since, which the digest says of all there ever was: a write of ours
    that was given up, another PC's, whose shreddings too, and another database's all end otherwise.
    """
    kept = _KEPT.get(uow.session.get_bind())
    return dict(kept.keys) if kept and kept.digest == digest and len(kept.keys) < _MOST_KEPT else {}


def _keys(uow: UnitOfWork, owners: set[UUID], known: dict[UUID, bytes]) -> dict[UUID, bytes]:
    """The key of each owner, made when first needed; and those that were known."""
    for part in in_parts(owners - known.keys()):
        known.update(_KNOWN.rows(uow.session, {"owners": part}))
    fresh = {owner: os.urandom(_KEY_BYTES) for owner in owners - known.keys()}
    insert_rows(uow.session, DetailKey, [{"owner_id": owner, "key": key} for owner, key in fresh.items()])
    return known | fresh


@dataclass(frozen=True, kw_only=True)
class ShredDetails(Command):
    """Have nobody read any more what the trail tells of a person: names, values, reasons."""

    learner_id: UUID


def shred_details(uow: UnitOfWork, command: ShredDetails) -> int:
    """Destroy the key of a person's details, and the details; how many entries lost theirs.

    The chain holds the commitments alone, so it still verifies. That it was done is an entry without whom;
    whose details are gone stands beside it by an id that is nobody's name any more, and with that row the
    database lets go of them (a trigger, so that no account needs the right to). Whatever else the same
    transaction tells of the person is not shredded with it.
    """
    uow.require(terms.SHRED_DETAILS)
    last, _digest = _locked_head(uow)
    owner, entry = command.learner_id, table_of(AuditEntry)
    told = select(func.count()).where(entry.c.learner_id == owner, entry.c.seq <= last)
    count = uow.session.scalar(told) or 0
    if not count:
        return 0
    told_at = last + len(uow.audit_notes) + 1
    row = {"seq": told_at, "owner_id": owner, "until_seq": last}
    insert_rows(uow.session, AuditShredding, [row])
    _KEPT.pop(uow.session.get_bind(), None)  # the key is gone, also for what is told below
    uow.audit(terms.DETAILS_SHREDDED, new_id(), entries=count)
    return count


@dataclass(frozen=True, kw_only=True)
class NoteReads(Command):
    """Whose files were opened by whoever is signed in, once for each time."""

    learner_ids: tuple[UUID, ...]


def note_reads(uow: UnitOfWork, command: NoteReads) -> None:
    """Count them: one row for each person and day, however often. Nobody waits for it at the trail's end."""
    uow.require(terms.NOTE_READS)
    read = table_of(AuditRead)
    on_file = uow.session.get_bind().dialect.name == "sqlite"
    made = sqlite.insert(read) if on_file else postgresql.insert(read)
    again = made.on_conflict_do_update(
        index_elements=["learner_id", "day", "actor_id"],
        set_={"times": read.c.times + made.excluded.times, "last_at": made.excluded.last_at},
    )
    counts = sorted(Counter(command.learner_ids).items())  # in one order: nobody waits crosswise
    for learner, times in counts:
        row = {"learner_id": learner, "day": uow.today, "actor_id": uow.actor.user_id, "times": times}
        name, now = uow.actor.name, uow.now
        uow.session.execute(again.values(**row, actor_name=name, first_at=now, last_at=now))
