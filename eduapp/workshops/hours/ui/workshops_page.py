"""All workshops as cards: who works there, the sheet of today, and what waits for somebody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, capital, day_with_weekday, ngettext
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, Chip, IconTile, button, clear, hbox, label, renew, vbox, why_not
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.ui.looks import people_text, times_text
from eduapp.workshops.hours.ui.workshop_dialog import add_workshop
from eduapp.workshops.machines import terms as machines_terms
from eduapp.workshops.tools import terms as tools_terms

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import WorkshopCard

CHANGE_REASON = N_("Your role may look, but not change workshops. Ask a leader.")
NARROWEST, MOST = 480, 2  # px at 100 % a card needs, and how many columns are enough
_NAMED = 6  # people named on a card
AT_ONCE = 12  # cards at first, and that a press on the foot adds: more at once, and the window stands still


class WorkshopsPage(Page):
    """Where a workshop leader begins who leads more than one."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.WORKSHOPS_CHANGED, terms.PLACEMENTS_CHANGED, terms.HOURS_CHANGED}
    )

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("Workshops"))
        px = self.theme.px
        self._many = AT_ONCE
        self._body = vbox(margins=(px(24), px(6), px(24), px(20)), parent=self)

    def reload(self) -> None:
        self.bench.runner.query(
            queries.overview,
            self.bench.today(),
            self.bench.actor.around,
            owner=self,
            done=self._show,
            newest=True,
        )

    def header_buttons(self) -> list[QPushButton]:
        add = button(self.theme, _("Add a workshop"), "plus", kind="primary")
        add.clicked.connect(self._add)
        if not self.bench.actor.may(terms.CHANGE_WORKSHOPS):
            why_not(add, _(CHANGE_REASON))
        machines = button(self.theme, _("Machines"), "wrench")
        machines.clicked.connect(lambda: self.bench.navigation.go(Route("machines.list")))
        tools = button(self.theme, _("Tools"), "hammer")
        tools.clicked.connect(lambda: self.bench.navigation.go(Route("tools.list")))
        more = [(machines, machines_terms.SEE_MACHINES), (tools, tools_terms.SEE_TOOLS)]
        return [*(made for made, permission in more if self.bench.actor.may(permission)), add]

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail == "add":
            self._add()

    def _add(self) -> None:
        if self.bench.actor.may(terms.CHANGE_WORKSHOPS):
            add_workshop(self.bench, self)

    def _show(self, cards: list[WorkshopCard]) -> None:
        held = self._held()
        if not cards:
            clear(self._body)
            self._body.addWidget(empty_state(self.theme, self._empty()), 1)
            return
        self.set_title(_("Workshops"), _count_text(cards))
        shown = self._own_first(cards)[: self._many]
        renew(self._body, self._grid(shown), *self._more(cards), None)
        self._take_hold(held)

    def _grid(self, cards: list[WorkshopCard]) -> QGridLayout:
        grid, columns = QGridLayout(), self._columns()
        grid.setSpacing(self.theme.px(14))
        grid.setContentsMargins(0, 0, 0, 0)
        for place, card in enumerate(cards):
            grid.addWidget(_CardView(self.bench, card), place // columns, place % columns)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        return grid

    def _own_first(self, cards: list[WorkshopCard]) -> list[WorkshopCard]:
        """Where not all have room, those the person leads are not to be looked for."""
        own = self.bench.actor.user_id if len(cards) > self._many else None
        return sorted(cards, key=lambda card: own is not None and card.workshop.facts.leader_id != own)

    def _more(self, cards: list[WorkshopCard]) -> list[QPushButton]:
        """The foot while not all are shown."""
        hidden = len(cards) - self._many
        if hidden <= 0:
            return []

        def show_more() -> None:
            self._many += AT_ONCE
            self._show(cards)

        words = _("Show {count} more").format(count=min(hidden, AT_ONCE))
        more = button(self.theme, words, "chevron-down", kind="plain")
        more.clicked.connect(show_more)
        return [more]

    def _columns(self) -> int:
        logical = self.theme.logical_width(max(1, self.width()))
        return max(1, min(MOST, int(logical // NARROWEST)))

    def _held(self) -> str:
        """The name of the button the keyboard is on, to find it again on the new cards."""
        focused = next((made for made in self.findChildren(QPushButton) if made.hasFocus()), None)
        return focused.accessibleName() if focused is not None else ""

    def _take_hold(self, name: str) -> None:
        for made in self.findChildren(QPushButton):
            if name and made.accessibleName() == name and made.isVisibleTo(self):
                made.setFocus()

    def _empty(self) -> Empty:
        may = self.bench.actor.may(terms.CHANGE_WORKSHOPS)
        return Empty(
            "hammer",
            _("No workshops yet"),
            _("Carpentry, kitchen, laundry … stand here, with who works there and the hours of the day."),
            Verb(_("Add a workshop"), self._add) if may else None,
        )


class _CardView(Card):
    """One workshop."""

    def __init__(self, bench: Bench, card: WorkshopCard) -> None:
        px, theme = bench.theme.px, bench.theme
        super().__init__(spacing=px(10), margins=(px(16), px(14), px(16), px(14)))
        row = card.workshop
        caption = " · ".join(filter(None, (row.place, row.leader, times_text(row.facts.shift))))
        words = vbox(label(row.name, "subtitle", wrap=True), label(caption, "caption", wrap=True), spacing=0)
        self.box.addLayout(hbox(IconTile(theme, "hammer", size=40), (words, 1), spacing=px(12)))
        self.box.addWidget(label(_people_line(card), wrap=True))
        chips = QWidget()
        chips.setLayout(Flow(*self._chips(bench, card), gap=px(6)))
        self.box.addWidget(chips)
        self.box.addStretch(1)
        verbs = QWidget()
        verbs.setLayout(Flow(*self._verbs(bench, card), gap=px(8)))
        self.box.addWidget(verbs)

    def _chips(self, bench: Bench, card: WorkshopCard) -> list[QWidget]:
        return [Chip(bench.theme, word, token, icon) for token, icon, word in _states(card)]

    def _verbs(self, bench: Bench, card: WorkshopCard) -> list[QWidget]:
        theme, row, go = bench.theme, card.workshop, bench.navigation.go
        due = bool(card.people) and not card.signed_today
        sheet = button(
            theme,
            _("Shift sheet"),
            "pen-line",
            kind="primary" if due else None,
            name=_("Shift sheet: {workshop}").format(workshop=row.name),
        )
        sheet.clicked.connect(partial(_go, go, Route("workshops.shift", row.id)))
        opened = button(theme, _("Open"), name=_("Open {name}").format(name=row.name))
        opened.clicked.connect(partial(_go, go, Route("workshops.workshop", row.id)))
        approve = []
        if card.waiting and bench.actor.may(terms.APPROVE_HOURS):
            name = _("Approve hours: {workshop}").format(workshop=row.name)
            made = button(theme, _("Approve…"), "clipboard-check", name=name)
            made.clicked.connect(partial(_go, go, Route("workshops.workshop", row.id, "approve")))
            approve = [made]
        return [sheet, *approve, opened]


def _go(go: object, route: Route, _checked: bool = False) -> None:
    if callable(go):
        go(route)


def _states(card: WorkshopCard) -> list[tuple[str, str, str]]:
    """What stands in a workshop, as chips."""
    found = []
    if card.signed_today:
        found.append(("present", "check", _("today signed")))
    elif card.kept_today:
        found.append(("excused", "pen-line", _("today half filled")))
    elif card.people:
        found.append(("none", "circle-dashed", _("today not signed yet")))
    if card.unsigned:
        count = len(card.unsigned)
        words = ngettext("{count} day not signed", "{count} days not signed", count).format(count=count)
        day = _("{day} not signed").format(day=capital(day_with_weekday(card.unsigned[0])))
        found.append(("late", "triangle-alert", day if count == 1 else words))
    if card.waiting:
        words = ngettext("{count} entry to approve", "{count} entries to approve", card.waiting)
        found.append(("late", "hourglass", words.format(count=card.waiting)))
    return found


def _people_line(card: WorkshopCard) -> str:
    """How many work there, and the first few by name."""
    if not card.people:
        return _("Nobody works here now.")
    named = "; ".join(card.people[:_NAMED])
    more = len(card.people) - _NAMED
    rest = ngettext(" and {count} more", " and {count} more", more).format(count=more) if more > 0 else ""
    return f"{people_text(len(card.people))}: {named}{rest}"


def _count_text(cards: list[WorkshopCard]) -> str:
    count, people = len(cards), sum(len(card.people) for card in cards)
    words = ngettext("{count} workshop, {people}", "{count} workshops, {people}", count)
    return words.format(count=count, people=people_text(people))
