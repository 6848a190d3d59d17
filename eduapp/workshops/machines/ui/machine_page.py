"""The page of one machine: who may use it today and why not, exceptions, days out of service, history."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, IconTile, button, clear, hbox, label, vbox, why_not
from eduapp.people.learners import terms as learners
from eduapp.workshops.machines import queries, service, terms
from eduapp.workshops.machines.queries import ExceptionRow, HistoryRow, MachineHead, OutRow, PersonRow
from eduapp.workshops.machines.rules.register import expiry_text, source_of
from eduapp.workshops.machines.ui.looks import (
    demand_text,
    history_note,
    history_text,
    out_note,
    out_text,
    person_chip,
    person_note,
    risk_text,
    state_text,
)
from eduapp.workshops.machines.ui.machine_dialog import end_out, save_machine, take_out
from eduapp.workshops.machines.ui.machines_page import CHANGE_REASON
from eduapp.workshops.machines.ui.training_dialog import ask_exception, record_training

TRAIN_REASON = N_("Your role may look, but not record training. Ask a workshop leader.")
EXCEPT_REASON = N_("Your role may not make exceptions. Ask a workshop leader.")


class MachinePage(RecordPage):
    """Facts of a machine, then people, exceptions, days out of service and history, each as rows."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.MACHINES_CHANGED, learners.LEARNERS_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: MachineHead | None = None
        self._make_buttons()
        px = self.theme.px
        margins = (px(16), px(14), px(16), px(14))
        self._facts = vbox(spacing=px(12))
        self._people, self._exceptions, self._outs, self._history = (vbox(spacing=0) for _number in range(4))
        titled = (
            (_("Who may use it today"), self._people, ()),
            (_("Exceptions for a day"), self._exceptions, (self._except,)),
            (_("Days out of service"), self._outs, (self._take_out,)),
            (_("History of training"), self._history, ()),
        )
        cards = []
        for title, rows, verbs in titled:
            card = Card(spacing=px(8), margins=margins)
            card.box.addLayout(hbox((label(title, "subtitle", wrap=True), 1), *verbs, spacing=px(12)))
            card.box.addLayout(rows)
            cards.append(card)
        self._start = TabStart(cards[0])
        vbox(
            Card(self._facts, margins=margins),
            *cards,
            *(panel_card(bench, offer, self.machine_id) for offer in bench.panels("machines.machine")),
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )

    @property
    def machine_id(self) -> UUID:
        """Which machine it is."""
        return self.route.id or UUID(int=0)  # a route to a machine always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._train]

    def first_focus(self) -> QWidget:
        return self._train if self._train.isEnabled() else self._change

    def reload(self) -> None:
        self.bench.runner.query(
            queries.machine_head,
            self.machine_id,
            self.bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    # --- inside -------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._take_out = button(self.theme, _("Take out of service…"), "wrench")
        self._except = button(self.theme, _("Ask for an exception…"), "shield")
        self._train = button(self.theme, _("Record training…"), "plus", kind="primary")
        for verb, opens, permission, reason in (
            (self._change, self._open_form, terms.CHANGE_MACHINES, CHANGE_REASON),
            (self._take_out, self._open_out, terms.CHANGE_MACHINES, CHANGE_REASON),
            (self._except, self._open_exception, terms.EXCEPT, EXCEPT_REASON),
            (self._train, self._open_training, terms.TRAIN, TRAIN_REASON),
        ):
            verb.clicked.connect(opens)
            if not self.bench.actor.may(permission):
                why_not(verb, _(reason))

    def _show(self, head: MachineHead | None) -> None:
        self._head = head
        for part in (self._facts, self._people, self._exceptions, self._outs, self._history):
            clear(part)
        if head is None:
            self.set_title(_("This machine is not in the register"))
            return
        self.set_title(head.machine.name, head.machine.place)
        tile = vbox(IconTile(self.theme, "wrench", size=48), None)
        grid = facts_grid(self.theme, self._lines(head))
        self._facts.addLayout(hbox(tile, (grid, 1), spacing=self.theme.px(16)))
        verbs: list[QPushButton] = []
        nobody = _("Nobody has been trained at it yet. Record training to begin.")
        self.fill(self._people, (self._person(row, verbs) for row in head.people), nobody)
        verbs.append(self._except)
        none = _("No exception has been asked for.")
        self.fill(self._exceptions, (self._exception(row, verbs) for row in head.exceptions), none)
        verbs.append(self._take_out)
        never = _("The machine has never been out of service.")
        self.fill(self._outs, (self._out(row, verbs) for row in head.outs), never)
        nothing = _("Nothing is recorded. Rows are only ever added here.")
        self.fill(self._history, (self._happened(row) for row in head.history), nothing)
        in_reading_order(self._start, verbs)

    def _lines(self, head: MachineHead) -> list[Fact]:
        row = head.machine
        return [
            Fact(_("Number"), row.facts.code),
            Fact(_("State"), state_text(row)),
            Fact(_("Risk class"), risk_text(row)),
            Fact(_("What it asks for"), f"{demand_text(row)} ({source_of(row.facts)})"),
            Fact(_("How long training counts"), expiry_text(row.facts, self.bench.today())),
            Fact(_("May use it today"), str(row.users)),
        ]

    def _person(self, row: PersonRow, verbs: list[QPushButton]) -> QWidget:
        shown: list[QWidget] = [self.chip(person_chip(row))]
        if self.bench.actor.may(terms.TRAIN):
            name = _("Record training of {name}…").format(name=row.name)
            shown.append(self.verb(_("Record…"), name, verbs, lambda: self._open_training_of(row)))
        return self.row(row.name, person_note(row), shown)

    def _exception(self, row: ExceptionRow, verbs: list[QPushButton]) -> QWidget:
        day = date_text(row.day)
        note = _("asked for by {name}").format(name=row.asked_by)
        if row.allowed_by:
            note += " · " + _("allowed by {name}").format(name=row.allowed_by)
            shown: list[QWidget] = [self.chip(("late", "shield", _("allowed")))]
        else:
            shown = [self.chip(("excused", "hourglass", _("waits for a second person")))]
        if not row.allowed_by and row.day == self.bench.today() and self.bench.actor.may(terms.EXCEPT):
            name = _("Allow the exception of {name}").format(name=row.name)
            allow = self.verb(_("Allow"), name, verbs, lambda: self._allow(row))
            if row.asked_by_id == self.bench.actor.user_id:
                why_not(allow, _("You asked for it yourself. A second person allows it."))
            shown.append(allow)
        return self.row(f"{day}, {row.name}: {row.reason}", note, shown)

    def _out(self, row: OutRow, verbs: list[QPushButton]) -> QWidget:
        shown: list[QWidget] = []
        if row.may_end(self.bench.today()) and self.bench.actor.may(terms.CHANGE_MACHINES):
            name = _("End the days out of service {days}…").format(days=row.span.days)
            shown.append(self.verb(_("End…"), name, verbs, lambda: self._end(row)))
        return self.row(out_text(row), out_note(row, self.bench.today()), shown)

    def _happened(self, row: HistoryRow) -> QWidget:
        return self.row(history_text(row), history_note(row))

    def _open_form(self) -> None:
        if self._head is not None:
            save_machine(self.bench, self, self._head.machine)

    def _open_out(self) -> None:
        if self._head is not None:
            take_out(self.bench, self._head.machine, self)

    def _open_exception(self) -> None:
        if self._head is not None:
            ask_exception(self.bench, self._head.machine, self)

    def _open_training(self) -> None:
        if self._head is not None:
            record_training(self.bench, self._head.machine, self)

    def _open_training_of(self, row: PersonRow) -> None:
        if self._head is not None:
            record_training(self.bench, self._head.machine, self, row)

    def _end(self, row: OutRow) -> None:
        if self._head is not None:
            end_out(self.bench, self._head.machine.name, row, self)

    def _allow(self, row: ExceptionRow) -> None:
        command = service.AllowException(exception_id=row.id, version=row.version)
        self.send(service.allow_exception, command)
