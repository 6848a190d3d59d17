"""The navigation rail: where one is, where one can go, and who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.gui import icons
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Avatar, CutLabel, Logo, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.core.actor import Actor
    from eduapp.gui.contributions import RailItem

FULL_WIDTH, COMPACT_WIDTH = 200, 64
COMPACT_BELOW = 1120  # logical pixels
_LARGEST = 1.4  # icons need not grow as far as words


class Rail(QFrame):
    """One button a place, the chosen one marked; below it the person at work."""

    asked = Signal(str)  # key of a page
    person_pressed = Signal()

    def __init__(
        self, theme: Theme, items: Sequence[RailItem], actor: Actor, place: str, *, compact: bool
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = Theme(theme.t, min(theme.scale, _LARGEST))
        self._compact = compact
        px = self._theme.px
        self.setFixedWidth(px(COMPACT_WIDTH) if compact else px(FULL_WIDTH))
        self.buttons: dict[str, QPushButton] = {}
        column = vbox(
            self._head(place), px(12), spacing=px(3), margins=(px(10), px(14), px(10), px(12)), parent=self
        )
        for number, item in enumerate(items, start=1):
            if item.order >= 1000:  # noqa: PLR2004 - what is looked at rarely stands at the foot
                column.addStretch(1)
            column.addWidget(self._button(item, number))
        self.person = self._person(actor)
        column.addWidget(self.person)

    def mark(self, key: str) -> None:
        """Show where one is; a page without a place of its own leaves the mark where it was."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)
            self.update()

    def _head(self, place: str) -> QWidget:
        head = QWidget()
        if self._compact:
            hbox(None, Logo(self._theme, 28), None, parent=head)
            return head
        name, where = label("Dagverk", "largeStrong"), CutLabel(place, "caption")
        words = vbox(name, where, spacing=0)
        hbox(Logo(self._theme), (words, 1), spacing=self._theme.px(10), margins=(6, 0, 0, 0), parent=head)
        return head

    def _button(self, item: RailItem, number: int) -> QPushButton:
        text, px = _(item.text), self._theme.px
        made = QPushButton("" if self._compact else f"  {text}")
        made.setIcon(icons.icon(item.icon, self._theme.t["rail_ink2"], 20, checked=self._theme.t["accent"]))
        made.setIconSize(QSize(px(20), px(20)))
        made.setCheckable(True)
        made.setAutoExclusive(True)
        made.setMinimumHeight(px(40))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(text)
        made.setToolTip(f"{text}  Ctrl+{number}")
        made.clicked.connect(lambda _checked=False, key=item.key: self.asked.emit(key))
        self.buttons[item.key] = made
        return made

    def _person(self, actor: Actor) -> QPushButton:
        px = self._theme.px
        made = QPushButton()
        made.setAccessibleName(_("{name}: language, look, sign out").format(name=actor.name))
        made.setToolTip(_("Language, look, text size, sign out"))
        made.setMinimumHeight(px(48))
        made.clicked.connect(self.person_pressed)
        avatar = Avatar(self._theme, actor.name, 32)
        avatar.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if self._compact:
            hbox(None, avatar, None, parent=made)
            return made
        about = " · ".join(filter(None, (actor.title, *sorted(actor.sites))))
        words = vbox(CutLabel(actor.name, "body"), CutLabel(about, "caption"), spacing=0)
        hbox(avatar, (words, 1), spacing=px(8), margins=(px(6), 0, px(4), 0), parent=made)
        return made

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        chosen = next((made for made in self.buttons.values() if made.isChecked()), None)
        if chosen is None:
            return
        painter, px, box = QPainter(self), self._theme.px, chosen.geometry()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.c("accent"))
        painter.drawRoundedRect(
            QRectF(px(3), box.top() + box.height() * 0.25, px(3), box.height() * 0.5), 1.5, 1.5
        )
        painter.end()
