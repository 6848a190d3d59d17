"""The school: who issues papers, the terms and lesson times of its year, and what no paper may show."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.education.school import queries, terms
from eduapp.education.school.queries import SchoolYear
from eduapp.education.school.ui.sections import (
    CalendarSection,
    LessonsSection,
    PracticeSection,
    SchoolSection,
    Section,
    SiteSection,
    TermsSection,
    columns,
)
from eduapp.gui.bench import Bench
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.widgets import vbox

WIDE = 1160  # logical px of the window from which two cards stand side by side


class SchoolPage(Page):
    """Six cards, each saved by itself."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.SCHOOL_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(_("School"), _("What stands on papers, and the year that groups follow."))
        self.school, self.site = SchoolSection(bench), SiteSection(bench)
        self.terms, self.lessons = TermsSection(bench), LessonsSection(bench)
        self.calendar, self.practice = CalendarSection(bench), PracticeSection(bench)
        for section in self.sections:
            section.saved.connect(self.reload)  # it is kept in its tidied form
        px = self.theme.px
        wide = self.theme.logical_width() >= WIDE
        left = [self.school, self.practice, self.site]
        cards = columns(bench, left, [self.terms, self.lessons, self.calendar], wide=wide)
        vbox(cards, None, margins=(px(24), px(6), px(24), px(20)), parent=self)

    @property
    def sections(self) -> tuple[Section, ...]:
        """The cards in reading order."""
        return (self.school, self.practice, self.site, self.terms, self.lessons, self.calendar)

    def reload(self) -> None:
        self.bench.runner.query(queries.school_year, owner=self, done=self._show, newest=True)

    def first_focus(self) -> QWidget:
        return self.school.form.field("name")

    def kept(self) -> dict[int, dict[str, object]]:
        """What was typed and not saved, by the number of the card."""
        cards = enumerate(self.sections)
        return {number: card.form.values() for number, card in cards if card.form.dirty()}

    def restore(self, state: dict[int, dict[str, object]]) -> None:
        for number, typed in state.items():
            self.sections[number].form.type_in(typed)

    def unsaved(self) -> bool:
        return any(section.form.dirty() for section in self.sections)

    def may_leave(self) -> bool:
        if not self.unsaved():
            return True
        if not self.bench.ask.confirm(
            _("Leave without saving?"),
            _("What you changed on this page will be lost."),
            _("Leave without saving"),
            self,
            danger=True,
        ):
            return False
        for section in self.sections:
            section.let_go()  # as was said; the page may be kept and shown again
        return True

    def _show(self, year: SchoolYear) -> None:
        for section in self.sections:
            section.show_year(year)
