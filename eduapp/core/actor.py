"""Who acts: a signed-in person, or the program itself. Light on purpose; screens and rules use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Iterable

OVERRIDE_RULES = "rules.override"
LEADER, OFFICE = "leader", "office"  # roles that see more than what they teach (resources/codes/roles.toml)


@dataclass(frozen=True)
class Scope:
    """Whose work somebody looks at: that of one teacher, that at some sites, or (neither) all of it."""

    teacher_id: UUID | None = None
    sites: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return self.teacher_id is not None or bool(self.sites)


EVERYTHING = Scope()


@dataclass(frozen=True)
class Reach:
    """Whose records somebody needs to know: everybody's, or those of the people of what is theirs."""

    everybody: bool = False
    own: frozenset[str] = frozenset()  # code: reaches


EVERYBODY, NOBODY = Reach(everybody=True), Reach()


@dataclass(frozen=True)
class Actor:
    """One person at work: name and title as they stand on lists, and what the roles allow."""

    user_id: UUID
    name: str
    permissions: frozenset[str]
    roles: tuple[str, ...] = ()
    title: str = ""
    sites: frozenset[str] = frozenset()  # where the person works, as places name them; empty: everywhere
    reach: Reach = NOBODY

    def may(self, permission: str) -> bool:
        """Whether a role of this person gives the permission."""
        return permission in self.permissions

    @property
    def around(self) -> Scope:
        """All that happens where this person works."""
        return Scope(sites=self.sites)

    def scope(self, *overview: str) -> Scope:
        """All that happens where this person works for one of these roles, else what the person teaches."""
        return self.around if set(overview) & set(self.roles) else Scope(self.user_id)


# Work that nobody signed in for: opening the program, signing in, the very first set-up.
SYSTEM_ID = UUID("00000000-0000-7000-8000-000000000001")


def system_actor(permissions: Iterable[str]) -> Actor:
    """The program itself, with just the permissions a job needs."""
    return Actor(SYSTEM_ID, "Dagverk", frozenset(permissions), reach=EVERYBODY)
