"""Amounts as lengths: a ring of counts and a thin bar. The numbers are always there as words as well."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from eduapp.core.i18n import _
from eduapp.gui.theme import Theme
from eduapp.gui.widgets.marks import Painted

_GAP = 2.5  # degrees between two parts, so that they differ without colour


@dataclass(frozen=True)
class Part:
    """One part of a ring: the token of its colour, how many, and the word for it."""

    token: str
    count: int
    word: str


class Ring(Painted):
    """Counts as a ring around the most important number, such as 7/12 recorded."""

    def __init__(
        self, theme: Theme, parts: Sequence[Part], centre: str, caption: str, size: int = 128
    ) -> None:
        super().__init__(theme)
        self.setFixedSize(theme.px(size), theme.px(size))
        self.show_parts(parts, centre, caption)

    def show_parts(self, parts: Sequence[Part], centre: str, caption: str) -> None:
        """Show other counts."""
        self._parts, self._centre, self._caption = [part for part in parts if part.count], centre, caption
        counts = ", ".join(f"{part.count} {part.word}" for part in self._parts)
        self.setAccessibleName(f"{centre} {caption}: {counts}")
        self.update()

    def draw(self, painter: QPainter) -> None:
        size = float(self.width())
        thick = size * 0.11
        box = QRectF(thick, thick, size - 2 * thick, size - 2 * thick)
        self._arc(painter, box, "ink_dis" if self.theme.high_contrast else "sunken", 0, 360)
        total, start = sum(part.count for part in self._parts), 90.0
        for part in self._parts:
            span = 360 * part.count / total
            gap = _GAP if part.count != total else 0
            self._arc(painter, box, part.token, start - gap / 2, -(span - gap))
            start -= span
        self._words(painter, size)

    def _arc(self, painter: QPainter, box: QRectF, token: str, start: float, span: float) -> None:
        pen = QPen(QColor(self.theme.t.solid(token)), box.left())
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(box, round(start * 16), round(span * 16))

    def _words(self, painter: QPainter, size: float) -> None:
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setPen(self.theme.c("ink"))
        painter.setFont(self.theme.font("title", tabular=True))
        painter.drawText(QRectF(0, size * 0.28, size, size * 0.28), middle, self._centre)
        painter.setPen(self.theme.c("ink2"))
        painter.setFont(self.theme.font("caption"))
        painter.drawText(QRectF(0, size * 0.53, size, size * 0.2), middle, self._caption)


class Meter(Painted):
    """A thin bar: how much of how much. Whoever shows it writes the number beside it."""

    def __init__(
        self,
        theme: Theme,
        value: float,
        maximum: float,
        token: str = "primary",
        height: int = 8,
        name: str = "",
    ) -> None:
        super().__init__(theme)
        self._token = token
        self.setFixedHeight(theme.px(height))
        self.setMinimumWidth(theme.px(40))
        self.show_value(value, maximum, name)

    def show_value(self, value: float, maximum: float, name: str = "") -> None:
        """Show another amount; `name` is read aloud."""
        self._share = min(1.0, max(0.0, value / maximum)) if maximum else 0.0
        self.setAccessibleName(name or _("{count} of {total}").format(count=value, total=maximum))
        self.update()

    def draw(self, painter: QPainter) -> None:
        box, height = QRectF(self.rect()), float(self.height())
        outline = self.theme.high_contrast
        painter.setPen(QPen(self.theme.c("edge"), 1) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.c("sunken"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        if not self._share:
            return
        width = max(box.width() * self._share, height)
        left = box.right() - width if self.from_right else box.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.t.solid(self._token)))
        painter.drawRoundedRect(QRectF(left, box.top(), width, height), height / 2, height / 2)
