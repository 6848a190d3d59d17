"""The import page before there is a file: what one can bring in, and a place to drop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QWidget

from eduapp.core.i18n import _
from eduapp.gui.widgets import IconTile, button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from eduapp.gui.theme import Theme

_WORDS = 460  # px at 100 %: a line one can read


class StartPanel(QWidget):
    """A place for a file, a button for those who do not drop, and which columns are known."""

    choose_asked = Signal()
    template_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px, middle = theme.px, Qt.AlignmentFlag.AlignHCenter
        self.choose = button(theme, _("Choose a file…"), "folder-open", kind="primary")
        self.choose.clicked.connect(self.choose_asked)
        self.template = button(theme, _("Save an empty list…"), "download", kind="plain")
        self.template.clicked.connect(self.template_asked)
        self._needed = label("", wrap=True, align=middle)
        self._others = label("", "secondary", wrap=True, align=middle)
        for words in (self._needed, self._others):
            words.setFixedWidth(px(_WORDS))
        formats = label(
            _("CSV, Excel (.xlsx) or OpenDocument (.ods). The file is only read, never kept."),
            "caption", wrap=True, align=middle,
        )  # fmt: skip
        formats.setFixedWidth(px(_WORDS))
        zone = _Zone(theme)
        vbox(
            None,
            hbox(None, IconTile(theme, "upload", "primary", 64), None),
            px(6),
            label(_("Drop a file here"), "subtitle", align=middle, wrap=True),
            hbox(None, formats, None),
            px(6),
            hbox(None, self.choose, None),
            px(6),
            hbox(None, self._needed, None),
            hbox(None, self._others, None),
            hbox(None, self.template, None),
            None,
            spacing=px(6),
            margins=(px(16), px(16), px(16), px(12)),
            parent=zone,
        )
        vbox((zone, 1), parent=self)

    def show_subject(self, needed: Sequence[str], others: Sequence[str]) -> None:
        """Which columns a list must and may have."""
        self._needed.setText(_("Needed: {names}.").format(names=", ".join(needed)))
        self._others.setText(_("Also known: {names}.").format(names=", ".join(others)) if others else "")
        self._others.setVisible(bool(others))


class _Zone(QFrame):
    """A broken outline, as places to drop things have."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("decoration", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.c("edge"), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self._theme.c("surface"))
        radius = self._theme.px(10)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
