"""What became of a file, and where to go from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Card, IconTile, button, hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.exchange.files.jobs import Report
    from eduapp.exchange.files.subjects import Subject
    from eduapp.gui.theme import Theme


class ReportPanel(QWidget):
    """How many rows are in, known and refused. The refused ones can be saved and corrected elsewhere."""

    save_asked = Signal()
    list_asked = Signal()
    another_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self._title = label("", "subtitle", wrap=True)
        self._lines = label("", wrap=True)
        self.save = button(theme, _("Save the refused rows…"), "download")
        self.list = button(theme, _("Open the list"), "arrow-right", kind="primary")
        self.another = button(theme, _("Bring in another file"), "upload")
        self.save.clicked.connect(self.save_asked)
        self.list.clicked.connect(self.list_asked)
        self.another.clicked.connect(self.another_asked)
        tile = vbox(IconTile(theme, "circle-check", "present", 44), None)
        words = vbox(self._title, self._lines, spacing=px(4))
        buttons = Flow(self.list, self.save, self.another, gap=px(10))
        inside = vbox(hbox(tile, (words, 1), spacing=px(16)), buttons, spacing=px(16))
        card = Card(inside, margins=(px(20), px(18), px(20), px(18)))
        vbox(card, None, parent=self)

    def show_report(self, subject: Subject, file_name: str, report: Report) -> None:
        """Tell what became of the file."""
        self._title.setText(subject.done(report.entered))
        self._lines.setText("\n".join([_("From {file}.").format(file=file_name), *_lines(report)]))
        self.save.setVisible(report.refused > 0)

    def sentence(self) -> str:
        """All of it, to be read aloud."""
        return f"{self._title.text()} {self._lines.text()}"

    def first_button(self) -> QPushButton:
        """Where the keyboard goes: to the refused rows if there are any."""
        shown = [one for one in (self.save, self.list, self.another) if not one.isHidden()]
        return shown[0]

    def without_list(self) -> None:
        """Where there is no list to go to yet."""
        self.list.hide()


def _lines(report: Report) -> list[str]:
    lines = []
    if report.known:
        words = ngettext(
            "{count} row was known already and is left as it is.",
            "{count} rows were known already and are left as they are.",
            report.known,
        )
        lines.append(words.format(count=report.known))
    if report.refused:
        words = ngettext(
            "{count} row was refused. Save it, correct it, and bring that file in.",
            "{count} rows were refused. Save them, correct them, and bring that file in.",
            report.refused,
        )
        lines.append(words.format(count=report.refused))
    return lines
