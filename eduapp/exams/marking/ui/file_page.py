"""The first page of an examiner without a database: which file, and the code that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.marking.formats.desk_file import ENDING
from eduapp.gui.fields import LineField
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Card, Logo, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.gui.bench import FileChooser
    from eduapp.gui.theme import Theme

PATTERNS = (f"*{ENDING}",)
HELP = N_("F1: help and keys")
_CARD_WIDTH = 520  # px at 100 %
_LONGEST_CODE = 40


class FilePage(QWidget):
    """Asks for a file and its code; what is wrong with either stands below them."""

    entered = Signal(object, str)  # path, code

    def __init__(self, theme: Theme, files: FileChooser, path: Path | None) -> None:
        super().__init__()
        self.setObjectName("root")
        self._files, self.path = files, path
        px = theme.px
        self.name = label("", wrap=True)
        self.choose = button(theme, _("Choose a file…"), "folder-open")
        self.choose.clicked.connect(self._choose)
        self.code = LineField(theme)
        self.code.setAccessibleName(_("Code"))
        self.code.setMaxLength(_LONGEST_CODE)
        self.code.returnPressed.connect(self._go)
        self.code.textChanged.connect(self._weigh)
        self.open = button(theme, _("Open"), kind="bigprimary")
        self.open.clicked.connect(self._go)
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        self._working = False
        title = label(_("Mark an exam"), "title", wrap=True)
        told = _("The code came apart from the file. It does not matter how the letters are written.")
        card = Card(
            hbox(Logo(theme, 34, "primary"), (title, 1), spacing=px(12)),
            px(10),
            *(label(_("File"), "captionStrong"), self.name, hbox(self.choose, None), px(6)),
            *(label(_("Code"), "captionStrong"), self.code, label(told, "caption", wrap=True)),
            *(self.trouble, px(6), self.open, label(_(HELP), "caption", wrap=True)),
            spacing=px(6), margins=(px(28), px(26), px(28), px(28)),
        )  # fmt: skip
        card.setFixedWidth(px(_CARD_WIDTH))
        inside = QWidget()
        vbox(None, hbox(None, card, None), None, parent=inside)
        vbox(DownwardsArea(inside, _("Mark an exam")), spacing=0, parent=self)
        self._weigh()

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        (self.choose if self.path is None else self.code).setFocus()

    def wait(self) -> None:
        """The file is being opened."""
        self._working = True
        self._weigh()

    def refuse(self, sentence: str) -> None:
        """Say why not; what was typed stays."""
        self._working = False
        self._weigh()
        self.trouble.setText(sentence)
        self.trouble.show()
        announce(self.trouble, sentence, urgent=True)
        self.code.setFocus()
        self.code.selectAll()

    def _choose(self) -> None:
        found = self._files.open(_("The file to mark in"), PATTERNS, self)
        if found is not None:
            self.path = found
            self.trouble.hide()
            self._weigh()
            self.begin()

    def _weigh(self) -> None:
        self.name.setText(_("No file is chosen.") if self.path is None else self.path.name)
        if self._working:
            reason = _("The file is being opened.")
        elif self.path is None:
            reason = _("Choose the file first.")
        else:
            reason = "" if self.code.text().strip() else _("Type the code of the file.")
        why_not(self.open, reason)

    def _go(self) -> None:
        if self.open.isEnabled():
            self.entered.emit(self.path, self.code.text())
