"""The page of one workshop: hours of the week, what waits for approval, and who has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from eduapp.core.changes import Topic
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Segments, button, hbox, rename, vbox, why_not
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.ui.approval_view import ApprovalView
from eduapp.workshops.hours.ui.looks import times_text
from eduapp.workshops.hours.ui.people_view import PeopleView
from eduapp.workshops.hours.ui.week_view import WeekView
from eduapp.workshops.hours.ui.workshop_dialog import change_workshop
from eduapp.workshops.hours.ui.workshops_page import CHANGE_REASON

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import WorkshopView

WEEK, APPROVE, PEOPLE = "week", "approve", "people"
_TABS = (WEEK, APPROVE, PEOPLE)


class WorkshopPage(Page):
    """Three tabs; the detail of a route opens one of them."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.WORKSHOPS_CHANGED, terms.PLACEMENTS_CHANGED, terms.HOURS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._view: WorkshopView | None = None
        self.week, self.approval, self.people = WeekView(bench), ApprovalView(bench), PeopleView(bench)
        self._stack = QStackedWidget()
        for part in (self.week, self.approval, self.people):
            self._stack.addWidget(part)
        options = [(WEEK, _("Hours of the week")), (APPROVE, _("To approve")), (PEOPLE, _("People"))]
        self.tabs = Segments(self.theme, options, _("Parts of the workshop"), WEEK)
        self.tabs.chosen.connect(lambda key: self.show_tab(str(key)))
        self._make_actions()
        px = self.theme.px
        vbox(
            hbox(self.tabs, None),
            (self._stack, 1),
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )
        self.show_tab(route.detail)

    @property
    def workshop_id(self) -> UUID:
        """Which workshop it is."""
        if self.route.id is None:
            raise LookupError("a workshop's page needs a workshop")
        return self.route.id

    def reload(self) -> None:
        self.bench.runner.query(
            queries.workshop_view,
            self.workshop_id,
            self.bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._aims, self._sheet]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Open the row")),
            (_("Space"), _("Tick the hours, to approve them")),
            ("← →", _("Another tab, while the tabs have the focus")),
        ]

    def first_focus(self) -> QWidget:
        return (self.week.table, self.approval.table, self.people.table)[self._stack.currentIndex()]

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        if route.detail:
            self.show_tab(route.detail)

    def kept(self) -> object:
        return _TABS[self._stack.currentIndex()]

    def restore(self, state: str) -> None:
        self.show_tab(state)

    def show_tab(self, key: str) -> None:
        """Show a tab; an unknown key shows the week."""
        place = _TABS.index(key) if key in _TABS else 0
        self.tabs.choose(_TABS[place])
        self._stack.setCurrentIndex(place)

    def _make_actions(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._change.clicked.connect(self._open_form)
        if not self.bench.actor.may(terms.CHANGE_WORKSHOPS):
            why_not(self._change, _(CHANGE_REASON))
        self._aims = button(self.theme, _("Competence aims"), "graduation-cap")
        self._aims.clicked.connect(lambda: self.bench.navigation.go(Route("aims.matrix", self.workshop_id)))
        self._sheet = button(self.theme, _("Shift sheet"), "hammer", kind="primary")
        self._sheet.clicked.connect(
            lambda: self.bench.navigation.go(Route("workshops.shift", self.workshop_id))
        )

    def _open_form(self) -> None:
        if self._view is not None:
            change_workshop(self.bench, self._view.workshop, self)

    def _show(self, view: WorkshopView | None) -> None:
        if view is None:
            self.bench.show_error(NotFound(), self)
            return
        self._view = view
        row = view.workshop
        closed = "" if row.facts.active else _("closed")
        about = (closed, row.place, row.leader, times_text(row.facts.shift))
        self.set_title(row.name, " · ".join(filter(None, about)))
        words = _("To approve ({count})").format(count=view.waiting) if view.waiting else _("To approve")
        rename(self.tabs.buttons()[_TABS.index(APPROVE)], words)
        self.week.show_view(view)
        self.approval.show_workshop(row.id)
        self.people.show_workshop(row)
