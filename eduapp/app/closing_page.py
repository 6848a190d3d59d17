"""Shown while the backup at close is made: the window goes by itself, or at once for who cannot wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from eduapp.core.i18n import N_, _
from eduapp.gui.widgets import Card, announce, button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.gui.tasks import JobHandle
    from eduapp.gui.theme import Theme

WAIT = N_("A backup of today’s work is being made and checked. Dagverk closes by itself when it is done.")
_CARD_WIDTH = 460


class ClosingPage(QWidget):
    """One sentence, how far it is, and a way out."""

    def __init__(self, theme: Theme, handle: JobHandle, close: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setProperty("helpTopic", "backups")
        px = theme.px
        self.message = label(_(WAIT), wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.setVisible(False)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("How far the backup is"))
        self.bar.setRange(0, 0)
        self.now = button(theme, _("Close without a backup"))
        self.now.clicked.connect(lambda _checked=False: close())
        card = Card(
            label(_("Closing Dagverk"), "title"), self.message, self.bar, self.problem, hbox(None, self.now),
            spacing=px(12), margins=(px(28), px(26), px(28), px(28)),
        )  # fmt: skip
        card.setFixedWidth(px(_CARD_WIDTH))
        vbox(None, hbox(None, card, None), None, parent=self)
        self.setFocusProxy(self.now)
        handle.progressed.connect(self._show)

    def kept(self) -> None:
        """Nothing is typed here."""

    def show_problem(self, sentence: str) -> None:
        """It could not be made: say why; the window stays until it was read."""
        self.bar.setVisible(False)
        self.message.setVisible(False)
        self.problem.setText(sentence)
        self.problem.setVisible(True)
        announce(self, sentence, urgent=True)

    def _show(self, done: int, total: int, _label: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
