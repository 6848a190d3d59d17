"""Everybody's decisions on arrangements at exams: what holds or will, what ends soon, and what is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.arrangements import queries, terms
from eduapp.exams.arrangements.queries import ENDED, SOON, DecisionRow
from eduapp.exams.arrangements.ui.decision_dialog import RECORD_REASON, record
from eduapp.exams.arrangements.ui.looks import (
    chip_of,
    days_text,
    exams_text,
    granted_text,
    sentence,
)
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not
from eduapp.people.learners import terms as learners_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench

ADD = "add"


class ArrangementsPage(ListPage[DecisionRow]):
    """The first to end on top. Enter opens the learner's page, where a decision is replaced or withdrawn."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.ARRANGEMENTS_CHANGED, learners_terms.LEARNERS_CHANGED}
    )
    search_hint = N_("Find by name, course or case")
    list_name = N_("Arrangements at exams")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Arrangements at exams"))

    def columns(self) -> Sequence[Column[DecisionRow]]:
        return [
            Column(
                _("Learner"),
                lambda row: row.learner,
                caption=lambda row: row.number,
                sort=lambda row: row.sort_key,
                spoken=sentence,
                width=190,
            ),
            Column(_("Which exams"), exams_text, width=140, priority=2),
            Column(_("What is granted"), lambda row: granted_text(row.facts.measures)),
            Column(_("Holds"), days_text, sort=_last, width=210, priority=1),
            Column(_("Case"), lambda row: row.facts.reference, width=120, priority=3),
            Column(_("State"), lambda _row: "", chip=chip_of, width=165),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[DecisionRow]:
        return ask(queries.decisions, self.bench.today(), text, chosen)

    def filters(self) -> Sequence[Filter]:
        return [Filter(SOON, _("Ends soon")), Filter(ENDED, _("Over or ended"))]

    def open(self, row: DecisionRow) -> None:
        self.bench.navigation.go(Route("learners.learner", row.learner_id))

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == SOON:
            self.choose_filter(SOON)
        elif route.detail == ADD:
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "users",
            _("No decisions yet"),
            _("Record what a county or municipality decided for somebody: the measures, never why."),
            Verb(_("Record a decision"), self._add) if self._may else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("Record a decision"))
        add.clicked.connect(self._add)
        why_not(add, "" if self._may else _(RECORD_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        return ngettext("{count} decision", "{count} decisions", shown).format(count=shown)

    def keys(self) -> list[tuple[str, str]]:
        told = dict(super().keys())
        told[_("Enter")] = _("Open the learner's page")
        return list(told.items())

    @property
    def _may(self) -> bool:
        return self.bench.actor.may(terms.RECORD_ARRANGEMENTS)

    def _add(self) -> None:
        if self._may:
            record(self.bench, self)


def _last(row: DecisionRow) -> date:
    return row.last_day or date.max
