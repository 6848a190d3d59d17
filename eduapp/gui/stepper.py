"""An amount of time between − and +: a field of forms like those of fields.py, for fingers and keys alike."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from eduapp.core.i18n import _
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme
from eduapp.gui.typed import read_span
from eduapp.gui.widgets import button, hbox

TOUCH = 44  # px at 100 %, each way

_STEPS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_Down: -1}


class _SpanLine(LineField):
    """Leaves + and − to the stepper around it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MinutesStepper(QWidget):
    """An amount of time between − and +, big enough for a finger (44 px). It may be typed too."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str, *, step: int = 15, most: int = 10 * 60) -> None:
        super().__init__()
        self._step, self._most = step, most
        less_name, more_name = _("Less: {name}").format(name=name), _("More: {name}").format(name=name)
        self.less = button(theme, "−", kind="step", name=less_name)
        self.more = button(theme, "+", kind="step", name=more_name)
        self.line = _SpanLine(theme, longest=9)
        self.line.setAccessibleName(name)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setFont(theme.font("bodyStrong", tabular=True))
        self.line.setFixedSize(theme.px(76), theme.px(TOUCH))
        for knob, by in ((self.less, -step), (self.more, step)):
            knob.setFixedSize(theme.px(TOUCH), theme.px(TOUCH))
            knob.setProperty("minTarget", TOUCH)
            knob.setAutoRepeat(True)
            knob.clicked.connect(lambda _on=False, by=by: self._add(by))
        hbox(self.less, self.line, self.more, spacing=theme.px(4), parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._write_out)
        self.line.changed.connect(self.changed)
        self.set_value(0)

    def value(self) -> int | None:
        """Minutes; None when what stands here is not an amount of time or too much."""
        minutes = read_span(self.line.text())
        return minutes if minutes is not None and minutes <= self._most else None

    def set_value(self, value: int | None) -> None:
        """Put minutes in."""
        self.line.setText("" if value is None else hours_and_minutes(value))

    def misread(self) -> str:
        """A sentence if what stands here is not an amount of time."""
        if not self.line.text().strip() or self.value() is not None:
            return ""
        most = hours_and_minutes(self._most)
        return _("Write the time as hours and minutes, such as 1:30, at most {most}.").format(most=most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _STEPS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
        else:
            self._add(way * self._step)

    def _add(self, minutes: int) -> None:
        self.set_value(min(self._most, max(0, (self.value() or 0) + minutes)))

    def _write_out(self) -> None:
        if (minutes := self.value()) is not None:
            self.set_value(minutes)
