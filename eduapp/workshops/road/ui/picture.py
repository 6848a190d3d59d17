"""A road as a picture: how much of the way is done, and the forecast and the last day here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from eduapp.core.i18n import _, date_text
from eduapp.gui.widgets import Painted
from eduapp.workshops.road.rules.lines import months_text
from eduapp.workshops.road.rules.numbers import MONTHS_A_YEAR

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

    from eduapp.gui.theme import Theme
    from eduapp.workshops.road.rules.forecast import Forecast
    from eduapp.workshops.road.rules.reckoning import Reckoning

_BAR, _WORDS, _SIGN, _GAP = 16, 18, 12, 8  # px at 100 %
_WIDEST, _LEAST = 560, 240
_YEARS_APART = 12  # px at 100 % that two marks of years keep at least


class RoadPicture(Painted):
    """A bar with a mark each year: plain what is new, striped what is older. Below it a line of days.

    A diamond is the forecast, a post the planned last day here; unknown days are not drawn but said.
    """

    def __init__(self, theme: Theme, made: Reckoning, seen: Forecast) -> None:
        super().__init__(theme, " ".join(filter(None, (done_text(made), old_text(made), seen.sentence))))
        self._made, self._seen = made, seen
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        rows = (_BAR, _WORDS, _GAP, _WORDS, _SIGN, _WORDS) if self._days else (_BAR, _WORDS)
        return QSize(self.theme.px(_WIDEST), sum(self.theme.px(row) for row in rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST), self.sizeHint().height())

    @property
    def _days(self) -> list[date]:
        return [day for day in (self._seen.ready, self._seen.leaving) if day is not None]

    def draw(self, painter: QPainter) -> None:
        self._draw_bar(painter)
        if self._days:
            self._draw_line(painter)

    def _draw_bar(self, painter: QPainter) -> None:
        theme, demand = self.theme, self._made.demand
        width, height = float(self.width()), float(theme.px(_BAR))
        painter.setPen(QPen(theme.c("edge"), 1))
        painter.setBrush(theme.c("sunken"))
        painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))
        ink = QColor(theme.t.solid("primary"))
        old, done = (self._at(part / demand.minutes) for part in (self._made.old, self._made.counted))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(self._stretch(0, old, height), QBrush(ink, Qt.BrushStyle.BDiagPattern))
        painter.fillRect(self._stretch(old, done, height), ink)
        self._draw_years(painter, height)

    def _draw_years(self, painter: QPainter, height: float) -> None:
        theme, months = self.theme, self._made.demand.months
        step = MONTHS_A_YEAR
        while self.width() * step / months < theme.px(_YEARS_APART * 2):
            step += MONTHS_A_YEAR
        painter.setFont(theme.font("caption", tabular=True))
        for month in range(0, months + 1, step):
            at = self._at(month / months)
            painter.setPen(QPen(theme.c("edge"), 1))
            x = self._mirrored(min(max(at, 0.5), self.width() - 0.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, height + theme.px(3)))
            self._write(painter, str(month), at, height)

    def _draw_line(self, painter: QPainter) -> None:
        theme, seen, today = self.theme, self._seen, self._made.asked
        top = float(sum(theme.px(row) for row in (_BAR, _WORDS, _GAP)))
        middle = top + theme.px(_WORDS) + theme.px(_SIGN) / 2
        span = max(1, (max(*self._days, today) - today).days)
        painter.setPen(QPen(theme.c("edge"), 2))
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.setFont(theme.font("caption"))
        if seen.ready is not None:
            at = self._at((seen.ready - today).days / span)
            self._diamond(painter, at, middle)
            self._write(painter, _("Forecast {day}").format(day=date_text(seen.ready)), at, top)
        if seen.leaving is not None:
            at = self._at(max(0, (seen.leaving - today).days) / span)
            self._post(painter, at, middle)
            below = middle + theme.px(_SIGN) / 2
            self._write(painter, _("Last day here {day}").format(day=date_text(seen.leaving)), at, below)

    def _diamond(self, painter: QPainter, at: float, middle: float) -> None:
        half = self.theme.px(_SIGN) / 2
        x = self._mirrored(min(max(at, half), self.width() - half))
        painter.setPen(QPen(self.theme.c("ink"), 1))
        painter.setBrush(QColor(self.theme.t.solid("primary")))
        corners = ((x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))

    def _post(self, painter: QPainter, at: float, middle: float) -> None:
        half = self.theme.px(_SIGN) / 2
        x = self._mirrored(min(max(at, 1.5), self.width() - 1.5))
        painter.setPen(QPen(self.theme.c("ink"), 3))
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _write(self, painter: QPainter, words: str, at: float, top: float) -> None:
        """Words around a place, inside the picture."""
        painter.setPen(self.theme.c("ink2"))
        wide = float(painter.fontMetrics().horizontalAdvance(words) + 2)
        left = min(max(self._mirrored(at) - wide / 2, 0), max(0, self.width() - wide))
        box = QRectF(left, top, wide, float(self.theme.px(_WORDS)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _at(self, share: float) -> float:
        return self.width() * min(1.0, share)

    def _mirrored(self, x: float) -> float:
        return self.width() - x if self.from_right else x

    def _stretch(self, start: float, end: float, height: float) -> QRectF:
        left = self._mirrored(end) if self.from_right else start
        return QRectF(left, 0, end - start, height)


def old_text(made: Reckoning) -> str:
    """How much of what counts is older, and how that is drawn; "" if nothing is."""
    if not made.old:
        return ""
    said = _("Striped: {months} months are older than {years} years.")
    return said.format(months=months_text(made.old, made.demand.month), years=made.demand.recent_years)


def done_text(made: Reckoning) -> str:
    """How much of the way is done, in words."""
    return _("{done} of {asked} months count ({percent} %).").format(
        done=months_text(made.counted, made.demand.month), asked=made.demand.months, percent=made.percent
    )
