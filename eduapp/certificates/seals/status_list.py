"""The signed list of papers that were replaced or revoked, carried to wherever papers are checked.

    {0: version, 1: beginning, 2: number, 3: as of (day), 4: [[serial, status, day], …]}

A serial stands as the first 16 bytes of its SHA-256, so the list names nobody and no paper. Numbers only go
up; one that nobody can have counted to is refused (somebody with a stolen key could bar all later lists).
Only the root begins anew: it raises the beginning, and then any number and any content is taken.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from eduapp.certificates.seals import cbor, cose, strict
from eduapp.certificates.seals.cose import Purpose
from eduapp.certificates.seals.day_numbers import number_of
from eduapp.certificates.seals.faults import Jumped, OutOfUse, SignedAfterLoss, Stale, Unfit
from eduapp.certificates.seals.key_list import KeyList, KeyRecord, State
from eduapp.certificates.seals.keys import KeyPair, kid_of
from eduapp.core.i18n import date_text

VERSION = 1
MARK = 16  # bytes of the SHA-256 of a serial
MOST_AHEAD = 1000  # lists that may have been missed
MOST_ENTRIES = 200_000
_BEGINNING, _NUMBER, _AS_OF, _ENTRIES = 1, 2, 3, 4
_PARTS = 3


class Status(Enum):
    """What became of a paper. Revoked is final."""

    REPLACED = 1
    REVOKED = 2


@dataclass(frozen=True, order=True)
class Entry:
    """One paper that is no longer what counts, and since which day."""

    mark: bytes
    status: Status = field(compare=False)
    day: date = field(compare=False)


@dataclass(frozen=True)
class StatusList:
    """Every paper that was replaced or revoked, as of a day. `by_root`: signed by the root itself."""

    beginning: int
    number: int
    as_of: date
    entries: tuple[Entry, ...] = field(repr=False)
    by_root: bool = False

    def of(self, serial: str) -> Entry | None:
        """What became of the paper with this serial; None if nothing did."""
        mark = mark_of(serial)
        at = bisect_left(self.entries, mark, key=lambda one: one.mark)
        return self.entries[at] if at < len(self.entries) and self.entries[at].mark == mark else None

    def age(self, today: date) -> int:
        """Days since it was made; less than nought if the day it bears has not come yet."""
        return (today - self.as_of).days


def mark_of(serial: str) -> bytes:
    """What stands for a serial: the first 16 bytes of the SHA-256 of its letters."""
    return hashlib.sha256(serial.encode()).digest()[:MARK]


def entry_of(serial: str, status: Status, day: date) -> Entry:
    """The entry of a paper."""
    return Entry(mark_of(serial), status, day)


def sign_status_list(
    key: KeyPair, *, number: int, as_of: date, entries: Iterable[Entry], beginning: int = 1
) -> bytes:
    """The list as it is handed out, signed by an issuing key, or by the root to begin anew."""
    rows = [[one.mark, one.status.value, number_of(one.day)] for one in sorted(entries)]
    told = {0: VERSION, _BEGINNING: beginning, _NUMBER: number, _AS_OF: number_of(as_of), _ENTRIES: rows}
    return cose.sign(cbor.encode(told), Purpose.STATUS_LIST, key.seal, key.kid)


def read_status_list(content: bytes, keys: KeyList) -> StatusList:
    """The list in some bytes, if a key of the school that may do so signed it.

    Raises what cose.read and Signed.require do, UnknownKey, SignedAfterLoss (a lost key signs no lists),
    OutOfUse, Unfit and NotCanonical (entries out of order or twice, a day after the list's own).
    """
    found, signer = _read(content, keys)
    if signer is not None:
        if signer.state is State.LOST:
            raise SignedAfterLoss(day=date_text(signer.until or signer.first))
        if not signer.was_used_on(found.as_of):
            raise OutOfUse(day=date_text(found.as_of))
    return found


def read_own_list(content: bytes, keys: KeyList) -> StatusList:
    """The list in some bytes that the school kept itself: whatever became of the key since, it said so.

    Raises as `read_status_list` does, but never for what became of the key.
    """
    return _read(content, keys)[0]


def newer_status(kept: StatusList | None, found: StatusList) -> StatusList:
    """The list to keep from now on.

    Raises Stale for one that is older or takes back what was final, Jumped for a number too far ahead, or a
    new beginning that the root did not sign.
    """
    if kept is None or found == kept:
        return found
    if found.beginning > kept.beginning:
        if not found.by_root:
            raise Jumped(number=found.number, kept=kept.number)
        return found
    if (found.beginning, found.number) <= (kept.beginning, kept.number) or found.as_of < kept.as_of:
        raise Stale(place=found.number)
    if found.number > kept.number + MOST_AHEAD:
        raise Jumped(number=found.number, kept=kept.number)
    now = {one.mark: one for one in found.entries}
    for one in kept.entries:
        if not _goes_on(one, now.get(one.mark)):
            raise Stale(place=one.mark.hex()[:8])
    return found


def newest_of(kept: StatusList, found: StatusList) -> StatusList:
    """The newer one of two lists of a school. Raises Jumped, as `newer_status` does."""
    try:
        return newer_status(kept, found)
    except Stale:
        return kept


def joined(one: StatusList, other: StatusList) -> StatusList:
    """All that either of two lists tells of papers, as of the first one's day: revoked outweighs replaced."""
    told = {entry.mark: entry for entry in other.entries}
    for entry in one.entries:
        before = told.get(entry.mark)
        if before is None or before.status is not Status.REVOKED:
            told[entry.mark] = entry
    return replace(one, entries=tuple(sorted(told.values())))


def _goes_on(before: Entry, now: Entry | None) -> bool:
    """Whether an entry is still there; of a replaced paper it may become known that it is revoked."""
    if now is None:
        return False
    if before.status is now.status:
        return before.day == now.day
    return now.status is Status.REVOKED


def _read(content: bytes, keys: KeyList) -> tuple[StatusList, KeyRecord | None]:
    """The list in some bytes, and the key that signed it; None for the root."""
    signed = cose.read(content)
    signer = _signer_of(signed, keys)
    return _list_of(signed.payload, by_root=signer is None), signer


def _signer_of(signed: cose.Signed, keys: KeyList) -> KeyRecord | None:
    """The issuing key that signed a list; None for the root."""
    is_called_root = signed.kid == kid_of(keys.root)
    if is_called_root and signed.is_by(keys.root, Purpose.STATUS_LIST):
        return None
    if is_called_root and not any(one.kid == signed.kid for one in keys.keys):
        signed.require(keys.root, Purpose.STATUS_LIST)
    return keys.signer_of(signed, Purpose.STATUS_LIST)


def _list_of(payload: bytes, *, by_root: bool) -> StatusList:
    told = strict.versioned_map(payload, VERSION, (_BEGINNING, _NUMBER, _AS_OF, _ENTRIES))
    as_of = strict.day(told[_AS_OF], _AS_OF)
    rows = strict.a(list, told[_ENTRIES], _ENTRIES)
    if len(rows) > MOST_ENTRIES:
        raise Unfit(place=_ENTRIES)
    entries = tuple(_entry(row, place, as_of) for place, row in enumerate(rows, 1))
    strict.ascending([one.mark for one in entries], _ENTRIES)
    return StatusList(
        strict.whole(told[_BEGINNING], _BEGINNING, least=1),
        strict.whole(told[_NUMBER], _NUMBER, least=1),
        as_of,
        entries,
        by_root,
    )


def _entry(row: object, place: int, as_of: date) -> Entry:
    mark, status, day = strict.row(row, place, _PARTS)
    found = Entry(
        strict.octets(mark, place, MARK),
        Status(strict.whole(status, place, Status.REPLACED.value, Status.REVOKED.value)),
        strict.day(day, place),
    )
    if found.day > as_of:
        raise Unfit(place=place)
    return found
