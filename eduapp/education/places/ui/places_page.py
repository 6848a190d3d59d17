"""The list of places: what there is, how many fit in, what can be used."""

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.places import queries, terms
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.ui.looks import (
    kind_chip,
    level_text,
    machines_text,
    seats_text,
    standing_chip,
    standing_text,
)
from eduapp.education.places.ui.place_dialog import add_place
from eduapp.education.places.ui.place_page import CHANGE_REASON
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, Verb
from eduapp.gui.list_page import Filter, ListPage, Question, ask
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column
from eduapp.gui.widgets import why_not


class PlacesPage(ListPage[PlaceRow]):
    """Every room and workshop of the site."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PLACES_CHANGED})
    search_hint = N_("Find by name")
    list_name = N_("Places")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Places"), _("Where groups meet, shifts are worked and exams are held."))

    def columns(self) -> Sequence[Column[PlaceRow]]:
        return [
            Column(_("Name"), lambda row: row.name, spoken=_sentence),
            Column(_("Kind"), lambda _row: "", chip=kind_chip, width=220),
            Column(_("Seats"), seats_text, sort=lambda row: row.seats, number=True, width=120),
            Column(
                _("Machines"),
                machines_text,
                sort=lambda row: row.machines,
                number=True,
                width=120,
                priority=2,
            ),
            Column(_("Security level"), level_text, width=170, priority=3),
            Column(_("State"), lambda _row: "", chip=standing_chip, width=190, priority=1),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[PlaceRow]:
        return ask(queries.listed, text, chosen, self.bench.today())

    def filters(self) -> Sequence[Filter]:
        return [Filter(key, words.capitalize()) for key, words in code_list("place_kinds").choices()]

    def open(self, row: PlaceRow) -> None:
        self._show_place_page(row.id)

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "map-pin",
            _("No places yet"),
            _("Classrooms, workshops and exam rooms stand here, with their seats."),
            Verb(_("Add a place"), self._add) if self.bench.actor.may(terms.CHANGE_PLACES) else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("Add a place"))
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.CHANGE_PLACES):
            why_not(add, _(CHANGE_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} place", "{shown} of {total} places", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} place", "{shown} places", shown).format(shown=shown)

    def _add(self) -> None:
        if self.bench.actor.may(terms.CHANGE_PLACES):
            add_place(self.bench, self, self._show_place_page)

    def _show_place_page(self, place_id: UUID) -> None:
        self.bench.navigation.go(Route("places.place", place_id))


def _sentence(row: PlaceRow) -> str:
    return _("{name}, {kind}, seats: {seats}, machines: {machines}, {use}").format(
        name=row.name,
        kind=row.kind_label,
        seats=seats_text(row),
        machines=machines_text(row),
        use=standing_text(row),
    )
