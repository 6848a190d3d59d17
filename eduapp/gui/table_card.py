"""The white sheet a table lies in, whose round corners the square table would cover."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Card
from eduapp.gui.widgets.boxes import Item

RADIUS = 10  # px at 100 %, as the card's


class TableCard(Card):
    """A card without margins; the corners of what lies in it are rounded off."""

    def __init__(self, theme: Theme, *items: Item) -> None:
        super().__init__(*items, spacing=0, margins=(1, 1, 1, 1))
        self._corners = _Corners(theme, self)


class _Corners(QWidget):
    """Lies over its parent and paints what is outside the round corners; lets the mouse through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("decoration", True)  # nothing to be read aloud
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.ChildAdded):
            parent = self.parentWidget()
            if parent is not None:
                self.setGeometry(parent.rect())
            self.raise_()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        radius = theme.px(RADIUS)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        round_sheet, outside = QPainterPath(), QPainterPath()
        round_sheet.addRoundedRect(sheet, radius, radius)
        outside.addRect(QRectF(self.rect()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outside.subtracted(round_sheet), theme.c("bg"))
        painter.setPen(QPen(theme.c("line"), 1))
        painter.drawPath(round_sheet)
        painter.end()


class HeaderEnd(QWidget):
    """The end of a heading row above the scroll bar."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("decoration", True)
        self.setFixedHeight(theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.c("sunken"))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), self._theme.c("line"))
        painter.end()
