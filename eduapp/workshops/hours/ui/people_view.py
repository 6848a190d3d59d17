"""Who has a place in a workshop, had one, or will have; places are given and ended here."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from eduapp.core.i18n import N_, _, capital, date_text, ngettext, weekday_short
from eduapp.core.spans import week_of
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, label, vbox, why_not
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.queries import PlacementRow
from eduapp.workshops.hours.rules.workshops import Period, leaders_needed
from eduapp.workshops.hours.ui.looks import LEAST_TABLE, ROW, size_text
from eduapp.workshops.hours.ui.placement_dialogs import end_placement, place_learner

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import WorkshopRow

PLACE_REASON = N_("Your role may look, but not place learners. Ask a workshop leader.")


class PeopleView(QWidget):
    """Those who have a place now stand first."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._workshop: WorkshopRow | None = None
        theme, px = bench.theme, bench.theme.px
        self.table: TableView[PlacementRow] = TableView(
            theme, self._columns(), name=_("Places in the workshop"), click_opens=True, row_height=ROW
        )
        self.table.opened.connect(lambda row: bench.navigation.go(Route("learners.learner", row.learner_id)))
        self.table.selection_changed.connect(lambda _row: self._show_verbs())
        self.table.setMinimumHeight(px(LEAST_TABLE))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        above = QWidget()
        above.setLayout(Flow(*self._verbs(), gap=px(8)))
        self.plan = label("", "caption", wrap=True)
        vbox(above, (TableCard(theme, (self._stack, 1)), 1), self.plan, spacing=px(8), parent=self)

    def show_workshop(self, workshop: WorkshopRow) -> None:
        """Which workshop it is."""
        self._workshop = workshop
        self.reload()

    def reload(self) -> None:
        """Ask again for the places."""
        if self._workshop is not None:
            self._bench.runner.query(
                queries.placements, self._workshop.id, owner=self, done=self._show, newest=True
            )

    def place(self) -> None:
        """Ask whom to give a place."""
        if self._workshop is not None and self.place_button.isEnabled():
            place_learner(self._bench, self._workshop, self)

    def end(self) -> None:
        """Ask which day is the last for the chosen person."""
        row = self.table.current_row()
        if row is not None and self.end_button.isEnabled():
            end_placement(self._bench, row, self)

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> Sequence[Column[PlacementRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("Number"), lambda row: row.number, width=110, priority=2),
            Column(_("State"), lambda _row: "", sort=self._order, chip=self._chip, width=170),
            Column(_("Post"), lambda row: size_text(row.size), width=190, priority=1),
            Column(
                _("From"), lambda row: date_text(row.first_day), sort=lambda row: row.first_day, width=130
            ),
            Column(
                _("To"),
                lambda row: date_text(row.last_day) if row.last_day else _("no end"),
                sort=lambda row: row.last_day,
                width=130,
                priority=1,
            ),
        ]

    def _order(self, row: PlacementRow) -> int:
        today = self._bench.today()
        if Period(row.first_day, row.last_day).holds(today):
            return 0
        return 1 if row.first_day > today else 2

    def _chip(self, row: PlacementRow) -> tuple[str, str, str]:
        looks = (
            ("present", "check", _("works here")),
            ("excused", "hourglass", _("begins later")),
            ("none", "log-out", _("ended")),
        )
        return looks[self._order(row)]

    def _sentence(self, row: PlacementRow) -> str:
        return _("{name}, number {number}, {state}, {post}, from {first} to {last}").format(
            name=row.name,
            post=size_text(row.size),
            number=row.number,
            state=self._chip(row)[2],
            first=date_text(row.first_day),
            last=date_text(row.last_day) if row.last_day else _("no end"),
        )

    def _verbs(self) -> list[QWidget]:
        theme = self._bench.theme
        self.place_button = button(theme, _("Place a learner…"), "plus", kind="primary")
        self.end_button = button(theme, _("End the place…"), "log-out")
        self.place_button.clicked.connect(self.place)
        self.end_button.clicked.connect(self.end)
        self._show_verbs()
        return [self.place_button, self.end_button]

    def _show(self, rows: list[PlacementRow]) -> None:
        self.table.set_rows(sorted(rows, key=self._order))
        old = self._stack.widget(1)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        if not rows:
            may = self._bench.actor.may(terms.PLACE_LEARNERS)
            words = Empty(
                "users",
                _("Nobody has a place here yet"),
                _("Shift sheets are filled from the places: who has one stands on the sheet."),
                Verb(_("Place a learner…"), self.place) if may else None,
            )
            self._stack.addWidget(empty_state(self._bench.theme, words))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_plan(rows)
        self._show_verbs()

    def _show_plan(self, rows: Sequence[PlacementRow]) -> None:
        """How many come on which weekday of this week, and how many must lead them."""
        if self._workshop is None:
            return
        first, _last = week_of(self._bench.today())
        most = self._workshop.facts.most_per_leader
        days = [first + timedelta(days=offset) for offset in range(7)]
        counts = [(day, sum(row.post.holds(day) for row in rows)) for day in days]
        said = [_day_plan(day, count, most) for day, count in counts if count]
        self.plan.setText(_("This week: {days}").format(days=" · ".join(said)) if said else "")
        self.plan.setVisible(bool(said))

    def _show_verbs(self) -> None:
        may = self._bench.actor.may(terms.PLACE_LEARNERS)
        reason = "" if may else _(PLACE_REASON)
        why_not(self.place_button, reason)
        row = self.table.current_row()
        if not reason and row is None:
            reason = _("Choose somebody in the list first.")
        elif (
            not reason and row is not None and row.last_day is not None and row.last_day < self._bench.today()
        ):
            reason = _("This place has ended.")
        why_not(self.end_button, reason)


def _day_plan(day: date, count: int, most: int | None) -> str:
    """A weekday with how many come: “Mon 9 (2 leaders)”."""
    said, needed = f"{capital(weekday_short(day))} {count}", leaders_needed(count, most)
    if most is None:
        return said
    words = ngettext("{count} leader", "{count} leaders", needed).format(count=needed)
    return f"{said} ({words})"
