"""Small bars beside a number: the last weeks, the present one dark."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from eduapp.core.i18n import _, number_text
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Painted

_WIDTH, _HEIGHT = 92, 34


class Spark(Painted):
    """Bars from zero, so that a bar twice as high is twice as much; the numbers are read aloud."""

    def __init__(self, theme: Theme, weeks: Sequence[float]) -> None:
        numbers = ", ".join(number_text(value) for value in weeks)
        super().__init__(theme, _("Last weeks: {numbers}").format(numbers=numbers))
        self._theme, self._weeks = theme, tuple(weeks)
        self.setFixedSize(theme.px(_WIDTH), theme.px(_HEIGHT))

    def draw(self, painter: QPainter) -> None:
        highest = max(self._weeks) or 1
        step = self.width() / len(self._weeks)
        painter.setPen(Qt.PenStyle.NoPen)
        for place, value in enumerate(self._weeks):
            height = max(2.0, value / highest * self.height())
            last = place == len(self._weeks) - 1
            painter.setBrush(self._theme.c("primary" if last else "primary_soft"))
            painter.drawRoundedRect(QRectF(place * step + 1, self.height() - height, step - 3, height), 2, 2)
