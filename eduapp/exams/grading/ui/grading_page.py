"""Marks and grades of one exam in their steps: marks, borders, fixing, release, letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _, capital, day_with_weekday
from eduapp.exams.deadlines import terms as deadlines
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.ui import looks
from eduapp.exams.grading.ui.dialogs import set_borders
from eduapp.exams.grading.ui.letters_part import LettersPart
from eduapp.exams.grading.ui.marks_part import FIX_REASON, MarksPart
from eduapp.exams.grading.ui.release_part import ReleasePart
from eduapp.exams.marking import terms as marking
from eduapp.exams.room import terms as room
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.rules.states import SEALED, label
from eduapp.gui.flow import Flow
from eduapp.gui.loading import load
from eduapp.gui.notices import notices
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea, scroll_to
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import Card, Chip, button, clear, hbox, rename, vbox, why_not
from eduapp.gui.widgets import label as words

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.exams.grading.queries import BorderRow, GradingPage
    from eduapp.gui.bench import Bench

PAGE, CORRECTIONS = "grading.sitting", "grading.corrections"
SOMETHING_FIXED = N_("A grade is fixed already, and borders are the same for all.")
WHOLE = N_("The paper came from elsewhere: the whole answer is graded, and there are no borders.")


class GradesPage(RecordPage):
    """The steps on top with where each stands, then a card for each."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.GRADING_CHANGED,
            deadlines.DEADLINES_CHANGED,
            marking.MARKING_CHANGED,
            sittings.RESULTS_CHANGED,
            sittings.SITTINGS_CHANGED,
            room.ROOM_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._page: GradingPage | None = None
        self.marks, self.release, self.letters = MarksPart(bench), ReleasePart(bench), LettersPart(bench)
        self.exam = button(self.theme, _("The exam"), "clipboard-check")
        self.exam.clicked.connect(lambda: bench.navigation.go(Route("sittings.sitting", self.sitting_id)))
        self.print_button = button(self.theme, _("Print letters…"), "printer", tip=key_text("print"))
        self.print_button.clicked.connect(self.print_)
        self.other = button(self.theme, _("Other borders…"), "scale")
        self.other.clicked.connect(self._set_borders)
        self._steps, self._borders, self._rule = QWidget(), vbox(spacing=0), words("", "caption", wrap=True)
        self._step_line = Flow(gap=self.theme.px(8), parent=self._steps)
        self.go_on = button(self.theme, _(looks.GO_TO[looks.MARKS]), "arrow-right")
        self.go_on.clicked.connect(self._go_on)
        self.marks.all_fixed.connect(self.go_on.setFocus)
        self._next, self._rests = words("", wrap=True), words("", "caption", wrap=True)
        self._corrections = [load(one.module)(bench, self.sitting_id) for one in bench.panels(CORRECTIONS)]
        self._lay_out()

    @property
    def sitting_id(self) -> UUID:
        """Which exam it is."""
        return self.route.id or UUID(int=0)  # a route to an exam always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.exam, self.print_button]

    def keys(self) -> list[tuple[str, str]]:
        return [*self.marks.keys(), ("Ctrl+P", _("Print letters with the results"))]

    def first_focus(self) -> QWidget | None:
        """Not the table: with large text it stands below what the page says first."""
        return self.go_on

    def print_(self) -> None:
        """Letters, as far as results may be told."""
        self.letters.print_letters()

    def reload(self) -> None:
        self.bench.runner.query(queries.grading, self.sitting_id, owner=self, done=self._show, newest=True)
        for part in self._corrections:
            part.reload()

    # --- inside -------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, inside = self.theme.px, QWidget()
        margins = (px(16), px(12), px(16), px(12))

        def card(title: str, *items: object) -> Card:
            return Card(words(title, "subtitle", wrap=True), *items, spacing=px(8), margins=margins)  # type: ignore[arg-type]  # what boxes take

        self._marks_card = card(_("Marks and grades"), self.marks)
        self._borders_card = card(_("Borders"), self._rule, self._borders, hbox(self.other, None))
        self._release_card = card(_("Release"), self.release)
        self._letters_card = card(_("Telling the results"), self.letters)
        inside.setObjectName("page")
        vbox(
            *notices(self.bench, PAGE, self.sitting_id),
            Card(
                self._steps, self._next, self._rests, hbox(self.go_on, None), spacing=px(8), margins=margins
            ),
            *self._corrections,
            self._marks_card,
            self._borders_card,
            self._release_card,
            self._letters_card,
            *(panel_card(self.bench, offer, self.sitting_id) for offer in self.bench.panels(PAGE)),
            None,
            spacing=px(12),
            margins=(px(24), px(6), px(24), px(20)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _show(self, page: GradingPage | None) -> None:
        self._page = page
        if page is None:
            self.set_title(_("This exam has been removed"))
            return
        self.set_title(
            _("Marks and grades: {course}").format(course=page.course), capital(day_with_weekday(page.day))
        )
        self._show_steps(page)
        for part in (self._marks_card, self._borders_card, self._release_card):
            part.setVisible(page.held_here)
        self.marks.show_page(page)
        self.release.show_page(page)
        self.letters.show_page(page)
        self._show_borders(page)
        why_not(self.print_button, self.letters.against_letters())

    def _show_steps(self, page: GradingPage) -> None:
        while self._step_line.count():
            item = self._step_line.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for title, (token, icon, word) in looks.steps(page):
            chip = Chip(self.theme, f"{title}: {word}", token, icon)
            self._step_line.addWidget(chip)
            chip.show()
        self._next.setText(looks.next_text(page))
        self._rests.setText(looks.rests_text(page))
        self._rests.setVisible(bool(self._rests.text()))
        rename(self.go_on, looks.go_to(page))

    def _go_on(self) -> None:
        """To the part where the next thing is done, and the keyboard into it."""
        if self._page is None:
            return
        cards = {
            looks.MARKS: (self._marks_card, self.marks.begin()),
            looks.RELEASE: (self._release_card, self.release.begin()),
            looks.LETTERS: (self._letters_card, self.letters.begin()),
        }
        card, begin = cards[looks.next_part(self._page)]
        scroll_to(card)
        if begin is not None:
            begin.setFocus()

    def _show_borders(self, page: GradingPage) -> None:
        clear(self._borders)
        self._rule.setText(_(WHOLE) if page.whole else looks.rule_words(page))
        if page.border_rows:
            self.fill(self._borders, (self._border(row, page.most) for row in page.border_rows), "")
        role = "" if self.bench.actor.may(terms.FIX) else _(FIX_REASON)
        now = "" if page.state == SEALED else _("The exam is now: {state}.").format(state=label(page.state))
        whole = _(WHOLE) if page.whole else ""
        fixed = _(SOMETHING_FIXED) if any(row.fixed for row in page.rows) else ""
        why_not(self.other, role or whole or now or fixed)

    def _border(self, row: BorderRow, most: int) -> QWidget:
        chip = self.chip(("none", "users", looks.people_word(row.count)))
        return self.row(row.label, looks.border_words(row, most), [chip])

    def _set_borders(self) -> None:
        if self._page is not None:
            set_borders(self.bench, self._page, self)
