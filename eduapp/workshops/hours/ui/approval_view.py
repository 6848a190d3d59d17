"""Hours that wait for a second person: ticked, approved or rejected, many at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from eduapp.core.i18n import N_, _, capital, date_text, ngettext, weekday_short
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.rows import Column
from eduapp.gui.sending import send
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, announce, button, label, vbox, why_not
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.queries import EntryRow
from eduapp.workshops.hours.ui.entry_dialogs import reject_entries
from eduapp.workshops.hours.ui.looks import LEAST_TABLE, ROW, entry_times, more_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.gui.bench import Bench

APPROVE_REASON = N_("Your role may look, but not approve hours. Ask a workshop leader.")
NOBODY_TICKED = N_("Tick the hours first.")


class ApprovalView(QWidget):
    """Oldest day first. What one entered oneself is marked, and greys Approve out with the reason."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._workshop_id: UUID | None = None
        theme, px = bench.theme, bench.theme.px
        self.table: TableView[EntryRow] = TableView(
            theme, self._columns(), name=_("Hours to approve"), ticks=True, row_height=ROW
        )
        self.table.ticks_changed.connect(self._show_verbs)
        self.table.setMinimumHeight(px(LEAST_TABLE))
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._bar = self._make_bar()
        vbox((TableCard(theme, (self._place, 1)), 1), self._bar, spacing=px(8), parent=self)

    def show_workshop(self, workshop_id: UUID) -> None:
        """Which workshop it is."""
        self._workshop_id = workshop_id
        self.reload()

    def reload(self) -> None:
        """Ask again for what waits."""
        if self._workshop_id is not None:
            self._bench.runner.query(
                queries.to_approve, self._workshop_id, owner=self, done=self._show, newest=True
            )

    def approve(self) -> None:
        """Approve the ticked hours as they were read."""
        rows = self.table.ticked_rows()
        if not rows or not self.approve_button.isEnabled():
            return
        self.approve_button.setEnabled(False)
        command = service.ApproveHours(
            entry_ids=tuple(row.id for row in rows), seen=tuple(row.digest for row in rows)
        )
        send(
            self._bench,
            service.approve_hours,
            command,
            owner=self,
            done=lambda _none: self._approved(rows),
            failed=lambda _error: self.reload(),
        )

    def reject(self) -> None:
        """Ask why the ticked hours were not so."""
        rows = self.table.ticked_rows()
        if rows:
            reject_entries(self._bench, rows, self)

    def tick_others(self) -> None:
        """Tick all that this person may approve."""
        self.table.table.tick([row for row in self.table.table.rows if not self._is_own(row)])

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column[EntryRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: (row.sort_key, row.content.day),
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("Day"), _day, sort=lambda row: row.content.day, width=140),
            Column(
                _("Hours"),
                lambda row: hours_and_minutes(row.minutes),
                sort=lambda row: row.minutes,
                number=True,
                width=80,
            ),
            Column(_("Time"), lambda row: entry_times(row.content), width=210, priority=1),
            Column(_("Task"), more_text, width=170, priority=3),
            Column(
                _("Entered by"),
                lambda row: "" if self._is_own(row) else row.entered_by_name,
                sort=lambda row: row.entered_by_name,
                chip=self._own_chip,
                width=170,
                priority=2,
            ),
        ]

    def _is_own(self, row: EntryRow) -> bool:
        return row.entered_by == self._bench.actor.user_id

    def _own_chip(self, row: EntryRow) -> tuple[str, str, str] | None:
        return ("none", "user", _("by yourself")) if self._is_own(row) else None

    def _sentence(self, row: EntryRow) -> str:
        return _("{name}, {day}, {hours} hours, {times}, {task}, entered by {by}").format(
            name=row.name,
            day=_day(row),
            hours=hours_and_minutes(row.minutes),
            times=entry_times(row.content),
            task=more_text(row) or _("no task"),
            by=_("yourself") if self._is_own(row) else row.entered_by_name,
        )

    def _make_bar(self) -> QFrame:
        theme = self._bench.theme
        self.approve_button = button(theme, _("Approve"), "check", kind="primary")
        self.approve_button.clicked.connect(self.approve)
        self.reject_button = button(theme, _("Reject…"), "x")
        self.reject_button.clicked.connect(self.reject)
        everything = button(theme, _("Tick all that others entered"), kind="plain")
        everything.clicked.connect(self.tick_others)
        nothing = button(theme, _("Clear ticks"), kind="plain")
        nothing.clicked.connect(lambda: self.table.table.tick(self.table.ticked_rows(), on=False))
        self._words = label("", "bodyStrong")  # last: as it grows, nothing that is pressed moves
        row = Flow(self.approve_button, self.reject_button, everything, nothing, self._words, gap=theme.px(8))
        return Card(row, margins=(theme.px(14), theme.px(8), theme.px(10), theme.px(8)))

    def _show(self, rows: list[EntryRow]) -> None:
        self.table.set_rows(rows)
        old = self._place.widget(1)
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        if not rows:
            words = Empty(
                "clipboard-check",
                _("Nothing waits for approval"),
                _("Hours stand here when somebody has signed a sheet, entered hours or brought in a file."),
            )
            self._place.addWidget(empty_state(self._bench.theme, words))
        self._place.setCurrentIndex(0 if rows else 1)
        self._bar.setVisible(bool(rows))
        self._show_verbs()

    def _show_verbs(self) -> None:
        rows = self.table.ticked_rows()
        minutes = sum(row.minutes for row in rows)
        count = len(rows)
        ticked = ngettext(
            "{count} entry ticked, {hours} hours", "{count} entries ticked, {hours} hours", count
        )
        waiting = len(self.table.table.rows)
        waits = ngettext("{count} entry waits", "{count} entries wait", waiting).format(count=waiting)
        words = ticked.format(count=count, hours=hours_and_minutes(minutes)) if rows else waits
        if words != self._words.text() and rows:
            announce(self.table, words)
        self._words.setText(words)
        own = sum(self._is_own(row) for row in rows)
        told = ngettext(
            "You entered {count} of the ticked entries yourself. Ask somebody else to approve it.",
            "You entered {count} of the ticked entries yourself. Ask somebody else to approve them.",
            own,
        )
        reason = "" if rows else _(NOBODY_TICKED)
        if not self._bench.actor.may(terms.APPROVE_HOURS):
            reason = _(APPROVE_REASON)
        why_not(self.reject_button, reason)
        why_not(self.approve_button, reason or (told.format(count=own) if own else ""))

    def _approved(self, rows: Sequence[EntryRow]) -> None:
        count = len(rows)
        hours = hours_and_minutes(sum(row.minutes for row in rows))
        words = ngettext(
            "Approved: {count} entry, {hours} hours", "Approved: {count} entries, {hours} hours", count
        )
        self._bench.tell(words.format(count=count, hours=hours))
        self.reload()


def _day(row: EntryRow) -> str:
    return f"{capital(weekday_short(row.content.day))} {date_text(row.content.day)}"
