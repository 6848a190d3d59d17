"""The list of every public key a school ever signed with, itself signed by the school's root.

    {0: version, 1: number, 2: as of (day), 3: the root's certificate,
     4: [[public key, certificate, first day, last day or null, state, last entry, what it signed], …]}

Keys are never struck off: what they signed is checked for ever. Of a lost key the list says what the school
had signed with it up to the last head of the register that somebody else had seen (witnessed): that stays
genuine, and whatever a thief signs later is told from it without a network and whatever date it bears.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from eduapp.certificates.seals import cbor, cose, strict
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.day_numbers import number_of
from eduapp.certificates.seals.faults import Stale, Unfit, UnknownKey
from eduapp.certificates.seals.keys import KeyPair, Role, kid_of, vouches

VERSION = 1
PUBLIC, MARK = 32, 16  # bytes of a public key, and of a digest in short
MOST_KEYS, LARGEST_CERTIFICATE = 500, 4096
_NUMBER, _AS_OF, _ROOT, _KEYS = 1, 2, 3, 4
_PARTS = 7


class State(Enum):
    """What a key may do. It goes on in this order and never back."""

    ACTIVE = 1
    ENDED = 2
    LOST = 3


@dataclass(frozen=True)
class KeyRecord:
    """One key of a school. `until` is the last day it signed, or the day it was lost.

    Of a lost key: `last_entry` is the number of the last witnessed entry of the register, `signed` are the
    digests in short (16 bytes) of what it had signed by then, in order.
    """

    public: bytes
    certificate: bytes = field(repr=False)
    first: date
    until: date | None = None
    state: State = State.ACTIVE
    last_entry: int = 0
    signed: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def kid(self) -> bytes:
        """What the key is called in what it signs."""
        return kid_of(self.public)

    def was_used_on(self, day: date) -> bool:
        """Whether the school signed with it on a day."""
        return self.first <= day and (self.until is None or day <= self.until)

    def had_signed(self, content: bytes) -> bool:
        """Whether these signed bytes are among what was signed before the key was lost."""
        return mark_of(content) in self.signed


@dataclass(frozen=True)
class KeyList:
    """All keys of a school as of a day. `root` is the root's public key (32 bytes), which is trusted."""

    root: bytes
    root_certificate: bytes = field(repr=False)
    number: int
    as_of: date
    keys: tuple[KeyRecord, ...]

    def called(self, kid: bytes) -> tuple[KeyRecord, ...]:
        """All keys that are called so: two may be. Raises UnknownKey if none is."""
        found = tuple(one for one in self.keys if one.kid == kid)
        if not found:
            raise UnknownKey(kid=kid.hex())
        return found

    def signer_of(self, signed: cose.Signed, purpose: Purpose) -> KeyRecord:
        """The key that signed something for this. Raises UnknownKey, OtherPurpose, WrongSignature."""
        candidates = self.called(signed.kid)
        for one in candidates:
            if signed.is_by(one.public, purpose):
                return one
        signed.require(candidates[0].public, purpose)
        raise AssertionError("a signature cannot fail and hold")


def mark_of(content: bytes) -> bytes:
    """The digest in short that signed bytes are known by: 16 bytes of their SHA-256."""
    return hashlib.sha256(content).digest()[:MARK]


def record_of(key: KeyPair, first: date) -> KeyRecord:
    """The public half of an issuing key, in use from a day."""
    if key.role is not Role.ISSUING:
        raise ValueError("a root signs no papers")
    return KeyRecord(key.public, key.certificate, first)


def ended(record: KeyRecord, last: date) -> KeyRecord:
    """The same key, which signed for the last time on a day."""
    if record.state is not State.ACTIVE:
        raise ValueError("only a key in use can be ended")
    return replace(record, state=State.ENDED, until=last)


def lost(record: KeyRecord, day: date, last_entry: int, signed: Iterable[bytes]) -> KeyRecord:
    """The same key, lost on a day; `signed` are digests (16 bytes or more) of what it signed until then."""
    if record.state is State.LOST:
        raise ValueError("a key is lost once")
    marks = tuple(sorted({digest[:MARK] for digest in signed}))
    return replace(record, state=State.LOST, until=day, last_entry=last_entry, signed=marks)


