"""The hours of a week in one workshop: person by day. What waits for approval is marked."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from eduapp.core.i18n import _, capital, ngettext, period_text, weekday_short
from eduapp.core.spans import hours_and_minutes, week_of
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Bar, button, label, vbox, why_not
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.queries import DayCell, WeekRow
from eduapp.workshops.hours.rules.sheet import SATURDAY
from eduapp.workshops.hours.ui.adjust_dialog import adjust_hours
from eduapp.workshops.hours.ui.entries_dialog import LOG_REASON, EntriesDialog
from eduapp.workshops.hours.ui.entry_dialogs import enter_hours
from eduapp.workshops.hours.ui.looks import LEAST_TABLE, ROOMY, ROW, day_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import WorkshopRow, WorkshopView

_WEEK = timedelta(days=7)


class WeekView(QWidget):
    """A week at a time; a row opens the stretches behind it."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._workshop: WorkshopRow | None = None
        self._monday = week_of(bench.today())[0]
        theme, px = bench.theme, bench.theme.px
        self._roomy = theme.logical_width() >= ROOMY
        self.table: TableView[WeekRow] = TableView(
            theme, self._columns(), name=_("Hours by person and day"), click_opens=True, row_height=ROW
        )
        self.table.opened.connect(self._open)
        self.table.setMinimumHeight(px(LEAST_TABLE))
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self._week = label("", "bodyStrong")
        self._total = label("", "secondary")
        self._missing = vbox(spacing=px(8))
        self._stops = self._verbs()
        above = QWidget()
        above.setLayout(Flow(*self._stops, self._week, self._total, gap=px(8)))
        vbox(self._missing, above, (TableCard(theme, (self._place, 1)), 1), spacing=px(8), parent=self)

    def show_view(self, view: WorkshopView) -> None:
        """Which workshop it is, and the days nobody signed. At first, the latest week with hours."""
        if self._workshop is None and view.latest is not None:
            self._monday = min(self._monday, week_of(view.latest)[0])
        self._workshop, unsigned = view.workshop, view.unsigned
        while (item := self._missing.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if unsigned:
            bar = self._bar(unsigned)
            self._missing.addWidget(bar)
            for before, after in pairwise([*bar.findChildren(QPushButton), *self._stops, self.table]):
                QWidget.setTabOrder(before, after)  # the bar came last, but stands first
        self.reload()

    def reload(self) -> None:
        """Ask for the hours of the week again."""
        if self._workshop is None:
            return
        first, last = week_of(self._monday)
        number = _("Week {number}").format(number=first.isocalendar().week)
        self._week.setText(f"{number}, {period_text(first, last)}")
        self._bench.runner.query(
            queries.hours_of_week, self._workshop.id, first, last, owner=self, done=self._show, newest=True
        )

    def go(self, weeks: int) -> None:
        """So many weeks on, or back; 0 for this week."""
        self._monday = self._monday + weeks * _WEEK if weeks else week_of(self._bench.today())[0]
        self.reload()

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column[WeekRow]]:
        name = Column[WeekRow](
            _("Name"), lambda row: row.name, sort=lambda row: row.sort_key, avatar=True, spoken=self._sentence
        )
        total = Column[WeekRow](
            _("Total"),
            lambda row: hours_and_minutes(row.minutes),
            sort=lambda row: row.minutes,
            number=True,
            width=90,
        )
        return [name, *(self._day_column(offset) for offset in range(7)), total]

    def _day_column(self, offset: int) -> Column[WeekRow]:
        return Column(
            capital(weekday_short(self._monday + timedelta(days=offset))),
            lambda row: "" if self._cell(row, offset).waiting else self._words(row, offset),
            sort=lambda row: self._cell(row, offset).minutes,
            number=True,
            chip=partial(self._waiting_chip, offset),
            width=104,
            priority=0 if self._roomy and offset < SATURDAY else 1,
        )

    def _cell(self, row: WeekRow, offset: int) -> DayCell:
        return row.days.get(self._monday + timedelta(days=offset), DayCell())

    def _waiting_chip(self, offset: int, row: WeekRow) -> tuple[str, str, str] | None:
        cell = self._cell(row, offset)
        return ("late", "hourglass", self._words(row, offset)) if cell.waiting else None

    def _words(self, row: WeekRow, offset: int) -> str:
        """The hours; with the day where the column has no room and they stand below the name."""
        hours = _hours(self._cell(row, offset))
        alone = hours and offset + 1 in self.table.table.hidden
        return f"{weekday_short(self._monday + timedelta(days=offset))} {hours}" if alone else hours

    def _sentence(self, row: WeekRow) -> str:
        days = [_day_in_words(day, cell) for day, cell in sorted(row.days.items())]
        return _("{name}: {days}; {total} in all").format(
            name=row.name, days=", ".join(days), total=hours_and_minutes(row.minutes)
        )

    def _verbs(self) -> list[QWidget]:
        theme = self._bench.theme
        before = button(theme, "", "chevron-left", name=_("The week before"))
        after = button(theme, "", "chevron-right", name=_("The week after"))
        now = button(theme, _("This week") if self._roomy else "", "calendar-days", name=_("This week"))
        enter, adjust = _("Enter hours…"), _("Adjust hours of a counted month…")
        self.enter = button(theme, enter if self._roomy else "", "plus", name=enter)
        self.adjust = button(theme, _("Adjust…") if self._roomy else "", "clock", name=adjust)
        self.adjust.clicked.connect(self._adjust)
        before.clicked.connect(lambda: self.go(-1))
        after.clicked.connect(lambda: self.go(1))
        now.clicked.connect(lambda: self.go(0))
        self.enter.clicked.connect(self._enter)
        for made in (self.enter, self.adjust):
            why_not(made, "" if self._bench.actor.may(terms.LOG_HOURS) else _(LOG_REASON))
        return [before, after, now, self.enter, self.adjust]

    def _bar(self, unsigned: Sequence[date]) -> Bar:
        today = self._bench.today()
        day, more = day_text(unsigned[0], today), len(unsigned) - 1
        text = _("No signed sheet: {day}").format(day=day)
        if more:
            words = ngettext(
                "No signed sheet: {day} and {count} later day",
                "No signed sheet: {day} and {count} later days",
                more,
            )
            text = words.format(day=day, count=more)
        workshop = self._workshop

        def open_first() -> None:
            if workshop is not None:
                route = Route("workshops.shift", workshop.id, unsigned[0].isoformat())
                self._bench.navigation.go(route)

        return Bar(self._bench.theme, "triangle-alert", text, _("Open the first"), open_first)

    def _show(self, rows: list[WeekRow]) -> None:
        self.table.set_rows(rows)
        minutes = sum(row.minutes for row in rows)
        self._total.setVisible(self._roomy)
        self._total.setText(
            _("{hours} hours in all").format(hours=hours_and_minutes(minutes)) if rows else ""
        )
        old = self._place.widget(1)
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        if not rows:
            words = Empty(
                "hammer",
                _("No hours in this week"),
                _("Hours stand here as soon as a shift sheet is signed or a file is brought in."),
            )
            self._place.addWidget(empty_state(self._bench.theme, words))
        self._place.setCurrentIndex(0 if rows else 1)

    def _open(self, row: WeekRow) -> None:
        if self._workshop is not None:
            days = week_of(self._monday)
            title = _("{name}, {week}").format(name=row.name, week=self._week.text())
            EntriesDialog(self._bench, title, self._workshop.id, row.learner_id, days, self).open()

    def _adjust(self) -> None:
        if self._workshop is not None:
            adjust_hours(self._bench, self._workshop.id, self._monday, self)

    def _enter(self) -> None:
        if self._workshop is not None:
            enter_hours(self._bench, self._workshop, self._bench.today(), self)


def _hours(cell: DayCell) -> str:
    return hours_and_minutes(cell.minutes) if cell.minutes else ""


def _day_in_words(day: date, cell: DayCell) -> str:
    waits = _("waits for approval")
    words = f"{weekday_short(day)} {_hours(cell)}"
    return f"{words} ({waits})" if cell.waiting else words
