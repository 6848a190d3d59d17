"""The fields of forms: they take what people type, say what they understood, and never change by the wheel.

Each has value(), set_value(), misread() (a sentence when it cannot read what stands in it, else "") and the
signal `changed`.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from eduapp.core.i18n import _, clock_text, date_text, day_with_weekday, ngettext
from eduapp.core.spans import MINUTES_A_DAY, as_time
from eduapp.gui.theme import Theme
from eduapp.gui.typed import read_clock, read_day
from eduapp.gui.widgets import button, hbox

T = TypeVar("T")

HEIGHT = 36  # px at 100 %


class LineField(QLineEdit):
    """A line of text that may hold a small note at its end: a unit, a weekday."""

    changed = Signal()

    def __init__(self, theme: Theme, *, longest: int = 0) -> None:
        super().__init__()
        self._theme, self._note, self._lead = theme, "", 0
        self.setMinimumHeight(theme.px(HEIGHT))
        if longest:
            self.setMaxLength(longest)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """What stands in the field, without spaces around."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Put text in."""
        self.setText(value or "")

    def misread(self) -> str:
        """Any text is fine."""
        return ""

    def note(self) -> str:
        """The words at the end of the field."""
        return self._note

    def set_note(self, note: str) -> None:
        """Show words at the end of the field; the text keeps clear of them."""
        if note != self._note:
            self._note = note
            self._make_room()

    def set_lead(self, width: int) -> None:
        """Keep room before the text, for a sign."""
        self._lead = width
        self._make_room()

    def _make_room(self) -> None:
        width = QFontMetrics(self._theme.font("caption")).horizontalAdvance(self._note)
        self.setTextMargins(self._lead, 0, width + self._theme.px(8) if self._note else 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._note:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font("caption"))
        painter.setPen(self._theme.c("ink2"))
        room = QRect(0, 0, self.width() - self._theme.px(10), self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._note)


class DateEdit(LineField):
    """A day, typed in any usual form; the field writes it out and says the weekday.

    Up and Down move by a day, Page Up and Page Down by a week.
    """

    def __init__(self, theme: Theme, today: date, *, past: bool = False) -> None:
        super().__init__(theme, longest=24)
        self._today, self._past = today, past
        self.setPlaceholderText(_("day.month.year"))
        self.changed.connect(self._show_weekday)

    def value(self) -> date | None:  # type: ignore[override]
        """The day, or None when empty or not understood."""
        return read_day(self.text(), self._today, past=self._past)

    def set_value(self, value: date | None) -> None:  # type: ignore[override]
        """Put a day in."""
        self.setText(date_text(value) if value else "")

    def misread(self) -> str:
        """A sentence if what stands here is not a day."""
        if not self.text().strip() or self.value():
            return ""
        return _("“{text}” is not a date. Write day.month.year, such as 24.11.2026.").format(text=self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if day := self.value():
            self.set_value(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 7, Qt.Key.Key_PageDown: -7}
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        day = self.value()
        self.set_value(day + timedelta(days=step) if day else self._today)

    def _show_weekday(self) -> None:
        day = self.value()
        self.set_note(day_with_weekday(day).split(" ")[0] if day else "")


class TimeEdit(LineField):
    """A time of day as minutes after midnight, typed as 8, 800, 8.00 or 08:00.

    Up and Down move by five minutes.
    """

    STEP = 5

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, longest=12)

    def value(self) -> int | None:  # type: ignore[override]
        """Minutes after midnight, up to 1440 for the end of the day; None when empty or not understood."""
        return read_clock(self.text())

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Put a time in."""
        self.setText("" if value is None else _clock(value))

    def misread(self) -> str:
        """A sentence if what stands here is not a time of day."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return _("“{text}” is not a time of day. Write it as 08.30.").format(text=self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if (at := self.value()) is not None:
            self.set_value(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: self.STEP, Qt.Key.Key_Down: -self.STEP}.get(Qt.Key(event.key()))
        at = self.value()
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.set_value(min(MINUTES_A_DAY, max(0, at + step)))


