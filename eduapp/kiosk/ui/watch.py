"""Notices what a candidate at work does not need: the focus gone, another screen, window or terminal.

It stops nothing and punishes nobody: it tells, and the invigilator sees it with its time.
"""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

FOCUS, SCREEN, WINDOW, TERMINAL, CLIPBOARD = "focus", "screen", "window", "terminal", "clipboard"
EVERY_MS = 2_000
_TERMINAL = Path("/sys/class/tty/tty0/active")

Tell = Callable[[str, bool], None]  # what; whether it began (or is over)


class Watch(QObject):
    """Listens for as long as it lives. `tell` is called once when something begins and once when it ends."""

    def __init__(self, window: QWidget, tell: Tell, terminal: Path = _TERMINAL) -> None:
        super().__init__(window)
        self._window, self._tell, self._terminal = window, tell, terminal
        self._now: set[str] = set()
        self._began_on = self._read_terminal()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)
            application.screenAdded.connect(self._on_screen)
            application.screenRemoved.connect(self._on_screen)
        QGuiApplication.clipboard().dataChanged.connect(self._on_clipboard)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY_MS)

    def look(self) -> None:
        """Look at everything that nobody announces."""
        self._is(SCREEN, len(QGuiApplication.screens()) > 1)
        self._is(WINDOW, any(self._is_foreign(one) for one in QApplication.topLevelWidgets()))
        self._is(TERMINAL, self._read_terminal() != self._began_on)

    def _on_state(self, state: Qt.ApplicationState) -> None:
        self._is(FOCUS, state != Qt.ApplicationState.ApplicationActive)

    def _on_screen(self, _screen: QScreen) -> None:
        self.look()

    def _on_clipboard(self) -> None:
        clipboard = QGuiApplication.clipboard()
        held = cast("QMimeData | None", clipboard.mimeData())  # nothing while it is being cleared
        if held is not None and held.formats():  # nothing of ours ever lies there
            self._tell(CLIPBOARD, True)
            clipboard.clear()
            self._tell(CLIPBOARD, False)

    def _is(self, what: str, so: bool) -> None:
        if so and what not in self._now:
            self._now.add(what)
            self._tell(what, True)
        elif not so and what in self._now:
            self._now.remove(what)
            self._tell(what, False)

    def _is_foreign(self, widget: QWidget) -> bool:
        kinds = (Qt.WindowType.ToolTip, Qt.WindowType.Popup)
        return widget is not self._window and widget.isVisible() and widget.windowType() not in kinds

    def _read_terminal(self) -> str:
        try:
            return self._terminal.read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return ""
