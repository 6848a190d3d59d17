"""Whether somebody is at the desk: hears keys, mouse and touch in every window of the program, dialogs too.

Windows of the system are asked, not widgets: each press comes there once, and nothing else does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from shiboken6 import isValid

from eduapp.core.clock import steady_ms
from eduapp.gui.shortcuts import key

if TYPE_CHECKING:
    from collections.abc import Callable

LOOK_MS = 1_000
_SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
    )
)


class Attention(QObject):
    """Tells when nobody has touched anything for a while. Sleep counts, and no clock on the wall does."""

    soon = Signal()  # it will be told in a moment
    idle = Signal()
    lock_pressed = Signal()  # in whichever window

    def __init__(self, parent: QObject, steady: Callable[[], int] = steady_ms) -> None:
        super().__init__(parent)
        self._steady = steady
        self._limit, self._warning, self._heard, self._warned = 0, 0, 0, False
        self._windows: list[QWindow] = []
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self, limit_ms: int, warning_ms: int) -> None:
        """Somebody is there: tell when they have not been heard for so long, and a little before."""
        self._limit, self._warning = limit_ms, warning_ms
        self.heard()
        application = QGuiApplication.instance()
        if not self._timer.isActive() and isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._listen)
            self._listen(application.focusWindow())
        self._timer.start()

    def end(self) -> None:
        """Nobody is there any more."""
        if not self._timer.isActive():
            return
        self._timer.stop()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.disconnect(self._listen)
        for window in self._windows:
            if isValid(window):
                window.removeEventFilter(self)
        self._windows = []

    def heard(self) -> None:
        """Somebody touched something."""
        self._heard, self._warned = self._steady(), False

    def look(self) -> None:
        """Whether it is time to tell."""
        quiet = self._steady() - self._heard
        if quiet >= self._limit:
            self.idle.emit()
        elif quiet >= self._limit - self._warning and not self._warned:
            self._warned = True
            self.soon.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.heard()
            if isinstance(event, QKeyEvent) and self._locks(event):
                self.lock_pressed.emit()
                return True
        return False

    def _listen(self, window: QWindow | None) -> None:
        self._windows = [one for one in self._windows if isValid(one)]
        if window is not None and window not in self._windows:
            self._windows.append(window)
            window.installEventFilter(self)

    def _locks(self, event: QKeyEvent) -> bool:
        plain = QKeySequence.SequenceFormat.PortableText
        pressed = QKeySequence(event.keyCombination()).toString(plain)
        return event.type() == QEvent.Type.KeyPress and pressed in key("lock").keys
