"""The hours of one person in one workshop, stretch by stretch; from here they are put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from eduapp.core.i18n import N_, _, capital, date_text, weekday_short
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.flow import Flow
from eduapp.gui.modal import modal
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Chip, button, clear, hbox, hline, label, vbox, why_not
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.rules.ledger import AdjustmentStays
from eduapp.workshops.hours.ui.adjust_dialog import adjust_hours
from eduapp.workshops.hours.ui.entry_dialogs import correct_entry
from eduapp.workshops.hours.ui.looks import entry_times, more_text, state_chip

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import EntryRow

LOG_REASON = N_("Your role may look, but not enter hours. Ask a workshop leader.")
WIDTH, HEIGHT = 640, 420  # px at 100 %
ROOM = QSize(1330, 660)


class EntriesDialog(QDialog):
    """Reads again when hours change, so that a correction shows at once."""

    def __init__(
        self,
        bench: Bench,
        title: str,
        workshop_id: UUID,
        learner_id: UUID,
        days: tuple[date, date],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bench, self._asked = bench, (workshop_id, learner_id, *days)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        modal(self)
        px = bench.theme.px
        inside = QWidget()
        self._rows = vbox(spacing=0)
        vbox(self._rows, None, parent=inside)
        foot = QWidget()
        self._foot = hbox(parent=foot)
        self._close: QPushButton | None = None
        vbox(
            label(title, "subtitle", wrap=True),
            (DownwardsArea(inside, title), 1),
            foot,
            spacing=px(12),
            margins=(px(24), px(20), px(24), px(20)),
            parent=self,
        )
        self.resize(QSize(px(WIDTH), px(HEIGHT)).boundedTo(ROOM))
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask for the entries again."""
        self._bench.runner.query(queries.entries_of, *self._asked, owner=self, done=self._show, newest=True)

    def _show(self, rows: list[EntryRow]) -> None:
        clear(self._rows)
        if not rows:
            self._rows.addWidget(label(_("No hours in this time."), "secondary", wrap=True))
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(hline())
            self._rows.addWidget(self._line(row))
        self._make_foot()

    def _make_foot(self) -> None:
        """Close is made anew after the rows: Tab goes in the order in which things were made."""
        had_focus = self._close is not None and self._close.hasFocus()
        clear(self._foot)
        self._close = button(self._bench.theme, _("Close"), kind="primary")
        self._close.clicked.connect(self.accept)
        self._foot.addStretch(1)
        self._foot.addWidget(self._close)
        if had_focus:
            self._close.setFocus()

    def _line(self, row: EntryRow) -> QWidget:
        px, theme, holder = self._bench.theme.px, self._bench.theme, QWidget()
        day = f"{capital(weekday_short(row.content.day))} {date_text(row.content.day)}"
        said = _("{day}: {hours} hours").format(day=day, hours=hours_and_minutes(row.minutes))
        by = _("entered by {name}").format(name=row.entered_by_name)
        zone = "" if row.content.adjustment.reason else row.content.zone
        told = (entry_times(row.content), zone, more_text(row), by)
        caption = " · ".join(filter(None, told))
        why = [label(_("Rejected: {reason}").format(reason=row.reject_reason), "caption", wrap=True)]
        words = vbox(
            label(said, "bodyStrong", wrap=True),
            label(caption, "caption", wrap=True),
            *(why if row.reject_reason else []),
            spacing=0,
        )
        token, icon, word = state_chip(row.state, fell=row.fell)
        verbs = QWidget()
        correct = button(
            theme,
            _("Correct…"),
            "pen-line",
            name=_("Correct {what}…").format(what=f"{day}, {entry_times(row.content)}"),
        )
        correct.clicked.connect(partial(self._correct, row))
        why_not(correct, self._why_not(row))
        more = [self._adjust_button(row)] if row.state == terms.COUNTED else []
        verbs.setLayout(Flow(Chip(theme, word, token, icon), correct, *more, gap=px(8)))
        vbox(words, verbs, spacing=px(6), margins=(0, px(10), px(6), px(10)), parent=holder)
        return holder

    def _adjust_button(self, row: EntryRow) -> QPushButton:
        what = f"{date_text(row.content.day)}, {entry_times(row.content)}"
        made = button(self._bench.theme, _("Adjust…"), "clock", name=_("Adjust {what}…").format(what=what))
        made.clicked.connect(partial(self._adjust, row))
        why_not(made, "" if self._bench.actor.may(terms.LOG_HOURS) else _(LOG_REASON))
        return made

    def _adjust(self, row: EntryRow, _checked: bool = False) -> None:
        said = row.content
        adjust_hours(self._bench, said.workshop_id, said.day, self, said.learner_id)

    def _correct(self, row: EntryRow, _checked: bool = False) -> None:
        correct_entry(self._bench, row, self)

    def _why_not(self, row: EntryRow) -> str:
        if not self._bench.actor.may(terms.LOG_HOURS):
            return _(LOG_REASON)
        if row.state == terms.COUNTED:
            return _("These hours are counted in a statement and stay as they are. Adjust them instead.")
        return AdjustmentStays().sentence() if row.content.adjustment.reason else ""

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.HOURS_CHANGED in topics:
            self.reload()
