"""The list of talks due in the half-year, and of plans to be looked at: first those that are due first."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text
from eduapp.education.enrolment import terms as enrolment
from eduapp.education.plans import queries, terms
from eduapp.education.plans.queries import HELD, MISSED, REVIEWS, TALKS, DueRow
from eduapp.education.plans.queries.due import TALK
from eduapp.education.plans.rules.talks import half_year_of
from eduapp.education.plans.ui.looks import due_chip, due_title
from eduapp.education.plans.ui.talk_dialog import record_talk
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty
from eduapp.gui.form import Tick
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.people.learners import terms as learners

CHOOSE_ROW = N_("Choose a row first.")


class DuePage(ListPage[DueRow]):
    """Enter on a talk that is due records it; other rows lead to the learner's plan."""

    topics: ClassVar[frozenset[Topic]] = frozenset({
        terms.PLANS_CHANGED, terms.TALKS_CHANGED, learners.LEARNERS_CHANGED, enrolment.ENROLMENTS_CHANGED
    })  # fmt: skip
    search_hint = N_("Find by name or number")
    list_name = N_("Talks due")

    def __init__(self, bench: Bench, route: Route) -> None:
        self._own: Tick | None = None
        super().__init__(bench, route)
        self._go = button(self.theme, _("Open the learner"), "user")
        self._go.clicked.connect(self._to_the_learner)
        self.table.table.modelReset.connect(self._follow)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self._follow()
        half = half_year_of(bench.today())
        context = (
            _("At least one in every half-year ({paragraph}).").format(paragraph=half.paragraph)
            if half
            else ""
        )
        self.set_title(_("Talks due"), context)
        self._take(route)

    def columns(self) -> Sequence[Column[DueRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("What"), due_title, width=210),
            Column(_("Takes part in"), lambda row: row.courses, priority=2),
            Column(_("Unit"), lambda row: row.unit, width=84, priority=3),
            Column(
                _("Day"),
                lambda row: date_text(row.due),
                sort=lambda row: row.due,
                chip=lambda row: due_chip(row, self.bench.today()),
                width=270,
            ),
        ]

    def fetch(self, text: str, filter: str) -> Question[DueRow]:  # noqa: A002 - as in ListPage
        own = self._own is not None and self._own.value()
        actor = self.bench.actor
        return ask(queries.due, text, filter, self.bench.today(), actor.scope() if own else actor.around)

    def filters(self) -> Sequence[Filter]:
        return [
            Filter(TALKS, _("Talks")),
            Filter(REVIEWS, _("Reviews of plans")),
            Filter(HELD, _("Talks held")),
            Filter(MISSED, _("Missed last half-year")),
        ]

    def tools(self) -> Sequence[QWidget]:
        self._own = Tick(_("Only my groups"))
        self._own.set_value("leader" not in self.bench.actor.roles)
        self._own.changed.connect(self.reload)
        return [self._own]

    def open(self, row: DueRow) -> None:
        due = row.kind == TALK and row.state != HELD
        if due and self.bench.actor.may(terms.RECORD_TALKS):
            missed = row.state == MISSED
            record_talk(self.bench, row.learner_id, self, None if missed else self.bench.today())
        else:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        self._take(route)

    def empty(self) -> Empty:
        return Empty(
            "message-square",
            _("Nothing is due"),
            _("Talks stand here until they are held in the half-year, and plans when it is time for them."),
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._go]

    def keys(self) -> list[tuple[str, str]]:
        find, _open, *others = super().keys()
        return [find, (_("Enter"), _("Record the talk, or open the plan")), *others]

    def _take(self, route: Route) -> None:
        if route.detail in (TALKS, REVIEWS, HELD, MISSED):
            self.choose_filter(route.detail)

    def _to_the_learner(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def _follow(self, *_change: QModelIndex) -> None:
        why_not(self._go, "" if self.table.current_row() is not None else _(CHOOSE_ROW))

    def _sentence(self, row: DueRow) -> str:
        chip = due_chip(row, self.bench.today())
        words = _("{name}: {what}, {day}").format(name=row.name, what=due_title(row), day=date_text(row.due))
        return f"{words}, {chip[2]}" if chip else words
