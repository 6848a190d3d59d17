"""One course: what it is, what stands on its papers, and the groups that run."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.education.courses import queries, terms
from eduapp.education.courses.queries import CourseHead, CoursePageFacts
from eduapp.education.courses.rules import (
    Unreadable,
    is_valid,
    requirement_of,
    scale,
    spoken,
    unit_text,
    validity_text,
)
from eduapp.education.courses.ui.catalogue_page import ADD_REASON, ICONS, OPEN_REASON
from eduapp.education.courses.ui.course_dialog import change_course
from eduapp.education.courses.ui.group_dialog import open_group
from eduapp.education.courses.ui.parts_panels import AimsPanel, ModulesPanel
from eduapp.gui.bench import Bench
from eduapp.gui.contributions import PanelOffer, load
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, Chip, IconTile, button, clear, hbox, label, vbox, why_not

NOT_OFFERED = N_("The course is no longer offered. Change it first to offer it again.")
NOT_VALID = N_("The course is not valid today. Change its days first, or choose another course.")


class CoursePage(Page):
    """Facts and texts of one course, then what the features above know of it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.COURSES_CHANGED, terms.REACHED_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: CourseHead | None = None
        self._make_actions()
        px = self.theme.px
        self._facts, self._texts = vbox(spacing=px(12)), vbox(spacing=px(14))
        self.modules, self.aims = ModulesPanel(bench), AimsPanel(bench)
        self._texts_card = Card(self._texts, margins=(px(16), px(14), px(16), px(14)))
        vbox(
            Card(self._facts, margins=(px(16), px(14), px(16), px(14))),
            *(self._panel(offer) for offer in bench.panels("courses.course")),
            self._card(_("Modules"), self.modules),
            self._card(_("Competence aims"), self.aims),
            self._texts_card,
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )

    @property
    def course_id(self) -> UUID:
        """Which course it is."""
        return self.route.id or UUID(int=0)  # a route to a course always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._open]

    def first_focus(self) -> QWidget:
        return self._open if self._open.isEnabled() else self._change

    def reload(self) -> None:
        self.bench.runner.query(queries.course_page, self.course_id, owner=self, done=self._show, newest=True)

    def _make_actions(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._change.clicked.connect(self._open_form)
        self._open = button(self.theme, _("Open a group…"), "users", kind="primary")
        self._open.clicked.connect(lambda: open_group(self.bench, self, self.course_id))
        if not self.bench.actor.may(terms.CHANGE_CATALOGUE):
            why_not(self._change, _(ADD_REASON))

    def _show(self, known: CoursePageFacts | None) -> None:
        self._head = known.head if known is not None else None
        clear(self._facts)
        clear(self._texts)
        if known is None:
            self.set_title(_("This course has been removed"))
            return
        head = known.head
        self.set_title(head.facts.name, head.facts.code)
        self._show_whether_open(head)
        tile = vbox(IconTile(self.theme, ICONS.get(head.facts.kind, "book-open"), size=48), None)
        grid = facts_grid(self.theme, self._lines(head))
        self._facts.addLayout(hbox(tile, (grid, 1), spacing=self.theme.px(16)))
        if not head.facts.active:
            chip = Chip(self.theme, _("no longer offered"), "none", "circle-minus")
            self._facts.addLayout(hbox(chip, None))
        self._show_texts(head)
        self.modules.show_parts(head, known.parts)
        self.aims.show_parts(head, known.parts)

    def _show_whether_open(self, head: CourseHead) -> None:
        facts = head.facts
        reason = "" if is_valid(None, facts.valid_to, self.bench.today()) else _(NOT_VALID)
        reason = reason if facts.active else _(NOT_OFFERED)
        if not self.bench.actor.may(terms.OPEN_GROUPS):
            reason = _(OPEN_REASON)
        why_not(self._open, reason)

    def _lines(self, head: CourseHead) -> list[Fact]:
        facts = head.facts
        wish = requirement_of(facts.prerequisites)
        asks = facts.prerequisites if isinstance(wish, Unreadable) else spoken(wish)
        hours = f"{facts.planned_hours} {unit_text(facts.minutes_per_hour)}"
        percent = _("{percent} % of the sessions held").format(percent=facts.attendance_percent)
        partner = [Fact(_("External partner"), facts.partner)] if facts.has_partner else []
        return [
            Fact(_("Kind"), code_list("course_kinds")[facts.kind].label),
            *partner,
            Fact(_("Planned length"), hours),
            Fact(_("Places in a group"), str(facts.capacity)),
            Fact(_("Prerequisites"), asks or _("none")),
            Fact(_("Grades of its exam"), scale(facts.scale).label if facts.scale else _("not assessed")),
            Fact(_("Attendance that a paper asks for"), percent),
            Fact(_("Validity"), validity_text(facts.valid_from, facts.valid_to) or _("without end")),
        ]

    def _show_texts(self, head: CourseHead) -> None:
        self._texts_card.setVisible(bool(head.facts.contents or head.facts.goals))
        for title, text in ((_("Contents"), head.facts.contents), (_("Goals"), head.facts.goals)):
            if text:
                words = vbox(label(title, "subtitle"), label(text, wrap=True), spacing=self.theme.px(4))
                self._texts.addLayout(words)

    def _panel(self, offer: PanelOffer) -> QWidget:
        panel: QWidget = load(offer.module)(self.bench, self.course_id)
        return self._card(_(offer.title), panel)

    def _card(self, title: str, inside: QWidget) -> QWidget:
        px = self.theme.px
        margins = (px(16), px(12), px(16), px(12))
        return Card(label(title, "subtitle"), inside, spacing=px(8), margins=margins)

    def _open_form(self) -> None:
        if self._head is not None:
            change_course(self.bench, self._head, self)
