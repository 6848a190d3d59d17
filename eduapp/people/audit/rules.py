"""The chain: each entry holds the digest of the one before, so that no edit, cut or swap goes unseen. Pure.

What is chained is not the details but a commitment to them, keyed per learner: deleting the key and the
details shreds a person's traces, and the chain still verifies (reliability notes 3.11).
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

START = "0" * 64  # the digest "before" the first entry
SCHEME = "dagverk-trail-1"


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
    return hmac.new(key, details.encode(), hashlib.sha256).hexdigest()


def digest(link: Link) -> str:
    """SHA-256 over the parts of a link, each preceded by its length, as 64 hexadecimal digits."""
    parts = (
        SCHEME,
        str(link.seq),
        link.at.astimezone(UTC).isoformat(),  # the same however a clock told it
        str(link.actor_id),
        link.actor_name,
        link.action,
        str(link.subject_id),
        str(link.learner_id or ""),
        link.commitment,
        link.previous,
    )
    total = hashlib.sha256()
    for part in parts:
        encoded = part.encode()
        total.update(len(encoded).to_bytes(4, "big"))
        total.update(encoded)
    return total.hexdigest()
