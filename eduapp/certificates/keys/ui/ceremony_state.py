"""What all steps of the ceremony share: what the two have given so far, in memory alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from eduapp.certificates.keys.jobs import HoldCeremony, Prepared, Proven, Written
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme


@dataclass
class Gathered:
    """Filled in step by step; thrown away whole when they begin again."""

    prepared: Prepared | None = field(default=None, repr=False)
    name: str = ""
    second: Proven | None = None
    parts: dict[int, str] = field(default_factory=dict, repr=False)  # by half
    order: HoldCeremony | None = field(default=None, repr=False)  # sent, and perhaps to be sent again
    written: Written | None = None


class Wizard(Protocol):
    """What a step asks of the page around it."""

    bench: Bench
    theme: Theme
    gathered: Gathered

    def forward(self) -> None:
        """The step is done with."""

    def refresh(self) -> None:
        """The step says something else of itself now."""

    def wait(self, reason: str) -> None:
        """Something is being done; "" when it is over."""


class Step(QWidget):
    """One step: what it is called, what it is for, and what its button does."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__()
        self._wizard = wizard

    @property
    def title(self) -> str:
        """Its heading."""
        raise NotImplementedError

    @property
    def explained(self) -> str:
        """What to do now."""
        raise NotImplementedError

    @property
    def verb(self) -> str:
        """What stands on the button that goes on."""
        raise NotImplementedError

    def shown(self) -> None:
        """It has come to the front."""

    def finish(self) -> None:
        """Do what the button says, and go on when it is done."""
        raise NotImplementedError

    def forget(self) -> None:
        """Empty everything that was typed or shown."""
