"""The large clock of the day: what is left until the last personal end."""

from PySide6.QtCore import Signal

from eduapp.core.clock import zone
from eduapp.exams.room.queries import TheDay
from eduapp.exams.room.ui.looks import time_left
from eduapp.gui.running_clock import RunningClock
from eduapp.gui.theme import Theme

DAY_SECONDS = 24 * 60 * 60


class ClockFace(RunningClock):
    """`minute_passed` tells that it is time to ask again."""

    minute_passed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._day: TheDay | None = None
        self._minute = -1

    def show_day(self, day: TheDay) -> None:
        """Go on from the moment this was asked."""
        self._day = day
        self._minute = -1
        self.start_again()

    def seconds(self) -> int:
        """Seconds after midnight at the site, as the clock has it now."""
        if self._day is None:
            return 0
        here = self._day.now.astimezone(zone())
        begun = here.hour * 3600 + here.minute * 60 + here.second
        return (begun + self.passed()) % DAY_SECONDS

    def tell(self) -> None:
        """What is left, and whether another minute has passed."""
        if self._day is None:
            return
        seconds = self.seconds()
        self.show_told(*time_left(self._day, seconds))
        minute = seconds // 60
        if self._minute not in {-1, minute}:
            self.minute_passed.emit()
        self._minute = minute
