"""The shift sheet: filled from the plan, so that only the exceptions are pressed; one signature for all."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.errors import NotFound
from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.empty import Empty, Verb, empty_state
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.widgets import announce, button, rename, vbox, why_not
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.workshops import LONGEST_NAME
from eduapp.workshops.hours.ui.card_grid import CardGrid
from eduapp.workshops.hours.ui.knobs import for_fingers
from eduapp.workshops.hours.ui.looks import people_text
from eduapp.workshops.hours.ui.sheet_state import SheetState
from eduapp.workshops.hours.ui.shift_foot import ShiftFoot
from eduapp.workshops.hours.ui.task_row import TaskRow
from eduapp.workshops.hours.ui.times_dialogs import ask_line, ask_shift

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QHideEvent

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import SheetView
    from eduapp.workshops.hours.ui.shift_card import ShiftCard

_ROOMY = 860  # logical px below which the margins are narrow


class ShiftPage(Page):
    """One workshop, one day. What is filled is kept with every press; the signature enters it all at once."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {terms.HOURS_CHANGED, terms.PLACEMENTS_CHANGED, terms.WORKSHOPS_CHANGED}
    )
    scrolls_itself = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.state = SheetState(bench, self)
        self.tasks = TaskRow(self.theme, self.state)
        self.grid = CardGrid(self.theme, self.state, self._ask_times)
        self.foot = ShiftFoot(bench, self.state)
        self._empty: QWidget | None = None
        self._greeted = False
        self._make_actions()
        self._lay_out()
        self._listen()

    @property
    def day(self) -> date:
        """Which day the sheet is of."""
        return date.fromisoformat(self.route.detail) if self.route.detail else self.bench.today()

    @property
    def workshop_id(self) -> UUID:
        """Which workshop it is."""
        if self.route.id is None:
            raise LookupError("a shift sheet needs a workshop")
        return self.route.id

    def reload(self) -> None:
        self.bench.runner.query(
            queries.sheet_view, self.workshop_id, self.day, owner=self, done=self._show, newest=True
        )

    def header_buttons(self) -> list[QPushButton]:
        if self.state.view is None:
            return []
        own = [] if self.state.signed or not self.state.view.people else [self._nobody, self._same]
        boards = [self._tools] if self.state.view.boards else []
        return [self._before, *([self._today] if self.day != self.bench.today() else []), *boards, *own]

    def keys(self) -> list[tuple[str, str]]:
        arrows = [("← → ↑ ↓", _("Go to another card"))]
        own = [(_("Enter"), _("Set somebody's times")), ("1–7", _("Say why somebody is not here"))]
        return [*arrows, *told("more", "less", "here"), *own, *told("sign", "undo", "redo")]

    def first_focus(self) -> QWidget | None:
        return self.grid

    def may_leave(self) -> bool:
        """Nothing is lost by leaving: it is kept."""
        self.state.keep()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.state.keep()

    # --- what is done -------------------------------------------------------------------------------

    def sign(self) -> None:
        """Enter the whole sheet. All that stands against it is told at once, with names."""
        if not self.foot.sign.isEnabled() or self.state.signed:
            return
        sheet = self.state.sheet
        self.state.hold()
        self.foot.hold()
        command = service.SignShift(
            workshop_id=self.workshop_id,
            day=self.day,
            times=sheet.times,
            lines=sheet.lines,
            absences=sheet.absences,
            task_ids=sheet.task_ids,
            leaders=sheet.leaders,
        )
        self.send(service.sign_shift, command, done=self._signed, failed=lambda _error: self._not_signed())

    def _signed(self, _shift_id: object) -> None:
        sheet = self.state.sheet
        words = _("Signed: {hours} hours of {people}. They wait for approval by somebody else.")
        people = people_text(len(sheet.lines))
        self.bench.tell(words.format(hours=hours_and_minutes(sheet.minutes), people=people))
        self.reload()

    def _not_signed(self) -> None:
        self.state.let_go()
        self.reload()

    def _ask_times(self, card: ShiftCard) -> None:
        line, view = self.state.line_of(card.person.learner_id), self.state.view
        if line is not None and view is not None and not self.state.signed:
            title = _("Times of {name}").format(name=card.person.name)
            offered = (view.machines, card.person.barred)
            ask_line(self.bench, title, line, offered, self, self.state.set_line)

    def _ask_shift(self) -> None:
        ask_shift(self.bench, self.state.sheet, self, self.state.set_shift)

    def _ask_task(self) -> FormDialog:
        form = Form(self.theme, self.bench.today())
        form.text("name", _("What else was practised?"), required=True, longest=LONGEST_NAME)
        dialog = FormDialog(self.bench, _("Another task"), form, _("Add to the list"), self)

        def send() -> None:
            command = service.AddTask(workshop_id=self.workshop_id, name=form.values()["name"])
            dialog.send(service.add_task, command, lambda id: self.state.set_task(id, on=True))

        dialog.submitted.connect(send)
        dialog.open()
        return dialog

    def _go_to(self, day: date) -> None:
        detail = "" if day == self.bench.today() else day.isoformat()
        self.bench.navigation.go(Route(self.route.key, self.workshop_id, detail))

    # --- showing ------------------------------------------------------------------------------------

    def _show(self, view: SheetView | None) -> None:
        if view is None:
            self.bench.show_error(NotFound(), self)
            return
        self.state.load(view)
        title = _("Shift sheet: {workshop}").format(workshop=view.workshop.name)
        context = ", ".join(filter(None, (capital(day_with_weekday(view.day)), view.workshop.place)))
        self.set_title(title, context)
        self._show_actions()
        self._show_emptiness()
        self._greet()

    def _greet(self) -> None:
        """The keyboard begins on the first card, which comes later than the page itself."""
        focused = self.window().focusWidget()
        elsewhere = focused is not None and focused is not self and not self.isAncestorOf(focused)
        if not self._greeted and self.grid.cards and not elsewhere:
            self._greeted = True
            # Later: a stack of pages moves the focus once more after it has shown one.
            QTimer.singleShot(0, self.grid, self.grid.setFocus)

    def _refresh(self) -> None:
        self.tasks.refresh()
        self.grid.refresh()
        self.foot.refresh()
        self._order_stops()

    def _order_stops(self) -> None:
        """Tab goes as one reads: tasks, cards, foot. Cards and tasks are made later than the foot."""
        for before, after in pairwise([*self.tasks.stops(), *self.grid.cards, *self.foot.stops()]):
            QWidget.setTabOrder(before, after)

    def _show_actions(self) -> None:
        view = self.state.view
        if view is None:
            return
        before = self.day - timedelta(days=1)
        today = self.day == self.bench.today()
        rename(self._before, _("Yesterday") if today else _("Day before"))
        earlier = view.earlier
        yesterday = earlier is not None and earlier.day == before
        words = _("Same as yesterday") if yesterday and today else _("Same as last time")
        rename(self._same, words)
        why_not(self._same, "" if earlier is not None else _("No sheet was signed before."))
        may = self.bench.actor.may(terms.LOG_HOURS)
        why_not(self._nobody, "" if may else _("Your role may look, but not sign. Ask a workshop leader."))
        self.actions_changed.emit()

    def _show_emptiness(self) -> None:
        view = self.state.view
        nobody = view is not None and not view.people
        for part in (self.tasks, self.grid, self.foot):
            part.setVisible(not nobody)
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if nobody:
            text = _("A sheet is filled from the places in the workshop. Place somebody first.")
            open_it = Verb(_("Open the workshop"), self._open_workshop)
            self._empty = empty_state(
                self.theme, Empty("hammer", _("Nobody works here on that day"), text, open_it)
            )
            self._box.addWidget(self._empty, 1)

    def _open_tools(self) -> None:
        """The one board of the place, or the list of all."""
        boards = self.state.view.boards if self.state.view else ()
        one = Route("tools.board", boards[0]) if len(boards) == 1 else Route("tools.list")
        self.bench.navigation.go(one)

    def _open_workshop(self) -> None:
        detail = "people" if self.state.view and not self.state.view.people else "week"
        self.bench.navigation.go(Route("workshops.workshop", self.workshop_id, detail))

    def _on_kept(self, kept: bool) -> None:
        self.foot.say("" if kept else _("Not kept yet; tried again with the next press."))

    # --- making -------------------------------------------------------------------------------------

    def _make_actions(self) -> None:
        theme = self.theme
        self._before = button(theme, _("Yesterday"), "chevron-left")
        self._today = button(theme, _("Today"), "sun")
        self._same = button(theme, _("Same as yesterday"), "history")
        self._nobody = button(theme, "", "ban", name=_("Nobody was here: kept back by the prison"))
        self._before.clicked.connect(lambda: self._go_to(self.day - timedelta(days=1)))
        self._today.clicked.connect(lambda: self._go_to(self.bench.today()))
        self._same.clicked.connect(self._take_over)
        self._nobody.clicked.connect(lambda: self.state.nobody_came())  # noqa: PLW0108 - drops checked
        self._tools = button(theme, "", "wrench", name=_("Count the tools of this place"))
        self._tools.clicked.connect(self._open_tools)
        for made in (self._before, self._today, self._same, self._nobody, self._tools):
            for_fingers(made)

    def _take_over(self) -> None:
        self.state.same_again()
        announce(self, _("Filled as last time"))

    def _lay_out(self) -> None:
        px = self.theme.px
        side = px(24 if self.theme.logical_width() >= _ROOMY else 10)
        inside = QWidget()
        vbox(self.tasks, (self.grid, 1), spacing=px(10), margins=(side, px(4), side, px(2)), parent=inside)
        self._area = DownwardsArea(inside, _("Sheet"))
        foot = QWidget()
        vbox(self.foot, margins=(side, 0, side, px(12)), parent=foot)
        self._box = vbox((self._area, 1), foot, spacing=px(8), parent=self)

    def _listen(self) -> None:
        self.state.changed.connect(self._refresh)
        self.state.kept.connect(self._on_kept)
        self.tasks.other_asked.connect(self._ask_task)
        self.foot.undo_asked.connect(self.state.undo)
        self.foot.sign_asked.connect(self.sign)
        self.foot.shift_asked.connect(self._ask_shift)
        self.foot.workshop_asked.connect(self._open_workshop)
        bind("sign", self, self.sign)
        bind("undo", self, self.state.undo)
        bind("redo", self, self.state.redo)
