"""Things to read: paragraphs that run in their own direction, tables, and pictures read aloud in words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label

WIDEST, HIGHEST = 900, 420  # px at 100 %, of a picture


def paragraph(words: str, role: str, before: str = "") -> QLabel:
    """Words that go on over lines; a bullet or a number may stand before them."""
    made = label(f"{before} {words}" if before else words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def grid(rows: Sequence[Sequence[str]], role: str) -> QWidget:
    """A table."""
    frame = QFrame()
    frame.setObjectName("card")
    cells = QGridLayout(frame)
    for line, row in enumerate(rows):
        for column, words in enumerate(row):
            cells.addWidget(label(words, role, wrap=True), line, column)
    return frame


def picture(
    theme: Theme,
    pixmap: QPixmap | None,
    said: str,
    role: str,
    *,
    widest: int = WIDEST,
    highest: int = HIGHEST,
) -> QLabel:
    """A picture as large as there is room, read aloud as its description; without one that stands there."""
    if pixmap is None:
        return label(f"[{said}]", role, wrap=True)
    made = label(name=said)
    made.setPixmap(fitted(theme, pixmap, widest, highest))
    return made


def fitted(theme: Theme, pixmap: QPixmap, widest: int = WIDEST, highest: int = HIGHEST) -> QPixmap:
    """Never larger than the screen bears, never blown up beyond the text scale."""
    wide = min(pixmap.width() * theme.scale, widest)
    high = min(pixmap.height() * theme.scale, highest)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixmap.scaled(max(1, round(wide)), max(1, round(high)), keep, smooth)
