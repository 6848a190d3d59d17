"""A text of a question as a document one can write in, and back: words, their form, lists and pictures.

A document fetches nothing: it knows the pictures it was given and no other source.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPainter,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
    QTextListFormat,
    QTextTable,
)

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import PLACE, placed
from eduapp.exams.questions.rules.question import Text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from PySide6.QtGui import QTextBlock, QTextFragment, QTextFrame, QTextList, QTextTableCell

    from eduapp.exams.questions.rules.picture import Picture

WIDEST, HIGHEST = 420, 280  # px at 100 %, of a picture in a text
LINE_END = "\u2028"
HELD = "\ufffc"  # stands where a picture is
_NUMBERED = frozenset({
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
})  # fmt: skip
_BEHIND = re.compile(r"(</(?:p|ul|ol|table)>)\s*((?:<img [^>]*>)+)")
_ALT = QTextFormat.Property.ImageAltText.value
_Vertical = QTextCharFormat.VerticalAlignment


class Paper(QTextDocument):
    """A document that shows the pictures it was given, at most so large, on white as on paper."""

    def __init__(self, parent: QObject | None = None, scale: float = 1.0) -> None:
        super().__init__(parent)
        self._scale = scale
        self._images: dict[str, QImage] = {}
        self.setDocumentMargin(4 * scale)

    def give(self, pictures: Mapping[str, Picture]) -> None:
        """These pictures are there from now on, by their names."""
        for name, picture in pictures.items():
            self._images[PLACE + name] = _fitted(QImage.fromData(picture.content), self._scale)

    def loadResource(self, _kind: int, name: QUrl | str) -> object:
        """A picture that is there, else nothing: no file is read and nothing is fetched."""
        told = name.toString() if isinstance(name, QUrl) else name
        return self._images.get(told, QImage())

    def write(self, text: Text) -> None:
        """Show a text in its form; what is neither plain nor HTML stands as it was written."""
        if text.form == q.HTML:
            self.setHtml(apart(text.words))
        else:
            self.setPlainText(text.words)
        self.setModified(False)

    def read(self, form: str) -> Text:
        """What stands there now: HTML where it has to be, else in the form it had."""
        if form != q.HTML and self._is_plain():
            return text_of(self.toPlainText(), form)
        return text_of(_body(self.rootFrame()), q.HTML)

    def _is_plain(self) -> bool:
        block = self.begin()
        while block.isValid():
            if block.textList() is not None or any(_marks(part) or _image(part) for part in _parts(block)):
                return False
            block = block.next()
        return not self.rootFrame().childFrames()


def apart(words: str) -> str:
    """HTML in which a picture behind a paragraph stands in a line of its own, which Qt does not see to."""
    return _BEHIND.sub(r"\1<p>\2</p>", words)


def image_format(name: str, words: str) -> QTextImageFormat:
    """A picture to be put where the cursor is."""
    made = QTextImageFormat()
    made.setName(PLACE + name)
    made.setProperty(_ALT, words)
    return made


def description_of(form: QTextCharFormat) -> str:
    """What is said of a picture in a text."""
    return str(form.property(_ALT) or "")


def _fitted(image: QImage, scale: float) -> QImage:
    """No larger than a text has room for; what lets light through stands on white, as on paper."""
    widest, highest = round(WIDEST * scale), round(HIGHEST * scale)
    if image.width() > widest or image.height() > highest:
        keeping, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(widest, highest, keeping, smooth)
    if not image.hasAlphaChannel() or image.isNull():
        return image
    ground = QImage(image.size(), QImage.Format.Format_RGB32)
    ground.fill(Qt.GlobalColor.white)
    painter = QPainter(ground)
    painter.drawImage(0, 0, image)
    painter.end()
    return ground


def _body(frame: QTextFrame | QTextTableCell) -> str:
    """Blocks, lists and tables in their order."""
    written, inside = list[str](), ""
    for block, table in _things(frame):
        kind = _kind(block.textList()) if block is not None else ""
        if kind != inside:
            written += [f"</{inside}>"] if inside else []
            written += [f"<{kind}>"] if kind else []
            inside = kind
        if table is not None:
            written.append(_table(table))
        elif block is not None and (kind or block.text().strip()):
            name = "li" if kind else "p"
            written.append(f"<{name}>{_inline(block)}</{name}>")
    return "".join(written) + (f"</{inside}>" if inside else "")


def _things(frame: QTextFrame | QTextTableCell) -> Iterator[tuple[QTextBlock | None, QTextTable | None]]:
    at = frame.begin()
    while not at.atEnd():
        inner = at.currentFrame()
        if isinstance(inner, QTextTable):
            yield None, inner
        elif at.currentBlock().isValid():
            yield at.currentBlock(), None
        at += 1


def _kind(listed: QTextList | None) -> str:
    if listed is None:
        return ""
    return "ol" if listed.format().style() in _NUMBERED else "ul"


def _table(table: QTextTable) -> str:
    rows = [
        "".join(f"<td>{_cell(table.cellAt(row, column))}</td>" for column in range(table.columns()))
        for row in range(table.rows())
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _cell(cell: QTextTableCell) -> str:
    """What stands in a cell; of a single paragraph only its words."""
    blocks = [block for block, _table in _things(cell) if block is not None]
    return _inline(blocks[0]) if len(blocks) == 1 else _body(cell)


def _parts(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _inline(block: QTextBlock) -> str:
    return "".join(_image(part) or _marked(part) for part in _parts(block))


def _image(part: QTextFragment) -> str:
    form = part.charFormat()
    if not form.isImageFormat():
        return ""
    name = form.toImageFormat().name().removeprefix(PLACE)
    return placed(name, description_of(form)) * part.text().count(HELD)


def _marked(part: QTextFragment) -> str:
    words = html.escape(part.text().replace(HELD, ""), quote=False).replace(LINE_END, "<br>")
    for mark in _marks(part):
        words = f"<{mark}>{words}</{mark}>"
    return words


def _marks(part: QTextFragment) -> list[str]:
    form = part.charFormat()
    told = {
        "b": form.fontWeight() > QFont.Weight.Medium,
        "i": form.fontItalic(),
        "sub": form.verticalAlignment() == _Vertical.AlignSubScript,
        "sup": form.verticalAlignment() == _Vertical.AlignSuperScript,
    }
    return [mark for mark, holds in told.items() if holds]
