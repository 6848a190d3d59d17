"""A field for a text of a question: letters, a little form, and pictures where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QSizeF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from eduapp.core.i18n import ngettext
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import LONGEST_TEXT
from eduapp.exams.questions.rules.placing import PLACE, names_in
from eduapp.exams.questions.rules.question import NOTHING, Text
from eduapp.exams.questions.ui.rich_text import HELD, Paper, description_of, image_format

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from eduapp.exams.questions.rules.picture import Picture
    from eduapp.gui.theme import Theme

_Vertical = QTextCharFormat.VerticalAlignment
_Move = QTextCursor.MoveOperation
HIGHEST, HIGHEST_IN_PIXELS = 340, 460  # at 100 %; and as a small screen has it
_AROUND = 16  # px at 100 %, around the document: what the sheet of styles keeps free, and the line
_SOURCE = frozenset({q.MOODLE, q.MARKDOWN})  # forms that stand as they were written


class TextField(QTextEdit):
    """Keeps to the Field protocol of forms; its value is a Text. What nobody touched stays as it was.

    Tab leaves it. Ctrl+B, Ctrl+I, Ctrl+Up and Ctrl+Down give the marked letters a form.
    """

    changed = Signal()

    def __init__(self, theme: Theme, *, lines: int = 1) -> None:
        super().__init__()
        self._before = NOTHING
        self._pictures: dict[str, Picture] = {}
        self._paper = Paper(self, theme.scale)
        self._paper.setDefaultFont(theme.font("body"))
        self.setDocument(self._paper)
        self.setTabChangesFocus(True)
        self.setAcceptRichText(False)
        self._around = theme.px(_AROUND)
        self._least = QFontMetrics(theme.font("body")).lineSpacing() * lines + theme.px(26)
        self._most = max(self._least, min(theme.px(HIGHEST), HIGHEST_IN_PIXELS))
        self.setFixedHeight(self._least)
        self._paper.documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self.changed)

    def value(self) -> Text:
        """What stands in the field; HTML once it has form or pictures."""
        return self._paper.read(self._before.form) if self._paper.isModified() else self._before

    def set_value(self, value: Text | None) -> None:
        """Put a text in; its pictures were given before."""
        self._before = value or NOTHING
        self._paper.write(self._before)
        self.changed.emit()

    def misread(self) -> str:
        """A sentence if the text is longer than can be kept."""
        over = len(self.toPlainText()) - LONGEST_TEXT
        if over <= 0:
            return ""
        return ngettext(
            "The text is {count} character too long.", "The text is {count} characters too long.", over
        ).format(count=over)

    def give(self, pictures: Mapping[str, Picture]) -> None:
        """Pictures that its text may show."""
        self._pictures.update(pictures)
        self._paper.give(pictures)

    def pictures(self) -> list[Picture]:
        """Those that the text shows now."""
        names = names_in([self.value()])
        return [picture for name, picture in self._pictures.items() if name in names]

    def place(self, picture: Picture, words: str) -> None:
        """Show a picture where the cursor is, with its description."""
        self.give({picture.name: picture})
        self.textCursor().insertImage(image_format(picture.name, words))

    def picture_here(self) -> tuple[str, str] | None:
        """Name and description of the picture that the cursor stands behind, or that is marked."""
        form = self.textCursor().charFormat()
        if not form.isImageFormat():
            return None
        return form.toImageFormat().name().removeprefix(PLACE), description_of(form)

    def describe_here(self, words: str) -> None:
        """Say something else of that picture."""
        there = self.picture_here()
        if there is not None:
            cursor = self.textCursor()
            if not cursor.hasSelection():
                cursor.movePosition(_Move.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(image_format(there[0], words))

    def toggle(self, mark: str) -> None:
        """Give the marked letters, or those written next, a form; or take it away again."""
        if self._before.form in _SOURCE:
            return
        now, form = self.currentCharFormat(), QTextCharFormat()
        if mark == "b":
            bold = now.fontWeight() > QFont.Weight.Medium
            form.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)
        elif mark == "i":
            form.setFontItalic(not now.fontItalic())
        else:
            wanted = _Vertical.AlignSubScript if mark == "sub" else _Vertical.AlignSuperScript
            there = now.verticalAlignment() == wanted
            form.setVerticalAlignment(_Vertical.AlignNormal if there else wanted)
        self.mergeCurrentCharFormat(form)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Only words: what other programs bring along is neither wanted nor safe."""
        self.textCursor().insertText(source.text().replace(HELD, ""))

    def _grow(self, size: QSizeF) -> None:
        """As high as what stands in it, as far as a screen has room for it."""
        wanted = round(size.height()) + self._around
        height = min(max(wanted, self._least), self._most)
        if height != self.height():
            self.setFixedHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        mark = _MARKS.get(Qt.Key(event.key())) if control else None
        if mark is not None:
            self.toggle(mark)
        elif control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the form's
        else:
            super().keyPressEvent(event)


_MARKS = {Qt.Key.Key_B: "b", Qt.Key.Key_I: "i", Qt.Key.Key_Up: "sup", Qt.Key.Key_Down: "sub"}
