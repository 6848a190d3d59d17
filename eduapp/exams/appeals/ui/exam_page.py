"""One exam as appeals see it: every grade with its last day, and what can be done with the chosen one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _, capital, date_text, day_with_weekday
from eduapp.exams.appeals import queries, terms
from eduapp.exams.appeals.ui import looks
from eduapp.exams.appeals.ui.against import (
    ANNULLED,
    WAITS,
    against_appeal,
    against_copy,
    against_decided,
    against_grounds,
    against_putting_right,
    against_reversing,
    against_telling,
    row_against_grade,
)
from eduapp.exams.appeals.ui.annul_dialogs import (
    annul_as_decided,
    annul_exam,
    confirm_annulments,
    note_annulment_told,
    refuse_annulments,
    reverse_annulment,
)
from eduapp.exams.appeals.ui.grade_card import GradeCard
from eduapp.exams.appeals.ui.grade_dialogs import extend_deadline, note_copy, note_grounds, open_resit
from eduapp.exams.appeals.ui.receive_dialogs import receive_appeal
from eduapp.exams.appeals.ui.right_dialogs import correct_request
from eduapp.exams.deadlines import terms as deadlines
from eduapp.exams.grading import terms as grading
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.record_page import panel_card
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, button, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eduapp.core.changes import Topic
    from eduapp.exams.appeals.queries import AnnulmentRow, ExamRow
    from eduapp.exams.appeals.queries import ExamPage as Exam
    from eduapp.exams.appeals.rules.grounds import Request
    from eduapp.gui.bench import Bench

KEEP_REASON = N_("Your role may look, but not work on appeals. Ask the office or a leader.")
LEAD_REASON = N_("The school itself decides this: ask a leader.")
NO_ROW = N_("Choose a candidate first.")
NOT_BEGUN = N_("The time to appeal has not begun.")
NOT_SAT = N_("The candidate did not sit this exam.")
NOTHING_WAITS = N_("Nothing was written down that waits for a second person.")
NOT_CLOSED = N_("The exam goes on. It is annulled as a whole on its own page.")


class ExamPage(Page):
    """Candidates on top; below, the chosen one's last days, appeals and annulment."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.APPEALS_CHANGED,
            deadlines.DEADLINES_CHANGED,
            grading.GRADING_CHANGED,
            sittings.RESULTS_CHANGED,
            sittings.SITTINGS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._exam: Exam | None = None
        self.table: TableView[ExamRow] = TableView(
            self.theme, self._columns(), name=_("Candidates"), ticks=True
        )
        self.table.setMinimumHeight(self.theme.px(260))
        self.table.selection_changed.connect(lambda _row: self._follow())
        self.table.ticks_changed.connect(self._follow)
        self._make_verbs()
        self.card = GradeCard(bench)
        self._lay_out()

    @property
    def sitting_id(self) -> UUID:
        """Which exam it is."""
        return self.route.id or UUID(int=0)  # a route to an exam always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.exam, self.receive]

    def keys(self) -> list[tuple[str, str]]:
        return [(key_text("new"), _("Receive an appeal of the candidate"))]

    def first_focus(self) -> QWidget:
        return self.table

    def reload(self) -> None:
        self.bench.runner.query(queries.exam, self.sitting_id, owner=self, done=self._show, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[ExamRow]]:
        return [
            Column(_("Name"), lambda row: row.name, sort=lambda row: row.sort_key, spoken=self._sentence),
            Column(_("No."), lambda row: str(row.number), sort=lambda row: row.number, width=80),
            Column(_("Result"), lambda _row: "", chip=looks.grade_look, width=260, priority=2),
            Column(
                _("Last day to appeal"),
                lambda row: date_text(row.last.last_day) if row.last is not None else "",
                width=170,
                priority=3,
                whole=True,
            ),
            Column(_("Appeal"), lambda _row: "", chip=self._look, width=290, priority=1),
        ]

    def _look(self, row: ExamRow) -> tuple[str, str, str] | None:
        return looks.appeal_look(row, self.bench.today())

    def _sentence(self, row: ExamRow) -> str:
        look = self._look(row)
        said = _("{name}, candidate {number}: {result}").format(
            name=row.name, number=row.number, result=looks.grade_look(row)[2]
        )
        return f"{said}, {look[2]}" if look else said

    def _make_verbs(self) -> None:
        theme = self.theme
        self.receive = button(theme, _("Receive an appeal…"), "plus", kind="primary", tip=key_text("new"))
        self.exam = button(theme, _("Page of the exam"), "clipboard-check")
        self.extend = button(theme, _("Later last day…"), "calendar-days")
        self.grounds = button(theme, _("Grounds…"), "message-square")
        self.copy = button(theme, _("Copy of the answer…"), "file-text")
        self.right = button(theme, _("Put a day right…"), "history")
        self.resit = button(theme, _("Another exam…"), "pen-line")
        self.decided = button(theme, _("Annul as decided…"), "ban", kind="danger")
        self.annul = button(theme, _("Annul for a formal mistake…"), "ban", kind="danger")
        self.told = button(theme, _("Note that the candidate was told…"), "message-square")
        self.reverse = button(theme, _("Reverse the annulment…"), "undo-2")
        self.confirm = button(theme, _("Confirm it…"), "check", kind="primary")
        self.refuse = button(theme, _("It is not so…"), "x")
        for verb, act in (
            (self.confirm, lambda: self._with_waiting(confirm_annulments)),
            (self.refuse, lambda: self._with_waiting(refuse_annulments)),
            (self.receive, self._receive),
            (self.exam, lambda: self.bench.navigation.go(Route("sittings.sitting", self.sitting_id))),
            (self.extend, self._extend),
            (self.grounds, lambda: self._with_grade(note_grounds)),
            (self.copy, lambda: self._with_grade(note_copy)),
            (self.right, self._ask_right),
            (self.resit, self._ask_resit),
            (self.decided, lambda: self._with_row(annul_as_decided)),
            (self.annul, self._annul),
            (self.told, lambda: self._with_annulment(note_annulment_told)),
            (self.reverse, lambda: self._with_annulment(reverse_annulment)),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self.receive.click)

    def _lay_out(self) -> None:
        px = self.theme.px
        verbs, inside = QWidget(), QWidget()
        shown = (
            self.extend,
            self.grounds,
            self.copy,
            self.right,
            self.resit,
            self.decided,
            self.annul,
            self.told,
            self.reverse,
            self.confirm,
            self.refuse,
        )
        verbs.setLayout(Flow(*shown, gap=px(8)))
        self._table_card = TableCard(self.theme, (self.table, 1))
        self._verbs_card = Card(verbs)
        self._empty = empty_state(self.theme, _nobody())
        inside.setObjectName("page")
        vbox(
            self._table_card,
            self._verbs_card,
            self._empty,
            self.card,
            *(panel_card(self.bench, offer, self.sitting_id) for offer in self.bench.panels("appeals.exam")),
            None,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _show(self, found: Exam | None) -> None:
        self._exam = found
        if found is None:
            self.set_title(_("This exam has been removed"))
            return
        title = _("Appeals: {course}").format(course=found.course)
        self.set_title(title, capital(f"{day_with_weekday(found.day)} {found.day.year}"))
        self.table.set_rows(found.rows)
        if self.table.current_row() is None and found.rows:
            self.table.select_row(found.rows[0].id)
        for part in (self._table_card, self._verbs_card):
            part.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        self._follow()

    def _follow(self) -> None:
        """Say of each verb whether it can be done with the chosen candidate, and if not, why."""
        row = self.table.current_row()
        self.card.show_row(row)
        keep = "" if self.bench.actor.may(terms.KEEP_APPEALS) else _(KEEP_REASON)
        lead = keep or ("" if self.bench.actor.may(terms.DECIDE_APPEALS) else _(LEAD_REASON))
        chosen = _(NO_ROW) if row is None else ""
        grade = chosen or (row_against_grade(row) if row is not None else "")
        appeal = chosen or (against_appeal(row) if row is not None else "")
        why_not(self.receive, keep or appeal)
        begun = row is not None and row.last is not None
        why_not(self.extend, lead or appeal or ("" if begun else _(NOT_BEGUN)))
        why_not(self.grounds, keep or grade or against_grounds(row))
        why_not(self.copy, keep or chosen or against_copy(row))
        why_not(self.right, keep or chosen or against_putting_right(row))
        why_not(self.resit, lead or chosen)
        why_not(self.decided, keep or chosen or against_decided(row, self.bench.actor.name))
        why_not(self.annul, lead or chosen or self._against_annulling())
        why_not(self.told, keep or chosen or against_telling(row))
        why_not(self.reverse, lead or chosen or against_reversing(row))
        waits = self._waiting()
        own = any(one.noted_by_id == self.bench.actor.user_id for one in waits)
        why_not(
            self.confirm, keep or chosen or ("" if waits else _(NOTHING_WAITS)) or looks.own_text(own=own)
        )
        why_not(self.refuse, keep or chosen or ("" if waits else _(NOTHING_WAITS)))

    def _against_annulling(self) -> str:
        """What stands against annulling all that are ticked, or the chosen one."""
        if self._exam is None or not self._exam.closed:
            return _(NOT_CLOSED)
        rows = self._ticked()
        if any(one.annulment is not None for one in rows):
            return _(ANNULLED)
        if any(one.waiting is not None for one in rows):
            return _(WAITS)
        return "" if all(one.sat for one in rows) else _(NOT_SAT)

    def _ticked(self) -> list[ExamRow]:
        row = self.table.current_row()
        return self.table.ticked_rows() or ([row] if row is not None else [])

    def _waiting(self) -> list[queries.WaitingAnnulmentRow]:
        """What waits for a second person of all that are ticked, or of the chosen one."""
        return [one.waiting for one in self._ticked() if one.waiting is not None]

    def _with_waiting(self, ask: Callable[[Bench, list[queries.WaitingAnnulmentRow], QWidget], None]) -> None:
        if waits := self._waiting():
            ask(self.bench, waits, self)

    def _receive(self) -> None:
        row = self.table.current_row()
        if row is not None and row.subject is not None and self.receive.isEnabled():
            go = self.bench.navigation.go
            receive_appeal(
                self.bench, row.subject, self, lambda appeal_id: go(Route("appeals.appeal", appeal_id))
            )

    def _extend(self) -> None:
        row = self.table.current_row()
        if row is not None and row.subject is not None:
            extend_deadline(self.bench, row.subject, self)

    def _with_grade(self, form: object) -> None:
        row = self.table.current_row()
        if row is not None and row.grade is not None and callable(form):
            form(self.bench, row.grade, self)

    def _with_row(self, form: object) -> None:
        row = self.table.current_row()
        if row is not None and callable(form):
            form(self.bench, row, self)

    def _annul(self) -> None:
        if rows := self._ticked():
            annul_exam(self.bench, rows, self)

    def _with_annulment(self, form: Callable[[Bench, AnnulmentRow, QWidget], None]) -> None:
        row = self.table.current_row()
        if row is not None and row.annulment is not None:
            form(self.bench, row.annulment, self)

    def _ask_right(self) -> None:
        row = self.table.current_row()
        if row is not None and row.grade is not None:
            grade = row.grade

            def ask(found: Mapping[str, Request]) -> None:
                if found:
                    correct_request(self.bench, grade, found, self)

            self.bench.runner.query(queries.requests, grade.id, owner=self, done=ask)

    def _ask_resit(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.bench.runner.query(queries.resit_choices, row.id, owner=self, done=self._resit)

    def _resit(self, found: queries.ResitChoice | None) -> None:
        if found is not None:
            open_resit(self.bench, found, self)


def _nobody() -> Empty:
    return Empty("users", _("Nobody is entered"), _("Grades stand here once there are candidates."))
