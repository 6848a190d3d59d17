"""Everything that was entered for a candidate: each result with its names, and what was proposed in vain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, capital, clock_text, date_text
from eduapp.exams.sittings import queries
from eduapp.exams.sittings.rules.corrections import basis_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import Chip, button, hbox, hline, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from eduapp.exams.sittings.queries import CandidateRow, CorrectionRow, ResultHistory
    from eduapp.gui.bench import Bench

WIDTH = 620


def show_history(bench: Bench, row: CandidateRow, parent: QWidget) -> None:
    """Ask for what was entered for a candidate, and show it."""

    def shown(results: list[ResultHistory], proposed: list[CorrectionRow]) -> None:
        said = [withheld_text(one) if row.withheld else result_text(one) for one in results]
        title = _("History of the result of candidate {number}").format(number=row.candidate_number)
        HistoryDialog(bench, title, said, [one for one in proposed if not one.attested_by], parent).open()

    def then(results: list[ResultHistory]) -> None:
        bench.runner.query(
            queries.corrections, row.id, owner=parent, done=lambda proposed: shown(results, proposed)
        )

    bench.runner.query(queries.history, row.id, owner=parent, done=then)


class HistoryDialog(Dialog):
    """Read only: a correction is a new result."""

    def __init__(
        self,
        bench: Bench,
        title: str,
        results: Sequence[tuple[str, tuple[str, ...], bool]],
        proposed: Sequence[CorrectionRow],
        parent: QWidget,
    ) -> None:
        super().__init__(bench.theme, title, parent, width=WIDTH)
        px = bench.theme.px
        rows: list[QWidget] = []
        for said in results:
            rows += [hline(), self._row(*said)]
        for one in proposed:
            rows += [hline(), self._row(proposed_text(one), decided_text(one), in_force=False)]
        self.back = button(bench.theme, _("Close"), kind="primary")
        self.back.clicked.connect(self.reject)
        self.fill(label(title, "subtitle", wrap=True), px(4), *rows[1:], None, buttons=[self.back])
        self.back.setFocus()

    def _row(self, first: str, more: Sequence[str], in_force: bool) -> QWidget:
        px, holder = self.theme.px, QWidget()
        lines = [label(first, "bodyStrong", wrap=True), *(label(one, "caption", wrap=True) for one in more)]
        chips = [Chip(self.theme, _("in force"), "present", "check")] if in_force else []
        hbox((vbox(*lines, spacing=px(1)), 1), *chips, spacing=px(10), parent=holder)
        return holder


def result_text(one: ResultHistory) -> tuple[str, tuple[str, ...], bool]:
    """A result, its names and reason, and whether it is in force."""
    return one.label, (*_names(one), *_returned(one)), not one.superseded


def withheld_text(one: ResultHistory) -> tuple[str, tuple[str, ...], bool]:
    """The same of one that nobody is told yet."""
    return _("Fixed, not released"), (*_names(one), *_returned(one)), not one.superseded


def proposed_text(one: CorrectionRow) -> str:
    """What was proposed and is not in force; without grades while nobody is told them."""
    if one.withheld:
        return _("Proposed: another grade than the fixed one")
    return _("Proposed: {new} instead of {old}").format(new=one.new, old=one.old)


def decided_text(one: CorrectionRow) -> tuple[str, ...]:
    """By whom, why, and what became of it."""
    first = _("Proposed by {name}, {when}: {reason} ({basis})").format(
        name=one.proposed_by, when=when_text(one.proposed_at), reason=one.reason, basis=basis_text(one.basis)
    )
    if one.refused_at is None:
        return first, _("Waits for a second person.")
    return first, _("Refused by {name}, {when}: {reason}").format(
        name=one.refused_by, when=when_text(one.refused_at), reason=one.refused_reason
    )


def when_text(moment: datetime) -> str:
    """Day and time at the site."""
    here = moment.astimezone(zone())
    return f"{date_text(here.date())} {clock_text(here.time())}"


def _returned(one: ResultHistory) -> tuple[str, ...]:
    """Who took it back or put it in force again, and why."""
    taken, again = (
        _("Taken back by {names}, {when}: {reason}"),
        _("In force again by {names}, {when}: {reason}"),
    )
    both = _("{first} and {second}")
    return tuple(
        (again if each.result_id == one.id else taken).format(
            names=each.first
            if each.first == each.second
            else both.format(first=each.first, second=each.second),
            when=when_text(each.at),
            reason=each.reason,
        )
        for each in one.returns
    )


def _names(one: ResultHistory) -> tuple[str, ...]:
    when = when_text(one.entered_at)
    if not one.reason:
        return (_("Entered by {name}, {when}").format(name=one.entered_by, when=when),)
    if not one.proposed_by:  # from before two were asked for
        words = _("Corrected by {name}, {when}: {reason}")
        return (words.format(name=one.entered_by, when=when, reason=one.reason),)
    words = _("Corrected, {basis}. Proposed by {first}, attested by {second}, {when}")
    told = words.format(basis=basis_text(one.basis), first=one.proposed_by, second=one.entered_by, when=when)
    return told, capital(one.reason)
