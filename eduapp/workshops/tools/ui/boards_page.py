"""The list of boards: what hangs on each, what is out or missing, and whether it was counted."""

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
from eduapp.workshops.tools import queries, terms
from eduapp.workshops.tools.queries import BoardRow
from eduapp.workshops.tools.ui.board_dialog import save_board
from eduapp.workshops.tools.ui.looks import ChipLook, board_chip, last_count_text, things_text

KEEP_REASON = N_("Your role may look, but not change boards and tools. Ask a workshop leader.")


class BoardsPage(ListPage[BoardRow]):
    """Every board of the places where one works."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.TOOLS_CHANGED, places.PLACES_CHANGED})
    search_hint = N_("Find by board, place, tool or number")
    list_name = N_("Tool boards")

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Tools"), _("A shift is closed when every tool is accounted for."))

    def columns(self) -> Sequence[Column[BoardRow]]:
        return [
            Column(_("Board"), lambda row: row.name, spoken=self._sentence),
            Column(_("Place"), lambda row: row.place, width=190, priority=2),
            Column(
                _("Positions"),
                lambda row: str(row.things),
                sort=lambda row: row.things,
                number=True,
                width=110,
                priority=3,
            ),
            Column(_("Out"), lambda row: str(row.out), sort=lambda row: row.out, number=True, width=80),
            Column(_("Last count"), last_count_text, width=260, priority=4),
            Column(_("State"), lambda _row: "", chip=self._look, width=200, priority=1),
        ]

    def fetch(self, text: str, chosen: str, /) -> Question[BoardRow]:
        return ask(queries.boards, text, chosen, self.bench.actor.around)

    def filters(self) -> Sequence[Filter]:
        return [Filter("archived", _("Archived"))]

    def open(self, row: BoardRow) -> None:
        self._show_page(row.id)

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def empty(self) -> Empty:
        return Empty(
            "hammer",
            _("No tool boards yet"),
            _("Boards stand here with what hangs at each position, who has what, and when it was counted."),
            Verb(_("Add a tool board"), self._add) if self.bench.actor.may(terms.KEEP_TOOLS) else None,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = self.add_button(_("Add a tool board"))
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.KEEP_TOOLS):
            why_not(add, _(KEEP_REASON))
        return [add]

    def count_text(self, shown: int, total: int | None) -> str:
        if total is not None and total != shown:
            return ngettext("{shown} of {total} board", "{shown} of {total} boards", total).format(
                shown=shown, total=total
            )
        return ngettext("{shown} board", "{shown} boards", shown).format(shown=shown)

    def _add(self) -> None:
        if self.bench.actor.may(terms.KEEP_TOOLS):
            save_board(self.bench, self, done=self._show_page)

    def _show_page(self, board_id: UUID) -> None:
        self.bench.navigation.go(Route("tools.board", board_id))

    def _look(self, row: BoardRow) -> ChipLook:
        return board_chip(row, self.bench.today())

    def _sentence(self, row: BoardRow) -> str:
        out = ngettext("{count} out", "{count} out", row.out).format(count=row.out)
        told = (row.name, row.place, things_text(row.things), out, last_count_text(row), self._look(row)[2])
        return ", ".join(filter(None, told))
