"""What differs between what was sealed and what is there now. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

CHANGED, GONE, ADDED, CHAIN = "changed", "gone", "added", "chain"


@dataclass(frozen=True)
class Differs:
    """One part that is not as it was sealed: which, and how."""

    part: str
    how: str  # changed, gone, added, or chain: a row behind the seal


def digest_of(facts: object) -> str:
    """SHA-256 of plain facts: equal facts, equal digest."""
    text = dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def digest_of_parts(parts: Mapping[str, str]) -> str:
    """The digest of the whole: over the name and digest of every part."""
    return digest_of(dict(parts))


def chained(before: str, facts: object) -> str:
    """The digest of a row behind the seal: over the digest before it and the row."""
    return digest_of([before, facts])


def differences(sealed: Mapping[str, str], now: Mapping[str, str]) -> list[Differs]:
    """Each part that is not as it was, by name."""
    found = []
    for part in sorted(sealed.keys() | now.keys()):
        if part not in now:
            found.append(Differs(part, GONE))
        elif part not in sealed:
            found.append(Differs(part, ADDED))
        elif sealed[part] != now[part]:
            found.append(Differs(part, CHANGED))
    return found


def broken_links(seal: str, rows: Sequence[tuple[str, object, str]]) -> list[Differs]:
    """Rows behind the seal, as (name, facts, digest), whose digest does not follow from the one before."""
    found, before = [], seal
    for part, facts, digest in rows:
        if digest != chained(before, facts):
            found.append(Differs(part, CHAIN))
        before = digest
    return found
