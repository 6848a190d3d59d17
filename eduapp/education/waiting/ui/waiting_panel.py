"""On the page of a group: who waits, in what order and why, and the way to offer the next place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.education.enrolment import rules as enrolment_rules
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.waiting import queries, rules, terms
from eduapp.education.waiting.ui.apply_dialog import put_on_the_list
from eduapp.education.waiting.ui.looks import (
    asked_text,
    finish_chip,
    finish_word,
    lacks_text,
    offers_text,
    reason_text,
    state_chip,
)
from eduapp.education.waiting.ui.step_dialogs import give
from eduapp.education.waiting.ui.verbs import (
    APPLY_REASON,
    DECIDE_REASON,
    Chosen,
    decide,
    more_menu,
    offer_at_once,
    why_not_step,
)
from eduapp.gui.flow import Flow
from eduapp.gui.routes import Route
from eduapp.gui.tables import Column, TableView
from eduapp.gui.widgets import button, label, rename, vbox, why_not

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from eduapp.education.waiting.queries import WaitingList, WaitingRow
    from eduapp.gui.bench import Bench

_TOPICS = {terms.WAITING_CHANGED, enrolment.ENROLMENTS_CHANGED}
_ROWS = 8  # shown before the table scrolls
_ROW_HEIGHT = 44


class WaitingPanel(QWidget):
    """The printed rule of order, the next offer, the verbs for the chosen one, and the list."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._group_id = bench, subject_id
        self._shown: WaitingList | None = None
        self._begun = self._focus_wanted = False
        theme = bench.theme
        self._law = label("", "body", wrap=True)
        self._rule = label(_(rules.ORDER_RULE), "caption", wrap=True)
        self._free = label("", "bodyStrong", wrap=True)
        self.offer_next = button(theme, _("Offer the next place"), "hand", kind="primary")
        self.add = button(theme, _("Put on the list…"), "plus")
        self.approve = button(theme, _("Approve"), "check")
        self.said_yes = button(theme, _("Says yes…"), "badge-check")
        self.more = button(theme, "", "ellipsis", name=_("More…"))
        self.table: TableView[WaitingRow] = TableView(
            theme, columns(), name=_("Waiting list"), row_height=_ROW_HEIGHT
        )
        self._listen()
        self._verbs = QWidget()
        Flow(
            self.offer_next,
            self.add,
            self.approve,
            self.said_yes,
            self.more,
            gap=theme.px(8),
            parent=self._verbs,
        )
        self._none = label(_("Nobody waits."), "secondary", wrap=True)
        vbox(
            self._law, self._free, self._verbs, self._none, self.table, self._rule, None,
            spacing=theme.px(8), parent=self,
        )  # fmt: skip
        self._weigh(None)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def first_focus(self) -> QWidget:
        """The next offer where there is one to make, else the list."""
        self._focus_wanted = self._shown is None  # it comes once it is known who waits
        return self.offer_next if self.offer_next.isEnabled() else self.table

    def reload(self) -> None:
        """Ask again who waits."""
        self._bench.runner.query(
            queries.waiting_list, self._group_id, owner=self, done=self._show, newest=True
        )

    def offer(self) -> None:
        """Offer the place to who is next in the order."""
        if self._shown is not None and self._shown.next is not None and self.offer_next.isEnabled():
            offer_at_once(self._chosen(self._shown.next, self._shown))

    def show_more(self) -> None:
        """The other steps for the chosen one."""
        row = self.table.current_row()
        if row is not None and self._shown is not None:
            menu = more_menu(self._chosen(row, self._shown))
            menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _listen(self) -> None:
        self.offer_next.clicked.connect(self.offer)
        self.add.clicked.connect(self._put_on)
        self.approve.clicked.connect(self._approve)
        self.said_yes.clicked.connect(self._give)
        self.more.clicked.connect(self.show_more)
        self.table.selection_changed.connect(self._weigh)
        self.table.opened.connect(
            lambda row: self._bench.navigation.go(Route("learners.learner", row.learner_id))
        )

    def _show(self, shown: WaitingList | None) -> None:
        self._shown = shown
        rows = list(shown.rows) if shown is not None else []
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        barred = bool(shown and shown.law) and not rows
        self._law.setVisible(bool(shown and shown.law))
        for part in (self._verbs, self._free, self._rule):
            part.setVisible(not barred)
        self._none.setVisible(not rows and not barred)
        if shown is not None:
            self._law.setText(_("No waiting list: {law}.").format(law=shown.law))
            self._free.setText(summary(shown))
        self._fit()
        if rows and not self._begun:
            self._begun = True
            self.table.select_row(rows[0].id)
        self._weigh(self.table.current_row())
        if self._focus_wanted:
            self.first_focus().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # when the table knows whether its rows have two lines

    def _fit(self) -> None:
        shown = min(_ROWS, max(1, self.table.table.rowCount()))
        header, row = self.table.horizontalHeader().height(), self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(header + shown * row + 2)

    def _weigh(self, row: WaitingRow | None) -> None:
        """Which verbs fit, and why the others do not."""
        bench, shown = self._bench, self._shown
        following = shown.next if shown is not None else None
        text = _("Offer the next place")
        if following is not None:
            text = _("Offer the place to {name}").format(name=following.name)
        rename(self.offer_next, text)
        why_not(self.offer_next, self._why_no_offer(shown))
        may_apply = "" if bench.actor.may(terms.APPLY) else _(APPLY_REASON)
        why_not(self.add, (shown.law if shown else "") or may_apply)
        why_not(self.approve, why_not_step(bench, row, rules.APPROVED))
        why_not(self.said_yes, why_not_step(bench, row, rules.ALLOCATED))
        why_not(self.more, "" if row is not None else _("Choose somebody in the list."))

    def _why_no_offer(self, shown: WaitingList | None) -> str:
        if shown is None or shown.next is None:
            return _("Nobody is in line. Approve a wish first.")
        if not self._bench.actor.may(terms.DECIDE):
            return _(DECIDE_REASON)
        return ""

    def _chosen(self, row: WaitingRow, shown: WaitingList) -> Chosen:
        return Chosen(self._bench, row, shown, self)

    def _put_on(self) -> None:
        if self._shown is not None:
            put_on_the_list(self._bench, self._shown.group, self)

    def _approve(self) -> None:
        row = self.table.current_row()
        if row is not None and self._shown is not None:
            decide(self._chosen(row, self._shown), rules.APPROVED)

    def _give(self) -> None:
        row = self.table.current_row()
        if row is not None and self._shown is not None:
            give(self._bench, row, self._shown, self)

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & _TOPICS:
            self.reload()


