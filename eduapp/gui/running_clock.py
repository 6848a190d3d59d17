"""A large clock that counts on by itself from the moment a page last asked."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label, vbox

_SECOND = 1000  # milliseconds


class RunningClock(QWidget):
    """Figures with words below; it runs only while it is seen. What it tells is `tell`'s to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._since = QElapsedTimer()
        self.figures = label("–", "display")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.words = label("", "secondary", wrap=True)
        vbox(self.figures, self.words, spacing=0, parent=self)
        self.setMinimumWidth(theme.px(150))
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self.tell)

    def tell(self) -> None:
        """Show what the clock has come to: once a second, and whenever the page has asked."""
        raise NotImplementedError

    def start_again(self) -> None:
        """Count on from now, and show it."""
        self._since.start()
        self.tell()

    def passed(self) -> int:
        """Whole seconds since the page asked."""
        return self._since.elapsed() // _SECOND

    def show_told(self, figures: str, words: str) -> None:
        """Write it; `figures` is h:mm or h:mm:ss. What is read aloud leaves the seconds out."""
        self.figures.setText(figures)
        self.words.setText(words)
        hours_and_minutes = ":".join(figures.split(":")[:2])
        heard = f"{hours_and_minutes} {words}"
        if heard != self.accessibleName():  # else it would be read aloud each second
            self.setAccessibleName(heard)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()
