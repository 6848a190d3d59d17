"""The list of learners: find as you type, open, add."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import button, why_not
from eduapp.people.learners import queries, terms
from eduapp.people.learners.queries import LearnerRow
from eduapp.people.learners.ui.learner_dialog import add_learner

LEAVING_WITHIN = 60  # days
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
            Column(_("Number"), lambda row: row.number, width=110),
            Column(_("Unit"), lambda row: row.unit, width=110, priority=2),
            Column(_("Norwegian"), lambda row: row.norwegian_level, width=120, priority=1),
            Column(
                _("Available until"),
                lambda row: date_text(row.available_until) if row.available_until else "",
                sort=lambda row: row.available_until,
                chip=self._leaving,
                width=240,
            ),
        ]

    def fetch(self, text: str, filter: str) -> Question[LearnerRow]:  # noqa: A002 - as in ListPage
        if filter == "leaving":
            return ask(queries.leaving_before, text, self.bench.today(), LEAVING_WITHIN)
        return ask(queries.learners, text)

    def filters(self) -> Sequence[Filter]:
        return [Filter("leaving", _("Leaving within {days} days").format(days=LEAVING_WITHIN))]

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
        add = button(self.theme, _("Add a learner"), "plus", kind="primary")
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

    def _leaving(self, row: LearnerRow) -> tuple[str, str, str] | None:
        if row.available_until is None:
            return None
        days = (row.available_until - self.bench.today()).days
        if days < 0:
            return ("none", "circle-minus", _("not here"))
        if days <= LEAVING_WITHIN:
            words = ngettext("in {days} day", "in {days} days", days).format(days=days)
            return ("late", "door-open", words)
        return None

    def _sentence(self, row: LearnerRow) -> str:
        until = date_text(row.available_until) if row.available_until else _("not known")
        return _("{name}, number {number}, unit {unit}, available until {until}").format(
            name=row.name, number=row.number, unit=row.unit or "–", until=until
        )
