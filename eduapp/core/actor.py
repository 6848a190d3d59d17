"""Who acts: a signed-in person, or the program itself. Light on purpose; screens and rules use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERRIDE_RULES = "rules.override"


@dataclass(frozen=True)
class Actor:
    """One person at work: name and title as they stand on lists, and what the roles allow."""

    user_id: UUID
    name: str
    permissions: frozenset[str]
    roles: tuple[str, ...] = ()
    title: str = ""

    def may(self, permission: str) -> bool:
        """Whether a role of this person gives the permission."""
        return permission in self.permissions


# Work that nobody signed in for: opening the program, signing in, the very first set-up.
SYSTEM_ID = UUID("00000000-0000-7000-8000-000000000001")


def system_actor(permissions: Iterable[str]) -> Actor:
    """The program itself, with just the permissions a job needs."""
    return Actor(SYSTEM_ID, "Dagverk", frozenset(permissions))
