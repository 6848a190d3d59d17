"""Exams whose results are not all told, with what each waits for: the way in from the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, date_text, ngettext
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.queries import WaitingGrades
from eduapp.exams.marking import terms as marking
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import MARKED, SEALED
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import vbox

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench


class GradesListPage(Page):
    """A row an exam; Enter opens its marks and grades."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.GRADING_CHANGED, marking.MARKING_CHANGED, sittings.RESULTS_CHANGED, sittings.SITTINGS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        px = self.theme.px
        columns = [
            Column[WaitingGrades](_("Exam"), lambda row: row.course),
            Column[WaitingGrades](
                _("Day"), lambda row: date_text(row.day), sort=lambda row: row.day, width=120, whole=True
            ),
            Column[WaitingGrades](
                _("State"), lambda row: capital(code_list("sitting_states")[row.state].label), width=160
            ),
            Column[WaitingGrades](_("Waits for"), waits_for, priority=1),
        ]
        self.table: TableView[WaitingGrades] = TableView(
            self.theme, columns, name=_("Exams to grade"), click_opens=True
        )
        self.table.opened.connect(lambda row: bench.navigation.go(Route("grading.sitting", row.id)))
        self._card = TableCard(self.theme, (self.table, 1))
        words = _("Every exam that was held is graded, and everybody was told.")
        self._empty = empty_state(self.theme, Empty("square-check", _("Nothing waits"), words))
        vbox((self._card, 1), self._empty, margins=(px(24), px(6), px(24), px(20)), parent=self)
        self.set_title(_("Marks and grades"))

    def first_focus(self) -> QWidget | None:
        return self.table

    def reload(self) -> None:
        actor, today = self.bench.actor, self.bench.today()
        self.bench.runner.query(
            queries.waiting, actor.user_id, today, actor.sites, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[WaitingGrades]) -> None:
        self.table.set_rows(sorted(rows, key=lambda row: row.day, reverse=True))  # as every list of exams
        self._card.setVisible(bool(rows))
        self._empty.setVisible(not rows)


def waits_for(row: WaitingGrades) -> str:
    """What an exam waits for, in words."""
    told = []
    if row.in_doubt:
        words = ngettext("{count} grade to look at again", "{count} grades to look at again", row.in_doubt)
        told.append(words.format(count=row.in_doubt))
    if row.without and row.state == SEALED:  # later there is nothing left to fix
        words = ngettext("{count} grade", "{count} grades", row.without)
        told.append(words.format(count=row.without))
    if row.half_typed:
        words = ngettext(
            "{count} sheet to type a second time", "{count} sheets to type a second time", row.half_typed
        )
        told.append(words.format(count=row.half_typed))
    if row.state == MARKED:
        told.append(_("the second of two to release it") if row.proposed_by else _("its release by two"))
    if row.untold:
        words = ngettext("{count} person to tell", "{count} people to tell", row.untold)
        told.append(words.format(count=row.untold))
    return ", ".join(told)
