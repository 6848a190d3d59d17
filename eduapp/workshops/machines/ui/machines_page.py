"""The list of machines: what they ask for, whether they can be used, and how many may use each today."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.places import terms as places
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.machines import queries, terms
from eduapp.workshops.machines.queries import MachineRow
from eduapp.workshops.machines.ui.looks import demand_short, demand_text, risk_text, state_chip, state_text
from eduapp.workshops.machines.ui.machine_dialog import save_machine

CHANGE_REASON = N_("Your role may look, but not change machines. Ask a workshop leader.")


class MachinesPage(ListPage[MachineRow]):
    """Every machine of the places where one works."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.MACHINES_CHANGED, places.PLACES_CHANGED, learners.LEARNERS_CHANGED}
    )
    search_hint = N_("Find by name, number or place")
    list_name = N_("Machines")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Machines"), _("Without documented training nobody works at one."))

    def columns(self) -> Sequence[Column[MachineRow]]:
        return [
            Column(_("Name"), lambda row: row.name, spoken=_sentence),
            Column(_("Number"), lambda row: row.facts.code, width=120),
            Column(_("Place"), lambda row: row.place, width=170, priority=2),
            Column(_("Risk class"), risk_text, width=140, priority=3),
            Column(_("What it asks for"), demand_short, width=150, priority=4),
            Column(
                _("May use it today"),
                lambda row: str(row.users),
                sort=lambda row: row.users,
                number=True,
                width=150,
            ),
            Column(_("State"), lambda _row: "", chip=state_chip, width=180, priority=1),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[MachineRow]:
        return ask(queries.machines, text, chosen, self.bench.today(), self.bench.actor.around)

    def filters(self) -> Sequence[Filter]:
        return [Filter("archived", _("Archived"))]

    def open(self, row: MachineRow) -> None:
        self._show_page(row.id)

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "wrench",
            _("No machines yet"),
            _("Machines stand here with what they ask of who works at them, and who may use them today."),
            Verb(_("Add a machine"), self._add) if self.bench.actor.may(terms.CHANGE_MACHINES) else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("Add a machine"))
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.CHANGE_MACHINES):
            why_not(add, _(CHANGE_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} machine", "{shown} of {total} machines", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} machine", "{shown} machines", shown).format(shown=shown)

    def _add(self) -> None:
        if self.bench.actor.may(terms.CHANGE_MACHINES):
            save_machine(self.bench, self, done=self._show_page)

    def _show_page(self, machine_id: UUID) -> None:
        self.bench.navigation.go(Route("machines.machine", machine_id))


def _sentence(row: MachineRow) -> str:
    return _(
        "{name}, number {code}, {place}, {risk}, asks for {demand}, may use it today: {users}, {state}"
    ).format(
        name=row.name,
        code=row.facts.code,
        place=row.place,
        risk=risk_text(row),
        demand=demand_text(row),
        users=row.users,
        state=state_text(row),
    )
