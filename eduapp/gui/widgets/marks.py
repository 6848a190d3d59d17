"""Small painted signs: chips, tiles, avatars, key caps and marks of a session. Each says what it shows."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eduapp.gui import icons
from eduapp.gui.theme import Theme

_BOLD = 2.3  # stroke of small icons beside bold words


class Painted(QWidget):
    """Base of the painted ones: a theme, a sentence for screen readers, and a smooth painter."""

    def __init__(self, theme: Theme, said: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Paint it; the painter is open and smooth."""
        raise NotImplementedError

    @property
    def from_right(self) -> bool:
        """Whether the language here is written from the right."""
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def soft_ground(self, painter: QPainter, token: str, radius: int) -> None:
        """The soft ground of a status; in high contrast, where grounds are gone, an outline instead."""
        painter.setPen(QPen(self.theme.c(token), 1) if self.theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.c(f"{token}_soft"))
        half = 0.5 if self.theme.high_contrast else 0.0
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, self.theme.px(radius), self.theme.px(radius))


class Chip(Painted):
    """Icon and word on a soft ground: a status is never told by colour alone."""

    def __init__(
        self, theme: Theme, text: str, token: str = "none", icon: str | None = None, compact: bool = False
    ) -> None:
        super().__init__(theme, text)
        self._token, self._icon, self._compact = token, icon, compact
        self._font = theme.font("captionStrong")
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_status(self, text: str, token: str, icon: str | None) -> None:
        """Show another status in the same place."""
        self._text, self._token, self._icon = text, token, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self.theme.px
        words = QFontMetrics(self._font).horizontalAdvance(self._text)
        return QSize(words + px(16) + (px(18) if self._icon else 0), px(22 if self._compact else 24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        px, ink = self.theme.px, self.theme.t.text(self._token)
        self.soft_ground(painter, self._token, 6)
        box, edge, size = QRectF(self.rect()), px(8), px(14)
        taken = edge
        if self._icon:
            x = box.width() - edge - size if self.from_right else edge
            icons.paint(painter, self._icon, ink, QRectF(x, (box.height() - size) / 2, size, size), _BOLD)
            taken += px(18)
        painter.setPen(QPen(ink))
        painter.setFont(self._font)
        room = box.adjusted(edge, 0, -taken, 0) if self.from_right else box.adjusted(taken, 0, -edge, 0)
        side = Qt.AlignmentFlag.AlignRight if self.from_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute, self._text
        )


class IconLabel(Painted):
    """An icon beside words; decoration, unless it is given a name to be read aloud."""

    def __init__(self, theme: Theme, icon: str, size: int = 18, token: str = "ink2", name: str = "") -> None:
        super().__init__(theme, name)
        self._icon, self._token = icon, token
        self.setFixedSize(theme.px(size), theme.px(size))

    def draw(self, painter: QPainter) -> None:
        icons.paint(painter, self._icon, self.theme.t.text(self._token), QRectF(self.rect()))


class IconTile(Painted):
    """An icon in a soft rounded square, at the start of a row. Decoration: the row has the words."""

    def __init__(self, theme: Theme, icon: str, token: str = "primary", size: int = 36) -> None:
        super().__init__(theme)
        self._icon, self._token = icon, token
        self.setFixedSize(theme.px(size), theme.px(size))

    def draw(self, painter: QPainter) -> None:
        self.soft_ground(painter, self._token, 8)
        quarter = self.width() / 4
        inner = QRectF(self.rect()).adjusted(quarter, quarter, -quarter, -quarter)
        icons.paint(painter, self._icon, self.theme.t.text(self._token), inner)


class Avatar(Painted):
    """The first letters of a name in a disc. Decoration: the name stands beside it."""

    def __init__(self, theme: Theme, name: str, size: int = 32) -> None:
        super().__init__(theme)
        self._initials = initials(name)
        self.setFixedSize(theme.px(size), theme.px(size))

    def draw(self, painter: QPainter) -> None:
        outline = self.theme.high_contrast
        painter.setPen(QPen(self.theme.c("edge"), 1) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.c("primary_soft"))
        painter.drawEllipse(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(self.theme.font("captionStrong"))
        painter.setPen(self.theme.c("primary_ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._initials)


class KeyCap(Painted):
    """A key of the keyboard, as in help lines; read aloud as its name."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self._text, self._font = text, theme.font("captionStrong")
        self.setFixedSize(QFontMetrics(self._font).horizontalAdvance(text) + theme.px(14), theme.px(22))

    def draw(self, painter: QPainter) -> None:
        painter.setPen(QPen(self.theme.c("edge"), 1))
        painter.setBrush(self.theme.c("surface"))
        radius = self.theme.px(4)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self._font)
        painter.setPen(self.theme.c("ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class Logo(Painted):
    """Our mark: three planks, the last one light."""

    def __init__(self, theme: Theme, size: int = 30, token: str = "rail_ink") -> None:
        super().__init__(theme)
        self._token = token
        self.setFixedSize(theme.px(size), theme.px(size))

    def draw(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        size = self.width()
        for number, (height, token) in enumerate(((0.58, self._token), (0.80, self._token), (1.0, "accent"))):
            painter.setBrush(self.theme.c(token))
            top = size * (1 - height) * 0.9 + size * 0.02
            plank = QRectF(number * size * 0.33 + size * 0.03, top, size * 0.24, size * height * 0.94)
            painter.drawRoundedRect(plank, size * 0.06, size * 0.06)


class StatusMark(Painted):
    """The mark of one session as a widget, for legends; `word` is read aloud."""

    def __init__(self, theme: Theme, status: str, word: str, size: int = 12) -> None:
        super().__init__(theme, word)
        self._status = status
        self.setFixedSize(theme.px(size), theme.px(size))

    def draw(self, painter: QPainter) -> None:
        paint_status_mark(painter, self.theme, self._status, QRectF(self.rect()))


def paint_status_mark(painter: QPainter, theme: Theme, status: str, rect: QRectF) -> None:
    """A session as a shape.

    Present is a disc, late half a disc, absent a cross, excused a ring, held a square, waived a bar; all else
    is a dot.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = min(rect.width(), rect.height())
    box = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
    pen = QPen(theme.t.solid(status) if status not in _COLOURLESS else theme.t.edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _MARKS.get(status, _dot)(painter, pen, box)
    painter.restore()


def initials(name: str) -> str:
    """The first letters of the first two words of a name; one word gives one letter."""
    return "".join(word[0] for word in name.replace(",", " ").split()[:2]).upper()


def _disc(painter: QPainter, pen: QPen, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawEllipse(box)


def _half_disc(painter: QPainter, pen: QPen, box: QRectF) -> None:
    _outline(painter, pen, box, 0.16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    painter.drawPie(box, 90 * 16, -180 * 16)


def _cross(painter: QPainter, pen: QPen, box: QRectF) -> None:
    size = box.width()
    pen.setWidthF(size * 0.24)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    inset = QPointF(size * 0.14, size * 0.14)
    across = QPointF(size * 0.14, -size * 0.14)
    painter.drawLine(box.topLeft() + inset, box.bottomRight() - inset)
    painter.drawLine(box.bottomLeft() + across, box.topRight() - across)


def _ring(painter: QPainter, pen: QPen, box: QRectF) -> None:
    _outline(painter, pen, box, 0.18)


def _square(painter: QPainter, pen: QPen, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    inset, radius = box.width() * 0.08, box.width() * 0.15
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def _dot(painter: QPainter, pen: QPen, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    radius = box.width() / 6
    painter.drawEllipse(box.center(), radius, radius)


def _bar(painter: QPainter, pen: QPen, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(pen.color())
    height = box.height() / 4
    painter.drawRoundedRect(
        QRectF(box.left(), box.center().y() - height / 2, box.width(), height), height / 2, height / 2
    )


def _outline(painter: QPainter, pen: QPen, box: QRectF, share: float) -> None:
    width = box.width() * share
    pen.setWidthF(width)
    painter.setPen(pen)
    painter.drawEllipse(box.adjusted(width / 2, width / 2, -width / 2, -width / 2))


_MARKS = {
    "present": _disc,
    "late": _half_disc,
    "absent": _cross,
    "excused": _ring,
    "held": _square,
    "waived": _bar,
    "none": _dot,
}
_COLOURLESS = frozenset({"none", "waived"})  # nothing happened, or nothing had to
