"""The list of learners: find as you type, open, add."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.people.learners import queries, terms
from eduapp.people.learners.queries import LearnerRow
from eduapp.people.learners.ui import looks
from eduapp.people.learners.ui.learner_dialog import add_learner

ADD_REASON = N_("Your role may look, but not add. Ask the office or a leader.")


class LearnersPage(ListPage[LearnerRow]):
    """Everybody who learns or learned here."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.LEARNERS_CHANGED})
    search_hint = N_("Find by name or number")
    list_name = N_("Learners")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Learners"))

    def columns(self) -> Sequence[Column[LearnerRow]]:
        return [
            Column(
                _("Name"),
                lambda row: row.name,
                sort=lambda row: row.sort_key,
                avatar=True,
                spoken=self._sentence,
            ),
            Column(_("Number"), lambda row: row.number, width=84),
            Column(_("Unit"), _unit, width=110, priority=3),
            Column(_("Norwegian"), lambda row: row.norwegian_level, width=100, priority=4),
            Column(
                _("State"),
                lambda row: looks.back_text(row.expected_back),
                sort=lambda row: row.state.label,
                chip=lambda row: looks.state_chip(row.state),
                width=306,
                priority=1,
            ),
            Column(
                _("Available until"),
                lambda row: looks.until_text(row.available_until),
                sort=lambda row: row.available_until,
                chip=self._leaving,
                width=262,
            ),
            Column(
                _("Known from"),
                lambda row: looks.source_text(row.available_source, row.available_as_of),
                width=240,
                priority=2,
                whole=True,
            ),
        ]

    def fetch(self, text: str, filter: str) -> Question[LearnerRow]:  # noqa: A002 - as in ListPage
        if filter == "leaving":
            return ask(queries.leaving_before, text, self.bench.today(), looks.LEAVING_WITHIN)
        return ask(queries.learners, text, filter)

    def filters(self) -> Sequence[Filter]:
        leaving = _("Leaving within {days} days").format(days=looks.LEAVING_WITHIN)
        groups = [Filter(key, words.capitalize()) for key, words in code_list("state_groups").choices()]
        return [*groups, Filter("leaving", leaving)]

    def open(self, row: LearnerRow) -> None:
        self.bench.navigation.go(Route("learners.learner", row.id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "users",
            _("No learners yet"),
            _("Everybody who takes part stands here. Bring in a list, or add people."),
            Verb(
                _("Bring in a file…"),
                lambda: self.bench.navigation.go(Route("files.import", detail="people")),
            ),
            Verb(_("Add a learner"), self._add),
        )

    def header_buttons(self) -> list[QPushButton]:
        bring = button(self.theme, _("Bring in a file…"), "upload")
        bring.clicked.connect(lambda: self.bench.navigation.go(Route("files.import", detail="people")))
        add = self.add_button(_("Add a learner"))
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.ADMIT_LEARNERS):
            why_not(add, _(ADD_REASON))
            why_not(bring, _(ADD_REASON))
        return [bring, add]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} learner", "{shown} of {total} learners", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} learner", "{shown} learners", shown).format(shown=shown)

    def _add(self) -> None:
        if self.bench.actor.may(terms.ADMIT_LEARNERS):
            add_learner(self.bench, self)

    def _leaving(self, row: LearnerRow) -> looks.ChipLook | None:
        return looks.leaving_chip(row.state, row.available_until, self.bench.today())

    def _sentence(self, row: LearnerRow) -> str:
        words = _("{name}, number {number}, unit {unit}, {state}, available until {until} ({source})")
        return words.format(
            name=row.name,
            number=row.number,
            unit=_unit(row) or "–",
            state=" ".join(filter(None, (row.state.label, looks.back_text(row.expected_back)))),
            until=looks.until_text(row.available_until),
            source=looks.source_text(row.available_source, row.available_as_of),
        )


def _unit(row: LearnerRow) -> str:
    return " · ".join(filter(None, (row.site, row.unit)))
