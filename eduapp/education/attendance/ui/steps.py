"""Undo and redo of one register, step by step; a step may be many marks, or a cancelled session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, eq=False)
class Step:
    """One step of undo: how to go back, and how to go there again."""

    undo: Callable[[], None]
    redo: Callable[[], None]


class Steps:
    """What was done, newest last, and what was taken back."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def last(self) -> Step | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    def add(self, step: Step) -> None:
        """Something was done; what had been undone cannot be done again."""
        self._done.append(step)
        self._undone = []

    def undo(self, step: Step | None = None) -> None:
        """Take the last step back, or a certain one; what was changed on top of that stays."""
        step = step or self.last
        if step is not None and step in self._done:
            self._done.remove(step)
            self._undone.append(step)
            step.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._undone:
            step = self._undone.pop()
            ahead = self._undone
            step.redo()
            self._undone = ahead
