"""How long work reports back and hears that it should stop. No Qt here."""

from typing import Protocol


class Cancelled(Exception):
    """The person pressed Stop. What is whole so far stays."""


class Progress(Protocol):
    """Where long work tells how far it is."""

    def step(self, done: int, total: int, label: str = "") -> None:
        """Report progress; raises Cancelled if the person asked to stop."""
        ...


class NoProgress:
    """For callers that neither watch nor stop."""

    def step(self, done: int, total: int, label: str = "") -> None:
        """Nobody listens."""
