"""A field for weekdays: seven buttons in a row, any of which may be down."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from eduapp.core.i18n import day_with_weekday, weekday_short
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import button, hbox

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QPushButton

    from eduapp.gui.theme import Theme

_SOME_MONDAY = date(2026, 8, 17)


class WeekdaysField(QWidget):
    """Keeps to the Field protocol of forms; its value is a frozenset of weekdays, Monday being 0."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = [self._button(theme, _SOME_MONDAY + timedelta(days=n)) for n in range(7)]
        well, inside, gap = QFrame(), QWidget(), theme.px(3)
        well.setObjectName("well")
        Flow(*self.buttons, gap=theme.px(2), parent=inside)
        hbox(inside, margins=(gap, gap, gap, gap), parent=well)
        hbox(well, parent=self)
        self.setFocusProxy(self.buttons[0])

    def value(self) -> frozenset[int] | None:
        """The weekdays that are down, None while none is."""
        return frozenset(place for place, one in enumerate(self.buttons) if one.isChecked()) or None

    def set_value(self, value: Iterable[int] | None) -> None:
        """Put these down and no others."""
        wanted = set(value or ())
        for place, one in enumerate(self.buttons):
            one.setChecked(place in wanted)

    def misread(self) -> str:
        """Buttons cannot be misread."""
        return ""

    def _button(self, theme: Theme, day: date) -> QPushButton:
        name = day_with_weekday(day).split(" ")[0].capitalize()
        made = button(theme, weekday_short(day).capitalize(), kind="seg", name=name, checkable=True)
        made.toggled.connect(lambda _on: self.changed.emit())
        return made
