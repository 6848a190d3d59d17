"""The papers of an exam: its bundles, a key for each step, and the sum and log of the chosen one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _, capital, clock_text, day_with_weekday, language
from eduapp.core.spans import as_time
from eduapp.exams.custody import jobs, queries, service, terms
from eduapp.exams.custody.rules.ledger import against_any
from eduapp.exams.custody.rules.recording import check_after_the_seal, check_nothing_waits, opening_minutes
from eduapp.exams.custody.rules.steps import KINDS, RECEIVE, STEPS
from eduapp.exams.custody.ui.bundle_card import BundleCard
from eduapp.exams.custody.ui.looks import bundle_sentence, state_chip, sum_chip, where_text
from eduapp.exams.custody.ui.step_dialogs import VERBS, receive_bundle, record_step
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.record_page import panel_card
from eduapp.gui.rows import Column
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import Card, announce, button, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.custody.jobs import MadeSheet
    from eduapp.exams.custody.queries import BundleRow, SittingPapers
    from eduapp.gui.bench import Bench
    from eduapp.gui.routes import Route

RECORD_REASON = N_(
    "Your role may look, but not record what happens to papers. Ask an invigilator or a leader."
)
PRINT_REASON = N_("Your role may look, but not print this. Ask an invigilator or a leader.")
NO_BUNDLE = N_("Choose a bundle first.")
NOTHING_WAITS = N_("Nothing waits for a second person.")
OWN = N_("You recorded it yourself. A second person confirms it in their own name.")


class CustodyPage(Page):
    """Bundles on top; the keys act on the chosen one."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.CUSTODY_CHANGED, sittings.SITTINGS_CHANGED})
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._held: SittingPapers | None = None
        self._chosen_next: UUID | None = None
        px = self.theme.px
        self.table: TableView[BundleRow] = TableView(self.theme, self._columns(), name=_("Bundles of papers"))
        self.table.setMinimumHeight(px(218))  # three bundles
        self.table.selection_changed.connect(lambda _row: self._follow())
        self._make_verbs()
        self._hint = label("", "caption", wrap=True)  # why a key did nothing
        self._hint.hide()
        self._when = label("", "secondary", wrap=True)
        self._verbs = QWidget()
        self._verbs.setLayout(Flow(self.confirm, *self.steps.values(), gap=px(8)))
        self.card = BundleCard(bench)
        self._table_card = TableCard(self.theme, (self.table, 1))
        self._steps_card = Card(self._verbs, self._hint, spacing=px(6))
        self._empty = empty_state(self.theme, self._nothing())
        inside = QWidget()
        inside.setObjectName("page")
        vbox(
            self._when,
            self._table_card,
            self._steps_card,
            self._empty,
            self.card,
            *(panel_card(bench, offer, self.sitting_id) for offer in bench.panels("custody.sitting")),
            None,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)

    @property
    def sitting_id(self) -> UUID:
        """Whose papers they are."""
        return self.route.id or UUID(int=0)  # a route to papers always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self.paper, self.receive]

    def keys(self) -> list[tuple[str, str]]:
        steps = [(KINDS[step].key, _(VERBS[step])) for step in STEPS]
        return [("R", _("Receive papers…")), ("K", _("Confirm what a first person recorded")), *steps]

    def first_focus(self) -> QWidget:
        return self.table if self.table.table.rowCount() else self.receive

    def reload(self) -> None:
        self.bench.runner.query(queries.papers, self.sitting_id, owner=self, done=self._show, newest=True)

    def print_(self) -> None:
        if not self.paper.isEnabled():
            return
        command = jobs.MakeSheet(self.sitting_id, language())
        self.bench.runner.start(jobs.make_sheet, command, owner=self, done=self._print, failed=self._fail)

    # --- inside -------------------------------------------------------------------------------------

    def _columns(self) -> list[Column[BundleRow]]:
        def number(title: str, part: str, priority: int) -> Column[BundleRow]:
            def of(row: BundleRow) -> int:
                return int(getattr(row.balance, part))

            return Column(title, lambda row: str(of(row)), sort=of, number=True, width=104, priority=priority)

        return [
            Column(_("Bundle"), lambda row: row.label, caption=where_text, spoken=bundle_sentence),
            Column(_("State"), lambda _row: "", chip=state_chip, width=240, priority=1),
            number(_("Received"), "received", 2),
            number(_("Unused"), "unused", 3),
            number(_("Used"), "used", 4),
            Column(_("Sum"), lambda _row: "", chip=lambda row: sum_chip(row.balance), width=240),
        ]

    def _make_verbs(self) -> None:
        self.receive = button(self.theme, _("Receive papers… (R)"), "plus", kind="primary")
        self.receive.clicked.connect(self._receive)
        self.confirm = button(self.theme, _("Confirm (K)"), "check")
        self.confirm.clicked.connect(self._confirm)
        self.steps: dict[str, QPushButton] = {}
        for step in STEPS:
            words = f"{_(VERBS[step])} ({KINDS[step].key})"
            self.steps[step] = button(self.theme, words, kind="plain")
            self.steps[step].clicked.connect(partial(self._open, step))
        self.paper = button(self.theme, _("Print receipt and count"), "printer")
        self.paper.clicked.connect(self.print_)
        if not self.bench.actor.may(terms.PRINT_CUSTODY):
            why_not(self.paper, _(PRINT_REASON))
        self._key("R", self.receive)
        self._key("K", self.confirm)
        for step, verb in self.steps.items():
            self._key(KINDS[step].key, verb)
        self._follow_receiving()

    def _follow_receiving(self) -> None:
        """Whether another bundle can come, and if not, why."""
        reason = "" if self.bench.actor.may(terms.RECORD_CUSTODY) else _(RECORD_REASON)
        why_not(self.receive, reason or self._against_the_seal(RECEIVE))

    def _key(self, letter: str, verb: QPushButton) -> None:
        """Everywhere on the page and on the buttons above it: before the first bundle there is no table."""
        for place in (self, *self.header_buttons()):
            shortcut = QShortcut(QKeySequence(letter), place)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._press, verb))

    def _press(self, verb: QPushButton) -> None:
        """What a key asks for, or why it cannot be."""
        if verb.isEnabled():
            verb.click()
            return
        self._hint.setText(verb.accessibleDescription())
        self._hint.show()
        announce(self, self._hint.text())

    def _show(self, held: SittingPapers | None) -> None:
        self._held = held
        if held is None:
            self.set_title(_("This exam has been removed"))
            return
        when = _("{day} at {time}").format(
            day=day_with_weekday(held.day), time=clock_text(as_time(held.start_minute))
        )
        self.set_title(_("Papers: {course}").format(course=held.course_name), capital(when))
        minutes, basis = opening_minutes(held.day)
        words = _("Question papers may be opened from {minutes} minutes before the exam begins ({basis}).")
        self._when.setText(words.format(minutes=minutes, basis=basis))
        self.table.set_rows(held.bundles)
        if self._chosen_next is not None and self.table.select_row(self._chosen_next):
            self._chosen_next = None
        elif len(held.bundles) == 1:  # nothing to choose from
            self.table.select_row(held.bundles[0].id)
        for part in (self._table_card, self._steps_card):
            part.setVisible(bool(held.bundles))
        self._empty.setVisible(not held.bundles)
        self._follow_receiving()
        self._follow()

    def _follow(self) -> None:
        """Say of each step whether it can be done with the chosen bundle, and if not, why."""
        row = self.table.current_row()
        self._hint.hide()
        self.card.show_bundle(row)
        reason = "" if self.bench.actor.may(terms.RECORD_CUSTODY) else _(RECORD_REASON)
        reason = reason or ("" if row is not None else _(NO_BUNDLE))
        for step, verb in self.steps.items():
            why_not(verb, reason or self._against_the_seal(step) or (_against(row, step) if row else ""))
        why_not(self.confirm, reason or self._against_confirming(row))

    def _against_the_seal(self, step: str) -> str:
        """Why a step is not recorded any more once two people have signed."""
        found = check_after_the_seal(step) if self._held is not None and self._held.closed else ()
        return next((one.sentence() for one in found), "")

    def _against_confirming(self, row: BundleRow | None) -> str:
        if row is None or row.waiting is None:
            return _(NOTHING_WAITS)
        return _(OWN) if row.waiting.event.by == self.bench.actor.user_id else ""

    def _open(self, step: str, *_checked: bool) -> None:
        row = self.table.current_row()
        if row is not None:
            self.table.setFocus()  # where the keyboard comes back to
            record_step(self.bench, row, step, self)

    def _receive(self) -> None:
        receive_bundle(self.bench, self.sitting_id, self, self._received)

    def _received(self, bundle_id: UUID) -> None:
        """The new bundle is the chosen one, whether the page has heard of it by now or not."""
        self._chosen_next = bundle_id
        if self.table.select_row(bundle_id):
            self._chosen_next = None
        self.table.setFocus()

    def _confirm(self) -> None:
        row = self.table.current_row()
        if row is not None and row.waiting is not None:
            order = service.ConfirmStep(bundle_id=row.id, turn=row.turn, event_id=row.waiting.event.id)
            self.send(service.confirm_step, order)

    def _print(self, made: MadeSheet) -> None:
        if self.bench.printer.print_pdf(made.pdf, f"{made.title} · {made.exam}", self):
            self.send(service.note_printed, service.NotePrinted(sitting_id=self.sitting_id, course=made.exam))

    def _fail(self, error: EduError) -> None:
        self.bench.show_error(error, self)

    def _nothing(self) -> Empty:
        return Empty(
            "shield",
            _("No papers are recorded yet"),
            _("Record each bundle as it comes: what stands on it, how many there are, and from whom."),
            Verb(_("Receive papers…"), self._receive) if self.bench.actor.may(terms.RECORD_CUSTODY) else None,
        )


def _against(row: BundleRow, step: str) -> str:
    """Why a step cannot be done now, whatever is said of it; "" if it can."""
    for violation in check_nothing_waits(row.label, row.events):
        return violation.sentence()
    against = against_any(row.standing, step)
    return against.sentence() if against is not None else ""
