"""A large clock that counts on by itself from the moment a page last asked."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from eduapp.core.spans import MINUTE_MS, SECOND_MS, hours_and_minutes, whole_minutes
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label, vbox


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
        self._tick = QTimer(self, interval=SECOND_MS)
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
        return self.passed_ms() // SECOND_MS

    def passed_ms(self) -> int:
        """Milliseconds since the page asked."""
        return self._since.elapsed()

    def show_told(self, figures: str, words: str) -> None:
        """Write it; `figures` is h:mm or h:mm:ss. What is read aloud is whole minutes."""
        self.figures.setText(figures)
        self.words.setText(words)
        heard = f"{_without_seconds(figures)} {words}"
        if heard != self.accessibleName():  # else it would be read aloud each second
            self.setAccessibleName(heard)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


def _without_seconds(figures: str) -> str:
    """Figures h:mm:ss as h:mm, by the rule for time that is left; others as they are."""
    hours, _colon, rest = figures.partition(":")
    minutes, colon, seconds = rest.partition(":")
    if not colon:
        return figures
    left_ms = (int(hours) * 60 + int(minutes)) * MINUTE_MS + int(seconds) * SECOND_MS
    return hours_and_minutes(whole_minutes(left_ms))
