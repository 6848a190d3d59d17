"""What stands against a form: a sentence under the field, and the same sentences on top as links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from eduapp.core.i18n import ngettext
from eduapp.gui.scrolling import scroll_to
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import IconLabel, clear, hbox, label, vbox

_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class FieldProblem(QWidget):
    """The sentence under a field: icon, colour and words. Takes no room while there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label("", "problem", wrap=True)
        hbox(
            IconLabel(theme, "circle-alert", 16, "absent"), (self._words, 1), spacing=theme.px(6), parent=self
        )
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence, or nothing."""
        self._words.setText(sentence)
        self.setVisible(bool(sentence))


class ProblemSummary(QFrame):
    """All problems on top of a form, each a link to its field. It takes the focus when they come."""

    def __init__(self, theme: Theme, go_to: Callable[[str], None]) -> None:
        super().__init__()
        self._theme, self._go_to = theme, go_to
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = label("", "bodyStrong", wrap=True)
        px = theme.px
        self._title.setIndent(px(4))  # as the links below, whose focus ring needs room
        self._links = vbox(spacing=px(2))
        words = vbox(self._title, self._links, spacing=px(4))
        icon = vbox(IconLabel(theme, "circle-alert", 20, "absent"), None)
        hbox(icon, (words, 1), spacing=px(10), margins=(px(14), px(12), px(14), px(12)), parent=self)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show (key, sentence) pairs; a key of "" is no link. None of them hides the summary."""
        clear(self._links)
        count = len(entries)
        title = ngettext("{count} thing to put right", "{count} things to put right", count).format(
            count=count
        )
        self._title.setText(title)
        before: QWidget = self
        for key, sentence in entries:
            entry = self._entry(key, sentence)
            self._links.addWidget(entry)
            if key:  # Tab goes through the links before the fields, though they are the youngest
                QWidget.setTabOrder(before, entry)
                before = entry
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join(sentence for _key, sentence in entries))
        self.setVisible(bool(entries))
        if entries:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            scroll_to(self)

    def links(self) -> list[QAbstractButton]:
        """The links to fields, top first."""
        items = (self._links.itemAt(i) for i in range(self._links.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, QAbstractButton)]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        focused = self.hasFocus()
        painter.setPen(QPen(theme.c("focus" if focused else "absent"), 2))
        painter.setBrush(theme.c("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))

    def _entry(self, key: str, sentence: str) -> QWidget:
        if not key:
            return label(sentence, "problem", wrap=True)
        link = Link(self._theme, sentence)
        link.clicked.connect(lambda: self._go_to(key))
        return link


class Link(QAbstractButton):
    """A sentence to press; unlike a push button it breaks into lines."""

    def __init__(self, theme: Theme, text: str, ink: str = "absent") -> None:
        super().__init__()
        self._theme, self._words, self._ink = theme, text, ink
        self._font = theme.font("bodyStrong")
        self._font.setUnderline(True)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - 2 * self._theme.px(4)), 10_000)
        needed = QFontMetrics(self._font).boundingRect(room, _WRAPPED, self._words).height()
        return max(self._theme.px(26), needed + 2 * self._theme.px(4))

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self.heightForWidth(self._theme.px(280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._theme.px(120), 160), self._theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, gap = self._theme, self._theme.px(4)
        painter.setFont(self._font)
        painter.setPen(theme.c(self._ink))
        painter.drawText(self.rect().adjusted(gap, gap, -gap, -gap), _WRAPPED, self._words)
        if self.hasFocus():
            painter.setPen(QPen(theme.c("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(4), theme.px(4))
