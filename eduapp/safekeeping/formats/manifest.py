"""What stands beside a backup: which program made it, when, of what, and what is in it.

    {"format": 1, …, "seal": HMAC-SHA256 of all the rest in canonical JSON, under a key of the backup's key}

Anybody can read it; who has the key of the backup knows whether it was changed.
"""

import hashlib
import hmac
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import date, datetime

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Facts, Unfit, hexadecimal, named, read_facts, text, whole

FORMAT = 1
DIGEST = 32  # bytes
_FOR = b"dagverk backup manifest 1"
_NAMES = (
    "format", "number", "day", "made_at", "occasion", "program", "step", "tables", "size", "sha256", "trail",
    "invented", "key", "recovery",
)  # fmt: skip


@dataclass(frozen=True)
class TrailHead:
    """The last entry of the trail: its number and digest. Number 0 for a trail without entries."""

    seq: int
    digest: str  # 64 hexadecimal digits


@dataclass(frozen=True)
class Manifest:
    """A backup as it says it is. `size` in bytes; `tables` has the number of rows of each."""

    number: int
    day: date  # at the site
    made_at: datetime  # UTC
    occasion: str
    program: str  # version
    step: str  # of the schema
    tables: dict[str, int]
    size: int
    sha256: str
    trail: TrailHead
    invented: bool  # whether its people are
    key: str  # the mark of its key
    recovery: bytes  # the key in a box of the paper code; nothing if no code was made

    @property
    def rows(self) -> int:
        """How many rows there are in all."""
        return sum(self.tables.values())


class Altered(ValueError):
    """The manifest is not the one that was written for this backup."""


def write(manifest: Manifest, key: bytes) -> bytes:
    """The manifest as a file."""
    facts = _facts(manifest)
    return canonical({**facts, "seal": _seal(facts, key)}).encode()


def read(content: bytes) -> tuple[Manifest, str]:
    """The manifest in some bytes, and its seal, which nobody has looked at yet. Raises Unfit."""
    facts = named(read_facts(content), (*_NAMES, "seal"))
    whole(facts, "format", FORMAT, FORMAT)
    try:
        day, made_at = date.fromisoformat(text(facts, "day")), datetime.fromisoformat(text(facts, "made_at"))
        recovery = b64decode(text(facts, "recovery", 65_536), validate=True)
    except ValueError as error:
        raise Unfit("a day, a moment or the box") from error
    if made_at.tzinfo is None or not isinstance(facts["invented"], bool):
        raise Unfit("made_at or invented")
    trail = named(_object(facts, "trail"), ("seq", "digest"))
    tables = _object(facts, "tables")
    found = Manifest(
        number=whole(facts, "number", 1),
        day=day,
        made_at=made_at,
        occasion=text(facts, "occasion"),
        program=text(facts, "program"),
        step=text(facts, "step"),
        tables={text({"name": name}, "name"): whole(tables, name) for name in tables},
        size=whole(facts, "size"),
        sha256=hexadecimal(facts, "sha256", DIGEST).hex(),
        trail=TrailHead(whole(trail, "seq"), hexadecimal(trail, "digest", DIGEST).hex()),
        invented=facts["invented"],
        key=text(facts, "key"),
        recovery=recovery,
    )
    return found, hexadecimal(facts, "seal", DIGEST).hex()


def check(manifest: Manifest, seal: str, key: bytes) -> None:
    """Raises Altered if it was changed since it was written, or belongs to another key."""
    if not hmac.compare_digest(_seal(_facts(manifest), key), seal):
        raise Altered


def _facts(manifest: Manifest) -> Facts:
    return {
        "format": FORMAT,
        "number": manifest.number,
        "day": manifest.day.isoformat(),
        "made_at": manifest.made_at.isoformat(),
        "occasion": manifest.occasion,
        "program": manifest.program,
        "step": manifest.step,
        "tables": manifest.tables,
        "size": manifest.size,
        "sha256": manifest.sha256,
        "trail": {"seq": manifest.trail.seq, "digest": manifest.trail.digest},
        "invented": manifest.invented,
        "key": manifest.key,
        "recovery": b64encode(manifest.recovery).decode(),
    }


def _seal(facts: Facts, key: bytes) -> str:
    own = hashlib.sha256(_FOR + key).digest()
    return hmac.digest(own, canonical(facts).encode(), "sha256").hex()


def _object(facts: Facts, name: str) -> Facts:
    found = facts[name]
    if not isinstance(found, dict):
        raise Unfit(name)
    return found
