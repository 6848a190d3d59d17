"""Taking part: everybody in a group with their states, what to know of them, and ending several at once."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.enrolment import rules, terms
from eduapp.education.enrolment.queries import MemberRow, Roster
from eduapp.education.enrolment.ui.end_dialog import Ending, end_enrolments
from eduapp.education.enrolment.ui.group_sidebar import GroupSidebar
from eduapp.education.enrolment.ui.looks import (
    ChipLook,
    ahead_text,
    days_taken_text,
    finish_text,
    leaving_chip,
    reason_text,
    state_chip,
    until_text,
)
from eduapp.education.enrolment.ui.more_menu import Chosen, more_menu, open_below
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, announce, button, hbox, label, vbox, why_not

END_REASON = N_("Your role may look, but not end enrolments. Ask a teacher or a leader.")
TICK_ONE = N_("Tick one person for this.")
OVER_REASON = N_("The group is over. Give it a later last day first.")
NOBODY_LIVE = N_("Those ticked have ended already. Tick somebody who takes part.")

ROW = 40  # px at 100 %: twelve people fit on a small screen


class MembersView(QWidget):
    """A table of people with ticks; beside it, where there is room, the figures of the group."""

    put_on_asked = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._roster: Roster | None = None
        theme, px = bench.theme, bench.theme.px
        self.table: TableView[MemberRow] = TableView(
            theme,
            self._columns(),
            name=_("People in the group"),
            ticks=True,
            click_opens=True,
            row_height=ROW,
        )
        self.table.opened.connect(lambda row: bench.navigation.go(Route("learners.learner", row.learner_id)))
        self.table.ticks_changed.connect(self._show_bar)
        more = ROW // 2 if theme.logical_width() >= _ROOMY else 0  # the half row says that there is more
        self.table.setMinimumHeight(px(36 + ROW + more))
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        self.sidebar = GroupSidebar(bench)
        self._bar = self._make_bar()
        self._about = label("", "caption", wrap=True)
        self._about.hide()
        self.table.selection_changed.connect(self._tell)
        left = vbox((TableCard(theme, (self._place, 1)), 1), self._about, self._bar, spacing=px(8))
        hbox((left, 1), self.sidebar, spacing=px(16), parent=self)

    def show_roster(self, roster: Roster) -> None:
        """Show who is and was in the group: those who take part first, in Norwegian order."""
        self._roster = roster
        today = self._bench.today()
        live = [row for row in roster.members if _state(row, today) in rules.LIVE]
        ended = [row for row in roster.members if _state(row, today) not in rules.LIVE]
        self.table.set_rows([*live, *ended])
        self.sidebar.show_roster(roster)
        self._show_place(empty=not roster.members, over=roster.group.last_day < today)
        self._show_bar()

    def set_wide(self, wide: bool) -> None:
        """Whether there is room for the figures beside the table."""
        self.sidebar.setVisible(wide)

    def end_ticked(self) -> None:
        """Ask how it ended for the ticked people who take part."""
        people = self._live_ticked()
        if people and self._roster is not None:
            group = self._roster.group
            last = min(group.last_day, self._bench.today())
            today = self._bench.today()
            chosen = [
                Ending(row.id, row.version, row.name, _state(row, today), max(last, row.first_day))
                for row in people
            ]
            end_enrolments(self._bench, chosen, self)

    def show_more(self) -> None:
        """What else can be done with the one person ticked: pause, sessions, history, coming back."""
        ticked = self.table.ticked_rows()
        if len(ticked) == 1 and self._roster is not None:
            open_below(more_menu(self._bench, self._chosen(ticked[0], self._roster), self), self.more)

    def _chosen(self, row: MemberRow, roster: Roster) -> Chosen:
        return Chosen(
            id=row.id,
            version=row.version,
            name=row.name,
            group_id=roster.group.id,
            course_id=roster.group.course_id,
            state=_state(row, self._bench.today()),
            paused=row.paused,
            planned_last_day=row.planned_last_day,
        )

    def _tell(self, row: MemberRow | None) -> None:
        """Whether the chosen one will finish; while some are ticked, the verbs have the room."""
        said = finish_text(row) if row is not None and not self.table.ticked_rows() else ""
        self._about.setText(f"{row.name}: {said}" if row is not None and said else "")
        self._about.setVisible(bool(said))

    def _columns(self) -> Sequence[Column[MemberRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("Number"), lambda row: row.number, width=84, priority=3),
            Column(_("State"), self._state_note, sort=self._state_of, chip=self._state_chip, width=250),
            Column(
                _("Takes part"),
                self._short_days,
                sort=lambda row: row.first_day,
                width=158,
                priority=2,
                whole=True,
            ),
            Column(
                _("Will they finish?"),
                lambda row: "" if self._leaving(row) else until_text(row),
                sort=lambda row: row.available_until,
                chip=self._leaving,
                width=176,
                priority=1,
            ),
        ]

    def _state_of(self, row: MemberRow) -> int:
        return _ORDER.index(_state(row, self._bench.today()))

    def _state_chip(self, row: MemberRow) -> ChipLook:
        return state_chip(_state(row, self._bench.today()))

    def _state_note(self, row: MemberRow) -> str:
        """Why it ended, or what is planned."""
        if self._roster is None or _state(row, self._bench.today()) not in rules.LIVE:
            return reason_text(row)
        return ahead_text(row, self._roster.group.last_day, self._bench.today())

    def _days(self, row: MemberRow) -> str:
        return days_taken_text(row, self._bench.today())

    def _short_days(self, row: MemberRow) -> str:
        return days_taken_text(row, self._bench.today(), short=True)

    def _leaving(self, row: MemberRow) -> ChipLook | None:
        if self._roster is None:
            return None
        group, whole = self._roster.group, self._roster.whole
        return leaving_chip(row, group.last_day, self._bench.today(), whole)

    def _sentence(self, row: MemberRow) -> str:
        leaving = self._leaving(row)
        said = _("{name}, number {number}, {state}, {days}, expected here: {until}").format(
            name=row.name,
            number=row.number,
            state=" ".join(filter(None, (self._state_chip(row)[2], self._state_note(row)))),
            days=self._days(row),
            until=leaving[2] if leaving else until_text(row),
        )
        return ". ".join(filter(None, (said, finish_text(row))))

    def _show_place(self, *, empty: bool, over: bool) -> None:
        old = self._place.widget(1)
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        if not empty:
            self._place.setCurrentIndex(0)
            return
        if over:
            words = Empty("users", _("Nobody took part"), _(OVER_REASON))
        else:
            may = self._bench.actor.may(terms.ENROL)
            words = Empty(
                "users",
                _("Nobody takes part yet"),
                _("Those who are put on the course stand here with their states."),
                Verb(_("Put learners on…"), self.put_on_asked.emit) if may else None,
            )
        self._place.setCurrentIndex(self._place.addWidget(empty_state(self._bench.theme, words)))

    # --- ending several -----------------------------------------------------------------------------

    def _make_bar(self) -> QFrame:
        theme = self._bench.theme
        self._ticked_words = label("", "bodyStrong")
        self.end = button(theme, _("End…"), "log-out")
        self.end.clicked.connect(self.end_ticked)
        self.more = button(theme, "", "ellipsis", name=_("More…"))
        self.more.clicked.connect(self.show_more)
        everybody = button(theme, _("Tick all who take part"), kind="plain")
        everybody.clicked.connect(self._tick_live)
        nobody = button(theme, _("Clear ticks"), kind="plain")
        nobody.clicked.connect(lambda: self.table.table.tick(self.table.ticked_rows(), on=False))
        row = Flow(self._ticked_words, everybody, nobody, self.end, self.more, gap=theme.px(8))
        bar = Card(row, margins=(theme.px(14), theme.px(8), theme.px(10), theme.px(8)))
        bar.hide()
        return bar

    def _show_bar(self) -> None:
        count = len(self.table.ticked_rows())
        before = self._ticked_words.text()
        words = ngettext("{count} ticked", "{count} ticked", count).format(count=count)
        self._ticked_words.setText(words)
        self._bar.setVisible(count > 0)
        self._tell(self.table.current_row())
        reason = "" if self._live_ticked() else _(NOBODY_LIVE)
        why_not(self.end, reason if self._bench.actor.may(terms.END_ENROLMENTS) else _(END_REASON))
        why_not(self.more, "" if count == 1 else _(TICK_ONE))
        if count and words != before:
            announce(self.table, words)

    def _live_ticked(self) -> list[MemberRow]:
        today = self._bench.today()
        return [row for row in self.table.ticked_rows() if _state(row, today) in rules.LIVE]

    def _tick_live(self) -> None:
        today = self._bench.today()
        self.table.table.tick([row for row in self.table.table.rows if _state(row, today) in rules.LIVE])


_ROOMY = 900  # logical pixels from which a row and a half has room
_ORDER = (
    rules.ACTIVE,
    rules.SUSPENDED,
    rules.AUTO_SUSPENDED,
    rules.PLANNED,
    rules.COMPLETED,
    *rules.ENDED_EARLY,
)


def _state(row: MemberRow, today: date) -> str:
    return rules.state_on(row.state, row.first_day, today)
