"""What a question shows: paragraphs, tables and pictures, in large letters on paper that is not white."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from eduapp.gui.reading import grid, paragraph, picture
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import label, vbox
from eduapp.kiosk.formats.paper import PaperContent, PaperQuestion, PaperText
from eduapp.kiosk.rules.parts import Grid, Paragraph, PictureHere, parts_of, words_of

Pictures = Mapping[str, QPixmap]


def pictures_of(paper: PaperContent, question: PaperQuestion) -> dict[str, QPixmap]:
    """The pictures of a question by the names its texts place them under."""
    made = {}
    for one in question.pictures:
        pixmap = QPixmap()
        if pixmap.loadFromData(paper.pictures.get(one.digest, b"")):
            made[one.name] = pixmap
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
            yield paragraph(part.words, role, part.before)
        elif isinstance(part, Grid):
            yield grid(part.rows, role)
        else:
            yield picture(theme, pictures.get(part.name), part.said or part.name, "exam")


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
