"""The candidates of one exam: entered, cancelled, noted as absent, their results typed by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, clock_text
from eduapp.core.spans import MINUTES_A_DAY, as_time
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.queries import CandidateRow, SittingHead, SittingSheet
from eduapp.exams.sittings.rules.states import ANNULLED, BEFORE_THE_DAY, CLOSED, HELD, PUBLISHED, label
from eduapp.exams.sittings.ui.entry_dialog import Person, enter_candidate
from eduapp.exams.sittings.ui.looks import about_text, came_text, candidate_sentence, result_look, seat_text
from eduapp.exams.sittings.ui.result_dialog import enter_result, propose_correction
from eduapp.exams.sittings.ui.result_history import show_history
from eduapp.exams.sittings.ui.sitting_dialogs import cancel_candidate, give_version, sit_apart
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.rows import Column
from eduapp.gui.sending import send
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, hbox, rename, vbox, why_not
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench

PLAN_REASON = N_("Your role may look, but not plan exams. Ask a leader.")
RESULT_REASON = N_("Your role may look, but not enter results.")
CORRECT_REASON = N_("Your role may look, but not propose corrections.")
HELD_HERE = N_("The exam was held here: its grades are fixed and released under “Marks and grades”.")
NO_ROW = N_("Choose a candidate first.")
NOT_ABSENT = N_("Only where the candidate did not come.")
NO_PAPER = N_("The exam has no paper from the bank.")
HAS_RESULT = N_("There is a result already.")
NO_RESULT = N_("There is no result yet.")
WAITS = N_("A correction waits already: see above.")
LEAST_HEIGHT = 260  # px at 100 %: five rows


class CandidatesPart(QWidget):
    """Candidates by name; Enter on a row enters its result, or corrects it with a reason."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._sheet: SittingSheet | None = None
        px = bench.theme.px
        self.table: TableView[CandidateRow] = TableView(
            bench.theme, self._columns(), name=_("Candidates"), click_opens=True
        )
        self.table.setMinimumHeight(px(LEAST_HEIGHT))
        self.table.opened.connect(self._open_result)
        self.table.selection_changed.connect(lambda _row: self._show_verbs())
        self.picker = SearchPicker(bench, learners.find, _("Enter a candidate: name or number"))
        self.picker.picked.connect(lambda row: self._enter() if row is not None else None)
        self._make_verbs()
        self._card = TableCard(bench.theme, (self.table, 1))
        self._empty = empty_state(bench.theme, self._nobody())
        verbs = QWidget()
        shown = (
            self.result,
            self.history,
            self.absent,
            self.documented,
            self.version,
            self.apart,
            self.cancel,
        )
        verbs.setLayout(Flow(*shown, gap=px(8)))
        self._verbs = verbs
        entering = hbox((self.picker, 1), self.add, None, spacing=px(8))
        vbox(entering, verbs, self._card, self._empty, spacing=px(10), parent=self)

    @property
    def _head(self) -> SittingHead | None:
        return self._sheet.head if self._sheet is not None else None

    def show_sheet(self, sheet: SittingSheet) -> None:
        """Show the candidates of an exam as it is now; cancelled ones stand elsewhere."""
        self._sheet, head = sheet, sheet.head
        entered = [row for row in head.candidates if not row.cancelled]
        self.table.set_rows(entered)
        for part in (self._card, self._verbs):
            part.setVisible(bool(entered))
        self._empty.setVisible(not entered)
        self._show_verbs()

    def keys(self) -> list[tuple[str, str]]:
        """For F1."""
        return [
            (_("Enter"), _("Enter the result of the row, or propose a correction")),
            ("H", _("Everything that was entered for the row")),
            ("-", _("The candidate did not come, or came after all")),
            ("D", _("The absence is documented, or not after all")),
        ]

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[CandidateRow]]:
        number = Column[CandidateRow](
            _("No."), lambda row: str(row.candidate_number), sort=lambda row: row.candidate_number, width=70
        )
        name = Column[CandidateRow](
            _("Name"),
            lambda row: row.name,
            sort=lambda row: row.sort_key,
            caption=self._measures,
            spoken=self._sentence,
        )
        return [
            number,
            name,
            Column(_("Ground"), about_text, width=100, priority=4),
            Column(_("Seat"), seat_text, sort=_by_seat, width=130, priority=2),
            Column(_("Version"), lambda row: row.letter, width=90, priority=5),
            Column(_("Planned end"), self._end, width=120, priority=3, whole=True),
            Column(_("Came"), came_text, width=140, priority=1),
            Column(_("Result"), lambda _row: "", chip=result_look, sort=lambda row: row.grade, width=260),
        ]

    def _measures(self, row: CandidateRow) -> str:
        """What is granted: the measure, never why."""
        granted = self._sheet.granted.get(row.id, ()) if self._sheet is not None else ()
        return ", ".join(measure.label for measure in granted)

    def _end(self, row: CandidateRow) -> str:
        """When this person must hand in: planned, and what is granted."""
        if self._sheet is None or row.id not in self._sheet.accounts:
            return ""
        end = self._sheet.accounts[row.id].end(self._sheet.head.start_minute)
        return clock_text(as_time(min(end, MINUTES_A_DAY)))

    def _sentence(self, row: CandidateRow) -> str:
        return ", ".join(filter(None, (candidate_sentence(row), self._measures(row))))

    def _make_verbs(self) -> None:
        theme = self._bench.theme
        self.add = button(theme, _("Enter candidate"), "plus")
        self.result = button(theme, _("Enter result"), "pen-line")
        self.history = button(theme, _("History of the result…"), "history")
        self.absent = button(theme, _("Did not come"), "circle-minus")
        self.documented = button(theme, _("Absence documented"), "file-check")
        self.version = button(theme, _("Version…"), "file-text")
        self.apart = button(theme, _("Room apart…"), "layout-dashboard")
        self.cancel = button(theme, _("Cancel the entry…"), "ban")
        for verb, act in (
            (self.add, self._enter),
            (self.result, lambda: self._open_result(self.table.current_row())),
            (self.history, self._show_history),
            (self.absent, self._note_absence),
            (self.documented, self._note_document),
            (self.version, self._give_version),
            (self.apart, self._sit_apart),
            (self.cancel, self._cancel),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        for key, verb in (("-", self.absent), ("D", self.documented), ("H", self.history)):
            # Else a table would look for a row that begins so.
            made = QShortcut(QKeySequence(key), self.table, context=Qt.ShortcutContext.WidgetShortcut)
            made.activated.connect(verb.click)

    def _show_verbs(self) -> None:
        row = self.table.current_row()
        planning, noting = self._against_planning(), self._against_noting(row)
        result = self._against_result(row) if row is not None else _(NO_ROW)
        chosen = planning or (_(NO_ROW) if row is None else "")
        absent = row is not None and row.attended is False
        has_result = row is not None and row.result_id is not None
        why_not(self.add, planning)
        self.picker.setEnabled(not planning)
        why_not(self.result, result)
        why_not(self.history, _(NO_ROW) if row is None else "" if has_result else _(NO_RESULT))
        why_not(self.absent, noting or (_(HAS_RESULT) if has_result else ""))
        why_not(self.documented, noting or ("" if absent else _(NOT_ABSENT)))
        why_not(self.cancel, chosen or (_(HAS_RESULT) if has_result else ""))
        why_not(self.apart, chosen)
        without = self._head is None or self._head.paper_id is None
        why_not(self.version, chosen or (_(NO_PAPER) if without else ""))
        rename(self.result, _("Correct result…") if has_result else _("Enter result"))
        rename(self.absent, _("Came after all") if absent else _("Did not come"))
        documented = row is not None and row.documented
        rename(self.documented, _("Not documented after all") if documented else _("Absence documented"))

    def _against_planning(self) -> str:
        if not self._bench.actor.may(terms.PLAN_SITTINGS):
            return _(PLAN_REASON)
        if self._head is not None and self._head.state not in BEFORE_THE_DAY:
            return _("The exam is now: {state}.").format(state=label(self._head.state))
        return ""

    def _against_noting(self, row: CandidateRow | None) -> str:
        """What stands against saying who came and which result."""
        head = self._head
        if not self._bench.actor.may(terms.ENTER_RESULTS):
            return _(RESULT_REASON)
        if row is None or head is None:
            return _(NO_ROW)
        if head.day > self._bench.today():
            return _("The exam has not been held yet.")
        if head.state in {PUBLISHED, ANNULLED, *HELD}:
            return _("The exam is now: {state}.").format(state=label(head.state))
        return ""

    def _against_result(self, row: CandidateRow) -> str:
        """What stands against entering a result, or proposing another one."""
        if row.result_id is None or row.withheld:
            held_here = self._head is not None and self._head.state in CLOSED
            return self._against_noting(row) or (_(HELD_HERE) if held_here else _absent(row))
        if not self._bench.actor.may(terms.CORRECT_RESULTS):
            return _(CORRECT_REASON)
        waiting = {one.candidate_id for one in self._sheet.corrections} if self._sheet is not None else ()
        return _(WAITS) if row.id in waiting else ""

    def _open_result(self, row: CandidateRow | None) -> None:
        if row is None or self._head is None or not self.result.isEnabled():
            return
        form = enter_result if row.result_id is None else propose_correction
        form(self._bench, row, self._head.scale, self)

    def _show_history(self) -> None:
        row = self.table.current_row()
        if row is not None:
            show_history(self._bench, row, self)

    def _enter(self) -> None:
        person = self.picker.row()
        if person is None or self._head is None or not isinstance(person.id, UUID):
            self.picker.setFocus()
            return
        enter_candidate(self._bench, self._head, Person(person.id, person.label), self, self._entered)

    def _entered(self, order: service.EnterCandidate) -> None:
        """Ready for the next; what gives way to the exam is told, so that somebody tells the teacher."""
        self.picker.set_value(None)
        self.picker.setFocus()
        asked = (order.sitting_id, order.learner_id)
        self._bench.runner.query(queries.lessons_then, *asked, owner=self, done=self._tell_lessons)

    def _tell_lessons(self, lessons: str) -> None:
        if lessons:
            self._bench.tell(_("Gives way to the exam: {lessons}.").format(lessons=lessons))

    def _note_absence(self) -> None:
        row = self.table.current_row()
        if row is not None:  # pressed again: a mistake is taken back
            self._note(row.id, attended=row.attended is False, documented=False)

    def _note_document(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._note(row.id, attended=False, documented=not row.documented)

    def _note(self, candidate_id: UUID, *, attended: bool, documented: bool) -> None:
        order = service.NoteAttendance(candidate_id=candidate_id, attended=attended, documented=documented)
        send(self._bench, service.note_attendance, order, owner=self, done=lambda _none: None)

    def _give_version(self) -> None:
        row = self.table.current_row()
        if row is not None and self._head is not None and self._head.paper_id is not None:
            give_version(self._bench, row, self._head.paper_id, self)

    def _sit_apart(self) -> None:
        row = self.table.current_row()
        if row is not None and self._head is not None:
            sit_apart(self._bench, row, self._head, self)

    def _cancel(self) -> None:
        row = self.table.current_row()
        if row is not None:
            cancel_candidate(self._bench, row, self)

    def _nobody(self) -> Empty:
        return Empty(
            "users",
            _("Nobody is entered yet"),
            _("Enter candidates above, or bring in a list of results: candidates are then entered with it."),
            Verb(_("Enter candidate"), self.picker.setFocus),
        )


def _by_seat(row: CandidateRow) -> tuple[bool, int, int, str]:
    if row.seat is None:
        return True, 0, 0, row.own_place
    return False, row.seat.row, row.seat.column, ""


def _absent(row: CandidateRow) -> str:
    return _("The candidate did not come to the exam.") if row.attended is False else ""
