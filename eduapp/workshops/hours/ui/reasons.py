"""Why somebody is not here: opens at the card, goes away by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import button, label, vbox
from eduapp.workshops.hours.ui.knobs import for_fingers
from eduapp.workshops.hours.ui.looks import absence_look, asked_reasons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from eduapp.gui.theme import Theme

GAP = 4  # px at 100 % between the card and the reasons


class Reasons(QWidget):
    """The reasons side by side, each as large as a finger. Nothing has to be chosen."""

    chosen = Signal(str)  # the code

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = label("", "bodyStrong", wrap=True)
        self.buttons = [self._button(theme, code, word) for code, word in asked_reasons()]
        self.none = for_fingers(button(theme, "", "x", name=_("Give no reason")))
        self.none.clicked.connect(self.hide)
        flow = QWidget()
        flow.setLayout(Flow(*self.buttons, self.none, gap=theme.px(6)))
        px = theme.px
        vbox(self._title, flow, spacing=px(6), margins=(px(12), px(8), px(12), px(10)), parent=self)
        self._theme = theme
        self.hide()

    def open_at(self, card: QWidget, name: str) -> None:
        """Show them below a card, or above it where there is no room below."""
        parent = self.parentWidget()
        if parent is None:
            return
        question = _("Why is {name} not here?").format(name=name)
        self._title.setText(question)
        self.setAccessibleName(question)
        gap, width = self._theme.px(GAP), card.width()
        height = self.heightForWidth(width) if self.hasHeightForWidth() else self.sizeHint().height()
        below = card.geometry().bottom() + gap
        top = below if below + height <= parent.height() else card.y() - gap - height
        self.setGeometry(card.x(), max(0, top), width, height)
        self.show()
        self.raise_()
        self._follow(card)

    def choose(self, number: int) -> None:
        """The reason of a number, 1 for the first."""
        if 0 < number <= len(self.buttons):
            self.buttons[number - 1].click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.c("edge"), 1))
        painter.setBrush(theme.c("surface"))
        radius = theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _follow(self, card: QWidget) -> None:
        """Tab goes from the card into its reasons."""
        before = card
        for made in (*self.buttons, self.none):
            QWidget.setTabOrder(before, made)
            before = made

    def _button(self, theme: Theme, code: str, word: str) -> QPushButton:
        made = for_fingers(button(theme, word, absence_look(code)[1]))
        made.clicked.connect(lambda: self.chosen.emit(code))
        return made
