"""Says that something went wrong in the program, and shows all that could be saved of it before it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, _
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import IconTile, button, hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.gui.bench import FileChooser
    from eduapp.gui.theme import Theme

SAID = N_(
    "Something went wrong in Dagverk itself. What was saved stays saved, and you can go on. Below is all that"
    " was written down of it: no names, nothing that was typed."
)
SAVE = N_("Whoever looks after the program may ask for it. It is sent nowhere by itself.")
NAME = "dagverk-report.txt"
_LINES = 9


def show_report(theme: Theme, text: str, files: FileChooser, parent: QWidget | None) -> ReportDialog:
    """Open it over whatever is open."""
    dialog = ReportDialog(theme, text, files, QApplication.activeModalWidget() or parent)
    dialog.open()
    return dialog


class ReportDialog(Dialog):
    """The whole report, and a place for it if somebody wants it."""

    def __init__(self, theme: Theme, text: str, files: FileChooser, parent: QWidget | None) -> None:
        title = _("Something went wrong")
        super().__init__(theme, title, parent, width=620)
        self._text, self._files = text, files
        self.setAccessibleDescription(_(SAID))
        px = theme.px
        self.report = QPlainTextEdit(text)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(_("The report"))
        self.report.setMinimumHeight(self.report.fontMetrics().lineSpacing() * _LINES)
        self.told = label("", wrap=True)
        self.save = button(theme, _("Save the report…"))
        self.save.clicked.connect(self._save)
        self.out = button(theme, _("Close"))
        self.out.clicked.connect(self.reject)
        words = vbox(label(title, "subtitle", wrap=True), label(_(SAID), wrap=True), spacing=px(6))
        head = hbox(vbox(IconTile(theme, "life-buoy", "primary", 40), None), (words, 1), spacing=px(16))
        about = label(_(SAVE), "caption", wrap=True)
        self.fill(head, self.report, about, self.told, buttons=[self.save, self.out])
        self.out.setFocus()

    def _save(self) -> None:
        path = self._files.save(_("Save the report"), NAME, ["*.txt"], self)
        if path is None:
            return
        try:
            write_atomically(path, self._text.encode())
        except EduError as error:
            self.told.setText(error.sentence())
            return
        self.told.setText(_("Saved: {place}").format(place=path.name))
