"""The foot of the import page, which never scrolls away: what comes in too, how far a job is, the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.import_work import BRINGING, LOOKING, READING, ImportWork
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import IconLabel, button, hbox, label, rename, vbox, why_not

if TYPE_CHECKING:
    from eduapp.gui.tasks import JobHandle
    from eduapp.gui.theme import Theme

PATIENCE_MS = 250  # what is done sooner shows no progress


class Foot(QWidget):
    """Says how many rows the button would bring in, or why it cannot."""

    pressed = Signal()

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        px = theme.px
        self._work = work
        stopping = _("Stopping. Nothing is brought in.")
        sentences = {
            READING: _("Reading row {number} of {total}"),
            LOOKING: _("Looking at row {number} of {total}"),
            BRINGING: _("Bringing in row {number} of {total}"),
        }
        self.progress = {
            doing: ProgressPanel(theme, sentence, stopping=stopping) for doing, sentence in sentences.items()
        }
        self._sign = IconLabel(theme, "info", 18, "ink2")
        self._words = label("", "secondary", wrap=True)
        self.go = button(theme, self._work.subject.verb(0), kind="primary")
        self.go.setToolTip(key_text("bring_in"))
        self.go.clicked.connect(self.pressed)
        self._said = QWidget()
        hbox(self._sign, (self._words, 1), spacing=px(10), parent=self._said)
        hbox((vbox(*self.progress.values(), self._said, spacing=0), 1), self.go, spacing=px(10), parent=self)

    def follow(self, handle: JobHandle, doing: str) -> None:
        """Show how far a job is, unless it is over before anybody would miss it."""
        panel = self.progress[doing]
        QTimer.singleShot(PATIENCE_MS, panel, lambda: None if handle.over else self._show(panel, handle))

    def refresh(self) -> None:
        """Say again what the button would do."""
        looked, busy = self._work.looked, self._work.busy
        rows_wait = looked is not None and self._work.report is None
        self.go.setVisible(rows_wait)
        # As high as with a job to follow: rows that had to move each time would be painted anew each time.
        self.setMinimumHeight(self.progress[READING].sizeHint().height() if rows_wait else 0)
        if looked is None or not rows_wait:
            self._tell("")
            return
        count = self._work.coming()
        rename(self.go, self._work.subject.verb(count))
        reason = self._reason(count)
        why_not(self.go, _("A job is under way.") if busy else reason)
        also = self._work.subject.also(looked.also) if looked.also and not reason else ""
        self._tell(reason or also)

    def _tell(self, words: str) -> None:
        self._words.setText(words)
        self._sign.setVisible(bool(words))

    def _reason(self, count: int) -> str:
        """Why nothing can be brought in; "" if something can."""
        looked = self._work.looked
        if self._work.against():
            return _("Choose the columns first.")
        if count or looked is None:
            return ""
        counts = looked.preview.counts
        if counts[State.FIX]:
            return _("No row can be brought in yet. Correct at least one.")
        if counts[State.JOINED]:
            return _("Every row is known already. There is nothing to bring in.")
        return _("Every row is left out.")

    def _show(self, panel: ProgressPanel, handle: JobHandle) -> None:
        """The job in place of the words, until it is over."""
        self._said.hide()  # first: both of them at once would need more room
        handle.ended.connect(self._said.show)
        panel.bind(handle)
