"""The chain: each entry holds the digest of the one before, so that no edit, cut or swap goes unseen. Pure.

What is chained is not the details but a commitment to them, keyed per learner: deleting the key and the
details shreds a person's traces, and the chain still verifies (reliability notes 3.11).
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

START = "0" * 64  # the digest "before" the first entry
SCHEME = "dagverk-trail-1"
_BEGINNING = f"\0\0\0{chr(len(SCHEME))}{SCHEME}"


@dataclass(frozen=True)
class Link:
    """What the chain covers of one entry."""

    seq: int
    at: datetime  # UTC
    actor_id: UUID
    actor_name: str
    action: str
    subject_id: UUID
    learner_id: UUID | None
    commitment: str
    previous: str


def commitment(key: bytes, details: str) -> str:
    """HMAC-SHA256 (RFC 2104) of canonical details under the learner's key, as 64 hexadecimal digits."""
    return hmac.digest(key, details.encode(), "sha256").hex()


def digest(link: Link) -> str:
    """SHA-256 over the parts of a link, each preceded by its length, as 64 hexadecimal digits."""
    return digest_of_spelt(
        f"{spelt(str(link.seq))}{_moment(link.at)}{_id(link.actor_id)}{_word(link.actor_name)}"
        f"{_word(link.action)}{_id(link.subject_id)}{_id(link.learner_id)}"
        f"{spelt(link.commitment)}{spelt(link.previous)}"
    )


def digest_of(*parts: str) -> str:
    """The same of parts that are spelt already: number, moment, ids, words, digests, in the order of Link."""
    return digest_of_spelt("".join(map(spelt, parts)))


def digest_of_spelt(parts: str) -> str:
    """The same of parts with their lengths before them, put together: in one piece it goes much faster."""
    return hashlib.sha256((_BEGINNING + parts).encode("utf-8", "surrogateescape")).hexdigest()


def spelt(part: str) -> str:
    """A part after its length in bytes, which is four letters that are encoded as those four bytes."""
    return length_before(len(part.encode())) + part


def length_before(length: int) -> str:
    """The four letters that say a length: bytes that are no letters are kept as they are (PEP 383)."""
    return length.to_bytes(4, "big").decode("utf-8", "surrogateescape")


@lru_cache
def _moment(at: datetime) -> str:
    """The same however a clock told it; one transaction has one."""
    return spelt(at.astimezone(UTC).isoformat())


@lru_cache(4096)
def _id(value: UUID | None) -> str:
    """The same few people and things come back in the trail, again and again."""
    return spelt(str(value or ""))


_word = lru_cache(1024)(spelt)  # names of staff and kinds of acts
