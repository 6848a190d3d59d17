"""Cancelling the session of a register and restoring it: each one press of undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QFrame

from eduapp.core.i18n import _
from eduapp.education.attendance.ui.cancel_menu import cancel_menu, reason_text
from eduapp.education.attendance.ui.sheet import Sheet
from eduapp.education.attendance.ui.standing import standing_of, told_before, told_while
from eduapp.education.attendance.ui.steps import Step
from eduapp.education.timetable import service
from eduapp.education.timetable.rules import SessionState, kept_by_prison
from eduapp.gui.widgets import IconLabel, button, hbox, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton

    from eduapp.gui.page import Page
    from eduapp.gui.theme import Theme


class CancelledBar(QFrame):
    """What stands over a cancelled session: why, and the way back. Hidden while the session is held."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        px = theme.px
        self._words = label("", wrap=True)
        self.restore = button(theme, _("Restore session"))
        hbox(
            IconLabel(theme, "ban", 18, "late"),
            (self._words, 1),
            self.restore,
            spacing=px(10),
            margins=(px(14), px(8), px(10), px(8)),
            parent=self,
        )
        self.hide()

    def refresh(self, sheet: Sheet) -> None:
        """Say it of a session, and of the marks that wait in it."""
        head = sheet.head
        cancelled = head is not None and head.cancelled
        self.setVisible(cancelled)
        if head is None or not cancelled:
            return
        words = [_("Cancelled: {reason}.").format(reason=reason_text(head.cancel_reason).lower())]
        if kept_by_prison(head.cancel_reason):
            words.append(_("Everybody counts as kept by the prison."))
        words += told_while(standing_of(line.entry for line in sheet.lines))
        self._words.setText(" ".join(words))
        self.setAccessibleName(self._words.text())


class Cancelling(QObject):
    """Sends the commands of a page and keeps its sheet in step."""

    settled = Signal()  # the session was cancelled or restored just now

    def __init__(self, page: Page, sheet: Sheet) -> None:
        super().__init__(page)
        self._page, self._sheet = page, sheet
        self.bar = CancelledBar(page.theme)
        self.bar.restore.clicked.connect(self.restore)
        sheet.changed.connect(lambda _places: self.bar.refresh(sheet))

    def ask(self, at: QPushButton) -> None:
        """Open the reasons under a button."""
        if at.isEnabled():
            told = told_before(standing_of(line.entry for line in self._sheet.lines))
            cancel_menu(self._page, self.cancel, told).popup(at.mapToGlobal(QPoint(0, at.height())))

    def cancel(self, reason: str) -> None:
        """Say that the session is not held; one step of undo."""
        head = self._sheet.head
        if head is None:
            return
        command = service.CancelSession(session_id=head.id, version=head.version, reason=reason)

        def cancelled(version: int) -> None:
            self._take(version, SessionState.CANCELLED, reason)
            step = Step(self._restore, lambda: self.cancel(reason))
            self._sheet.add_step(step)
            said = _("Session cancelled: {reason}").format(reason=reason_text(reason).lower())
            self._page.bench.tell(said, _("Undo"), lambda: self._sheet.undo(step))

        self._send(service.cancel_session, command, cancelled)

    def restore(self) -> None:
        """Take the cancellation back; one step of undo."""
        head = self._sheet.head
        if head is not None and head.cancelled:
            reason = head.cancel_reason
            self._sheet.add_step(Step(lambda: self.cancel(reason), self._restore))
            self._restore()

    def _restore(self) -> None:
        head = self._sheet.head
        if head is None or not head.cancelled:
            return
        command = service.RestoreSession(session_id=head.id, version=head.version)
        self._send(
            service.restore_session, command, lambda version: self._take(version, SessionState.PLANNED, "")
        )

    def _send(
        self,
        use_case: Callable[..., int],
        command: service.CancelSession | service.RestoreSession,
        done: Callable[[int], None],
    ) -> None:
        self._page.send(use_case, command, done=done, failed=lambda _error: self._page.mark_stale())

    def _take(self, version: int, state: SessionState, reason: str) -> None:
        if self._sheet.head is not None:
            head = replace(self._sheet.head, version=version, state=state, cancel_reason=reason)
            self._sheet.set_head(head)
            self.settled.emit()
