"""The page of one place: what it holds, whose people may be there, and its days out of service."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, capital
from eduapp.education.places import queries, terms
from eduapp.education.places.queries import OutRow, PlaceHead
from eduapp.education.places.ui.looks import (
    ICONS,
    level_text,
    machines_text,
    period_chip,
    period_note,
    seats_text,
    standing_text,
)
from eduapp.education.places.ui.out_dialog import end_out_of_service, take_out_of_service
from eduapp.education.places.ui.place_dialog import change_place
from eduapp.gui.bench import Bench
from eduapp.gui.facts import Fact, facts_grid
from eduapp.gui.record_page import RecordPage, panel_card
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, IconTile, button, clear, hbox, label, vbox, why_not

CHANGE_REASON = N_("Your role may look, but not change places. Ask a leader.")
OUT_REASON = N_("Your role may look, but not take places out of service. Ask a leader.")


class PlacePage(RecordPage):
    """Facts of one place, its days out of service, then what the features above know of it."""

    topics: ClassVar[frozenset[Topic]] = frozenset({terms.PLACES_CHANGED})

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._head: PlaceHead | None = None
        self._make_buttons()
        px = self.theme.px
        margins = (px(16), px(14), px(16), px(14))
        self._facts, self._periods = vbox(spacing=px(12)), vbox(spacing=0)
        periods = Card(spacing=px(8), margins=margins)
        self._start = TabStart(periods)
        periods.box.addWidget(label(_("Days out of service"), "subtitle"))
        periods.box.addLayout(self._periods)
        vbox(
            Card(self._facts, margins=margins),
            periods,
            *(panel_card(bench, offer, self.place_id) for offer in bench.panels("places.place")),
            None,
            spacing=px(14),
            margins=(px(24), px(6), px(24), px(20)),
            parent=self,
        )

    @property
    def place_id(self) -> UUID:
        """Which place it is."""
        return self.route.id or UUID(int=0)  # a route to a place always has one

    def header_buttons(self) -> list[QPushButton]:
        return [self._change, self._take_out]

    def first_focus(self) -> QWidget:
        return self._take_out if self._take_out.isEnabled() else self._change

    def reload(self) -> None:
        self.bench.runner.query(
            queries.place_head, self.place_id, self.bench.today(), owner=self, done=self._show, newest=True
        )

    def _make_buttons(self) -> None:
        self._change = button(self.theme, _("Change…"), "pen-line")
        self._change.clicked.connect(self._open_form)
        self._take_out = button(self.theme, _("Take out of service…"), "wrench", kind="primary")
        self._take_out.clicked.connect(self._open_out_form)
        if not self.bench.actor.may(terms.CHANGE_PLACES):
            why_not(self._change, _(CHANGE_REASON))
        if not self.bench.actor.may(terms.TAKE_OUT):
            why_not(self._take_out, _(OUT_REASON))

    def _show(self, head: PlaceHead | None) -> None:
        self._head = head
        clear(self._facts)
        clear(self._periods)
        if head is None:
            self.set_title(_("This place has been removed"))
            return
        place = head.place
        self.set_title(place.name, place.kind_label)
        tile = vbox(IconTile(self.theme, ICONS.get(place.kind, "map-pin"), size=48), None)
        self._facts.addLayout(
            hbox(tile, (facts_grid(self.theme, _lines(head)), 1), spacing=self.theme.px(16))
        )
        self._show_periods(head)

    def _show_periods(self, head: PlaceHead) -> None:
        verbs: list[QPushButton] = []
        never = _("The place has never been out of service. Days when it cannot be used stand here.")
        self.fill(self._periods, (self._period(row, verbs) for row in head.periods), never)
        in_reading_order(self._start, verbs)

    def _period(self, row: OutRow, verbs: list[QPushButton]) -> QWidget:
        days, today = row.span.days, self.bench.today()
        shown: list[QWidget] = [self.chip(period_chip(row, today))]
        if row.ended_on is None and not row.is_over(today) and self.bench.actor.may(terms.TAKE_OUT):
            name = _("End the days out of service {days}…").format(days=days)
            shown.append(self.verb(_("End…"), name, verbs, lambda: self._end(row)))
        return self.row(f"{capital(days)}: {row.span.why}", period_note(row), shown)

    def _open_form(self) -> None:
        if self._head is not None:
            change_place(self.bench, self._head.place, self)

    def _open_out_form(self) -> None:
        if self._head is not None:
            take_out_of_service(self.bench, self._head.place, self)

    def _end(self, row: OutRow) -> None:
        if self._head is not None:
            end_out_of_service(self.bench, self._head.place.name, row, self)


def _lines(head: PlaceHead) -> list[Fact]:
    place = head.place
    return [
        Fact(_("Kind"), place.kind_label),
        Fact(_("State"), standing_text(place)),
        Fact(_("Seats"), seats_text(place)),
        Fact(_("Machines"), machines_text(place)),
        Fact(_("Highest security level"), level_text(place)),
    ]
