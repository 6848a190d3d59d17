"""Everybody who sat, by number: marks, the grade they give, what stands against it; and fixing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, capital, ngettext
from eduapp.exams.grading import service, terms
from eduapp.exams.grading.queries import GradeRow
from eduapp.exams.grading.rules.fixing import NobodyToFix
from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.after_key import correct_moved, let_stand, note_looks
from eduapp.exams.grading.ui.dialogs import propose_correction
from eduapp.exams.grading.ui.sheet_examiners import name_examiners
from eduapp.exams.marking import terms as marking
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import SEALED, label
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.sending import send
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Bar, button, clear, vbox, why_not
from eduapp.gui.widgets import label as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.exams.grading.queries import GradingPage
    from eduapp.gui.bench import Bench

TYPE_REASON = N_("Your role may look, but not type marks.")
NAME_REASON = N_("Your role may look, but not say who marked the sheets. Ask a leader.")
FIX_REASON = N_("Your role may look, but not fix grades. Ask a leader.")
CORRECT_REASON = N_("Your role may look, but not propose corrections.")
LOOK_REASON = N_("Your role may look, but not say that grades stand after a key was corrected. Ask a leader.")
NO_ROW = N_("Choose a candidate first.")
NO_PAPER = N_("Everybody sat on screen: there is no sheet to type.")
ON_APPEAL = N_("This grade was released and set aside on an appeal: it is assessed anew there.")
FIXED = N_("The grade of this candidate is fixed.")
NOT_FIXED = N_("The grade of this candidate is not fixed yet.")
FOR_GOOD = N_(
    "A fixed grade is entered in the record. After that it is corrected only with a reason and by two people "
    "(opplæringsforskrifta § 9-9)."
)
WAITS = N_("A correction of this grade waits already.")
LEAST_HEIGHT = 260  # px at 100 %: five rows
MOST_TOLD = 8  # sentences under the table; each row says its own


class MarksPart(QWidget):
    """A row each; F fixes the row, what stands against anybody is told above.

    `all_fixed` tells that there is nothing left to fix.
    """

    all_fixed = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._page: GradingPage | None = None
        self._open = 0  # without a grade when fixing was asked for
        px, theme = bench.theme.px, bench.theme
        self.table: TableView[GradeRow] = TableView(theme, self._columns(), name=_("Marks and grades"))
        self.table.setMinimumHeight(px(LEAST_HEIGHT))
        self.table.selection_changed.connect(lambda _row: self._show_verbs())
        self.type_in = button(theme, _("Type from the sheets…"), "keyboard")
        self.examiners = button(theme, _("Examiners of the sheets…"), "users")
        self.fix_all = button(theme, _("Fix all grades…"), "lock", kind="primary")
        self.fix_one = button(theme, _("Fix this grade…"), "lock")
        self.correct = button(theme, _("Correct this grade…"), "pen-line")
        self.correct_moved = button(theme, _("Correct all that moved…"), "square-check")
        self.let_stand = button(theme, _("Let grades stand…"), "lock")
        self.looked = button(theme, _("Answers were looked at…"), "eye")
        for verb, act in (
            (self.type_in, self._type_in),
            (self.examiners, lambda: self._ask(name_examiners)),
            (self.fix_all, self._fix_all),
            (self.fix_one, self._fix_one),
            (self.correct, self._correct),
            (self.correct_moved, lambda: self._ask(correct_moved)),
            (self.let_stand, lambda: self._ask(let_stand)),
            (self.looked, lambda: self._ask(note_looks)),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        made = QShortcut(QKeySequence("F"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        made.activated.connect(self.fix_one.click)
        verbs = QWidget()
        verbs.setLayout(
            Flow(
                self.type_in,
                self.examiners,
                self.fix_all,
                self.fix_one,
                self.correct_moved,
                self.let_stand,
                self.looked,
                self.correct,
                gap=px(8),
            )
        )
        self._told = vbox(spacing=px(4))
        self._empty = words(_("Nobody sat this exam."), "secondary", wrap=True)
        self._card = TableCard(theme, (self.table, 1))
        self._whole = words("", "caption", wrap=True)  # what the row has no room for
        vbox(self._told, verbs, self._card, self._whole, self._empty, spacing=px(10), parent=self)

    def show_page(self, page: GradingPage) -> None:
        """Show the marks as they are now."""
        self._page = page
        self.table.set_rows(page.rows)
        self._card.setVisible(bool(page.rows))
        self._empty.setVisible(not page.rows)
        self._tell(page)
        self._show_verbs()

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [("F", _("Fix the grade of the row"))]

    def begin(self) -> QWidget | None:
        """Where the keyboard begins: fixing all of them, if nothing stands against it; else the rows."""
        after_key = (one for one in (self.correct_moved, self.let_stand, self.looked) if not one.isHidden())
        for verb in (*after_key, self.fix_all):
            if verb.isEnabled():
                return verb
        return self.table if self._page is not None and self._page.rows else None

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[GradeRow]]:
        return [
            Column(
                _("No."),
                lambda row: str(row.number),
                sort=lambda row: row.number,
                width=80,
                spoken=looks.row_sentence,
            ),
            Column(_("Points"), looks.points_words, sort=lambda row: row.points or -1, width=110, whole=True),
            Column(_("Share"), looks.share_words, sort=lambda row: row.points or -1, width=90, priority=2),
            Column(_("Grade"), lambda _row: "", chip=looks.grade_look, sort=lambda row: row.grade, width=210),
            Column(_("State"), looks.state_words, priority=1),
        ]

    def _tell(self, page: GradingPage) -> None:
        """What stands against fixing all, a sentence each; then suspicions that are not decided."""
        clear(self._told)
        found = [*page.against, *(said for row in page.rows for said in row.problems)]
        if found:
            self._told.addWidget(Bar(self._bench.theme, "triangle-alert", told_text(found)))
        if page.suspected and page.state == SEALED:
            numbers = ", ".join(map(str, page.suspected))
            said = _(
                "A suspicion about candidate {numbers} is not decided. The grade is fixed all the same, and "
                "annulled only after a hearing (opplæringsforskrifta § 9-42)."
            ).format(numbers=numbers)
            self._told.addWidget(Bar(self._bench.theme, "info", said))

    def _show_verbs(self) -> None:
        row, actor = self.table.current_row(), self._bench.actor
        self._whole.setText(looks.row_sentence(row) if row is not None else "")
        now = self._against_now()
        typing = "" if actor.may(terms.TYPE_IN) else _(TYPE_REASON)
        why_not(self.type_in, typing or ("" if self._page and self._page.on_paper else _(NO_PAPER)))
        naming = "" if actor.may(marking.PLAN_MARKING) else _(NAME_REASON)
        self.examiners.setVisible(bool(self._page is not None and self._page.on_paper))
        why_not(self.examiners, naming or now)
        fixing = ("" if actor.may(terms.FIX) else _(FIX_REASON)) or now
        why_not(self.fix_all, fixing or self._against_all())
        why_not(self.fix_one, fixing or self._against_one(row))
        correcting = "" if actor.may(sittings.CORRECT_RESULTS) else _(CORRECT_REASON)
        why_not(self.correct, correcting or _against_correcting(row))
        rows = self._page.rows if self._page is not None else ()
        self.correct_moved.setVisible(any(one.moved_alone for one in rows))
        why_not(self.correct_moved, correcting)
        self.let_stand.setVisible(bool(self._page is not None and self._page.may_stand))
        why_not(self.let_stand, "" if actor.may(terms.FIX) else _(LOOK_REASON))
        self.looked.setVisible(any(one.looks and not one.waits for one in rows))
        why_not(self.looked, "" if actor.may(marking.CORRECT_KEYS) else _(LOOK_REASON))

    def _against_now(self) -> str:
        if self._page is None or self._page.state == SEALED:
            return ""
        return _("The exam is now: {state}.").format(state=label(self._page.state))

    def _against_all(self) -> str:
        page = self._page
        if page is None:
            return ""
        against = sum(bool(row.problems) for row in page.rows)
        if against or page.against:
            words_ = ngettext(
                "Something stands against the marks of {count} candidate: see above.",
                "Something stands against the marks of {count} candidates: see above.",
                against,
            )
            return words_.format(count=against)
        return "" if any(not row.done for row in page.rows) else NobodyToFix().sentence()

    def _against_one(self, row: GradeRow | None) -> str:
        if row is None:
            return _(NO_ROW)
        if row.done:
            set_aside = looks.state_words(row) if row.annulled else _(ON_APPEAL)
            return _(FIXED) if row.fixed else set_aside
        return " ".join((*(self._page.against if self._page else ()), *row.problems))

    def _type_in(self) -> None:
        if self._page is not None:
            self._bench.navigation.go(Route("grading.typing", self._page.id))

    def _fix_all(self) -> None:
        page = self._page
        if page is None:
            return
        rows = [row for row in page.rows if row.ready]
        people = looks.people_word(len(rows))
        title = _("Fix the grades of {people}?").format(people=people)
        order = service.FixGrades(sitting_id=page.id, before=page.digest)
        self._ask_and_fix(title, looks.grades_text(page, rows), order)

    def _fix_one(self) -> None:
        row = self.table.current_row()
        if row is None or self._page is None:
            return
        title = _("Fix the grade of candidate {number}?").format(number=row.number)
        order = service.FixGrades(sitting_id=self._page.id, candidate_ids=(row.id,), before=row.digest)
        said = ", ".join(filter(None, (row.label, looks.points_words(row), looks.source_words(row))))
        self._ask_and_fix(title, said, order)

    def _ask_and_fix(self, title: str, said: str, order: service.FixGrades) -> None:
        """Fixing is asked about, since nobody undoes it alone."""
        if self._bench.ask.confirm(title, f"{capital(said)}.\n\n{_(FOR_GOOD)}", _("Fix for good"), self):
            self._open = sum(not row.done for row in self._page.rows) if self._page is not None else 0
            send(self._bench, service.fix_grades, order, owner=self, done=self._fixed)

    def _fixed(self, count: object) -> None:
        number = int(str(count))
        said = ngettext("{count} grade is fixed.", "{count} grades are fixed.", number)
        self._bench.tell(said.format(count=number))
        self.table.setFocus()
        if self._open == number:
            self.all_fixed.emit()

    def _ask(self, ask: Callable[[Bench, GradingPage, QWidget], None]) -> None:
        if self._page is not None:
            ask(self._bench, self._page, self)

    def _correct(self) -> None:
        row = self.table.current_row()
        if row is not None and self._page is not None:
            propose_correction(self._bench, self._page, row, self)


def told_text(found: list[str]) -> str:
    """Every sentence, the first few of many."""
    shown = found[:MOST_TOLD]
    if len(found) > MOST_TOLD:
        more = len(found) - MOST_TOLD
        words_ = ngettext("And {count} more: see the rows.", "And {count} more: see the rows.", more)
        shown.append(words_.format(count=more))
    return "\n".join(shown)


def _against_correcting(row: GradeRow | None) -> str:
    if row is None:
        return _(NO_ROW)
    if not row.fixed:
        return _(NOT_FIXED)
    return _(WAITS) if row.waits else ""
