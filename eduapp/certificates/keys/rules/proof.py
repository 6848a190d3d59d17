"""Whether a half stands on paper as it should: some of its groups are typed back from the paper."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from eduapp.core import crockford

ASKED = 3  # groups; a sheet that was never printed or belongs to another half cannot be passed off


@dataclass(frozen=True)
class Proof:
    """Which groups are asked for, counted from one, and all that were printed."""

    places: tuple[int, ...]
    printed: tuple[str, ...] = field(repr=False)


def proof(printed: tuple[str, ...]) -> Proof:
    """Some places by chance, in order."""
    return Proof(tuple(sorted(secrets.SystemRandom().sample(range(1, len(printed) + 1), ASKED))), printed)


def wrong_groups(asked: Proof, typed: Mapping[int, str]) -> tuple[int, ...]:
    """The places whose group is not as it was printed, however it was typed (small letters, O for 0 …)."""
    return tuple(place for place in asked.places if _read(typed.get(place, "")) != asked.printed[place - 1])


def _read(typed: str) -> str:
    try:
        return crockford.read(typed)
    except ValueError:
        return ""
