"""Title and context of a page on top of the window: two lines, or one where the window is low."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QBoxLayout, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import CutLabel, vbox

_LOW = 440  # logical pixels of the window below which head and margins are folded
_SPARE = 6  # px beside the letters of the title


class Head(QWidget):
    """Both texts are read aloud whole, however much of them is shown."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title, self.context = CutLabel("", "title"), CutLabel("", "secondary")
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

    def _fit(self) -> None:
        """In one line the title takes what it needs, and the context the rest."""
        metrics = QFontMetrics(self.title.font())
        wide = metrics.horizontalAdvance(self.title.text()) + self._theme.px(_SPARE)
        self.title.setMaximumWidth(wide if self.folded and self.context.text() else 16777215)
