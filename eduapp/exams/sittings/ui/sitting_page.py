"""One exam: its candidates, and their results typed by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _, capital, clock_text, day_with_weekday, ngettext
from eduapp.core.spans import as_time
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.queries import CandidateRow, SittingHead
from eduapp.exams.sittings.ui.result_dialog import correct_result, enter_result
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.page import Page
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, button, clear, hbox, label, vbox, why_not
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

PLAN_REASON = N_("Your role may look, but not enter candidates. Ask a leader.")
RESULT_REASON = N_("Your role may look, but not enter results.")
CORRECT_REASON = N_("Your role may enter results, but not correct them. Ask a leader.")


class SittingPage(Page):
    """Candidates by name; Enter on a row enters its result, or corrects it with a reason."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SITTINGS_CHANGED, terms.RESULTS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: SittingHead | None = None
        px = self.theme.px
        self._facts = hbox(spacing=px(28))
        self.table: TableView[CandidateRow] = TableView(
            self.theme, self._columns(), name=_("Candidates"), click_opens=True
        )
        self.table.setMinimumHeight(px(180))
        self.table.opened.connect(self._open_result)
        self.picker = SearchPicker(bench, learners.find, _("Enter a candidate: name or number"))
        self.add = button(self.theme, _("Enter candidate"), "plus")
        self.add.clicked.connect(self._enter_candidate)
        if not bench.actor.may(terms.PLAN_SITTINGS):
            why_not(self.add, _(PLAN_REASON))
            self.picker.setEnabled(False)
        self._empty = empty_state(self.theme, self._nobody())
        self._card = TableCard(self.theme, (self.table, 1))
        self.result_button = button(self.theme, _("Enter result"), "pen-line", kind="primary")
        self.result_button.clicked.connect(lambda: self._open_result(self.table.current_row()))
        self.absent_button = button(self.theme, _("Did not come"), "circle-minus")
        self.absent_button.clicked.connect(self._note_attendance)
        minus = QShortcut(QKeySequence("-"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        minus.activated.connect(self.absent_button.click)  # a table would look for a row that begins so
        self.table.selection_changed.connect(lambda _row: self._show_verbs())
        inside = QWidget()
        inside.setObjectName("page")
        vbox(
            Card(self._facts),
            hbox((self.picker, 1), self.add, None, spacing=px(8)),
            (self._card, 1),
            self._empty,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def header_buttons(self) -> list[QPushButton]:
        return [self.absent_button, self.result_button]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Enter or correct the result of the row")),
            ("-", _("The candidate did not come, or came after all")),
        ]

    def first_focus(self) -> QWidget | None:
        return self.table

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(queries.sitting, wanted, owner=self, done=self._show, newest=True)

    def _columns(self) -> list[Column[CandidateRow]]:
        return [
            Column(
                _("No."),
                lambda row: str(row.candidate_number),
                sort=lambda row: row.candidate_number,
                width=70,
            ),
            Column(_("Name"), lambda row: row.name, sort=lambda row: row.sort_key, spoken=_sentence),
            Column(_("Came"), _came, width=120, priority=1),
            Column(_("Result"), lambda _row: "", chip=_result_chip, sort=lambda row: row.grade, width=260),
        ]

    def _show(self, head: SittingHead | None) -> None:
        self._head = head
        if head is None:
            self.set_title(_("This exam has been removed"))
            return
        when = _("{day} at {time}").format(
            day=day_with_weekday(head.day), time=clock_text(as_time(head.start_minute))
        )
        self.set_title(_("Exam: {course}").format(course=head.course_name), capital(when))
        self._show_facts(head)
        self.table.set_rows(head.candidates)
        self._card.setVisible(bool(head.candidates))
        self._empty.setVisible(not head.candidates)
        self._show_verbs()

    def _show_facts(self, head: SittingHead) -> None:
        clear(self._facts)
        done = sum(row.result_id is not None for row in head.candidates)
        entered = ngettext("{done} of {count}", "{done} of {count}", len(head.candidates))
        cells = (
            (_("Course"), head.course_code),
            (_("Place"), head.place or _("not decided")),
            (_("Invigilator"), head.invigilator or _("not decided")),
            (_("Grade scale"), scale(head.scale).label),
            (_("Results"), entered.format(done=done, count=len(head.candidates))),
        )
        for title, text in cells:
            self._facts.addLayout(
                vbox(label(title, "caption"), label(text, "bodyStrong", wrap=True), spacing=0)
            )
        self._facts.addStretch(1)

    def _show_verbs(self) -> None:
        row = self.table.current_row()
        reason = ""
        if not self.bench.actor.may(terms.ENTER_RESULTS):
            reason = _(RESULT_REASON)
        elif row is None:
            reason = _("Choose a candidate first.")
        elif self._head is not None and self._head.day > self.bench.today():
            reason = _("The exam has not been held yet.")
        has_result = row is not None and row.result_id is not None
        absent = row is not None and row.attended is False
        why_not(self.absent_button, reason or (_("There is a result already.") if has_result else ""))
        if not reason and has_result and not self.bench.actor.may(terms.CORRECT_RESULTS):
            reason = _(CORRECT_REASON)
        if not reason and absent:
            reason = _("The candidate did not come to the exam.")
        why_not(self.result_button, reason)
        _say(self.result_button, _("Correct result") if has_result else _("Enter result"))
        _say(self.absent_button, _("Came after all") if absent else _("Did not come"))

    def _open_result(self, row: CandidateRow | None) -> None:
        if row is None or self._head is None or not self.result_button.isEnabled():
            return
        if row.result_id is None:
            enter_result(self.bench, row, self._head.scale, self)
        else:
            correct_result(self.bench, row, self._head.scale, self)

    def _enter_candidate(self) -> None:
        chosen = self.picker.value()
        if not isinstance(chosen, UUID) or self._head is None:
            self.picker.setFocus()
            return
        order = service.EnterCandidate(sitting_id=self._head.id, learner_id=chosen)
        self.send(service.enter_candidate, order, done=lambda _id: self._entered(order))

    def _entered(self, order: service.EnterCandidate) -> None:
        """Ready for the next; what gives way to the exam is told, so that somebody tells the teacher."""
        self.picker.set_value(None)
        asked = (order.sitting_id, order.learner_id)
        self.bench.runner.query(queries.lessons_then, *asked, owner=self, done=self._tell_lessons)

    def _tell_lessons(self, lessons: str) -> None:
        if lessons:
            self.bench.tell(_("Gives way to the exam: {lessons}.").format(lessons=lessons))

    def _note_attendance(self) -> None:
        row = self.table.current_row()
        if row is not None:
            came = row.attended is False  # pressed again: a mistake is taken back
            self.send(service.note_attendance, service.NoteAttendance(candidate_id=row.id, attended=came))

    def _nobody(self) -> Empty:
        return Empty(
            "users",
            _("Nobody is entered yet"),
            _("Enter candidates above, or bring in a list of results: candidates are then entered with it."),
            Verb(_("Enter candidate"), self.picker.setFocus),
        )


def _say(pressed: QPushButton, words: str) -> None:
    pressed.setText(f"  {words}")
    pressed.setAccessibleName(words)


def _came(row: CandidateRow) -> str:
    if row.attended is None:
        return ""
    return _("yes") if row.attended else _("did not come")


def _result_chip(row: CandidateRow) -> tuple[str, str, str] | None:
    if not row.grade:
        return ("none", "circle-minus", _("did not come")) if row.attended is False else None
    if row.passed is None:
        return ("none", "info", row.label)
    return ("present", "check", row.label) if row.passed else ("absent", "x", row.label)


def _sentence(row: CandidateRow) -> str:
    return _("{name}, candidate {number}: {result}").format(
        name=row.name, number=row.candidate_number, result=row.label or _("no result yet")
    )
