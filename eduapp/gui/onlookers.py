"""Whether others can see the screen: a second one, or a projector, that comes and goes while one works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import SignalInstance


class Screens(Protocol):
    """Where the screens are told from: the application itself, or a test that plugs in a projector."""

    @property
    def screenAdded(self) -> SignalInstance:
        """Fires when one is plugged in."""
        ...

    @property
    def screenRemoved(self) -> SignalInstance:
        """Fires when one is gone."""
        ...

    def screens(self) -> Sequence[object]:
        """Those there are now."""
        ...


class Onlookers(QObject):
    """Says when somebody else may be looking, and when that is over."""

    changed = Signal(bool)  # whether others can see the screen now

    def __init__(self, screens: Screens | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = screens or _application()
        self._seen = self.present
        if self._screens is not None:
            self._screens.screenAdded.connect(self._look)
            self._screens.screenRemoved.connect(self._look)

    @property
    def present(self) -> bool:
        """Whether more than one screen is there."""
        return self._screens is not None and len(self._screens.screens()) > 1

    def _look(self, _screen: object = None) -> None:
        if self._seen != self.present:
            self._seen = self.present
            self.changed.emit(self._seen)


def _application() -> Screens | None:
    running = QGuiApplication.instance()
    return running if isinstance(running, QGuiApplication) else None
