"""What a question shows: paragraphs, tables and pictures, in large letters on paper that is not white."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label, vbox
from eduapp.kiosk.formats.paper import PaperContent, PaperQuestion, PaperText
from eduapp.kiosk.rules.parts import Grid, Paragraph, PictureHere, parts_of, words_of

Pictures = Mapping[str, QPixmap]
_WIDEST, _HIGHEST = 900, 420  # px at 100 %


def pictures_of(paper: PaperContent, question: PaperQuestion) -> dict[str, QPixmap]:
    """The pictures of a question by the names its texts place them under."""
    made = {}
    for picture in question.pictures:
        pixmap = QPixmap()
        if pixmap.loadFromData(paper.pictures.get(picture.digest, b"")):
            made[picture.name] = pixmap
    return made


def said_by(text: PaperText) -> str:
    """A text in one line, for buttons and screen readers; of a picture what it shows."""
    told = [
        part.said if isinstance(part, PictureHere) else words_of(part)
        for part in parts_of(text.words, text.form)
    ]
    return " ".join(" ".join(told).split())


def shown(theme: Theme, text: PaperText, pictures: Pictures, role: str = "exam") -> Iterator[QWidget]:
    """The widgets of a text, one below the other. Each paragraph runs in its own direction."""
    for part in parts_of(text.words, text.form):
        if isinstance(part, Paragraph):
            yield paragraph(part, role)
        elif isinstance(part, Grid):
            yield _grid(part, role)
        else:
            yield picture(theme, part, pictures)


def paragraph(part: Paragraph, role: str) -> QWidget:
    """Words that go on over lines; a bullet stands before them."""
    words = f"{part.before} {part.words}" if part.before else part.words
    made = label(words, role, wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def picture(theme: Theme, part: PictureHere, pictures: Pictures) -> QWidget:
    """A picture as large as there is room, read aloud as its description."""
    pixmap = pictures.get(part.name)
    if pixmap is None:
        return label(f"[{part.said or part.name}]", "exam", wrap=True)
    made: QLabel = label(name=part.said or part.name)
    made.setPixmap(fitted(theme, pixmap))
    return made


def fitted(theme: Theme, pixmap: QPixmap) -> QPixmap:
    """Never larger than the screen bears, never blown up beyond the text scale."""
    wide = min(pixmap.width() * theme.scale, _WIDEST)
    high = min(pixmap.height() * theme.scale, _HIGHEST)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixmap.scaled(max(1, round(wide)), max(1, round(high)), keep, smooth)


def _grid(part: Grid, role: str) -> QWidget:
    frame = QFrame()
    frame.setObjectName("card")
    rows = QGridLayout(frame)
    for line, cells in enumerate(part.rows):
        for column, words in enumerate(cells):
            rows.addWidget(label(words, role, wrap=True), line, column)
    return frame


def passage(theme: Theme, paper: PaperContent, question: PaperQuestion) -> QWidget:
    """A text without a question, as it stands above those that ask about it."""
    holder = QWidget()
    heads = [label(question.heading, "examStrong", wrap=True)] if question.heading else []
    vbox(
        *heads,
        *shown(theme, question.stem, pictures_of(paper, question)),
        spacing=theme.px(10),
        parent=holder,
    )
    return holder
