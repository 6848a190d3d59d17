"""On the page of a learner: certificates and safety training, which some courses ask for."""

from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text
from eduapp.education.courses import queries, terms
from eduapp.education.courses.queries import HeldRow
from eduapp.education.courses.rules import standing_of, what_text
from eduapp.education.courses.rules.qualifications import Standing
from eduapp.education.courses.ui.held_dialogs import (
    correct_qualification,
    note_qualification,
    withdraw_qualification,
)
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, button, hbox, hline, label, renew, vbox, why_not

NOTE_REASON = N_("Your role may look, but not note certificates. Ask a teacher or a leader.")
_LOOKS = {  # colour token and icon
    Standing.HOLDS: ("present", "check"),
    Standing.SOON_OUT: ("late", "hourglass"),
    Standing.OUT: ("absent", "circle-x"),
    Standing.NOT_PROVEN: ("none", "circle-dashed"),
}


class HeldPanel(QWidget):
    """What one learner holds, until when, and what is only told."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        px = bench.theme.px
        self._start = TabStart(self)
        self._rows = vbox(spacing=0)
        self.note = button(bench.theme, _("Add a certificate or training…"), "plus")
        self.note.clicked.connect(lambda: note_qualification(bench, subject_id, self))
        if not bench.actor.may(terms.NOTE_QUALIFICATIONS):
            why_not(self.note, _(NOTE_REASON))
        vbox(self._rows, hbox(self.note, None), spacing=px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again what is held."""
        self._bench.runner.query(queries.held, self._learner_id, owner=self, done=self._show, newest=True)

    def _show(self, rows: list[HeldRow]) -> None:
        verbs: list[QPushButton] = []
        lines = [part for row in rows for part in (hline(), self._row(row, verbs))][1:]
        renew(self._rows, *(lines or [label(_("Nothing noted yet."), "secondary", wrap=True)]))
        in_reading_order(self._start, verbs)

    def _row(self, row: HeldRow, verbs: list[QPushButton]) -> QWidget:
        theme, px, holder = self._bench.theme, self._bench.theme.px, QWidget()
        what = what_text(row.kind, row.code)
        words = vbox(
            label(capital(what), "bodyStrong", wrap=True),
            label(caption(row), "caption", wrap=True),
            spacing=0,
        )
        word, token, icon = chip_look(row, self._bench.today())
        shown: list[QWidget] = [Chip(theme, word, token, icon)]
        if self._bench.actor.may(terms.NOTE_QUALIFICATIONS):
            correct = button(theme, _("Correct…"), kind="plain", name=_("Correct {what}…").format(what=what))
            correct.clicked.connect(lambda: correct_qualification(self._bench, row, self))
            withdraw = button(
                theme, _("Withdraw…"), kind="plain", name=_("Withdraw {what}…").format(what=what)
            )
            withdraw.clicked.connect(lambda: withdraw_qualification(self._bench, row, self))
            verbs += [correct, withdraw]
            shown += [correct, withdraw]
        beside = QWidget()
        beside.setLayout(Flow(*shown, gap=px(8)))
        hbox((words, 1), beside, spacing=px(12), margins=(0, px(6), 0, px(6)), parent=holder)
        return holder

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.QUALIFICATIONS_CHANGED in topics:
            self.reload()


def chip_look(row: HeldRow, today: date) -> tuple[str, str, str]:
    """Word, colour and sign of how an entry stands: until when it holds, or why it does not."""
    standing = standing_of(row.facts, today)
    day = date_text(row.until) if row.until is not None else ""
    words = {
        Standing.HOLDS: _("valid until {day}") if day else _("valid without end"),
        Standing.SOON_OUT: _("runs out {day}"),
        Standing.OUT: _("ran out {day}"),
        Standing.NOT_PROVEN: _("not proven"),
    }
    return (words[standing].format(day=day), *_LOOKS[standing])


def caption(row: HeldRow) -> str:
    """The day, how it is known, who noted it; an end of what is not proven; and why it was corrected."""
    known = code_list("qualification_proofs")[row.known].label
    told = [_("obtained {day}").format(day=date_text(row.day)), known]
    if row.until is not None and not row.facts.proven:
        told.append(_("valid until {day}").format(day=date_text(row.until)))
    told.append(_("noted by {name}").format(name=row.noted_by))
    if row.reason:
        told.append(_("corrected: {reason}").format(reason=row.reason))
    return " · ".join(told)
