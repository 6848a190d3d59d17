"""What is held in memory for whoever is signed in, and forgotten when they go."""

from __future__ import annotations

from typing import Any, Protocol, TypeVar, cast


class Forgets(Protocol):
    """Anything that can be forgotten."""

    def forget(self) -> None:
        """Nobody is there any more."""


T = TypeVar("T", bound=Forgets)


class Held:
    """One of each kind, made when it is first asked for: a page asks `bench.held.one(KeyRing)`."""

    def __init__(self) -> None:
        self._held: dict[type[Any], Forgets] = {}

    def one(self, kind: type[T]) -> T:
        """The one of this kind that is held."""
        if kind not in self._held:
            self._held[kind] = kind()
        return cast("T", self._held[kind])

    def forget(self) -> None:
        """Whoever was signed in has gone: each forgets what it holds."""
        for one in self._held.values():
            one.forget()
        self._held.clear()
