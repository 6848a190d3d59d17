"""The line across a window that says whether the database can be reached, and what became of what waited."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import N_, _, clock_sign, clock_text, ngettext
from eduapp.gui.line import State
from eduapp.gui.widgets import announce, button, hbox, label, vbox
from eduapp.gui.widgets.marks import IconLabel

if TYPE_CHECKING:
    from eduapp.gui.line import Line
    from eduapp.gui.theme import Theme

LOST = N_(
    "The database cannot be reached just now. What you type stays here, and Dagverk tries again by itself."
)
SILENT = N_(
    "The database has not answered since {time}. What is shown may be out of date; what you do waits for the"
    " answer."
)
BACK = N_("The database can be reached again.")
SAVING = N_("What waited is being saved.")
SERVERS_COUNTS = N_("Dagverk goes by the server’s.")
TRY_NOW, SEEN = N_("Try now"), N_("I have seen it")


class LineBar(QFrame):
    """Takes no room while all is well. It is heard, too, and said by a sign beside the colour."""

    shown = Signal()  # it says something, or something else

    def __init__(self, theme: Theme, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self._theme, self._line, self._said = theme, line, ""
        px = theme.px
        self._gone = IconLabel(theme, "wifi-off", 18, "late")
        self._fine = IconLabel(theme, "circle-check", 18, "present")
        self._clock = IconLabel(theme, "clock", 18, "late")
        self.words = label("", "bodyStrong", wrap=True)
        self.now = button(theme, _(TRY_NOW))
        self.now.clicked.connect(line.try_now)
        self.seen = button(theme, _(SEEN))
        self.seen.clicked.connect(line.seen)
        hbox(
            vbox(self._gone, self._fine, self._clock), (self.words, 1), self.now, self.seen,
            spacing=px(10), margins=(px(24), px(6), px(10), px(6)), parent=self,
        )  # fmt: skip
        line.changed.connect(self._show)
        self._show()

    def again(self, before: QWidget) -> LineBar:
        """The same for what stands before this window."""
        return LineBar(self._theme, self._line, before)

    def _show(self) -> None:
        text = sentence(self._line)
        lost = self._line.lost
        silent = self._line.silent
        self.words.setText(text)
        self.setAccessibleName(text)
        self._gone.setVisible(silent)
        differ = self._line.state is State.THERE and bool(self._line.clock_off)
        self._fine.setVisible(not silent and not differ)
        self._clock.setVisible(differ and not silent)
        self.now.setVisible(lost)
        self.seen.setVisible(not lost and (any(self._line.earlier) or bool(self._line.clock_off)))
        self.setVisible(bool(text))
        if text:
            self.shown.emit()
        if text and text != self._said:
            announce(self, text, urgent=silent)
        self._said = text


def sentence(line: Line) -> str:
    """What there is to say of the line; nothing while all is well."""
    if line.lost:
        return " ".join(filter(None, (_(LOST), _waiting(line.waiting))))
    if line.silent_from is not None:
        since = line.silent_from.astimezone(zone())
        return _(SILENT).format(time=f"{clock_text(since.time())}{clock_sign()}{since:%S}")
    back = [] if line.state is State.THERE else [_(BACK), *_answers(line)]
    return " ".join((*back, *_earlier(*line.earlier), *_clocks(line.clock_off)))


def _clocks(off: timedelta) -> list[str]:
    """That this PC's clock is not the one that counts; `off`: how far that one is ahead."""
    count = round(abs(off) / timedelta(minutes=1))
    if not count:
        return []
    ahead = ngettext(
        "This PC’s clock is {count} minute ahead of the server’s.",
        "This PC’s clock is {count} minutes ahead of the server’s.",
        count,
    )
    behind = ngettext(
        "This PC’s clock is {count} minute behind the server’s.",
        "This PC’s clock is {count} minutes behind the server’s.",
        count,
    )
    return [(ahead if off < timedelta() else behind).format(count=count), _(SERVERS_COUNTS)]


def _earlier(saved: int, lost: int) -> list[str]:
    said = []
    if saved:
        words = ngettext(
            "The change that waited when Dagverk was left is saved.",
            "{count} changes that waited when Dagverk was left are saved.",
            saved,
        )
        said.append(words.format(count=saved))
    if lost:
        words = ngettext(
            "The change that waited when Dagverk was left is not saved. Do it again.",
            "{count} changes that waited when Dagverk was left are not saved. Do them again.",
            lost,
        )
        said.append(words.format(count=lost))
    return said


def _waiting(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{count} change is not confirmed yet: it is sent again, and never saved twice.",
        "{count} changes are not confirmed yet: they are sent again, and never saved twice.",
        count,
    ).format(count=count)


def _answers(line: Line) -> list[str]:
    said = [_(SAVING)] if line.waiting else []
    if line.saved:
        count = line.saved
        words = ngettext("The change that waited is saved.", "{count} changes that waited are saved.", count)
        said.append(words.format(count=count))
    if line.refused:
        count = line.refused
        words = ngettext(
            "The change that waited is not saved; the form or a message says why.",
            "{count} changes that waited are not saved; the form or a message says why.",
            count,
        )
        said.append(words.format(count=count))
    return said
