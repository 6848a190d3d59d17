"""A large button with an answer on it: words over as many lines as they need, and pictures below."""

import unicodedata

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button

TOUCH = 44
_WRAP = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere


class ChoiceButton(QPushButton):
    """Pressed by finger, mouse, Space and Enter. `mark` stands before the words: a letter, or a place."""

    def __init__(self, theme: Theme, mark: str, words: str, pictures: tuple[QPixmap, ...] = ()) -> None:
        super().__init__()
        self._theme, self._mark, self._words, self._pictures = theme, mark, words, pictures
        self.setProperty("kind", "answer")
        self.setProperty("minTarget", TOUCH)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._letters, self._strong = theme.font("exam"), theme.font("examStrong")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_mark(mark)

    def show_mark(self, mark: str) -> None:
        """Show another letter or place, and say it."""
        self._mark = mark
        self.setAccessibleName(f"{mark}  {self._words}".strip())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._theme.px
        high = self._words_in(self._letters, self._room(width)).height()
        pictures = sum(picture.height() + px(8) for picture in self._pictures)
        return max(px(58), high + pictures + px(24))

    def sizeHint(self) -> QSize:
        wide = self._theme.px(420)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(58))

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        px, from_right = self._theme.px, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = self._room(self.width())
        painter.setPen(self._theme.c("primary_ink" if self.isChecked() else "ink"))
        mark = QRect(px(14), px(12), px(36), self.height() - px(24))
        words = QRect(px(54), px(12), room, self.height() - px(24))
        if from_right:
            mark.moveRight(self.width() - px(14))
            words.moveRight(self.width() - px(54))
        side = Qt.AlignmentFlag.AlignAbsolute
        side |= Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft
        painter.setLayoutDirection(_direction_of(self._words))
        painter.setFont(self._strong)
        painter.drawText(mark, side | Qt.AlignmentFlag.AlignTop, self._mark)
        painter.setPen(self._theme.c("ink"))
        painter.setFont(self._letters)
        painter.drawText(words, side | Qt.AlignmentFlag.AlignTop | _WRAP, self._words)
        top = px(12) + self._words_in(self._letters, room).height() + px(4)
        for picture in self._pictures:
            painter.drawPixmap(words.left(), top, picture)
            top += picture.height() + px(8)
        painter.end()

    def _room(self, width: int) -> int:
        return max(self._theme.px(60), width - self._theme.px(70))

    def _words_in(self, font: QFont, width: int) -> QRect:
        return QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), int(_WRAP), self._words or "x")


def _direction_of(words: str) -> Qt.LayoutDirection:
    """The direction a text is read in, by its first letter: an answer keeps its own in every layout."""
    for sign in words:
        kind = unicodedata.bidirectional(sign)
        if kind in {"L", "R", "AL"}:
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def arrow_back() -> str:
    """The icon that points to where one has read already."""
    from_right = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return "arrow-right" if from_right else "arrow-left"


def touch(
    theme: Theme,
    text: str,
    icon: str | None = None,
    kind: str | None = None,
    name: str | None = None,
    *,
    checkable: bool = False,
) -> QPushButton:
    """An ordinary button that is large enough for a finger."""
    made = button(theme, text, icon, kind, name=name, checkable=checkable)
    made.setProperty("minTarget", TOUCH)
    made.setMinimumSize(theme.px(TOUCH), theme.px(TOUCH))
    return made
