"""Title and context of a page on top of the window: two lines, or one where the window is low."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import CutLabel, vbox

_LOW = 440  # logical pixels of the window below which head and margins are folded
_SPARE = 6  # px beside the letters of the title
_CONTEXT = 90  # px that the context keeps beside a title that needs more than there is
_ANY_WIDTH = 16_777_215  # Qt's own
_STYLES = ("title", "subtitle", "bodyStrong")  # of the title, the largest that has room


class Head(QWidget):
    """Both texts are read aloud whole, however much of them is shown. A long title is written smaller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.context = CutLabel("", _STYLES[0]), CutLabel("", "secondary")
        self._box = vbox((self.title, 1), (self.context, 1), spacing=0, parent=self)
        self.folded = False

    def say(self, title: str, context: str) -> None:
        """Show the head of another page."""
        self.title.setText(title)
        self.context.setText(context)
        self.context.setVisible(bool(context))
        self._fit()

    def fold(self, height: int) -> bool:
        """One line or two in a window of so many pixels; whether that has changed."""
        folded = height / self._theme.scale < _LOW
        changed, self.folded = folded != self.folded, folded
        if changed:
            sideways = QBoxLayout.Direction.LeftToRight
            self._box.setDirection(sideways if folded else QBoxLayout.Direction.TopToBottom)
            self._box.setSpacing(self._theme.px(12) if folded else 0)
            self._fit()
        return changed

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The title as large as it has room; in one line it takes what it needs, and the context the rest."""
        shared = self.folded and bool(self.context.text())
        room = self.width() - (self._theme.px(_CONTEXT) + self._box.spacing() if shared else 0)
        widths = {style: self._width(style) for style in _STYLES}
        style = next((style for style in _STYLES if widths[style] <= room), _STYLES[-1])
        if self.title.property("role") != style:
            self.title.setProperty("role", style)
            self.title.style().unpolish(self.title)
            self.title.style().polish(self.title)
        self.title.setMinimumWidth(max(0, min(widths[style], room)) if shared else 0)
        self.title.setMaximumWidth(widths[style] if shared else _ANY_WIDTH)

    def _width(self, style: str) -> int:
        letters = QFontMetrics(self._theme.font(style)).horizontalAdvance(self.title.text())
        return letters + self._theme.px(_SPARE)
