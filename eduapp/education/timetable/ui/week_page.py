"""The week of a place, a teacher or a learner: seen, moved by mouse or keyboard, cancelled, taken along."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _
from eduapp.core.spans import Span, week_of
from eduapp.education.courses import terms as courses
from eduapp.education.school import terms as school
from eduapp.education.timetable import service, terms
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Week, Whose
from eduapp.education.timetable.rules import OF_ANOTHER, Booking, Calendar, is_own
from eduapp.education.timetable.rules.conflicts import APPOINTMENT
from eduapp.education.timetable.ui.appointment_dialog import book_appointment
from eduapp.education.timetable.ui.cancel_dialog import cancel_sessions
from eduapp.education.timetable.ui.export_dialog import export_calendar
from eduapp.education.timetable.ui.moving import Moving
from eduapp.education.timetable.ui.reading import ROLL, read_first_week, read_week
from eduapp.education.timetable.ui.week_bar import WeekBar
from eduapp.education.timetable.ui.week_grid import WeekGrid
from eduapp.gui.empty import Empty, empty_state
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.shortcuts import bind, told
from eduapp.gui.widgets import Card, button, clear, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.education.timetable.queries import SessionRow, WeekItem
    from eduapp.gui.bench import Bench

ENROLMENTS = Topic("enrolment")  # of a feature above, known by its name as routes are
PLAN_REASON = N_("Your role may look, but not move sessions. Ask a leader.")
CANCEL_REASON = N_("Your role may not cancel sessions.")
CHOOSE = N_("Choose something in the week first.")
_WEEK = timedelta(days=7)


class WeekPage(Page):
    """One week at a time. What is chosen in it is what the verbs above it are about."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.SESSIONS_CHANGED,
            terms.BOOKINGS_CHANGED,
            school.SCHOOL_CHANGED,
            courses.GROUPS_CHANGED,
            ENROLMENTS,
        }
    )

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self.set_title(
            _("Timetable"), _("Everything that needs a teacher, a place or a learner, week by week.")
        )
        self.whose, self.monday = Whose(TEACHER, bench.actor.user_id), week_of(bench.today())[0]
        self._chosen = False  # whose week it is
        self._cancelling = False  # a dialog is open, or its job is not over
        self._read_route(route)
        self.week: Week | None = None
        self._answers = tuple(bench.answers(ROLL))
        self.moving = Moving(self, self._answers)
        self._make_buttons()
        self.bar = WeekBar(bench, self.whose.kind)
        self.bar.whose_chosen.connect(self.show_whose)
        self.bar.went.connect(self.go)
        self.grid = WeekGrid(self.theme, self.warning, self.may_move)
        self.grid.chosen.connect(lambda _item: self._weigh())
        self.grid.asked.connect(self._open_menu)
        self.grid.moved.connect(self.moving.drop)
        self._lay_out()
        self._bind_keys()
        self._weigh()

    # --- what is shown -------------------------------------------------------------------------------

    def reload(self) -> None:
        self.bar.say_days(self.monday, self.monday + _WEEK - timedelta(days=1))
        read = read_week if self._chosen else read_first_week
        self.bench.runner.query(
            read, self._answers, self.whose, *self._days(), owner=self, done=self._show, newest=True
        )

    def go(self, weeks: int) -> None:
        """So many weeks on, or back; 0 for this week."""
        self.monday = self.monday + weeks * _WEEK if weeks else week_of(self.bench.today())[0]
        self.reload()

    def show_whose(self, whose: Whose) -> None:
        """Another teacher, place or learner."""
        self.whose, self._chosen = whose, True
        self.reload()

    def open_route(self, route: Route) -> None:
        super().open_route(route)
        self._read_route(route)
        self.reload()

    def header_buttons(self) -> list[QPushButton]:
        return [self.appoint, self.day, self.export]

    def first_focus(self) -> QWidget:
        return self.grid.current_block() or self.bar.kinds.buttons()[0]

    def keys(self) -> list[tuple[str, str]]:
        return [
            ("← ↑ → ↓", _("Go from entry to entry")),
            (_("Enter"), _("What can be done with it")),
            *told("move_session", "cancel_session", "week_before", "week_after", "undo"),
        ]

    def kept(self) -> object:
        return self.whose, self.monday

    def restore(self, state: tuple[Whose, date]) -> None:
        (self.whose, self.monday), self._chosen = state, True

    # --- what is done --------------------------------------------------------------------------------

    def may_move(self, item: WeekItem) -> bool:
        """Whether an entry can be dragged."""
        return not self._against_moving(item)

    def warning(self, item: WeekItem, day: date, start: int) -> str:
        """What of this week stands in the way of an entry at another time: the engine's word, beforehand."""
        if self.week is None or item.span is None:
            return ""
        if day in self.week.closed:
            return self.week.closed[day].label
        others = Calendar(self._booking(one) for one in self.week.items if not one.cancelled)
        wanted = self._booking(item, day, Span(start, start + item.span.minutes))
        found = others.against(wanted)
        return _("Taken: {what}").format(what=found[0].other.title) if found else ""

    def ask_move(self) -> None:
        """Ask where the chosen session shall be."""
        item = self.grid.current()
        if item is not None and not self._against_moving(item):
            self.moving.ask(item)

    def ask_cancel(self) -> None:
        """Ask why the chosen session is not held."""
        item = self.grid.current()
        if item is not None and item.session is not None and self.cancel.isEnabled():
            self._cancelling = True
            self._weigh()
            cancel_sessions(self.bench, [item.session], self).over.connect(self._cancelled)

    def _cancelled(self) -> None:
        """One way or another it is over: the verbs fit what is there now."""
        self._cancelling = False
        self._weigh()

    def restore_chosen(self) -> None:
        """Hold the chosen session after all."""
        item = self.grid.current()
        if item is None or item.session is None or not item.cancelled:
            return
        order = service.RestoreSession(session_id=item.session.id, version=item.session.version)
        self.send(
            service.restore_session, order, done=lambda _version: self.bench.tell(_("Session restored."))
        )

    def take_back(self) -> None:
        """The chosen appointment falls away."""
        item = self.grid.current()
        if item is not None and item.kind == APPOINTMENT:
            order = service.TakeBackAppointment(appointment_id=item.id, version=item.sequence + 1)
            self.send(
                service.take_back_appointment, order, done=lambda _version: self.bench.tell(_("Taken back."))
            )

    # --- inside --------------------------------------------------------------------------------------

    def _read_route(self, route: Route) -> None:
        """`detail`: kind, or kind and a day: place/2026-11-23."""
        kind, _slash, day = route.detail.partition("/")
        if route.id is not None and kind in (PLACE, TEACHER, LEARNER):
            self.whose, self._chosen = Whose(kind, route.id), True
        if day:
            self.monday = week_of(date.fromisoformat(day))[0]

    def _days(self) -> tuple[date, date]:
        return self.monday, self.monday + timedelta(days=6)

    def _make_buttons(self) -> None:
        theme, may = self.theme, self.bench.actor.may
        self.move_verb = button(theme, _("Move…"), "arrow-right")
        self.cancel = button(theme, _("Cancel…"), "ban")
        self.back = button(theme, _("Restore session"), "undo-2")
        self.open_group = button(theme, _("Open the group"), "users")
        self.drop_appointment = button(theme, _("Take back appointment"), "x")
        for verb, act in (
            (self.move_verb, self.ask_move),
            (self.cancel, self.ask_cancel),
            (self.back, self.restore_chosen),
            (self.open_group, self._go_to_group),
            (self.drop_appointment, self.take_back),
        ):
            verb.clicked.connect(lambda _on=False, act=act: act())
        self.appoint = button(theme, _("Add appointment…"), "plus")
        self.day = button(theme, _("Sessions of a day"), "calendar-days")
        self.export = button(theme, _("Save calendar file…"), "download")
        self.appoint.clicked.connect(self._appoint)
        self.day.clicked.connect(lambda: self.bench.navigation.go(Route("timetable.day")))
        self.export.clicked.connect(self._export)
        why_not(self.day, "" if may(terms.CANCEL_SESSIONS) else _(CANCEL_REASON))

    def _lay_out(self) -> None:
        px = self.theme.px
        verbs = QWidget()
        self._verbs = [self.move_verb, self.cancel, self.back, self.open_group, self.drop_appointment]
        Flow(*self._verbs, gap=px(8), parent=verbs)
        self._nothing = vbox(spacing=0)
        card = Card(self.grid, margins=(px(8), px(8), px(8), px(8)))
        margins = (px(24), px(6), px(24), px(20))
        vbox(self.bar, verbs, self._nothing, card, None, spacing=px(10), margins=margins, parent=self)

    def _bind_keys(self) -> None:
        for name, act in (
            ("move_session", self.ask_move),
            ("cancel_session", self.ask_cancel),
            ("week_before", partial(self.go, -1)),
            ("week_after", partial(self.go, 1)),
            ("undo", self.moving.undo),
        ):
            bind(name, self, act)

    def _show(self, week: Week) -> None:
        self.week, self.whose = week, week.whose
        if week.whose.kind == LEARNER:  # chosen on the page, or what it was left with: read like a file
            self.bench.navigation.shows(Route("timetable.week", week.whose.id, LEARNER))
        title = week.name or _("Timetable")
        self.set_title(title, _("Week {number}").format(number=week.first_day.isocalendar().week))
        self.bar.show_week(week)
        self.grid.show_week(week, self.bench.today())
        clear(self._nothing)
        if not week.items:
            words = Empty("calendar-days", _("Nothing this week"), _("Sessions and appointments stand here."))
            self._nothing.addWidget(empty_state(self.theme, words))
        self._weigh()

    def _weigh(self) -> None:
        """Which verbs fit what is chosen, and why the others do not."""
        item, may = self.grid.current(), self.bench.actor.may
        session = item.session if item is not None else None
        cancelled = item is not None and item.cancelled
        appointment = item is not None and item.kind == APPOINTMENT
        self.move_verb.setVisible(not cancelled and not appointment)
        self.cancel.setVisible(not cancelled and not appointment)
        self.back.setVisible(cancelled)
        self.drop_appointment.setVisible(appointment)
        self.open_group.setVisible(not appointment and may(courses.SEE_COURSES))  # and so groups
        why_not(self.move_verb, self._against_moving(item) if item is not None else _(CHOOSE))
        not_mine = "" if session is not None else _("Only sessions are cancelled here.")
        not_allowed = "" if may(terms.CANCEL_SESSIONS) else _(CANCEL_REASON)
        not_allowed = not_allowed or self._of_another(session)
        for verb in (self.cancel, self.back):
            busy = _("The session is being changed.") if self._cancelling else ""
            why_not(verb, busy or not_allowed or (not_mine if item is not None else _(CHOOSE)))
        why_not(self.open_group, "" if session is not None else _(CHOOSE))
        booking = "" if may(terms.BOOK_APPOINTMENTS) else _("Your role may not book appointments.")
        why_not(self.drop_appointment, booking)
        of_person = self.whose.kind != PLACE
        why_not(self.appoint, booking or ("" if of_person else _("A place has no appointments.")))
        exporting = "" if may(terms.EXPORT_CALENDARS) else _("Your role may not take calendars along.")
        why_not(self.export, exporting or ("" if self.week is not None and self.week.name else _(CHOOSE)))

    def _against_moving(self, item: WeekItem) -> str:
        if not self.bench.actor.may(terms.PLAN_SESSIONS):
            return _(PLAN_REASON)
        if item.session is None:
            return _("This is moved where it was planned.")
        if item.cancelled:
            return _("The session is cancelled. Restore it before you move it.")
        if others := self._of_another(item.session):
            return others
        return _("What has passed is not moved.") if item.day < self.bench.today() else ""

    def _of_another(self, session: SessionRow | None) -> str:
        own = session is None or is_own(session.teacher_id, self.bench.actor)
        return "" if own else _(OF_ANOTHER)

    def _booking(self, item: WeekItem, day: date | None = None, span: Span | None = None) -> Booking:
        """An entry as the engine sees it from here: it needs whomever the week is about."""
        needed, session = frozenset({self.whose.id}), item.session
        return Booking(
            item.kind,
            item.id,
            day or item.day,
            span or item.span,
            item.title,
            learners=needed,
            group_id=session.group_id if session is not None else None,
            place_id=session.place_id if session is not None else None,
        )

    def _open_menu(self, item: WeekItem, at: QPoint) -> None:
        """The same verbs, under the entry: what cannot be done stands there greyed, as above."""
        self.grid.choose(item.key)
        menu = QMenu(self)
        menu.setAccessibleName(item.title)
        for verb in self._verbs:
            if verb.isVisibleTo(self):
                action = menu.addAction(verb.icon(), verb.accessibleName(), verb.click)
                action.setEnabled(verb.isEnabled())
        menu.popup(at)

    def _go_to_group(self) -> None:
        item = self.grid.current()
        if item is not None and item.session is not None:
            self.bench.navigation.go(Route("enrolment.group", item.session.group_id))

    def _appoint(self) -> None:
        if self.week is not None and self.whose.kind != PLACE:
            learner = self.whose.kind == LEARNER
            book_appointment(
                self.bench,
                self.week.name,
                self,
                learner_id=self.whose.id if learner else None,
                user_id=None if learner else self.whose.id,
                day=max(self.monday, self.bench.today()),
            )

    def _export(self) -> None:
        if self.week is not None:
            export_calendar(self.bench, self.week, self._answers, self)
