"""The line under the register: which keys there are, why something was not done, and whether all is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, ngettext
from eduapp.education.attendance.ui.looks import looks
from eduapp.gui.widgets import IconLabel, KeyCap, button, hbox, label

if TYPE_CHECKING:
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.theme import Theme


class StatusLine(QWidget):
    """Keys at the left until there is something to say; Saved at the right. With large text only news."""

    again_asked = Signal()

    def __init__(self, theme: Theme, sheet: Sheet, *, compact: bool) -> None:
        super().__init__()
        self._sheet, self._compact = sheet, compact
        px = theme.px
        self._keys = _keys(theme)
        self._hint = label("", "captionStrong", wrap=True)
        self._hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hint_sign = IconLabel(theme, "info", 16, "late")
        self._saved_sign = IconLabel(theme, "circle-check", 16, "present")
        self._unsaved_sign = IconLabel(theme, "triangle-alert", 16, "late")
        self._saved = label("", "caption")
        self.again = button(theme, _("Try again"), kind="plain")
        self.again.clicked.connect(self.again_asked)
        hbox(
            self._keys, self._hint_sign, (self._hint, 9), None,
            self._saved_sign, self._unsaved_sign, self._saved, self.again,
            spacing=px(6), margins=(px(2), 0, 0, 0), parent=self,
        )  # fmt: skip
        self.say("")

    def say(self, text: str) -> None:
        """Show a sentence in place of the keys; "" brings the keys back."""
        self._hint.setText(text)
        for widget in (self._hint, self._hint_sign):
            widget.setVisible(bool(text))
        self._keys.setVisible(not text and not self._compact)
        self.refresh()

    def hint(self) -> str:
        """The sentence shown now, "" for the keys."""
        return self._hint.text()

    def refresh(self) -> None:
        """Say whether everything is saved."""
        unsaved = len(self._sheet.unsaved)
        self._saved.setText(saved_text(self._sheet))
        for widget in (self._unsaved_sign, self.again):
            widget.setVisible(bool(unsaved))
        self._saved.setVisible(bool(unsaved) or not self._compact)
        self._saved_sign.setVisible(not unsaved and not self._compact and bool(self._saved.text()))
        wanted = bool(unsaved or self._hint.text()) or not self._compact
        if self.parentWidget() is not None or not wanted:  # without its place it would be a window
            self.setVisible(wanted)


def saved_text(sheet: Sheet) -> str:
    """When the last mark was saved, or how many could not be."""
    unsaved = len(sheet.unsaved)
    if unsaved:
        return ngettext("{count} not saved yet", "{count} not saved yet", unsaved).format(count=unsaved)
    if sheet.saved_at is None:
        return ""
    return _("Saved {time}").format(time=clock_text(sheet.saved_at.astimezone(zone()).time()))


def _keys(theme: Theme) -> QWidget:
    holder = QWidget()
    px = theme.px
    letters = [KeyCap(theme, look.letter) for look in looks()]
    parts = [
        ([KeyCap(theme, "9")], _("jump to row")),
        (letters, _("set mark")),
        ([KeyCap(theme, "R")], _("reason")),
        ([KeyCap(theme, "+")], _("guest")),
    ]
    row = hbox(IconLabel(theme, "keyboard", 18), spacing=px(5), parent=holder)
    for caps, words in parts:
        for cap in caps:
            row.addWidget(cap)
        row.addWidget(label(words, "caption"))
        row.addSpacing(px(6))
    return holder
