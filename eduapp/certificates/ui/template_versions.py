"""Earlier versions of a school's own template: who kept which, when, and one of them taken again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.certificates import service
from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, date_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, hbox, label, vbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.certificates.queries import TemplateNow, VersionRow
    from eduapp.gui.bench import Bench

WIDTH = 600


def show_kept_versions(bench: Bench, now: TemplateNow, parent: QWidget, then: Callable[[], None]) -> None:
    """Those that are kept; `then` is called once one of them is taken again."""
    VersionsDialog(bench, now, parent, then).open()


class VersionsDialog(Dialog):
    """A row for each version, the newest first; the program's own is the last."""

    def __init__(self, bench: Bench, now: TemplateNow, parent: QWidget, then: Callable[[], None]) -> None:
        title = _("Earlier versions")
        super().__init__(bench.theme, title, parent, width=WIDTH)
        self._bench, self._now, self._then = bench, now, then
        px = bench.theme.px
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        self.fill(
            label(title, "subtitle", wrap=True),
            label(_("What is taken again becomes a new version. Issued papers stay as they are."), wrap=True),
            px(4),
            *(self._row(one) for one in now.versions),
            self._program(),
            buttons=[self.out],
        )
        self.out.setFocus()

    def _row(self, one: VersionRow) -> QWidget:
        local = one.at.astimezone(zone())
        words = _("Version {number}").format(number=one.number)
        if one.back:
            words = _("Version {number}: the program’s template again").format(number=one.number)
        note = _("{name}, {day} {time}").format(
            name=one.by, day=date_text(local.date()), time=clock_text(local.time())
        )
        in_use = one.number == self._now.number
        return self._line(words, note, one.number, in_use=in_use, offered=not one.back)

    def _program(self) -> QWidget:
        in_use = not self._now.content
        words = _("The program’s template")
        return self._line(words, _("As it comes with the program"), 0, in_use=in_use, offered=True)

    def _line(self, words: str, note: str, number: int, *, in_use: bool, offered: bool) -> QWidget:
        px, holder = self.theme.px, QWidget()
        holder.setProperty("listRow", True)
        texts = vbox(label(words, "bodyStrong", wrap=True), label(note, "caption", wrap=True), spacing=px(1))
        if in_use:
            verb: QWidget = label(_("in use"), "secondary")
        elif offered:
            verb = pressed = button(
                self.theme, _("Use again"), name=_("Use again: {what}").format(what=words)
            )
            pressed.clicked.connect(partial(self._take, number))
        else:
            verb = label("")
        hbox((texts, 1), verb, spacing=px(8), parent=holder)
        return holder

    def _take(self, number: int, *_pressed: object) -> None:
        order = service.TakeEarlier(look=self._now.look, number=number, before=self._now.number)
        send(self._bench, service.take_earlier, order, owner=self, done=self._taken)

    def _taken(self, _number: object) -> None:
        self.accept()
        self._then()
