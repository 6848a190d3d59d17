"""How far long work is: a sentence with a name in it, a bar, the time left, and Stop."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QProgressBar

from eduapp.core.i18n import _, ngettext
from eduapp.gui.tasks import JobHandle
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import CutLabel, announce, button, hbox, label, rename, vbox

_SURE_AFTER = 2.0  # seconds before the time left is guessed
_MINUTE = 60
_NARROW = 700  # logical px; below, the time left goes under the bar


class ProgressPanel(QFrame):
    """Shows one job, while one goes on working.

    `sentence` has {number}, {total} and {label}, such as “Making certificate {number} of {total}: {label}”;
    the label a job reports is the thing it is at. `stopping` is said once Stop was pressed, and what becomes
    of what is done by then. `free`: whether one can go on working meanwhile, which is then said.
    """

    stopped = Signal()  # Stop was pressed

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        clock: Callable[[], float] = time.monotonic,
        stopping: str = "",
        *,
        free: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._theme, self._sentence, self._clock = theme, sentence, clock
        self._stopping = stopping or _("Stopping. What is finished is kept.")
        self._free = _("You can go on working.") if free else ""
        self._handle: JobHandle | None = None
        self._began, self._told_share = 0.0, 0
        self.words, self.left = CutLabel("", "bodyStrong"), label("", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(theme, _("Stop"), "x", kind="danger")
        self.stop.clicked.connect(self._press_stop)
        px = theme.px
        self._beside = hbox((self.words, 1), self.left, spacing=px(12))
        self._below = vbox(self._beside, self.bar, spacing=px(8))
        hbox(
            (self._below, 1),
            self.stop,
            spacing=px(16),
            margins=(px(16), px(10), px(12), px(12)),
            parent=self,
        )
        self.hide()

    def bind(self, handle: JobHandle) -> None:
        """Follow a job until it ends, then go away; whoever started it shows its report."""
        self._handle = handle
        self._began, self._told_share = self._clock(), 0
        self.bar.setRange(0, 0)  # how much there is, the first step tells
        self._say(_("Starting …"), "")
        rename(self.stop, _("Stop"))
        self.stop.setEnabled(True)
        handle.progressed.connect(self.show_progress)
        handle.ended.connect(self._end)
        self.setVisible(not handle.over)

    def show_progress(self, done: int, total: int, what: str = "") -> None:
        """Show that `done` of `total` are whole and `what` is being made."""
        if self._handle is not None and self._handle.stopping:
            return
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        sentence = self._sentence.format(number=min(done + 1, total), total=total, label=what)
        self._say(sentence.rstrip(": "), self._time_left(done, total))
        if total and done * 4 // total > self._told_share:
            self._told_share = done * 4 // total
            announce(self, sentence)  # at each quarter; every step would drown everything else

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self._theme.logical_width(event.size().width()) < _NARROW
        if narrow != (self._below.indexOf(self.left) >= 0):
            (self._beside if not narrow else self._below).addWidget(self.left)

    def _say(self, sentence: str, left: str) -> None:
        self.words.setText(sentence)
        self.left.setText(left)
        self.bar.setAccessibleName(sentence)
        self.setAccessibleName(f"{sentence}. {left}".strip(". "))

    def _time_left(self, done: int, total: int) -> str:
        passed = self._clock() - self._began
        if not done or passed < _SURE_AFTER:
            return self._free
        return f"{time_left_text(passed / done * (total - done))} {self._free}".strip()

    def _press_stop(self) -> None:
        if self._handle is not None:
            self._handle.cancel()
        self.stop.setEnabled(False)
        self._say(self._stopping, "")
        announce(self, self.words.text())
        self.stopped.emit()

    def _end(self) -> None:
        if self._handle is not None:
            self._handle.progressed.disconnect(self.show_progress)
            self._handle.ended.disconnect(self._end)
            self._handle = None
        self.hide()


def time_left_text(seconds: float) -> str:
    """“About 4 seconds left.”: whole seconds, then whole minutes, rounded up."""
    if seconds < _MINUTE:
        count = max(1, round(seconds))
        return ngettext("About {count} second left.", "About {count} seconds left.", count).format(
            count=count
        )
    count = -round(-seconds // _MINUTE)
    return ngettext("About {count} minute left.", "About {count} minutes left.", count).format(count=count)
