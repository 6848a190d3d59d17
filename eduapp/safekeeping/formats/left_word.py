"""What a database that came from a backup says of itself until the trail is told.

    {"number": …, "day": "2026-11-29", "lost": …, "reason": …, "asked_by": …, "agreed_by": …, "seq": …,
     "digest": …}

It lies in the database, under a setting of the site, from before that takes its place. However the program
ends in between, whoever opens the database next tells the trail and its witness: none stands on a backup
without an entry that says so.
"""

from dataclasses import asdict, dataclass
from datetime import date

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Unfit, named, read_facts, text, whole

_LONGEST = 10_000  # letters of a reason, which a person wrote
_NAMES = ("number", "day", "lost", "reason", "asked_by", "agreed_by", "seq", "digest")


@dataclass(frozen=True, kw_only=True)
class Word:
    """What the trail is to be told, and where the trail of the backup ends."""

    number: int
    day: date
    lost: int  # entries of the trail after the backup; -1 where nobody can count
    reason: str
    asked_by: str  # the name; "" where nobody could sign in, or at a terminal
    agreed_by: str
    seq: int
    digest: str


def written(word: Word) -> str:
    """As it is left in the database."""
    return canonical({**asdict(word), "day": word.day.isoformat()})


def read(content: str) -> Word | None:
    """What was left; None where nothing was, or nothing that can be read."""
    try:
        facts = named(read_facts(content.encode()), _NAMES)
        return Word(
            number=whole(facts, "number"),
            day=date.fromisoformat(text(facts, "day")),
            lost=whole(facts, "lost", -1),
            reason=text(facts, "reason", _LONGEST),
            asked_by=text(facts, "asked_by"),
            agreed_by=text(facts, "agreed_by"),
            seq=whole(facts, "seq"),
            digest=text(facts, "digest"),
        )
    except (Unfit, ValueError):
        return None
