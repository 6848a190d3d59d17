"""How far the register is, and what can be done with the whole of it: a panel beside it, or a bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, long_date, ngettext
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.looks import look_of, looks
from eduapp.education.attendance.ui.status_line import saved_text
from eduapp.education.timetable import terms as timetable
from eduapp.gui.flow import Flow
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import (
    Card,
    CutLabel,
    IconLabel,
    KeyCap,
    Part,
    Ring,
    StatusMark,
    button,
    clear,
    hbox,
    label,
    rename,
    vbox,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from eduapp.education.attendance.queries import NotExpected
    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.bench import Bench

SIDE = 240  # px at 100 %
_NAMED = 4  # learners under Good to know
GUESTS = "guests"


class Summary(QWidget):
    """The verbs of the whole register. Subclasses say where they stand."""

    finish_asked = Signal()
    undo_asked = Signal()
    cancel_asked = Signal(object)  # the button, for the menu to open at

    def __init__(self, bench: Bench, sheet: Sheet) -> None:
        super().__init__()
        self.bench, self.theme, self.sheet = bench, bench.theme, sheet
        self.finish = button(self.theme, "", kind="primary")
        self.undo = button(self.theme, _("Undo"), "undo-2", tip=key_text("undo"))
        self.cancel = button(self.theme, _("Cancel session…"), "ban")
        self.finish.clicked.connect(self.finish_asked)
        self.undo.clicked.connect(self.undo_asked)
        self.cancel.clicked.connect(lambda: self.cancel_asked.emit(self.cancel))

    def refresh(self) -> None:
        """Count anew."""
        rename(self.finish, finish_text(self.sheet))
        rest = bool(self.sheet.to_fill) and not self._cancelled
        why_not(self.finish, self.sheet.why_not(Entry(rules.PRESENT)) if rest else "")
        why_not(self.undo, "" if self.sheet.can_undo else _("There is nothing to undo yet."))
        why_not(self.cancel, self._why_not_cancel())

    def set_low(self, low: bool) -> None:
        """The window is low for its text."""

    @property
    def _cancelled(self) -> bool:
        return self.sheet.head is not None and self.sheet.head.cancelled

    def _why_not_cancel(self) -> str:
        if not self.bench.actor.may(timetable.CANCEL_SESSIONS):
            return _("Your role may not cancel sessions.")
        return _("The session is cancelled already.") if self._cancelled else ""


class SidePanel(Summary):
    """Ring, counts and verbs beside the table; below them what is good to know of somebody."""

    def __init__(self, bench: Bench, sheet: Sheet) -> None:
        super().__init__(bench, sheet)
        px = self.theme.px
        self.setFixedWidth(px(SIDE))
        self._ring = Ring(self.theme, [], "", "", 112)
        self._state = label("", "caption", wrap=True, align=Qt.AlignmentFlag.AlignHCenter)
        self._numbers: dict[str, QLabel] = {}
        self._seldom: dict[str, QWidget] = {}  # rows that are there only if they count somebody
        self._known = vbox(spacing=px(6))
        self._know = Card(
            label(_("Good to know"), "bodyStrong"),
            self._known,
            spacing=px(6),
            margins=(px(14), px(10), px(14), px(12)),
        )
        keys = hbox(None, KeyCap(self.theme, "Ctrl"), KeyCap(self.theme, "Enter"), None, spacing=px(4))
        card = Card(
            hbox(None, self._ring, None),
            self._state,
            vbox(*self._count_rows(), spacing=px(4)),
            px(2),
            self.finish,
            keys,
            self.undo,
            self.cancel,
            spacing=px(6),
            margins=(px(14), px(12), px(14), px(12)),
        )
        inside = QWidget()
        inside.setObjectName("page")
        self._stack = vbox(card, self._know, None, spacing=px(12), parent=inside)
        # Else a notice with a long name makes the window higher than the screen.
        vbox((DownwardsArea(inside, _("Good to know")), 1), parent=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refresh(self) -> None:
        super().refresh()
        counts, total = self.sheet.counts(), len(self.sheet.roll)
        shown = [look_of(code) for code in _codes()]
        parts = [Part(look.token, counts[look.code], look.word.lower()) for look in shown]
        rest = Part("sunken", counts[""], look_of("").word.lower())
        self._ring.show_parts([*parts, rest], f"{total - counts['']}/{total}", _("recorded"))
        counts[GUESTS] = self.sheet.guests
        for code, number in self._numbers.items():
            number.setText(str(counts[code]))
        for code, row in self._seldom.items():
            row.setVisible(bool(counts[code]))
        self._state.setText(state_text(self.sheet))
        self._state.setVisible(bool(self._state.text()))
        self._fit()

    def _fit(self) -> None:
        """Where notices leave too little height, the ring goes first: the counts below it say the same."""
        self._stack.activate()
        needed = self._stack.totalHeightForWidth(self.width())
        if self._ring.isHidden():
            needed += self._ring.height()
        self._ring.setVisible(needed <= self.height())

    def show_known(self, on: bool) -> None:
        """Fill Good to know, or hide it with everything else that is private."""
        clear(self._known)
        notes = good_to_know(self.sheet) if on else []
        for icon, token, name, text in notes:
            words = vbox(
                label(name, "captionStrong", wrap=True), label(text, "caption", wrap=True), spacing=0
            )
            sign = vbox(IconLabel(self.theme, icon, 16, token), None)
            self._known.addLayout(hbox(sign, (words, 1), spacing=self.theme.px(8)))
        self._know.setVisible(bool(notes))
        self._fit()

    def seldom_shown(self) -> dict[str, str]:
        """The counts that are there only now, by code."""
        return {code: self._numbers[code].text() for code, row in self._seldom.items() if not row.isHidden()}

    def known_shown(self) -> int:
        """How many learners are told of."""
        return self._known.count()

    def _count_rows(self) -> Iterator[QWidget]:
        for code in (*_codes(), ""):
            look = look_of(code)
            row = self._count_row(code, StatusMark(self.theme, look.shape, look.word), look.word)
            if code and not look.letter:
                self._seldom[code] = row
            yield row
        sign = IconLabel(self.theme, "user", 12, "excused")
        self._seldom[GUESTS] = self._count_row(GUESTS, sign, _("Guests"))
        yield self._seldom[GUESTS]

    def _count_row(self, code: str, sign: QWidget, words: str) -> QWidget:
        row = QWidget()
        number = label("0", "bodyStrong", align=Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        number.setMinimumWidth(self.theme.px(24))
        self._numbers[code] = number
        hbox(sign, (label(words, wrap=True), 1), number, spacing=self.theme.px(8), parent=row)
        return row


class BottomBar(Summary):
    """The same in one line below the table, where text is large or the window narrow."""

    def __init__(self, bench: Bench, sheet: Sheet) -> None:
        super().__init__(bench, sheet)
        px = self.theme.px
        rename(self.cancel, "", _("Cancel session…"))
        self.cancel.setToolTip(_("Cancel session…"))
        self._done = label("", "bodyStrong")
        counts = QWidget()
        self._counts, self._counts_holder = Flow(gap=px(8), parent=counts), counts
        self._saved = CutLabel("", "caption")
        self._words = vbox(self._done, counts, self._saved, spacing=0)
        self._low = False
        card = Card(
            (self._words, 1), self.cancel, self.undo, self.finish,
            horizontal=True, spacing=px(8), margins=(px(10), px(4), px(8), px(4)),
        )  # fmt: skip
        hbox(card, parent=self)

    def set_low(self, low: bool) -> None:
        """Counts stand beside how far it is, and when it was saved is left out."""
        if low != self._low:
            self._low = low
            sideways = QBoxLayout.Direction.LeftToRight
            self._words.setDirection(sideways if low else QBoxLayout.Direction.TopToBottom)
            self._words.setSpacing(self.theme.px(12) if low else 0)
            self._words.setStretch(1, 1 if low else 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            self._words.setAlignment(self._counts_holder, middle if low else Qt.AlignmentFlag(0))
            self.refresh()

    def refresh(self) -> None:
        super().refresh()
        counts, total = self.sheet.counts(), len(self.sheet.roll)
        self._done.setText(_("{count} of {total} recorded").format(count=total - counts[""], total=total))
        clear(self._counts)
        for look in (look_of(code) for code in _codes()):
            if counts[look.code]:
                self._count(StatusMark(self.theme, look.shape, look.word), counts[look.code], look.word)
        if self.sheet.guests:
            self._count(IconLabel(self.theme, "user", 12, "excused"), self.sheet.guests, _("Guests"))
        self._saved.setText(state_text(self.sheet) or saved_text(self.sheet))
        self._saved.setVisible(not self._low)

    def _count(self, sign: QWidget, count: int, word: str) -> None:
        pair, number = QWidget(), label(str(count), "captionStrong", name=f"{count} {word.lower()}")
        hbox(sign, number, spacing=self.theme.px(4), parent=pair)
        self._counts.addWidget(pair)


def finish_text(sheet: Sheet) -> str:
    """What the main button does now."""
    count = len(sheet.to_fill)
    if count and not (sheet.head is not None and sheet.head.cancelled):
        many = ngettext("Mark {count} present and finish", "Mark {count} present and finish", count)
        return many.format(count=count)
    return _("Back to Today all the same") if sheet.goes_on_lacking else _("Back to Today")


def state_text(sheet: Sheet) -> str:
    """Where the register stands: nothing to say while it is being taken."""
    if not sheet.lines or sheet.unmarked or sheet.saved_at is None:
        return ""
    lacking = len(sheet.lacking)
    if lacking:
        said = ngettext("{count} without minutes or reason", "{count} without minutes or reason", lacking)
        return said.format(count=lacking)
    at = clock_text(sheet.saved_at.astimezone(zone()).time())
    return _("Finished {time} by {name}").format(time=at, name=sheet.saved_by)


def good_to_know(sheet: Sheet) -> list[tuple[str, str, str, str]]:
    """Icon, colour, name and words on who is away, who has just begun and who leaves soon."""
    head = sheet.head
    if head is None:
        return []
    notes = [note for line in sheet.lines if (note := _note_on(line, head.day, sheet.away)) is not None]
    return notes[:_NAMED]


def _codes() -> list[str]:
    """The marks that are counted: those with a letter, and who need not come."""
    return [*(look.code for look in looks()), "not_required"]


def _note_on(line: Line, day: date, away: Mapping[UUID, NotExpected]) -> tuple[str, str, str, str] | None:
    row = line.row
    if row.id in away:
        return "calendar-days", "held", row.name, _("Not expected: {why}").format(why=away[row.id].label)
    if row.leaves is not None and rules.leaves_soon(row.leaves, day):
        return "door-open", "excused", row.name, _("Last day here: {day}").format(day=_day(row.leaves, day))
    if row.first_day is not None and rules.is_new(row.first_day, day):
        return "user", "present", row.name, _("First day: {day}").format(day=_day(row.first_day, day))
    return None


def _day(day: date, near: date) -> str:
    """A day without its year where nobody would take it for another."""
    return long_date(day).removesuffix(f" {near.year}")
