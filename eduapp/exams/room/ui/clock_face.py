"""The large clock of the day: what is left until the last personal end. It runs while it is seen."""

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from eduapp.core.clock import zone
from eduapp.exams.room.queries import TheDay
from eduapp.exams.room.ui.looks import time_left
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label, vbox

_SECOND = 1000  # milliseconds
DAY_SECONDS = 24 * 60 * 60


class ClockFace(QWidget):
    """Counts on from the moment the page last asked; `minute_passed` tells that it is time to ask again."""

    minute_passed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._day: TheDay | None = None
        self._since = QElapsedTimer()
        self._minute = -1
        self.figures = label("–", "display")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.words = label("", "secondary", wrap=True)
        vbox(self.figures, self.words, spacing=0, parent=self)
        self.setMinimumWidth(theme.px(150))
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show)

    def show_day(self, day: TheDay) -> None:
        """Go on from the moment this was asked."""
        self._day = day
        self._since.start()
        self._minute = -1
        self._show()

    def seconds(self) -> int:
        """Seconds after midnight at the site, as the clock has it now."""
        if self._day is None:
            return 0
        here = self._day.now.astimezone(zone())
        begun = here.hour * 3600 + here.minute * 60 + here.second
        return (begun + self._since.elapsed() // _SECOND) % DAY_SECONDS

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _show(self) -> None:
        if self._day is None:
            return
        seconds = self.seconds()
        figures, words = time_left(self._day, seconds)
        self.figures.setText(figures)
        self.words.setText(words)
        minute = seconds // 60
        if minute != self._minute:
            self.setAccessibleName(f"{figures} {words}")  # said by the minute, not by the second
            if self._minute >= 0:
                self.minute_passed.emit()
            self._minute = minute
