"""A field to write in. Nothing gets in or out of it but by the keys.

Copying works within the one field and for as long as it stands: what is copied lies in the field itself,
never on the clipboard of the system, where another program could read it or have left something. So a
sentence may be moved in an essay, and nothing can be carried from question to question, or in from outside.
"""

import re

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from eduapp.gui.theme import Theme
from eduapp.kiosk.formats.record import LONGEST_ANSWER

TOUCH = 44
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNITS = "utf-16-le"  # two bytes for each place that Qt counts
_Keys = QKeySequence.StandardKey


class AnswerField(QPlainTextEdit):
    """Plain text of one line or of many. `written` tells every change, `left` that one goes elsewhere."""

    written = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, name: str, *, lines: int = 1, text: str = "", longest: int = LONGEST_ANSWER
    ) -> None:
        super().__init__()
        self._lines, self._longest, self._kept_aside = lines, longest, ""
        self.setAccessibleName(name)
        self.setProperty("minTarget", TOUCH)
        self.setFont(theme.font("exam"))
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.setPlainText(text)
        self.document().setUndoRedoEnabled(True)
        high = self.fontMetrics().lineSpacing() * lines + theme.px(28)
        if lines == 1:
            self.setFixedHeight(max(high, theme.px(TOUCH)))
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        else:
            self.setMinimumHeight(high)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._on_change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._begin_at_the_side_one_reads_from()

    def _begin_at_the_side_one_reads_from(self) -> None:
        """Qt mirrors all of a field but where its words stand. Each paragraph keeps its own direction.

        A line that is longer than its field stays at the left: what lies left of that cannot be scrolled to.
        """
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self.viewport().width() - 2 * self.document().documentMargin()
        if self._lines == 1 and self.fontMetrics().horizontalAdvance(self.text()) >= room:
            from_right = False
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)
            self.ensureCursorVisible()

    def text(self) -> str:
        """What stands there, without control characters, which nobody sees and no file should hold."""
        return _UNSEEN.sub("", self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_Keys.Copy) or event.matches(_Keys.Cut):
            self._put_aside(cut=event.matches(_Keys.Cut))
        elif event.matches(_Keys.Paste):
            self.insertPlainText(self._kept_aside)
        elif self._lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif self._is_of_the_system(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        return QMimeData()  # also for the selection that X11 hands to a middle button

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing comes in from outside."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _put_aside(self, *, cut: bool) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._kept_aside = cursor.selectedText().replace("\u2029", "\n")
            if cut:
                cursor.removeSelectedText()

    def _is_of_the_system(self, event: QKeyEvent) -> bool:
        """Keys with Alt or the system's own: they belong to the window."""
        held = event.modifiers()
        alone = held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
        return bool(alone) and not held & Qt.KeyboardModifier.ControlModifier  # AltGr is both, and writes

    def _on_change(self) -> None:
        too_much = len(self.toPlainText()) - self._longest
        if too_much > 0:
            self._take_away(too_much)
            return
        self._begin_at_the_side_one_reads_from()
        self.written.emit()

    def _take_away(self, count: int) -> None:
        """What was written last and has no room: it stands before the cursor. All else stays.

        By one leap: going back letter by letter, Qt would stand still for a minute over a long text.
        """
        cursor = self.textCursor()
        if cursor.atStart():  # nothing stands before it: the end has no room, then
            cursor.movePosition(QTextCursor.MoveOperation.End)
        whole = self.toPlainText().encode(_UNITS, "surrogatepass")
        before = whole[: 2 * cursor.position()].decode(_UNITS, "surrogatepass")
        stays = before[: max(0, len(before) - count)].encode(_UNITS, "surrogatepass")
        cursor.setPosition(len(stays) // 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
