"""The foot of a shift sheet: what it comes to, when the shift is, the signature. It never scrolls away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, ngettext
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import Card, add, button, label, rename, vbox, why_not
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.ui.knobs import TOUCH
from eduapp.workshops.hours.ui.looks import people_text, times_text

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.ui.sheet_state import SheetState

_WIDE, _MIDDLE = 1000, 860  # logical px of the window: all facts, the total alone


class ShiftFoot(Card):
    """Total, changes and shift at the left; Undo and Sign at the right."""

    undo_asked = Signal()
    sign_asked = Signal()
    shift_asked = Signal()
    workshop_asked = Signal()

    def __init__(self, bench: Bench, state: SheetState) -> None:
        px, logical = bench.theme.px, bench.theme.logical_width()
        side = px(18 if logical >= _MIDDLE else 10)
        super().__init__(horizontal=True, spacing=px(10), margins=(side, px(8), px(12), px(8)))
        self._bench, self._theme, self._state = bench, bench.theme, state
        self._wide = logical >= _WIDE
        self._caption, self._total = label("", "caption"), label("", "title")
        self._changes, self._note = label("", "largeStrong"), label("", "caption")
        self._note.hide()
        self.shift = self._big("", "clock", self.shift_asked)
        self.undo = self._big(_("Undo"), "undo-2", self.undo_asked, tip=key_text("undo"))
        self.sign = self._big(
            _("Sign and save"), "pen-line", self.sign_asked, kind="bigprimary", tip=key_text("sign")
        )
        self.open = self._big(_("Open the workshop"), "hammer", self.workshop_asked)
        self._signer, self._signed_at = label("", "caption", wrap=True), label("", "largeStrong")
        self._lay_out(roomy=logical >= _MIDDLE)
        self.open.hide()

    def _lay_out(self, *, roomy: bool) -> None:
        px = self._theme.px
        self._changed, self._seal = QWidget(), QWidget()
        changed = label(_("Changed from the plan"), "caption")
        vbox(None, changed, self._changes, None, spacing=px(2), parent=self._changed)
        vbox(None, self._signer, self._signed_at, None, spacing=px(2), parent=self._seal)
        total = vbox(None, self._caption, self._total, self._note, None, spacing=0)
        if not roomy:
            rename(self.undo, "", _("Undo"))
            rename(self.open, "", _("Open the workshop"))
        verbs = (self.undo, self.open, self.sign)
        for item in (total, px(10), self._changed, self.shift, (self._seal, 1), None, *verbs):
            add(self.box, item)

    def refresh(self) -> None:
        """Count anew."""
        sheet, view = self._state.sheet, self._state.view
        if view is None:
            return
        count, changes = len(sheet.lines), self._state.changes
        total = ngettext("Total for {count} person", "Total for {count} people", count)
        self._caption.setText(total.format(count=count))
        self._total.setText(hours_and_minutes(sheet.minutes))
        self._changes.setText(people_text(changes))
        self._show_shift()
        self._show_verbs()

    def stops(self) -> list[QPushButton]:
        """What the keyboard stops at, in order."""
        return [self.shift, self.undo, self.open, self.sign]

    def say(self, note: str) -> None:
        """A small word under the total."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def hold(self) -> None:
        """The signature is on its way: it is not given twice."""
        self.sign.setEnabled(False)

    # --- inside -------------------------------------------------------------------------------------

    def _show_shift(self) -> None:
        times = times_text(self._state.sheet.times)
        name = _("Shift {times}. Change…").format(times=times)
        rename(self.shift, times if self._wide else "", name)
        self.shift.setToolTip(name)
        why_not(self.shift, _("The sheet is signed.") if self._state.signed else "")

    def _show_verbs(self) -> None:
        view, signed = self._state.view, self._state.signed
        for verb in (self.undo, self.sign):
            verb.setVisible(not signed)
        self.open.setVisible(signed)
        self._seal.setVisible(signed)
        self._changed.setVisible(self._wide and not signed)
        if view is not None and view.signature is not None:
            self._signer.setText(_("Signed by {name}").format(name=view.signature.by))
            self._signed_at.setText(clock_text(view.signature.at.astimezone(zone()).time()))
        why_not(self.undo, "" if self._state.can_undo else _("There is nothing to undo yet."))
        why_not(self.sign, self._why_not_sign())

    def _why_not_sign(self) -> str:
        view = self._state.view
        if not self._bench.actor.may(terms.LOG_HOURS):
            return _("Your role may look, but not sign. Ask a workshop leader.")
        if view is not None and view.day > self._bench.today():
            return _("This day has not come yet.")
        if view is not None and not view.people:
            return _("Nobody stands on the sheet. Place somebody in the workshop first.")
        return ""

    def _big(
        self, text: str, icon: str, pressed: SignalInstance, *, kind: str = "big", tip: str = ""
    ) -> QPushButton:
        made = button(self._theme, text, icon, kind=kind, tip=tip or None)
        made.setProperty("minTarget", TOUCH)
        made.clicked.connect(lambda: pressed.emit())  # noqa: PLW0108 - drops whether it is checked
        return made