def sign_key_list(root: KeyPair, number: int, as_of: date, keys: Iterable[KeyRecord]) -> bytes:
    """The list as it is handed out, signed by the root. Numbers only ever go up."""
    if root.role is not Role.ROOT:
        raise ValueError("only a root signs the list of keys")
    rows = [_row(one) for one in sorted(keys, key=_order)]
    told = {0: VERSION, _NUMBER: number, _AS_OF: number_of(as_of), _ROOT: root.certificate, _KEYS: rows}
    return cose.sign(cbor.encode(told), Purpose.KEY_LIST, root.seal, root.kid)


def read_key_list(content: bytes, root: bytes) -> KeyList:
    """The list in some bytes, if the root with this public key (32 bytes) signed it.

    Raises what cose.read and Signed.require do, UnknownKey for another root, Unfit and NotCanonical for what
    no program of ours signs: keys out of order or twice, a certificate the root does not vouch for.
    """
    signed = cose.read(content)
    if signed.kid != kid_of(root):
        raise UnknownKey(kid=signed.kid.hex())
    signed.require(root, Purpose.KEY_LIST)
    told = strict.versioned_map(signed.payload, VERSION, (_NUMBER, _AS_OF, _ROOT, _KEYS))
    certificate = strict.octets(told[_ROOT], _ROOT)
    if len(certificate) > LARGEST_CERTIFICATE or not vouches(certificate, certificate, root):
        raise Unfit(place=_ROOT)
    rows = strict.a(list, told[_KEYS], _KEYS)
    if len(rows) > MOST_KEYS:
        raise Unfit(place=_KEYS)
    keys = tuple(_record(row, place, certificate) for place, row in enumerate(rows, 1))
    strict.ascending([_order(one) for one in keys], _KEYS)
    if len({one.public for one in keys}) != len(keys):
        raise Unfit(place=_KEYS)
    number = strict.whole(told[_NUMBER], _NUMBER, least=1)
    return KeyList(root, certificate, number, strict.day(told[_AS_OF], _AS_OF), keys)


def newer_keys(kept: KeyList | None, found: KeyList) -> KeyList:
    """The list to keep from now on. Raises Stale for one that is older, or that takes back what was final."""
    if kept is None or found == kept:
        return found
    if found.root != kept.root or found.number <= kept.number or found.as_of < kept.as_of:
        raise Stale(place=found.number)
    now = {one.public: one for one in found.keys}
    for one in kept.keys:
        if one.public not in now or not _goes_on(one, now[one.public]):
            raise Stale(place=one.kid.hex())
    return found


def _goes_on(before: KeyRecord, now: KeyRecord) -> bool:
    """Whether a record only says more than it did: states go forward, and nothing signed is forgotten."""
    same = (before.certificate, before.first) == (now.certificate, now.first)
    if before.state is not State.ACTIVE and before.state is now.state:
        same = same and before.until == now.until
    return same and before.state.value <= now.state.value and set(before.signed) <= set(now.signed)


def _order(record: KeyRecord) -> tuple[int, bytes]:
    return number_of(record.first), record.public


def _row(one: KeyRecord) -> list[object]:
    until = None if one.until is None else number_of(one.until)
    marks = b"".join(one.signed)
    return [
        one.public, one.certificate, number_of(one.first), until, one.state.value, one.last_entry, marks
    ]  # fmt: skip


def _record(row: object, place: int, root_certificate: bytes) -> KeyRecord:
    public, certificate, first, until, state, last_entry, marks = strict.row(row, place, _PARTS)
    if len(strict.octets(certificate, place)) > LARGEST_CERTIFICATE:
        raise Unfit(place=place)
    made = KeyRecord(
        strict.octets(public, place, PUBLIC),
        certificate,
        strict.day(first, place),
        None if until is None else strict.day(until, place),
        State(strict.whole(state, place, State.ACTIVE.value, State.LOST.value)),
        strict.whole(last_entry, place),
        _marks(strict.octets(marks, place), place),
    )
    if not _is_sound(made) or not vouches(root_certificate, certificate, made.public):
        raise Unfit(place=place)
    return made


def _marks(joined: bytes, place: int) -> tuple[bytes, ...]:
    if len(joined) % MARK:
        raise Unfit(place=place)
    marks = [joined[at : at + MARK] for at in range(0, len(joined), MARK)]
    strict.ascending(marks, place)
    return tuple(marks)


def _is_sound(record: KeyRecord) -> bool:
    """Whether what a record says of itself can be true together."""
    try:
        Ed25519PublicKey.from_public_bytes(record.public)
    except ValueError:
        return False
    if (record.until is None) is not (record.state is State.ACTIVE):
        return False
    if record.until is not None and record.until < record.first:
        return False
    return record.state is State.LOST or not (record.last_entry or record.signed)
