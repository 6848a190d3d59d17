"""Handing minutes over: choose the days, see the sums and what is open, write the file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import _
from eduapp.education.attendance import terms as attendance
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.timetable import terms as timetable
from eduapp.exchange.handoff import jobs, queries, rules, terms
from eduapp.exchange.handoff.rules import PersonSum
from eduapp.exchange.handoff.ui import looks
from eduapp.exchange.handoff.ui.changes_dialog import show_changes
from eduapp.exchange.handoff.ui.columns import columns
from eduapp.exchange.handoff.ui.rates_dialog import ask_rate
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.fields import DateEdit
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, key_text, told
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, hbox, label, vbox, why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.hours import terms as hours

if TYPE_CHECKING:
    from datetime import date

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exchange.handoff.queries import Overview
    from eduapp.gui.bench import Bench

_WIDE = 1000  # logical px from which the table has the height that is left


class HandoffPage(Page):
    """The days on top, what is to be known of them, a row for each person, and the files at the foot."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.EXPORTS_CHANGED,
            terms.RATES_CHANGED,
            attendance.MARKS_CHANGED,
            timetable.SESSIONS_CHANGED,
            hours.HOURS_CHANGED,
            enrolment.ENROLMENTS_CHANGED,
            learners.LEARNERS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._shown: Overview | None = None
        self._working = False
        self._build_days()
        self._build_words()
        self._build_table(money=False)
        self._build_foot()
        self._lay_out()
        bind("hand_over", self, self.xlsx_button.click)
        self.set_title(
            _("Daily allowance"), _("Minutes and codes for each person and day; money only with rates.")
        )
        self.choose(*looks.asked(route.detail, bench.today()))

    # --- what a page answers ------------------------------------------------------------------------

    def keys(self) -> list[tuple[str, str]]:
        return [
            *told("hand_over"),
            (_("Enter"), _("Open the learner")),
            ("Alt+1 … 9", _("Sort by that column")),
        ]

    def first_focus(self) -> QWidget:
        return self.first

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail:
            self.choose(*looks.asked(route.detail, self.bench.today()))

    def choose(self, first: date, last: date) -> None:
        """Show these days."""
        for field, day in ((self.first, first), (self.last, last)):
            field.blockSignals(True)  # one question is enough
            field.set_value(day)
            field.blockSignals(False)
        self.mark_stale()

    def reload(self) -> None:
        """Ask for the days again."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            self._shown = None
            self._refresh(self.first.misread() or self.last.misread() or _("Choose a first and a last day."))
            return
        asked = (queries.overview, first, last, self.bench.actor.around)
        self.bench.runner.query(*asked, owner=self, done=self._show, newest=True, aside=True)

    # --- making -------------------------------------------------------------------------------------

    def _build_days(self) -> None:
        today = self.bench.today()
        self.first, self.last = DateEdit(self.theme, today), DateEdit(self.theme, today)
        for field, name in ((self.first, _("First day")), (self.last, _("Last day"))):
            field.setAccessibleName(name)
            field.setFixedWidth(self.theme.px(200))
            field.changed.connect(self.mark_stale)
        self.periods: list[QPushButton] = []
        for key, text in (
            (looks.WEEK, _("This week")),
            (looks.LAST_WEEK, _("Last week")),
            (looks.LAST_MONTH, _("Last month")),
        ):
            made = button(self.theme, text, kind="plain")
            made.clicked.connect(partial(self._choose_period, key))
            self.periods.append(made)

    def _choose_period(self, key: str, _checked: bool = False) -> None:
        self.choose(*looks.period(key, self.bench.today()))

    def _build_words(self) -> None:
        self.before = label("", wrap=True)
        self.changed = label("", wrap=True)
        self.open = label("", wrap=True)
        self.twice = label("", wrap=True)
        self.others = label("", wrap=True)
        self.all_changes = button(self.theme, _("Show all…"), "history")
        self.all_changes.clicked.connect(self._show_changes)
        self.all_changes.setEnabled(False)

    def _build_table(self, *, money: bool) -> None:
        self.table: TableView[PersonSum] = TableView(
            self.theme, columns(money=money), name=_("Minutes of each person"), click_opens=True
        )
        self.table.setMinimumHeight(self.theme.px(200))
        self.table.opened.connect(self._to_the_learner)
        self._money = money

    def _build_foot(self) -> None:
        theme = self.theme
        self.sum, self.said = label("", "bodyStrong", wrap=True), label("", "problem", wrap=True)
        self.rates_button = button(theme, _("Rates…"), "pen-line")
        self.csv_button = button(theme, _("Export CSV…"), "download")
        self.xlsx_button = button(
            theme, _("Export XLSX…"), "file-spreadsheet", kind="primary", tip=key_text("hand_over")
        )
        self.rates_button.clicked.connect(lambda: ask_rate(self.bench, self))
        self.csv_button.clicked.connect(partial(self._export, "csv"))
        self.xlsx_button.clicked.connect(partial(self._export, "xlsx"))

    def _lay_out(self) -> None:
        px = self.theme.px
        above = QWidget()
        named = (_named(_("From"), self.first), _named(_("To"), self.last))
        above.setLayout(Flow(*named, *self.periods, gap=px(8)))
        state = QWidget()
        words = vbox(self.before, self.changed, self.others, self.twice, self.open, spacing=px(2))
        hbox((words, 1), self.all_changes, spacing=px(10), parent=state)
        self._card = TableCard(self.theme, (self.table, 1))
        self._nothing = empty_state(
            self.theme,
            Empty(
                "calendar-days",
                _("Nothing in these days"),
                _("Who was offered a session or a shift stands here: choose other days."),
            ),
        )
        self._nothing.setVisible(False)
        inside = QWidget()
        inside.setObjectName("page")
        body = (above, state, (self._card, 1), (self._nothing, 1), self.sum)
        vbox(*body, spacing=px(10), parent=inside)
        wide = self.theme.logical_width() >= _WIDE
        holder = inside if wide else DownwardsArea(inside, _("Page"))
        foot = QWidget()
        foot.setLayout(Flow(self.rates_button, self.csv_button, self.xlsx_button, gap=px(10)))
        margins = (px(24), px(6), px(24), px(14))
        vbox((holder, 1), self.said, foot, spacing=px(10), margins=margins, parent=self)

    # --- showing ------------------------------------------------------------------------------------

    def _show(self, shown: Overview) -> None:
        if (shown.first, shown.last) != (self.first.value(), self.last.value()):
            return  # other days were chosen meanwhile
        self._shown = shown
        money = shown.amount is not None
        if money != self._money:
            self._change_columns(money=money)
        self.table.set_rows(shown.people)
        self._card.setVisible(bool(shown.people))
        self._nothing.setVisible(not shown.people)
        self.before.setText(looks.before_text(shown.before))
        for words, text in (
            (self.changed, looks.changed_text(shown)),
            (self.others, looks.others_text(shown)),
            (self.twice, looks.twice_text(shown)),
            (self.open, looks.open_text(shown)),
        ):
            words.setText(text)
            words.setVisible(bool(text))
        many = max(len(shown.changes), len(shown.twice)) > rules.NAMED
        self.all_changes.setVisible(many)
        self.all_changes.setEnabled(many)
        self.sum.setText(looks.sum_text(shown) if shown.people else "")
        self._refresh("\n".join(shown.reasons))

    def _change_columns(self, *, money: bool) -> None:
        """A column for money comes only with a rate, and goes with it."""
        old = self.table
        self._build_table(money=money)
        layout = self._card.layout()
        if layout is not None:
            layout.replaceWidget(old, self.table)
        old.deleteLater()

    def _refresh(self, reason: str) -> None:
        self.said.setText(reason)
        self.said.setVisible(bool(reason))
        if self._working:
            reason = _("The file is being written.")
        if not self.bench.actor.may(terms.EXPORT):
            reason = _("Your role may look, but not hand minutes over.")
        for verb in (self.csv_button, self.xlsx_button):
            why_not(verb, reason)
        rates = "" if self.bench.actor.may(terms.CHANGE_RATES) else _("Only a leader enters rates.")
        why_not(self.rates_button, rates)

    def _show_changes(self) -> None:
        if self._shown is not None:
            show_changes(self.theme, self._shown, self)

    def _to_the_learner(self, row: PersonSum) -> None:
        self.bench.navigation.go(Route("learners.learner", row.learner_id))

    # --- writing ------------------------------------------------------------------------------------

    def _export(self, kind: str, _checked: bool = False) -> None:
        shown = self._shown
        if shown is None or self._working:
            return
        name = safe_file_name(_("daily allowance"), f"{shown.first}", f"{shown.last}", suffix=f".{kind}")
        path = self.bench.files.save(_("Export the minutes"), name, [f"*.{kind}"], self)
        if path is None:
            return
        self._working = True
        self._refresh("")

        def done(made: jobs.Exported) -> None:
            self._working = False
            self.bench.tell(
                _("Export {number} is written: {file}").format(number=made.number, file=made.paths[0].name)
            )
            self.mark_stale()

        def failed(error: EduError) -> None:
            self._working = False
            self.bench.show_error(error, self)
            self.mark_stale()

        command = jobs.ExportHandoff(shown.first, shown.last, path, kind)
        self.bench.runner.start(jobs.export_handoff, command, owner=self, done=done, failed=failed)


def _named(words: str, field: QWidget) -> QWidget:
    """A field with its words before it; they stay together."""
    said, pair = label(words, "captionStrong"), QWidget()
    said.setBuddy(field)
    hbox(said, field, spacing=8, parent=pair)
    return pair
