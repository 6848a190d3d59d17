"""The foot of a shift sheet: what it comes to, when the shift is, the signature. It never scrolls away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, date_text, ngettext
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
        self._fact, self._fact_value = label("", "caption"), label("", "largeStrong")
        self._note = label("", "caption")
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
        self._facts, self._seal = QWidget(), QWidget()
        vbox(None, self._fact, self._fact_value, None, spacing=px(2), parent=self._facts)
        vbox(None, self._signer, self._signed_at, None, spacing=px(2), parent=self._seal)
        total = vbox(None, self._caption, self._total, self._note, None, spacing=0)
        if not roomy:
            rename(self.undo, "", _("Undo"))
            rename(self.open, "", _("Open the workshop"))
        verbs = (self.undo, self.open, self.sign)
        for item in (total, px(10), self._facts, self.shift, (self._seal, 1), None, *verbs):
            add(self.box, item)

    def refresh(self) -> None:
        """Count anew."""
        sheet = self._state.sheet
        if self._state.view is None:
            return
        count = len(sheet.lines)
        total = ngettext("Total for {count} person", "Total for {count} people", count)
        self._caption.setText(total.format(count=count))
        self._total.setText(hours_and_minutes(sheet.minutes))
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
        signed = self._state.signed
        self.shift.setVisible(not signed)
        self._facts.setVisible(self._wide)
        self._fact.setText(_("Shift") if signed else _("Changed from the plan"))
        self._fact_value.setText(times if signed else people_text(self._state.changes))

    def _show_verbs(self) -> None:
        view, signed = self._state.view, self._state.signed
        for verb in (self.undo, self.sign):
            verb.setVisible(not signed)
        self.open.setVisible(signed)
        self._seal.setVisible(signed)
        if view is not None and view.signature is not None:
            at = view.signature.at.astimezone(zone())
            day = "" if at.date() == view.day else f"{date_text(at.date())} "
            self._signer.setText(_("Signed by {name}").format(name=view.signature.by))
            self._signed_at.setText(f"{day}{clock_text(at.time())}")
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
