"""Text on the screen. Names may hold anything, so no label ever reads its text as HTML."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


def label(
    text: str = "",
    role: str = "body",
    wrap: bool = False,
    align: Qt.AlignmentFlag | None = None,
    name: str = "",
) -> QLabel:
    """Plain text in a role of the theme (caption, body, subtitle …); `name` is what is read aloud instead."""
    made = QLabel()
    _dress(made, text, role, name)
    made.setWordWrap(wrap)
    if align is not None:
        made.setAlignment(align)
    return made


class CutLabel(QLabel):
    """One line that ends in … where it has no room; the whole text is in the tooltip and read aloud."""

    def __init__(self, text: str = "", role: str = "body") -> None:
        super().__init__()
        self._whole = text
        _dress(self, text, role, text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)

    def text(self) -> str:
        """The whole text, also when less of it is shown."""
        return self._whole

    def setText(self, text: str) -> None:
        self._whole = text
        self.setAccessibleName(text)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cut()  # the letters may have changed since
        super().paintEvent(event)

    def _cut(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        if shown != super().text():
            super().setText(shown)
            self.setToolTip("" if shown == self._whole else plain_tip(self._whole))


def plain_tip(text: str) -> str:
    """Text for a tooltip, which would read `<` as HTML: an escaped one, broken into lines by Qt."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped}</span>" if text else ""


def _dress(made: QLabel, text: str, role: str, name: str) -> None:
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    made.setProperty("role", role)
    if name:
        made.setAccessibleName(name)
