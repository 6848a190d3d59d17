"""The register of issue: what a school issued, replaced, revoked and voided, in one chain.

Each entry is hashed with the hash of the one before it. So the place of an entry is proven by any later head
(its number and hash) that somebody else has seen: printed at the end of a year, carried on a stick, told on
the phone. What a lost key signed counts up to the last such head and not beyond, whatever date it bears.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from eduapp.certificates.seals import cbor
from eduapp.certificates.seals.cose import KID
from eduapp.certificates.seals.day_numbers import number_of
from eduapp.certificates.seals.fields import SERIAL_LETTERS
from eduapp.certificates.seals.key_list import KeyRecord, State

HASH = 32  # bytes
NOTHING_BEFORE = bytes(HASH)
_BOUND_TO = "register-1"


class Act(Enum):
    """What happened to a paper."""

    ISSUED = 1
    REPLACED = 2
    REVOKED = 3
    VOIDED = 4  # a number that was taken and never issued


@dataclass(frozen=True)
class Head:
    """How far a register goes: the number of its last entry and its hash. Nought entries: NOTHING_BEFORE."""

    n: int = 0
    digest: bytes = NOTHING_BEFORE


@dataclass(frozen=True)
class Entry:
    """One act on one paper. Hashes are of the PDF file and of the signed facts; only an issue has them."""

    n: int  # from one, without gaps
    serial: str
    pdf: bytes | None = field(repr=False)
    facts: bytes | None = field(repr=False)
    kid: bytes  # of the key that was the school's then
    day: date
    act: Act
    before: bytes = field(repr=False)

    @property
    def digest(self) -> bytes:
        """The hash of this entry and with it of all before: SHA-256 over canonical CBOR, 32 bytes."""
        told = [
            _BOUND_TO,
            self.n,
            self.serial,
            self.pdf,
            self.facts,
            self.kid,
            number_of(self.day),
            self.act.value,
            self.before,
        ]
        return hashlib.sha256(cbor.encode(told)).digest()


@dataclass(frozen=True)
class Broken:
    """The first entry that is not as it was written, by its place from one, and what shows it."""

    place: int
    cause: str  # number, chain, head, shape, order


def next_entry(
    head: Head,
    act: Act,
    serial: str,
    day: date,
    kid: bytes,
    *,
    pdf: bytes | None = None,
    facts: bytes | None = None,
) -> Entry:
    """The entry that goes on from a head. An issue bears both hashes (32 bytes), nothing else does.

    Raises ValueError for any other shape.
    """
    entry = Entry(head.n + 1, serial, pdf, facts, kid, day, act, head.digest)
    if not _is_sound(entry):
        raise ValueError("not the shape of an entry")
    return entry


def head_of(entries: Sequence[Entry]) -> Head:
    """How far these entries go."""
    return Head(entries[-1].n, entries[-1].digest) if entries else Head()


def first_broken(entries: Iterable[Entry], witnessed: Iterable[Head] = ()) -> Broken | None:
    """The first entry that is wrong; None if the whole chain holds.

    Looked at: numbers without gaps, each hash of the one before, the heads that others have seen, and that
    nothing happens to a paper that cannot (replaced before it was issued, anything after it was revoked). A
    register that was cut shows at the first witnessed head it no longer has.
    """
    seen = {head.n: head.digest for head in witnessed if head.n}
    digest, acts, place = NOTHING_BEFORE, dict[str, Act](), 0
    for place, entry in enumerate(entries, 1):
        cause = _fault_of(entry, place, digest, acts.get(entry.serial))
        digest = entry.digest
        if not cause and seen.get(place, digest) != digest:
            cause = "head"
        if cause:
            return Broken(place, cause)
        acts[entry.serial] = entry.act
    missing = [n for n in seen if n > place]
    return Broken(place + 1, "head") if missing else None


def first_backwards(entries: Iterable[Entry]) -> Entry | None:
    """The first entry that is dated before the one before it: a clock was wrong, at one of the two.

    That breaks no chain: the place of an entry is proven by its hash, not by its day.
    """
    last: Entry | None = None
    for entry in entries:
        if last is not None and entry.day < last.day:
            return entry
        last = entry
    return None


def was_good_at(key: KeyRecord, entry: Entry) -> bool:
    """Whether a key was the school's when an entry was written, told by the place of the entry.

    The register must have been checked (`first_broken`, with the head of `key.last_entry` among those
    witnessed). Of a key in use or ended the days count; of a lost one only what had been witnessed.
    """
    if entry.kid != key.kid:
        return False
    return entry.n <= key.last_entry if key.state is State.LOST else key.was_used_on(entry.day)


def signed_until(entries: Iterable[Entry], kid: bytes, head: Head) -> tuple[bytes, ...]:
    """The digests of what a key signed up to a witnessed head: what `key_list.lost` is told."""
    return tuple(one.facts for one in entries if one.kid == kid and one.n <= head.n and one.facts is not None)


# What may happen to a paper after what happened to it last (None: nothing yet).
_FOLLOWS = {
    None: {Act.ISSUED, Act.VOIDED},
    Act.ISSUED: {Act.REPLACED, Act.REVOKED},
    Act.REPLACED: {Act.REVOKED},
    Act.REVOKED: set[Act](),
    Act.VOIDED: set[Act](),
}


def _fault_of(entry: Entry, place: int, before: bytes, last: Act | None) -> str:
    """What is wrong with an entry in its place; "" if nothing is."""
    if entry.n != place:
        return "number"
    if entry.before != before:
        return "chain"
    if not _is_sound(entry):
        return "shape"
    return "" if entry.act in _FOLLOWS[last] else "order"


def _is_sound(entry: Entry) -> bool:
    hashes = (entry.pdf, entry.facts)
    fits = (
        all(one is not None and len(one) == HASH for one in hashes)
        if entry.act is Act.ISSUED
        else hashes == (None, None)
    )
    return fits and len(entry.kid) == KID and len(entry.serial) == SERIAL_LETTERS
