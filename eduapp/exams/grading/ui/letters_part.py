"""Telling results: letters to print, the day each was told, and until when one may appeal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, date_text
from eduapp.exams.grading import jobs, service, terms
from eduapp.exams.grading.queries import ToldRow
from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.dialogs import ask_letters, correct_notice, note_told
from eduapp.gui.flow import Flow
from eduapp.gui.rows import Column
from eduapp.gui.sending import send
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, vbox, why_not
from eduapp.gui.widgets import label as words

if TYPE_CHECKING:
    from eduapp.core.errors import EduError
    from eduapp.exams.grading.jobs import MadeLetters, MakeLetters
    from eduapp.exams.grading.queries import GradingPage
    from eduapp.gui.bench import Bench

HAND_OUT_REASON = N_("Your role may look, but not tell results.")
NOBODY = N_("No result may be told yet: two people release them first.")
TOLD_ALL = N_("Everybody who is chosen has been told already.")
NOT_TOLD = N_("Nobody has told this candidate yet.")
NO_ROW = N_("Choose a candidate first.")
LEAST_HEIGHT = 220  # px at 100 %: four rows


class LettersPart(QWidget):
    """A row each by name, once results may be told. Ticks choose some; without any all are meant."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._page: GradingPage | None = None
        theme, px = bench.theme, bench.theme.px
        self.table: TableView[ToldRow] = TableView(
            theme, self._columns(), name=_("Results that may be told"), ticks=True
        )
        self.table.setMinimumHeight(px(LEAST_HEIGHT))
        self.table.selection_changed.connect(lambda _row: self._show_verbs())
        self.table.ticks_changed.connect(self._show_verbs)
        self.letters = button(theme, _("Print letters…"), "printer")
        self.told = button(theme, _("Note as told…"), "file-check", kind="primary")
        self.correct = button(theme, _("Put the day right…"), "pen-line")
        for verb, act in (
            (self.letters, self.print_letters),
            (self.told, self._note_told),
            (self.correct, self._correct),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        verbs = QWidget()
        verbs.setLayout(Flow(self.letters, self.told, self.correct, gap=px(8)))
        self._empty = words(_(NOBODY), "secondary", wrap=True)
        self._card = TableCard(theme, (self.table, 1))
        self._lines = words("", "caption", wrap=True)
        vbox(verbs, self._empty, self._card, self._lines, spacing=px(8), parent=self)

    def show_page(self, page: GradingPage) -> None:
        """Show whom there is to tell."""
        self._page = page
        self.table.set_rows(page.told)
        self._card.setVisible(bool(page.told))
        self._empty.setVisible(not page.told)
        self._show_verbs()

    def print_letters(self) -> None:
        """Ask for a day and a language, make the letters, hand them to a printer.

        Of those who are ticked; without ticks of those whom nobody has told yet, or of all once everybody is,
        and of nobody whose grade is in doubt.
        """
        rows = self._untold() if not self.table.ticked_rows() else []
        rows = rows or self._clear()
        if self._page is not None and rows and self.letters.isEnabled():
            ask_letters(self._bench, self._page, rows, self, self._make)

    def against_letters(self) -> str:
        """Why no letter can be made; "" if some can."""
        role = "" if self._bench.actor.may(terms.HAND_OUT) else _(HAND_OUT_REASON)
        return role or ("" if self._page is not None and self._page.told else _(NOBODY))

    def begin(self) -> QWidget | None:
        """Where the keyboard begins: the letters, as long as somebody is to be told; else the rows."""
        if self.letters.isEnabled() and self._untold():
            return self.letters
        return self.table if self._page is not None and self._page.told else None

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[ToldRow]]:
        return [
            Column(_("Name"), lambda row: row.name, sort=lambda row: row.sort_key),
            Column(
                _("No."),
                lambda row: str(row.result.number),
                sort=lambda row: row.result.number,
                width=80,
                priority=2,
            ),
            Column(
                _("Result"),
                lambda _row: "",
                chip=looks.result_look,
                sort=lambda row: row.result.grade,
                width=200,
            ),
            Column(
                _("Told"),
                looks.told_words,
                caption=looks.way_words,
                sort=lambda row: row.result.told_on,
                width=250,
                priority=1,
            ),
            Column(_("Last day to appeal"), self._last_day, caption=self._why, width=300),
        ]

    def _last_day(self, row: ToldRow) -> str:
        return date_text(row.last.last_day) if row.last is not None else ""

    def _why(self, row: ToldRow) -> str:
        return looks.last_day_words(row)

    def _explained(self, row: ToldRow | None) -> str:
        """Why the last day of the chosen candidate is that day; else what choosing one would tell."""
        if self._page is None or not self._page.told:
            return ""
        said = " ".join(filter(None, (row.doubt, self._why(row)))) if row is not None else ""
        if row is None or not said:
            return _("Choose somebody who was told, to see why the last day to appeal is that day.")
        return _("Candidate {number}: {why}").format(number=row.result.number, why=said)

    def _chosen(self) -> list[ToldRow]:
        return self.table.ticked_rows() or list(self.table.table.rows)

    def _show_verbs(self) -> None:
        row = self.table.current_row()
        self._lines.setText(self._explained(row))
        none = self.against_letters()
        doubt = next((one.doubt for one in self._chosen() if one.doubt), "")
        why_not(self.letters, none or ("" if self._clear() else doubt))
        untold = any(one.result.told_on is None for one in self._chosen())
        why_not(self.told, none or ("" if self._untold() else doubt if untold else _(TOLD_ALL)))
        told = row is not None and row.result.told_on is not None
        why_not(self.correct, none or (_(NO_ROW) if row is None else "" if told else _(NOT_TOLD)))

    def _clear(self) -> list[ToldRow]:
        """Those of the chosen whose grade is not in doubt."""
        return [row for row in self._chosen() if not row.doubt]

    def _untold(self) -> list[ToldRow]:
        return [row for row in self._clear() if row.result.told_on is None]

    def _make(self, command: MakeLetters) -> None:
        self._bench.runner.start(
            jobs.make_letters, command, owner=self, done=self._hand_on, failed=self._fail
        )

    def _hand_on(self, made: MadeLetters) -> None:
        title = f"{made.title} · {made.exam}"
        if self._page is not None and self._bench.printer.print_pdf(made.pdf, title, self):
            order = service.NoteLetters(sitting_id=self._page.id, count=made.count)
            send(self._bench, service.note_letters, order, owner=self, done=lambda _none: None)

    def _fail(self, error: EduError) -> None:
        self._bench.show_error(error, self)

    def _note_told(self) -> None:
        if self._page is not None:
            note_told(self._bench, self._page, self._untold(), self)

    def _correct(self) -> None:
        row = self.table.current_row()
        if row is not None:
            correct_notice(self._bench, row, self)
