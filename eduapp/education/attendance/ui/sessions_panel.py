"""On the page of a group: its sessions, how far each register is, and planning, cancelling, restoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, date_text, ngettext, weekday_short
from eduapp.education.attendance import queries, terms
from eduapp.education.attendance.queries import ListedSession
from eduapp.education.attendance.ui.cancel_menu import cancel_menu, reason_text
from eduapp.education.attendance.ui.plan_dialog import plan_sessions, read_planning
from eduapp.education.attendance.ui.standing import before_cancelling
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import service
from eduapp.education.timetable import terms as timetable
from eduapp.education.timetable.rules import kept_by_prison
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.sending import send
from eduapp.gui.tables import Column, TableView
from eduapp.gui.widgets import button, label, rename, vbox, why_not

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from eduapp.education.timetable.queries import Planning, SessionRow, Stays
    from eduapp.gui.bench import Bench

_TOPICS = {terms.MARKS_CHANGED, timetable.SESSIONS_CHANGED, enrolment.ENROLMENTS_CHANGED}
_ROWS = 9  # shown before the table scrolls
_ROW_HEIGHT = 44


class SessionsPanel(QWidget):
    """The table, and above it the verbs for the chosen session."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._group_id = bench, subject_id
        self._begun = False
        theme = bench.theme
        self.plan = button(theme, _("Plan sessions…"), "plus", kind="primary")
        self.take = button(theme, _("Take register"), "clipboard-check")
        self.cancel = button(theme, _("Cancel session…"), "ban")
        self.restore = button(theme, _("Restore session"), "undo-2")
        self._none = label(_("No sessions are planned yet."), "secondary", wrap=True)
        self.table: TableView[ListedSession] = TableView(
            theme, columns(bench.today()), name=_("Sessions"), row_height=_ROW_HEIGHT
        )
        self._listen()
        verbs = QWidget()
        Flow(self.plan, self.take, self.cancel, self.restore, gap=theme.px(8), parent=verbs)
        vbox(verbs, self._none, self.table, None, spacing=theme.px(10), parent=self)
        self._weigh(None)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the sessions."""
        self._bench.runner.query(
            queries.sessions_of_group, self._group_id, owner=self, done=self._show, newest=True
        )

    def _listen(self) -> None:
        self.plan.clicked.connect(self._ask_for_planning)
        self.take.clicked.connect(lambda: self._open(self.table.current_row()))
        self.cancel.clicked.connect(self._ask_reason)
        self.restore.clicked.connect(self._restore_current)
        self.table.opened.connect(self._open)
        self.table.selection_changed.connect(self._weigh)

    def _show(self, rows: list[ListedSession]) -> None:
        self.table.set_rows(rows)
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._fit()
        if rows and not self._begun:
            self._begun = True
            self.table.select_row(_next_of(rows, self._bench.today()).id)
        self._weigh(self.table.current_row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the table knows whether its rows have two lines

    def _fit(self) -> None:
        """As high as its rows, up to a number of them; with less width rows have two lines."""
        shown = min(_ROWS, max(1, self.table.table.rowCount()))
        header, row = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + shown * row + 2)

    def _weigh(self, row: ListedSession | None) -> None:
        """Which verbs fit the chosen session, and why the others do not."""
        may, chosen = self._bench.actor.may, _("Choose a session in the table.")
        reason = "" if may(timetable.PLAN_SESSIONS) else _("Your role may not plan sessions.")
        why_not(self.plan, reason)
        cancelled = row is not None and row.session.cancelled
        self.cancel.setVisible(not cancelled)
        self.restore.setVisible(cancelled)
        not_allowed = "" if may(timetable.CANCEL_SESSIONS) else _("Your role may not cancel sessions.")
        for verb in (self.cancel, self.restore):
            why_not(verb, not_allowed or ("" if row is not None else chosen))
        takes = row is not None and not cancelled and row.session.day <= self._bench.today()
        rename(
            self.take, _("Take register") if takes and row and not row.recorded.done else _("Open register")
        )
        why_not(self.take, "" if row is not None else chosen)

    def _open(self, row: ListedSession | None) -> None:
        if row is not None:
            self._bench.navigation.go(Route("attendance.register", row.id))

    def _ask_for_planning(self) -> None:
        self._bench.runner.query(read_planning, self._group_id, owner=self, done=self._plan, newest=True)

    def _plan(self, read: tuple[Planning, Stays] | None) -> None:
        if read is not None:
            planning, roll = read
            plan_sessions(self._bench, planning, self, roll)

    def _ask_reason(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._bench.runner.query(
                before_cancelling,
                [row.id],
                owner=self,
                done=lambda told: self._open_reasons(row.session, told),
                newest=True,
            )

    def _open_reasons(self, session: SessionRow, told: tuple[str, ...]) -> None:
        menu = cancel_menu(self, lambda reason: self._cancel(session, reason), told)
        menu.popup(self.cancel.mapToGlobal(QPoint(0, self.cancel.height())))

    def _cancel(self, session: SessionRow, reason: str) -> None:
        command = service.CancelSession(session_id=session.id, version=session.version, reason=reason)

        def cancelled(version: int) -> None:
            said = _("Session cancelled: {reason}").format(reason=reason_text(reason).lower())
            self._bench.tell(said, _("Undo"), lambda: self._restore(session.id, version))
            self.reload()

        send(self._bench, service.cancel_session, command, owner=self, done=cancelled)

    def _restore_current(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._restore(row.id, row.session.version)

    def _restore(self, session_id: UUID, version: int) -> None:
        command = service.RestoreSession(session_id=session_id, version=version)
        send(self._bench, service.restore_session, command, owner=self, done=lambda _version: self.reload())

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.reload()


def columns(today: date) -> list[Column[ListedSession]]:
    """Day, time, place, and how far the register is."""
    return [
        Column(_("Day"), _day_text, sort=lambda row: (row.session.day, row.session.start_minute), width=150),
        Column(_("Time"), lambda row: row.session.hours, width=120),
        Column(_("Place"), lambda row: row.session.place, priority=1),
        Column(_("Register"), lambda _row: "", chip=lambda row: state_chip(row, today), width=230),
    ]


def state_chip(row: ListedSession, today: date) -> tuple[str, str, str]:
    """Colour, icon and word of a session."""
    session, recorded = row.session, row.recorded
    if session.cancelled:
        return (
            "held" if kept_by_prison(session.cancel_reason) else "none",
            "ban",
            reason_text(session.cancel_reason),
        )
    if recorded.done:
        return "present", "check", _("Recorded")
    if recorded.unmarked < recorded.roll:
        count = recorded.roll - recorded.unmarked
        return "late", "circle-dot", _("{count} of {total} recorded").format(count=count, total=recorded.roll)
    if session.day > today or not recorded.roll:
        return "none", "hourglass", _("Planned")
    learners = ngettext("{count} not recorded", "{count} not recorded", recorded.roll)
    return "late", "triangle-alert", learners.format(count=recorded.roll)


def _day_text(row: ListedSession) -> str:
    day = row.session.day
    return f"{weekday_short(day).capitalize()} {date_text(day)}"


def _next_of(rows: list[ListedSession], today: date) -> ListedSession:
    """The session one most likely wants: today's, the next one, else the last."""
    return next((row for row in rows if row.session.day >= today), rows[-1])