class NumberEdit(LineField):
    """A whole number with its unit, between limits. Up and Down move by one."""

    def __init__(self, theme: Theme, unit: str = "", *, least: int = 0, most: int = 999_999) -> None:
        super().__init__(theme, longest=9)
        self._least, self._most = least, most
        self.set_note(unit)

    def value(self) -> int | None:  # type: ignore[override]
        """The number; None when empty, not a number or outside the limits."""
        number = self._number()
        return number if number is not None and self._least <= number <= self._most else None

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Put a number in."""
        self.setText("" if value is None else str(value))

    def misread(self) -> str:
        """A sentence if what stands here is no number, or too small or large."""
        if not self.text().strip() or self.value() is not None:
            return ""
        if self._number() is None:
            return _("“{text}” is not a whole number.").format(text=self.text())
        return _("Write a number from {least} to {most}.").format(least=self._least, most=self._most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = self._number()
        start = self._least - step if number is None else number
        self.set_value(min(self._most, max(self._least, start + step)))

    def _number(self) -> int | None:
        typed = "".join(self.text().split()).replace("−", "-")
        return int(typed) if typed.lstrip("-").isdecimal() and typed.count("-") <= 1 else None


class PasswordEdit(QWidget):
    """A password with a button that shows it while one types. Pasting works (WCAG 3.3.8)."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self.line = LineField(theme)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        show = _("Show the password")
        name = _("Show the password: {field}").format(field=title) if title else show  # one of several
        self.show_button = button(theme, "", "eye", name=name, tip=show)
        self.show_button.setCheckable(True)
        self.show_button.toggled.connect(self._show)
        hbox(self.line, self.show_button, spacing=theme.px(6), parent=self)
        self.setFocusProxy(self.line)
        self.line.changed.connect(self.changed)

    def value(self) -> str:
        """The password exactly as typed; spaces belong to it."""
        return self.line.text()

    def set_value(self, value: str | None) -> None:
        """Put a password in, or empty the field."""
        self.line.setText(value or "")

    def misread(self) -> str:
        """Any text is fine; rules for passwords live elsewhere."""
        return ""

    def _show(self, on: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)


class Choice(QComboBox, Generic[T]):
    """One of some named values. The wheel over it scrolls the page unless it has the focus."""

    changed = Signal()

    def __init__(self, theme: Theme, options: Sequence[tuple[T, str]], value: T | None = None) -> None:
        super().__init__()
        self._options = tuple(options)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px(HEIGHT))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        for _value, text in self._options:
            self.addItem(text)
        self.setCurrentIndex(-1)
        self.set_value(value)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def value(self) -> T | None:
        """The chosen value, None while nothing is chosen."""
        index = self.currentIndex()
        return self._options[index][0] if 0 <= index < len(self._options) else None

    def set_value(self, value: T | None) -> None:
        """Choose a value; one that is not offered chooses nothing."""
        values = [option for option, _text in self._options]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def set_options(self, options: Sequence[tuple[T, str]]) -> None:
        """Offer other values; the chosen one stays if it is still there."""
        chosen = self.value()
        self._options = tuple(options)
        self.clear()
        for _value, text in self._options:
            self.addItem(text)
        self.set_value(chosen)

    def misread(self) -> str:
        """A list cannot be misread."""
        return ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LongText(QPlainTextEdit):
    """Some lines of text. Tab leaves it; Ctrl+Enter is left to the form."""

    changed = Signal()

    def __init__(self, theme: Theme, *, lines: int = 3, longest: int = 2000) -> None:
        super().__init__()
        self._longest = longest
        self.setTabChangesFocus(True)
        height = QFontMetrics(theme.font("body")).lineSpacing() * lines
        self.setFixedHeight(height + theme.px(24))
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """The text without spaces around."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Put text in."""
        self.setPlainText(value or "")

    def misread(self) -> str:
        """A sentence if the text is longer than can be kept."""
        over = len(self.toPlainText()) - self._longest
        if over <= 0:
            return ""
        return ngettext(
            "The text is {count} character too long.", "The text is {count} characters too long.", over
        ).format(count=over)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)


def _clock(minute: int) -> str:
    if minute == MINUTES_A_DAY:
        return clock_text(as_time(0)).replace("00", "24", 1)
    return clock_text(as_time(minute))
