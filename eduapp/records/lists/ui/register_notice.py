"""On the page of a register: that its list is on paper, and whether the paper still holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from eduapp.core.i18n import _
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.gui.routes import Route
from eduapp.gui.widgets import CutLabel, IconLabel, button, hbox
from eduapp.records.lists import queries, rules, terms
from eduapp.records.lists.ui.looks import out_of_date_text

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.bench import Bench
    from eduapp.records.lists.queries import PrintedRow

TOPICS = frozenset(
    {
        terms.LISTS_CHANGED,
        attendance.MARKS_CHANGED,
        timetable.SESSIONS_CHANGED,
        enrolment.ENROLMENTS_CHANGED,
    }
)


class RegisterNotice(QFrame):
    """Hidden while nothing is on paper, or when it came back."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._session_id = bench, subject_id
        self._row: PrintedRow | None = None
        self.setObjectName("bar")
        px, theme = bench.theme.px, bench.theme
        self.words = CutLabel("")
        self.again = button(theme, _("Print again…"), "printer")
        self.type_in = button(theme, _("Type it in…"), "keyboard")
        self.again.clicked.connect(self.print_again)
        self.type_in.clicked.connect(self.go_typing)
        self._signs = (IconLabel(theme, "printer", 18), IconLabel(theme, "triangle-alert", 18, "late"))
        hbox(
            *self._signs,
            (self.words, 1),
            self.type_in,
            self.again,
            spacing=px(10),
            margins=(px(14), px(4), px(8), px(4)),
            parent=self,
        )
        self.hide()
        bench.feed.changed.connect(self._hear)
        QTimer.singleShot(0, self, self.reload)  # once it has its place: shown before, it would be a window

    def reload(self) -> None:
        """Ask again how the paper stands."""
        self._bench.runner.query(
            queries.of_session, self._session_id, owner=self, done=self._show, newest=True
        )

    def print_again(self) -> None:
        """To the list as it would be printed now."""
        if self._row is not None:
            subject = self._row.subject
            self._bench.navigation.go(Route("lists.lists", subject.id, subject.key))

    def go_typing(self) -> None:
        """To its rows, to be typed in."""
        if self._row is not None:
            self._bench.navigation.go(Route("lists.type_in", self._row.list_id))

    def _show(self, row: PrintedRow | None) -> None:
        self._row = row
        self.setVisible(row is not None and row.typed_at is None)
        if row is None:
            return
        today = self._bench.today()
        said = (
            out_of_date_text(row, today)
            if row.out_of_date
            else _("On paper: list {number}, printed {when}.").format(
                number=row.label, when=rules.moment_text(row.printed_at, today)
            )
        )
        self.words.setText(said)
        self.setAccessibleName(said)
        usual, warning = self._signs
        usual.setVisible(not row.out_of_date)
        warning.setVisible(row.out_of_date)
        self.again.setVisible(row.out_of_date and self._bench.actor.may(terms.PRINT_LISTS))
        self.type_in.setVisible(not row.out_of_date and self._bench.actor.may(terms.TYPE_IN))

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & TOPICS:
            self.reload()
