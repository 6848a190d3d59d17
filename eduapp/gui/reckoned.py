"""A date that was reckoned, and beside it the line that says why it is that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.gui.widgets import label, vbox

if TYPE_CHECKING:
    from datetime import date


class ReckonedDate(QWidget):
    """What the date is, the date, and its explanation; read aloud as one."""

    def __init__(self, title: str, day: date | None = None, line: str = "") -> None:
        super().__init__()
        self._title = label(title, "caption", wrap=True)
        self._day = label("", "bodyStrong", wrap=True)
        self._line = label("", "caption", wrap=True)
        vbox(self._title, self._day, self._line, spacing=0, parent=self)
        self.show_day(title, day, line)

    def show_day(self, title: str, day: date | None, line: str) -> None:
        """Another date; None: there is none yet, and `line` says why."""
        said = capital(f"{day_with_weekday(day)} {day.year}") if day is not None else _("not known yet")
        self._title.setText(title)
        self._day.setText(said)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._day.setAccessibleName(". ".join(filter(None, (f"{title}: {said}", line))))
