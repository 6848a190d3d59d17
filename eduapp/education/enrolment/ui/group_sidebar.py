"""Beside the people of a group: places taken, the states in figures, and what is good to know."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.queries import MemberRow, Roster
from eduapp.education.enrolment.ui.looks import STATES, leaving_chip, state_chip
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import Card, IconLabel, Part, Ring, clear, hbox, label, vbox

WIDTH = 240  # px at 100 %
MOST_NOTES = 5


class GroupSidebar(QWidget):
    """Two cards: the figures, and people one should think of before the course ends."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        theme, px = bench.theme, bench.theme.px
        self.setFixedWidth(px(WIDTH))
        self._ring = Ring(theme, [], "", "")
        self._figures, self._notes = vbox(spacing=px(6)), vbox(spacing=px(8))
        margins = (px(14), px(14), px(14), px(14))
        figures = Card(hbox(None, self._ring, None), self._figures, spacing=px(12), margins=margins)
        self._note_card = Card(
            label(_("Good to know"), "bodyStrong"), self._notes, spacing=px(8), margins=margins
        )
        vbox(figures, self._note_card, None, spacing=px(12), parent=self)

    def show_roster(self, roster: Roster) -> None:
        """Show another group, or the same with other people."""
        today, group = self._bench.today(), roster.group
        states = Counter(rules.state_on(row.state, row.first_day, today) for row in roster.members)
        live = [Part(STATES[state][0], states[state], state_chip(state)[2]) for state in rules.LIVE]
        if group.held:
            live.append(Part("late", group.held, _("held for an offer")))
        free = Part("sunken", max(0, group.free), _("free"))
        self._ring.show_parts([*live, free], f"{group.taken}/{group.capacity}", _("places taken"))
        clear(self._figures)
        for state in STATES:
            if states[state] or state == rules.ACTIVE:
                self._figures.addLayout(self._figure(state, states[state]))
        whole = roster.whole
        notes = [row for row in roster.members if leaving_chip(row, group.last_day, today, whole)]
        clear(self._notes)
        if whole is not None and whole.missing:
            self._notes.addLayout(self._said("hourglass", _("The plan"), rules.reached_text(whole)))
        for row in notes[:MOST_NOTES]:
            self._notes.addLayout(self._note(row, roster))
        if len(notes) > MOST_NOTES:
            more = _("and {count} more").format(count=len(notes) - MOST_NOTES)
            self._notes.addWidget(label(more, "caption"))
        self._note_card.setVisible(bool(notes) or bool(whole and whole.missing))

    def _figure(self, state: str, count: int) -> QHBoxLayout:
        token, icon, word = state_chip(state)
        number = label(str(count), "bodyStrong", align=Qt.AlignmentFlag.AlignRight)
        sign = IconLabel(self._bench.theme, icon, 16, token)
        return hbox(sign, (label(word, wrap=True), 1), number, spacing=self._bench.theme.px(8))

    def _note(self, row: MemberRow, roster: Roster) -> QHBoxLayout:
        chip = leaving_chip(row, roster.group.last_day, self._bench.today(), roster.whole)
        words = chip[2] if chip else ""
        if row.finish is not None and row.finish.missing:
            words = f"{rules.reached_text(row.finish)}, {words}"
        elif row.available_until and row.here:
            words = f"{date_text(row.available_until)}, {words}"
        return self._said("door-open", row.name, words)

    def _said(self, icon: str, title: str, words: str) -> QHBoxLayout:
        sign = vbox(IconLabel(self._bench.theme, icon, 18, "late"), None)
        said = vbox(label(title, "captionStrong", wrap=True), label(words, "caption", wrap=True), spacing=0)
        return hbox(sign, (said, 1), spacing=self._bench.theme.px(8))
