"""The page of one group: who takes part, and what other features know of it, behind tabs."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QStackedWidget, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _
from eduapp.education.courses import terms as courses
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.queries import Roster
from eduapp.education.enrolment.rules import Finish
from eduapp.education.enrolment.ui.enrol_dialog import put_learners_on
from eduapp.education.enrolment.ui.looks import days_text, places_chip
from eduapp.education.enrolment.ui.members_view import OVER_REASON, MembersView
from eduapp.gui.bench import Bench
from eduapp.gui.contributions import PanelOffer, load
from eduapp.gui.flow import Flow
from eduapp.gui.notices import notices
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Card, Chip, CutLabel, IconLabel, Segments, button, hbox, vbox, why_not
from eduapp.people.learners import terms as learners


class ShortBar(QFrame):
    """That the sessions of a group do not give the hours of its course. Hidden while they do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("bar")
        px = theme.px
        self.words = CutLabel("")  # whole in the tip and read aloud, where text is large
        hbox(
            IconLabel(theme, "hourglass", 18, "late"),
            (self.words, 1),
            spacing=px(10),
            margins=(px(14), px(3), px(10), px(3)),
            parent=self,
        )
        self.hide()

    def show_finish(self, whole: Finish | None) -> None:
        """Say what is missing, if something is."""
        said = rules.plan_sentence(whole) if whole is not None and whole.missing else ""
        self.words.setText(said)
        self.setAccessibleName(said)
        self.setVisible(bool(said))


ENROL_REASON = N_("Your role may look, but not put learners on courses. Ask a teacher or a leader.")
MEMBERS = "members"


class GroupPage(Page):
    """Tabs: taking part, then one for each panel of the features around; the detail of a route opens one."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.ENROLMENTS_CHANGED,
            courses.GROUPS_CHANGED,
            courses.COURSES_CHANGED,
            learners.LEARNERS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._roster: Roster | None = None
        self._offers = {offer.module: offer for offer in bench.panels("enrolment.group")}
        self._panels: dict[str, int] = {MEMBERS: 0}
        self._parts: dict[str, QWidget] = {}
        self._put_on = button(self.theme, _("Put learners on…"), "plus", kind="primary")
        self._put_on.clicked.connect(self.put_learners_on)
        self.members = MembersView(bench)
        self.members.put_on_asked.connect(self.put_learners_on)
        self.tabs = self._make_tabs()
        self._places = Chip(self.theme, "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.members)
        px = self.theme.px
        above = QWidget()
        above.setLayout(Flow(self.tabs, self._places, gap=px(12)))
        self.short = ShortBar(self.theme)
        on_top = [self.short, *notices(bench, "enrolment.group", self.group_id)]
        margins = (px(24), px(6), px(24), px(20))
        vbox(*on_top, above, (self._stack, 1), spacing=px(10), margins=margins, parent=self)
        if route.detail in self._offers:
            self.tabs.choose(route.detail)
            self.show_tab(route.detail)

    @property
    def group_id(self) -> UUID:
        """Which group it is."""
        return self.route.id or UUID(int=0)  # a route to a group always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._put_on]

    def keys(self) -> list[tuple[str, str]]:
        return [
            (_("Enter"), _("Open the learner")),
            (_("Space"), _("Tick the row, to end the enrolment")),
            ("← →", _("Another tab, while the tabs have the focus")),
        ]

    def first_focus(self) -> QWidget:
        """The people, or what the panel opened by the route begins with."""
        shown = self._parts.get(str(self.tabs.current()))
        begins = getattr(shown, "first_focus", None)
        return begins() if begins is not None else self.members.table

    def reload(self) -> None:
        self.bench.runner.query(queries.roster, self.group_id, owner=self, done=self._show, newest=True)

    def put_learners_on(self) -> None:
        """Open the form that puts learners on."""
        if self._roster is not None and self._put_on.isEnabled():
            put_learners_on(self.bench, self._roster.group, self, self._roster.slots)

    def show_tab(self, key: str) -> None:
        """Show a tab; its panel is made when it is first wanted."""
        if key not in self._panels:
            self._panels[key] = self._stack.addWidget(self._panel(self._offers[key]))
        self._stack.setCurrentIndex(self._panels[key])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.members.set_wide(self.wide)

    def _show(self, roster: Roster | None) -> None:
        self._roster = roster
        if roster is None:
            self.set_title(_("This group has been removed"))
            why_not(self._put_on, _("This group has been removed"))
            return
        group = roster.group
        about = (group.name, group.teacher, group.place, days_text(group.first_day, group.last_day))
        self.set_title(group.course, " · ".join(filter(None, about)))
        token, icon, words = places_chip(group)
        self._places.show_status(words, token, icon)
        self.short.show_finish(roster.whole)
        self.members.show_roster(roster)
        reason = _(OVER_REASON) if group.last_day < self.bench.today() else ""
        why_not(self._put_on, reason if self.bench.actor.may(terms.ENROL) else _(ENROL_REASON))

    def _make_tabs(self) -> Segments:
        options = [(MEMBERS, _("Taking part"))]
        options += [(offer.module, _(offer.title)) for offer in self._offers.values()]
        tabs = Segments(self.theme, options, _("Parts of the group"), MEMBERS)
        tabs.chosen.connect(lambda key: self.show_tab(str(key)))
        return tabs

    def _panel(self, offer: PanelOffer) -> QWidget:
        px = self.theme.px
        panel: QWidget = load(offer.module)(self.bench, self.group_id)
        self._parts[offer.module] = panel
        card = Card(panel, margins=(px(16), px(14), px(16), px(14)))
        inside, area = QWidget(), QScrollArea()
        vbox(card, None, parent=inside)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area
