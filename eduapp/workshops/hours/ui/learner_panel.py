"""On the page of a learner: hours by workshop, what is approved of them, and the latest stretches."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital, date_text, weekday_short
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, IconTile, button, hbox, hline, label, renew, vbox
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.ui.looks import days_text, entry_times, more_text, state_chip

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import EntryRow, LearnerHours, LearnerWorkshop

FEW = 5  # latest stretches shown before one asks for more


class LearnerPanel(QWidget):
    """Hours of one learner."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id, self._all = bench, subject_id, False
        self._rows = vbox(spacing=0, parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again for the hours."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, hours: LearnerHours) -> None:
        if not hours.recent:
            renew(self._rows, label(_("No workshop hours yet."), "secondary", wrap=True))
            return
        workshops = [part for row in hours.workshops for part in (hline(), self._workshop(row))][1:]
        shown = hours.recent if self._all else hours.recent[:FEW]
        entries = [self._entry(entry) for entry in shown]
        latest, foot = label(_("Latest"), "bodyStrong"), []
        if len(shown) < len(hours.recent):
            more = button(self._bench.theme, _("Show more"), "chevron-down", kind="plain")
            more.setAccessibleName(_("Show more workshop hours"))
            more.clicked.connect(lambda: self._show_all(hours))
            foot = [hbox(more, None)]
        renew(self._rows, *workshops, self._bench.theme.px(8), latest, *entries, *foot)

    def _show_all(self, hours: LearnerHours) -> None:
        self._all = True
        self._show(hours)

    def _workshop(self, row: LearnerWorkshop) -> QWidget:
        theme, px, holder = self._bench.theme, self._bench.theme.px, QWidget()
        words = vbox(
            label(row.workshop, "bodyStrong", wrap=True),
            label(days_text(row.first_day, row.last_day), "caption", wrap=True),
            spacing=0,
        )
        approved = _("{hours} approved").format(hours=hours_and_minutes(row.approved))
        waiting = _("{hours} to approve").format(hours=hours_and_minutes(row.waiting))
        chips: list[QWidget] = [Chip(theme, approved, "present", "check")] if row.approved else []
        chips += [Chip(theme, waiting, "late", "hourglass")] if row.waiting else []
        go = button(theme, _("Open"), kind="plain", name=_("Open {name}").format(name=row.workshop))
        go.clicked.connect(partial(self._open, row.workshop_id))
        beside = QWidget()
        beside.setLayout(Flow(*chips, go, gap=px(6)))
        hbox(
            IconTile(theme, "hammer", size=36), (words, 1), beside,
            spacing=px(10), margins=(0, px(8), 0, px(8)), parent=holder,
        )  # fmt: skip
        return holder

    def _entry(self, row: EntryRow) -> QWidget:
        px, holder = self._bench.theme.px, QWidget()
        day = f"{capital(weekday_short(row.content.day))} {date_text(row.content.day)}"
        hours = hours_and_minutes(row.minutes)
        caption = " · ".join(filter(None, (entry_times(row.content), row.workshop, more_text(row))))
        words = vbox(
            label(_("{day}: {hours} hours").format(day=day, hours=hours), wrap=True),
            label(caption, "caption", wrap=True),
            spacing=0,
        )
        token, icon, word = state_chip(row.state, fell=row.fell)
        chip = Chip(self._bench.theme, word, token, icon)
        hbox((words, 1), chip, spacing=px(10), margins=(0, px(4), 0, px(4)), parent=holder)
        return holder

    def _open(self, workshop_id: UUID, _checked: bool = False) -> None:
        self._bench.navigation.go(Route("workshops.workshop", workshop_id))

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.HOURS_CHANGED in topics:
            self.reload()
