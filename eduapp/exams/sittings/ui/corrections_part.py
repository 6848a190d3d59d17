"""Corrections of results that wait for a second person, on the page of the exam."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.rules.corrections import basis_text
from eduapp.exams.sittings.ui.result_dialog import refuse_correction
from eduapp.exams.sittings.ui.result_history import when_text
from eduapp.gui.flow import Flow
from eduapp.gui.sending import send
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, button, hbox, hline, label, renew, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.exams.sittings.queries import CorrectionRow
    from eduapp.gui.bench import Bench

ATTEST_REASON = N_("Your role may look, but not attest corrections. Ask a leader.")
WITHHELD_REASON = N_(
    "Before the release no grade stands where names do. Attest it on the page “Marks and grades” of the exam."
)
OWN_REASON = N_("You proposed it yourself. Somebody else attests it (opplæringsforskrifta § 9-9).")


class CorrectionsPart(Card):
    """One row each, in order of time, with what would change, why, and two verbs; gone without any.

    On the page of the exam, beside names, and by number on the page of its grades.
    """

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        px = bench.theme.px
        self._rows = vbox(spacing=0)
        title = label(_("Corrections that wait for a second person"), "subtitle", wrap=True)
        super().__init__(title, self._rows, spacing=px(4), margins=(px(16), px(12), px(16), px(12)))
        self._start = TabStart(self)
        self.verbs: list[QPushButton] = []
        self.hide()

    def show_rows(self, waiting: Sequence[CorrectionRow]) -> None:
        """Show those of the exam as they are now."""
        self.verbs = []
        lines: list[QWidget] = []
        for one in waiting:
            lines += [hline(), self._row(one)]
        renew(self._rows, *lines[1:])
        self.setVisible(bool(waiting))
        in_reading_order(self._start, self.verbs)

    def _row(self, one: CorrectionRow) -> QWidget:
        theme, px = self._bench.theme, self._bench.theme.px
        own = one.proposer_id == self._bench.actor.user_id
        number = one.candidate_number
        attest = button(
            theme, _("Attest"), "stamp", name=_("Attest candidate {number}").format(number=number)
        )
        attest.clicked.connect(partial(self._attest, one))
        word = _("Take back…") if own else _("Refuse…")
        name = _("{verb} Candidate {number}").format(verb=word, number=number)
        refuse = button(theme, word, kind="plain", name=name)
        refuse.clicked.connect(lambda: refuse_correction(self._bench, one, self))
        may = self._bench.actor.may(terms.ATTEST_RESULTS)
        withheld = _(WITHHELD_REASON) if one.withheld else ""
        why_not(attest, _(ATTEST_REASON) if not may else _(OWN_REASON) if own else withheld)
        why_not(refuse, one.never_refused or ("" if own or may else _(ATTEST_REASON)))
        self.verbs += [attest, refuse]
        beside, holder = QWidget(), QWidget()
        beside.setLayout(Flow(attest, refuse, gap=px(8)))
        words = vbox(
            label(change_text(one), "bodyStrong", wrap=True),
            *(label(said, "caption", wrap=True) for said in why_text(one)),
            spacing=0,
        )
        hbox((words, 1), beside, spacing=px(12), margins=(0, px(6), 0, px(6)), parent=holder)
        return holder

    def _attest(self, one: CorrectionRow, *_checked: bool) -> None:
        order = service.AttestCorrection(correction_id=one.id, version=one.version)
        send(self._bench, service.attest_correction, order, owner=self, done=self._attested)

    def _attested(self, _result_id: object) -> None:
        self._bench.tell(_("The correction is in force."))


class CorrectionsByNumber(CorrectionsPart):
    """The same on a page without names, where grades stand before their release.

    The page it stands on asks first, once it stands there: with rows and no place it would be a window.
    """

    def __init__(self, bench: Bench, sitting_id: UUID) -> None:
        super().__init__(bench)
        self._sitting_id = sitting_id
        bench.feed.changed.connect(self._hear)

    def reload(self) -> None:
        """Ask again."""
        ask = partial(queries.waiting_corrections, by_number=True)
        self._bench.runner.query(ask, self._sitting_id, owner=self, done=self.show_rows, newest=True)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED}:
            self.reload()


def change_text(one: CorrectionRow) -> str:
    """Whose result, from which grade to which; that there is another, while nobody is told the grades."""
    if one.withheld:
        return _("Candidate {number}: another grade than the fixed one").format(number=one.candidate_number)
    return _("Candidate {number}: {old} → {new}").format(
        number=one.candidate_number, old=one.old, new=one.new
    )


def why_text(one: CorrectionRow) -> tuple[str, str]:
    """Who proposed it when and on what basis; and why."""
    words = _("Proposed by {name}, {when}: {basis}")
    told = words.format(name=one.proposed_by, when=when_text(one.proposed_at), basis=basis_text(one.basis))
    return told, one.reason
