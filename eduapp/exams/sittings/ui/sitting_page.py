"""One exam: its state and what comes next, who watches, its candidates; and the ways to seats and papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.exams.sittings import queries, service, terms
from eduapp.exams.sittings.rules.papers import PAPERS
from eduapp.exams.sittings.rules.states import ANNULLED, BEFORE_THE_DAY, PLANNED, label, may_move
from eduapp.exams.sittings.ui import looks
from eduapp.exams.sittings.ui.candidates_part import PLAN_REASON, CandidatesPart
from eduapp.exams.sittings.ui.corrections_part import CorrectionsPart
from eduapp.exams.sittings.ui.sitting_dialogs import annul_sitting, change_sitting, choose_paper
from eduapp.exams.sittings.ui.watch_dialog import choose_watch, note_training
from eduapp.gui.facts import facts_grid
from eduapp.gui.flow import Flow
from eduapp.gui.notices import notices
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import key_text
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Bar, Card, Chip, button, clear, hbox, renew, vbox, why_not
from eduapp.gui.widgets import label as words
from eduapp.people.learners import terms as learners

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.exams.sittings.queries import CandidateRow, SittingHead, SittingSheet, Unavailable
    from eduapp.exams.sittings.rules.publishing import Watch
    from eduapp.gui.bench import Bench

ANNUL_REASON = N_("Your role may not annul exams. Ask a leader.")
PAGE, SEATS, ON_PAPER = "sittings.sitting", "sittings.seats", "sittings.papers"


class SittingPage(RecordPage):
    """Notices on top, then the exam itself, its invigilators, its candidates, and who was cancelled."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.SITTINGS_CHANGED, terms.RESULTS_CHANGED, learners.LEARNERS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._sheet: SittingSheet | None = None
        self._state = ""
        self._make_verbs()
        self.candidates, self.corrections = CandidatesPart(bench), CorrectionsPart(bench)
        self._notices, self._facts = vbox(spacing=0), vbox(spacing=0)
        self._watches, self._cancelled = vbox(spacing=0), vbox(spacing=0)
        self._lay_out()

    @property
    def sitting_id(self) -> UUID:
        """Which exam it is."""
        return self.route.id or UUID(int=0)  # a route to an exam always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.print_button, self.seats] + ([self.publish] if self._state in ("", PLANNED) else [])

    def keys(self) -> list[tuple[str, str]]:
        return [*self.candidates.keys(), ("Ctrl+P", _("Print lists, the seat plan or labels"))]

    def first_focus(self) -> QWidget | None:
        return self.candidates.table

    def print_(self) -> None:
        """Choose which paper; it is looked at before it is printed."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Papers of the exam"))
        for number, paper in enumerate(code_list(PAPERS), start=1):
            to = Route(ON_PAPER, self.sitting_id, paper.key)
            menu.addAction(f"&{number}  {capital(paper.label)}", partial(self.bench.navigation.go, to))
        menu.popup(self.print_button.mapToGlobal(QPoint(0, self.print_button.height())))

    def reload(self) -> None:
        self.bench.runner.query(queries.sheet, self.sitting_id, owner=self, done=self._show, newest=True)

    # --- inside -------------------------------------------------------------------------------------

    def _make_verbs(self) -> None:
        theme = self.theme
        self.print_button = button(theme, _("Print…"), "printer", tip=key_text("print"))
        self.seats = button(theme, _("Seats"), "layout-dashboard")
        self.publish = button(theme, _("Publish"), "megaphone", kind="primary")
        self.change = button(theme, _("Change…"), "pen-line")
        self.annul = button(theme, _("Annul…"), "ban", kind="danger")
        self.watch = button(theme, _("Invigilators…"), "users")
        self.paper = button(theme, _("Paper…"), "file-text")
        for verb, act in (
            (self.print_button, self.print_),
            (self.seats, lambda: self.bench.navigation.go(Route(SEATS, self.sitting_id))),
            (self.publish, self._publish),
            (self.change, lambda: self._with_head(change_sitting)),
            (self.annul, lambda: self._with_head(annul_sitting)),
            (self.watch, self._choose_watch),
            (self.paper, lambda: self._with_head(choose_paper)),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())

    def _lay_out(self) -> None:
        px, inside = self.theme.px, QWidget()
        margins = (px(16), px(12), px(16), px(12))
        verbs = QWidget()
        verbs.setLayout(Flow(self.change, self.watch, self.paper, self.annul, gap=px(8)))
        watch = words(_("Invigilators"), "subtitle", wrap=True)
        self._watch_card = Card(watch, self._watches, spacing=px(4), margins=margins)
        self._start = TabStart(self._watch_card)
        self._cancelled_card = Card(
            words(_("Cancelled entries"), "subtitle"), self._cancelled, spacing=px(4), margins=margins
        )
        self._cancelled_card.hide()
        inside.setObjectName("page")
        vbox(
            self._notices,
            *notices(self.bench, PAGE, self.sitting_id),
            Card(self._facts, verbs, spacing=px(10), margins=margins),
            self.corrections,
            self.candidates,
            self._cancelled_card,
            self._watch_card,
            *(panel_card(self.bench, offer, self.sitting_id) for offer in self.bench.panels(PAGE)),
            None,
            spacing=px(12),
            margins=(px(24), px(6), px(24), px(20)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    def _show(self, sheet: SittingSheet | None) -> None:
        self._sheet = sheet
        if sheet is None:
            self.set_title(_("This exam has been removed"))
            return
        head = sheet.head
        self.set_title(_("Exam: {course}").format(course=head.course_name), looks.when_text(head))
        self._show_facts(sheet)
        self._show_watches(sheet)
        self.candidates.show_sheet(sheet)
        self.corrections.show_rows(sheet.corrections)
        gone = [row for row in head.candidates if row.cancelled]
        clear(self._cancelled)
        self.fill(self._cancelled, map(self._gone, gone), "")
        self._cancelled_card.setVisible(bool(gone))
        self._show_verbs(head)
        if self._state != head.state:
            self._state = head.state
            self.actions_changed.emit()
        self._ask_availability(head)

    def _show_facts(self, sheet: SittingSheet) -> None:
        px, head = self.theme.px, sheet.head
        token, icon, word = looks.state_look(head.state)
        chip = Chip(self.theme, word, token, icon)
        said = [words(looks.next_text(head.state), "body", wrap=True)]
        if event := looks.event_text(sheet.events):
            said.append(words(event, "caption", wrap=True))
        above = hbox(vbox(chip, None), (vbox(*said, spacing=0), 1), spacing=px(12))
        renew(
            self._facts, vbox(above, facts_grid(self.theme, looks.facts(head, sheet.watches)), spacing=px(12))
        )

    def _show_watches(self, sheet: SittingSheet) -> None:
        clear(self._watches)
        verbs: list[QPushButton] = []
        rows = (self._watcher(one, sheet.head, verbs) for one in sheet.watches)
        self.fill(self._watches, rows, _("Nobody is chosen yet."))
        in_reading_order(self._start, verbs)

    def _watcher(self, watch: Watch, head: SittingHead, verbs: list[QPushButton]) -> QWidget:
        leads = watch.user_id == head.invigilator_id
        title = _("{name}, in charge").format(name=watch.name) if leads else watch.name
        shown: list[QWidget] = [self.chip(looks.watch_look(watch, head.day))]
        if watch.teaches_course:
            shown.append(self.chip(("late", "info", _("teaches the course"))))
        if self.bench.actor.may(terms.PLAN_SITTINGS):
            name = _("Record training of {name}…").format(name=watch.name)
            act = partial(note_training, self.bench, watch, self)
            shown.append(self.verb(_("Record training…"), name, verbs, act))
        return self.row(title, looks.watch_note(watch, head.day), shown)

    def _gone(self, row: CandidateRow) -> QWidget:
        said = _("{number} {name}: {why}").format(
            number=row.candidate_number, name=row.name, why=looks.end_text(row.cancelled)
        )
        postponed = _("gives the right to a postponed exam") if row.documented else ""
        return hbox_row(words(" · ".join(filter(None, (said, postponed))), "secondary", wrap=True))

    def _show_verbs(self, head: SittingHead) -> None:
        planning = "" if self.bench.actor.may(terms.PLAN_SITTINGS) else _(PLAN_REASON)
        now = _("The exam is now: {state}.").format(state=label(head.state))
        late = planning or ("" if head.state in BEFORE_THE_DAY else now)
        why_not(self.change, late)
        why_not(self.watch, late)
        why_not(self.publish, planning or ("" if head.state == PLANNED else now))
        why_not(self.paper, planning or ("" if head.state == PLANNED else now))
        annul = "" if self.bench.actor.may(terms.ANNUL_SITTINGS) else _(ANNUL_REASON)
        why_not(self.annul, annul or ("" if may_move(head.state, ANNULLED) else now))

    def _ask_availability(self, head: SittingHead) -> None:
        """Looked at anew until the day, without holding anybody up."""
        if head.state not in BEFORE_THE_DAY or head.day < self.bench.today():
            clear(self._notices)
            return
        self.bench.runner.query(
            queries.unavailable, head.id, owner=self, done=self._show_availability, newest=True, aside=True
        )

    def _show_availability(self, found: list[Unavailable]) -> None:
        clear(self._notices)
        if found:
            said = looks.unavailable_text(found)
            self._notices.addWidget(Bar(self.theme, "triangle-alert", said))

    def _with_head(self, form: object) -> None:
        if self._sheet is not None and callable(form):
            form(self.bench, self._sheet.head, self)

    def _choose_watch(self) -> None:
        if self._sheet is not None:
            choose_watch(self.bench, self._sheet.head, self._sheet.watches, self)

    def _publish(self) -> None:
        self.send(
            service.publish_sitting,
            service.PublishSitting(sitting_id=self.sitting_id),
            done=lambda _none: self._published(),
        )

    def _published(self) -> None:
        """The button that was pressed goes away, so the keyboard goes on among the candidates."""
        self.candidates.table.setFocus()
        self.bench.tell(_("The exam is published."))


def hbox_row(inside: QWidget) -> QWidget:
    """One row without verbs."""
    holder = QWidget()
    hbox((inside, 1), margins=(0, 4, 0, 4), parent=holder)
    return holder
