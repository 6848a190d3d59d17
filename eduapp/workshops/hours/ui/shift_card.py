"""One person on the shift sheet: here or not, how long, and what is unusual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from eduapp.core.i18n import N_, _
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.widgets import announce, button, hbox, label, vbox, why_not
from eduapp.workshops.hours.rules.times import STEP, Times, clock, stepped
from eduapp.workshops.hours.ui.knobs import TOUCH, CheckKnob, ValueKnob
from eduapp.workshops.hours.ui.looks import absence_look, deviation_text, difference_text

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from eduapp.gui.theme import Theme
    from eduapp.workshops.hours.queries import SheetPerson
    from eduapp.workshops.hours.rules.sheet import SheetLine
    from eduapp.workshops.hours.ui.sheet_state import SheetState

LONGEST = N_("Nobody works longer than the shift. Make the shift of the day longer first.")
_RADIUS, _EDGE = 10, 2
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ShiftCard(QWidget):
    """One stop of the keyboard: arrows move, + and − change, Space is here or not, Enter sets the times."""

    moved = Signal(int, int)  # the person at the keyboard wants to the card beside: columns, rows
    entered = Signal()  # has the keyboard now
    times_asked = Signal()
    why_asked = Signal()  # somebody was just said not to be here
    reason_typed = Signal(int)  # 1 for the first reason

    def __init__(self, theme: Theme, person: SheetPerson, state: SheetState) -> None:
        super().__init__()
        self.theme, self.person, self._state = theme, person, state
        self._edge = "line"
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._make_knobs()
        px = theme.px
        self._name = label(person.name, "largeStrong", wrap=True)
        self._sub = label("", "caption", wrap=True)
        self._words = vbox(None, self._name, self._sub, None, spacing=px(1))
        hbox(
            self.here,
            (self._words, 1),
            self.less,
            self.value,
            self.more,
            spacing=px(5),
            margins=(px(8), px(8), px(8), px(8)),
            parent=self,
        )
        self.refresh()

    def refresh(self) -> None:
        """Show how the person stands now."""
        line, live = self._state.line_of(self.person.learner_id), not self._state.signed
        self.here.setEnabled(live)
        self.value.setEnabled(live and line is not None)
        for knob in (self.less, self.more):
            knob.setVisible(live)
            knob.setEnabled(line is not None)
        if line is None:
            self._show_away()
        else:
            self._show_line(line)
        self.setAccessibleName(f"{self.person.name}: {self._said(line)}")
        self.update()

    def height_for(self, width: int) -> int:
        """How high the card must be for its words, in pixels."""
        self._words.invalidate()  # Qt forgets the inner layout only with the next event
        return self.heightForWidth(width)

    def set_current(self, on: bool) -> None:
        """Whether Tab stops here. Of all cards only one is a stop; arrows go to the others."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus)

    # --- what is done -------------------------------------------------------------------------------

    def toggle(self) -> None:
        """Here or not here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._state.toggle(self.person.learner_id)
        self._speak()
        if self._state.times_of(self.person.learner_id) is None:
            self.why_asked.emit()

    def step(self, steps: int) -> None:
        """Some minutes more or less."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._state.step(self.person.learner_id, steps)
        self._speak()

    # --- inside -------------------------------------------------------------------------------------

    def _make_knobs(self) -> None:
        theme, name = self.theme, self.person.name
        self.here = CheckKnob(theme)
        self.here.setAccessibleName(_("{name}: here or not here").format(name=name))
        self.here.clicked.connect(self.toggle)
        self.value = ValueKnob(theme)
        self.value.clicked.connect(self.times_asked)
        words = _("{name}: {minutes} minutes less"), _("{name}: {minutes} minutes more")
        less, more = (text.format(name=name, minutes=STEP) for text in words)
        self.less = button(theme, "", "minus", kind="step", name=less)
        self.more = button(theme, "", "plus", kind="step", name=more)
        for knob, by in ((self.less, -1), (self.more, 1)):
            knob.setFixedSize(theme.px(TOUCH), theme.px(TOUCH))
            knob.setProperty("minTarget", TOUCH)
            knob.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            knob.setAutoRepeat(True)
            knob.setAutoRepeatDelay(500)
            knob.clicked.connect(lambda _on=False, by=by: self.step(by))

    def _show_away(self) -> None:
        token, icon, word = absence_look(self._state.reason_of(self.person.learner_id))
        self.here.show_status(token, icon)
        self.value.setText("–")
        self._sub.setText(_("Not here: {reason}").format(reason=word))
        self._edge = f"{token}_solid"

    def _show_line(self, line: SheetLine) -> None:
        who, ordinary = self.person.learner_id, self._state.sheet.times
        self.here.show_status("present", "check")
        self.value.setText(hours_and_minutes(line.minutes))
        barred, machines = self._state.barred_at(who), self._state.machines_of(who)
        said = [self._times_said(line.times, ordinary), deviation_text(line.deviation)]
        said += [_("may not use {machine}").format(machine=barred)] if barred else [m.label for m in machines]
        self._sub.setText(" · ".join(filter(None, said)))
        why_not(self.more, _(LONGEST) if stepped(line.times, ordinary, 1) == line.times else "")
        plain = not self._state.is_changed(who) and self._state.clash_of(who) is None and not barred
        self._edge = "line" if plain else "late_solid"

    def _times_said(self, times: Times, ordinary: Times) -> str:
        clash = self._state.clash_of(self.person.learner_id)
        if clash is not None:
            span = f"{clock(clash.span.start)}–{clock(clash.span.end)}"
            return _("{where} {hours}").format(where=clash.where, hours=span)
        if times.start != ordinary.start:
            return f"{clock(times.start)}–{clock(times.end)}"
        changed = difference_text(times.minutes - ordinary.minutes) if times != ordinary else ""
        return changed or _("As planned")

    def _said(self, line: SheetLine | None) -> str:
        """The line in words, for who hears it."""
        if line is None:
            return self._sub.text()
        hours = _("{hours} hours").format(hours=hours_and_minutes(line.minutes))
        self.value.setAccessibleName(_("{name}: set the times").format(name=self.person.name))
        clash = self._state.clash_of(self.person.learner_id)
        sub = _("overlaps with {other}").format(other=self._sub.text()) if clash else self._sub.text()
        return f"{hours}, {sub}"

    def _speak(self) -> None:
        announce(self, self.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            event.ignore()
            return
        if not self._go(Qt.Key(event.key())) and not self._change(event):
            event.ignore()

    def _go(self, key: Qt.Key) -> bool:
        if key not in _ARROWS:
            return False
        self.moved.emit(*_ARROWS[key])
        return True

    def _change(self, event: QKeyEvent) -> bool:
        key, text, live = event.key(), event.text(), not self._state.signed
        if live and text in ("+", "-", "−") and text:
            self.step(1 if text == "+" else -1)
        elif live and key == Qt.Key.Key_Space:
            self.toggle()
        elif live and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.value.isEnabled():
            self.times_asked.emit()
        elif live and text.isdigit() and text != "0" and not self.value.isEnabled():
            self.reason_typed.emit(int(text))
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px(_EDGE) + (1 if self.hasFocus() else 0)
        painter.setPen(QPen(theme.c("focus" if self.hasFocus() else self._edge), width))
        painter.setBrush(theme.c("surface"))
        half, radius = width / 2, theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()