def summary(shown: WaitingList) -> str:
    """How full the group is, and how many wait: 9 of 10, 1 free. 3 people wait."""
    places = enrolment_rules.places_text(shown.group.taken, shown.group.capacity)
    waiting = sum(row.state in rules.IN_LINE for row in shown.rows)
    said = [_("Places: {places}.").format(places=places)]
    said.append(ngettext("{count} in line.", "{count} in line.", waiting).format(count=waiting))
    pending = sum(row.state == rules.PENDING for row in shown.rows)
    if pending:
        said.append(ngettext("{count} to decide.", "{count} to decide.", pending).format(count=pending))
    return " ".join(said)


def columns() -> list[Column[WaitingRow]]:
    """The place in the line, and what is visible beside each name."""
    return [
        Column(
            _("Name"),
            lambda row: f"{row.place}. {row.name}" if row.place else row.name,
            sort=lambda row: (row.place is None, row.place, row.sort_key),
            spoken=sentence,
        ),
        Column(
            _("Applied"), lambda row: date_text(row.applied_on), sort=lambda row: row.applied_on, width=104
        ),
        Column(_("State"), reason_text, chip=state_chip, width=264),
        Column(_("Will they finish?"), finish_word, chip=finish_chip, width=150, priority=1),
        Column(_("Prerequisites"), lacks_text, width=140, priority=2),
        Column(_("Offers so far"), offers_text, sort=lambda row: row.offered, width=150, priority=3),
        Column(_("Who asked"), asked_text, width=130, priority=4),
    ]


def sentence(row: WaitingRow) -> str:
    """Everything beside a name, as a screen reader reads it."""
    place = _("number {place} in line").format(place=row.place) if row.place else ""
    said = [row.name, place, state_chip(row)[2], reason_text(row)]
    said.append(_("applied {day}").format(day=date_text(row.applied_on)))
    said.append(_("asked by: {who}").format(who=asked_text(row)))
    said.append(_("prerequisites: {text}").format(text=lacks_text(row)))
    said.append(_("offered: {text}").format(text=offers_text(row)))
    return ", ".join(filter(None, said)) + ". " + enrolment_rules.finish_sentence(row.finish)
