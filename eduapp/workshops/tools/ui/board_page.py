"""The page of a board: what hangs there, who has what, counts, and what is searched for."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, button, clear, hbox, label, vbox, why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.tools import queries, service, terms
from eduapp.workshops.tools.queries import BoardHead, CountRow, SearchRow, ToolRow
from eduapp.workshops.tools.ui.board_dialog import move_stock, save_board, save_tool, withdraw
from eduapp.workshops.tools.ui.boards_page import KEEP_REASON
from eduapp.workshops.tools.ui.count_dialog import count_board
from eduapp.workshops.tools.ui.handing import COUNT_REASON, Handing
from eduapp.workshops.tools.ui.looks import (
    board_chip,
    count_note,
    count_text,
    entry_text,
    search_chip,
    search_note,
    search_text,
    tool_note,
    tool_title,
    withdrawn_note,
)
from eduapp.workshops.tools.ui.positions import Positions
from eduapp.workshops.tools.ui.search_dialog import note_search, propose_end


class BoardPage(RecordPage):
    """Handing out on top, then the board as it hangs, searches, counts and the register."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.TOOLS_CHANGED, learners.LEARNERS_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: BoardHead | None = None
        self._make_buttons()
        px = self.theme.px
        margins = (px(16), px(14), px(16), px(14))
        self.handing = Handing(bench)
        self.positions = Positions(self.theme, self.handing.press)
        self._standing = vbox(spacing=0)
        self._searches, self._counts, self._tools, self._gone = (vbox(spacing=0) for _number in range(4))
        titled = (
            (_("What is missing"), self._searches),
            (_("Counts taken"), self._counts),
            (_("Everything on the board"), self._tools),
            (_("Taken out of use"), self._gone),
        )
        cards = []
        for title, rows in titled:
            card = Card(label(title, "subtitle", wrap=True), spacing=px(8), margins=margins)
            card.box.addLayout(rows)
            cards.append(card)
        self._start = TabStart(cards[0])
        issue = label(_("Issue and take back"), "subtitle", wrap=True)
        hanging = label(_("As the board hangs"), "subtitle", wrap=True)
        vbox(
            Card(issue, self.handing, spacing=px(8), margins=margins),
            Card(hbox((hanging, 1), self._standing), self.positions, spacing=px(8), margins=margins),
            *cards,
            *(panel_card(bench, offer, self.board_id) for offer in bench.panels("tools.board")),
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )

    @property
    def board_id(self) -> UUID:
        """Which board it is."""
        return self.route.id or UUID(int=0)  # a route to a board always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._add, self._count]

    def first_focus(self) -> QWidget:
        return self.handing.code if self.handing.code.isEnabled() else self._change

    def reload(self) -> None:
        self.bench.runner.query(queries.board_head, self.board_id, owner=self, done=self._show, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._add = button(self.theme, _("Add a tool…"), "plus")
        self._count = button(self.theme, _("Count…"), "clipboard-check", kind="primary")
        for verb, opens, permission, reason in (
            (self._change, self._open_form, terms.KEEP_TOOLS, KEEP_REASON),
            (self._add, self._open_tool, terms.KEEP_TOOLS, KEEP_REASON),
            (self._count, self._open_count, terms.COUNT_TOOLS, COUNT_REASON),
        ):
            verb.clicked.connect(opens)
            if not self.bench.actor.may(permission):
                why_not(verb, _(reason))

    def _show(self, head: BoardHead | None) -> None:
        self._head = head
        for part in (self._standing, self._searches, self._counts, self._tools, self._gone):
            clear(part)
        if head is None:
            self.set_title(_("This board is not in the register"))
            return
        self.set_title(head.board.name, head.board.place)
        self._standing.addWidget(self.chip(board_chip(head.board, self.bench.today())))
        self.positions.show_board(head.board, head.tools)
        verbs: list[QPushButton] = []
        nothing = _("Nothing is searched for.")
        self.fill(self._searches, (self._search(row, verbs) for row in head.searches), nothing)
        never = _("It has never been counted. Tools are issued after the opening count of the day.")
        self.fill(self._counts, (self._counted(row) for row in head.counts), never)
        empty = _("Nothing hangs on this board. Add a tool to begin.")
        self.fill(self._tools, (self._tool(row, verbs) for row in head.tools), empty)
        none = _("Nothing has been taken out of use.")
        self.fill(self._gone, (self.row(row.label, withdrawn_note(row)) for row in head.withdrawn), none)
        in_reading_order(self._start, verbs)

    def _search(self, row: SearchRow, verbs: list[QPushButton]) -> QWidget:
        shown: list[QWidget] = [self.chip(search_chip(row))]
        if row.open and self.bench.actor.may(terms.COUNT_TOOLS):
            name = _("Write where you looked for {tool}…").format(tool=row.tool)
            shown.append(self.verb(_("Write…"), name, verbs, lambda: note_search(self.bench, row, self)))
        if row.open and self.bench.actor.may(terms.CLOSE_SEARCH):
            name = _("Propose how the search for {tool} ended…").format(tool=row.tool)
            shown.append(self.verb(_("Propose…"), name, verbs, lambda: propose_end(self.bench, row, self)))
            if row.outcome:
                shown.append(self._confirm(row, verbs))
        notes = [search_note(row), *(entry_text(entry) for entry in row.entries)]
        return self.row(search_text(row), "\n".join(filter(None, notes)), shown)

    def _confirm(self, row: SearchRow, verbs: list[QPushButton]) -> QPushButton:
        name = _("Confirm the end of the search for {tool}").format(tool=row.tool)
        made = self.verb(_("Confirm"), name, verbs, lambda: self._close(row))
        if row.proposed_by_id == self.bench.actor.user_id:
            why_not(made, _("You proposed it yourself. A second person confirms it."))
        return made

    def _counted(self, row: CountRow) -> QWidget:
        look = ("present", "check", _("as expected"))
        if row.differing:
            look = ("absent", "triangle-alert", _("not as expected"))
        return self.row(count_text(row), count_note(row), [self.chip(look)])

    def _tool(self, row: ToolRow, verbs: list[QPushButton]) -> QWidget:
        shown: list[QWidget] = []
        if row.facts.consumable and self.bench.actor.may(terms.COUNT_TOOLS):
            name = _("Used or refilled: {name}…").format(name=row.label)
            shown.append(self.verb(_("Amount…"), name, verbs, lambda: move_stock(self.bench, row, self)))
        if self.bench.actor.may(terms.KEEP_TOOLS):
            name = _("Change {name}…").format(name=row.label)
            shown.append(self.verb(_("Change…"), name, verbs, lambda: self._open_tool_of(row)))
            name = _("Take {name} out of use…").format(name=row.label)
            shown.append(
                self.verb(_("Take out of use…"), name, verbs, lambda: withdraw(self.bench, row, self))
            )
        return self.row(tool_title(row), tool_note(row), shown)

    def _open_form(self) -> None:
        if self._head is not None:
            save_board(self.bench, self, self._head.board)

    def _open_tool(self) -> None:
        if self._head is not None:
            save_tool(self.bench, self, self._head.board, self._taken())

    def _open_tool_of(self, row: ToolRow) -> None:
        if self._head is not None:
            save_tool(self.bench, self, self._head.board, self._taken(), row)

    def _open_count(self) -> None:
        if self._head is not None:
            count_board(self.bench, self._head, self)

    def _taken(self) -> set[tuple[int, int]]:
        tools = self._head.tools if self._head is not None else ()
        return {(row.facts.row, row.facts.column) for row in tools}

    def _close(self, row: SearchRow) -> None:
        self.send(service.close_search, service.CloseSearch(search_id=row.id, version=row.version))
