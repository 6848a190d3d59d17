"""The day of an exam: everybody in the order of the seats, the clock, the log, and what is not settled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, clock_text, day_with_weekday
from eduapp.core.spans import as_time
from eduapp.exams.arrangements import terms as arrangements
from eduapp.exams.custody import terms as custody
from eduapp.exams.room import queries, service, terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts
from eduapp.exams.room.ui.act_bar import ACTS, ActBar, why
from eduapp.exams.room.ui.act_dialogs import ASKS, ask_act, ask_stop
from eduapp.exams.room.ui.case_dialogs import step_case
from eduapp.exams.room.ui.clock_face import ClockFace
from eduapp.exams.room.ui.hall_table import HallTable
from eduapp.exams.room.ui.incident_dialog import note_incident
from eduapp.exams.room.ui.log_dialogs import credit_minutes, take_back
from eduapp.exams.room.ui.log_table import LogTable
from eduapp.exams.room.ui.looks import letter
from eduapp.exams.room.ui.open_ends import OpenEnds
from eduapp.exams.room.ui.signing_card import SigningCard
from eduapp.exams.room.ui.step_bar import CLOSE, StepBar
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea, scroll_to
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import Card, button, hbox, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from eduapp.core.changes import Topic
    from eduapp.exams.room.queries import CaseRow, DayCandidate, DisturbanceRow, TheDay
    from eduapp.gui.bench import Bench

WATCH_REASON = N_("Your role may look, but not write in the log. Who watches the exam does.")
LEAST_HEIGHT = 250  # px at 100 %: four candidates, and the acts below in sight at 1366×696
_MOVES_ON = frozenset({steps.CHECK_IN, steps.AUTHORISE, steps.HAND_IN, steps.STAY_AWAY})


class RoomPage(Page):
    """Digits jump to a candidate, letters are acts; what was written is shown beside it at once."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {
            terms.ROOM_CHANGED,
            sittings.SITTINGS_CHANGED,
            custody.CUSTODY_CHANGED,
            arrangements.ARRANGEMENTS_CHANGED,
        }
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._day: TheDay | None = None
        self._wide: bool | None = None
        self.clock = ClockFace(self.theme)
        self.clock.minute_passed.connect(self.reload)
        self.steps = StepBar(self.theme, self._step)
        self.table = HallTable(self.theme)
        self.acts = ActBar(self.theme)
        self.log = LogTable(self.theme)
        self.open_ends = OpenEnds(bench, self._credit, self._case)
        self.signing = SigningCard(bench)
        self._exam = button(self.theme, _("The exam"), "clipboard-check")
        self._exam.clicked.connect(lambda: bench.navigation.go(Route("sittings.sitting", self.route.id)))
        self._papers = button(self.theme, _("Custody of papers"), "shield")
        self._papers.clicked.connect(lambda: bench.navigation.go(Route("custody.sitting", self.route.id)))
        if not bench.actor.may(custody.SEE_CUSTODY):
            why_not(self._papers, _("Your role may not see the papers."))
        self._listen()
        self._put_together()

    def header_buttons(self) -> list[QPushButton]:
        return [self._exam, self._papers]

    def keys(self) -> list[tuple[str, str]]:
        acts = [(letter(act), capital(code_list("room_acts")[act].label)) for act in ACTS]
        back = (letter(steps.TAKE_BACK), _("Take back the row of the log"))
        return [("1–999", _("Jump to a candidate number")), *acts, back]

    def first_focus(self) -> QWidget | None:
        return self.table

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        self.bench.runner.query(queries.the_day, wanted, owner=self, done=self._show, newest=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -------------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.table.letter.connect(self._letter)
        self.table.selection_changed.connect(lambda _row: self._follow())
        self.acts.pressed.connect(self._act)
        self.acts.all_in.connect(self._let_all_in)
        self.acts.left.connect(self.table.setFocus)
        self.acts.time.textChanged.connect(lambda _text: self._follow())
        self.signing.passed_on.connect(self._keep_signing_in_sight)
        self.log.opened.connect(lambda _row: self._take_back())
        back = QShortcut(
            QKeySequence(letter(steps.TAKE_BACK)), self.log, context=Qt.ShortcutContext.WidgetShortcut
        )
        back.activated.connect(self._take_back)

    def _put_together(self) -> None:
        px = self.theme.px
        self.table.setMinimumHeight(px(LEAST_HEIGHT))
        self.log.setMinimumHeight(px(220))
        self._top = Card(hbox(self.clock, (self.steps, 1), spacing=px(16)), spacing=0)
        self._hall, self._written = TableCard(self.theme, self.table), TableCard(self.theme, self.log)
        self._both = QWidget()
        self._row = hbox((self._hall, 2), (self._written, 1), spacing=px(10), parent=self._both)
        inside = QWidget()
        inside.setObjectName("page")
        vbox(
            self._top,
            self._both,
            self.acts,
            self.open_ends,
            self.signing,
            None,
            spacing=px(10),
            margins=(px(24), px(6), px(24), px(16)),
            parent=inside,
        )
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)
        self._arrange()

    def _arrange(self) -> None:
        """The log beside the candidates, or below them where there is no room."""
        if self._wide == self.wide:
            return
        self._wide = self.wide
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self._wide else below)

    def _show(self, day: TheDay | None) -> None:
        self._day = day
        if day is None:
            self.set_title(_("This exam has been removed"))
            return
        when = _("{day} at {time}").format(day=day_with_weekday(day.day), time=clock_text(as_time(day.start)))
        state = code_list("sitting_states")[day.state].label
        parts = (capital(when), day.place, capital(state))
        self.set_title(_("The day: {course}").format(course=day.course), " · ".join(filter(None, parts)))
        self.clock.show_day(day)
        self.table.set_rows(day.candidates)
        self.log.show_log(day.log)
        self.acts.offer(day, self.bench.actor)
        held = self.open_ends.holds_focus()
        self.open_ends.show_day(day)
        if held:  # the verb that was pressed is gone: what comes next would be another's
            (self.open_ends.first_verb() or self.table).setFocus()
        self.signing.show_day(day)
        self.steps.show_reasons(self._reasons(day))
        self._follow()

    def _reasons(self, day: TheDay) -> dict[str, str]:
        """Why each step cannot be taken; on a later day a time must be typed."""
        reason = self._role()
        why_not_step = {step: reason or told for step, told in day.why.items()}
        return why_not_step | {CLOSE: reason or " ".join(day.against_closing)}

    def _role(self) -> str:
        return "" if self.bench.actor.may(terms.WATCH_ROOM) else _(WATCH_REASON)

    def _follow(self) -> None:
        if self._day is not None:
            self.acts.follow(self._day, self.table.current_row(), self._role())

    def _letter(self, typed: str) -> None:
        """A letter is an act, or says that it is none."""
        act = next((act for act in ACTS if letter(act) == typed), "")
        if act:
            self._act(act)
            return
        known = ", ".join(letter(act) for act in ACTS)
        self.acts.hint(
            _("{letter} is no act. The letters here are {letters}.").format(letter=typed, letters=known)
        )

    def _act(self, act: str) -> None:
        day, row = self._day, self.table.current_row()
        if day is None:
            return
        said = self.acts.said()
        against = self._role() or self.acts.misread() or why(day, row, act, typed=said.minute is not None)
        self.acts.hint(against)
        if against:
            scroll_to(self.acts)  # why a key did nothing stands there
            return
        done = partial(self._done, act)
        if act == steps.INCIDENT:
            note_incident(self.bench, day, row, said, self, done)
        elif row is not None and act in ASKS:
            ask_act(self.bench, day, row, act, said, self, done)
        elif row is not None:
            self._note(act, (row,))

    def _note(self, act: str, rows: tuple[DayCandidate, ...]) -> None:
        if self._day is None:
            return
        said = self.acts.said()
        order = service.NoteAct(
            sitting_id=self._day.id,
            act=act,
            candidate_ids=tuple(row.id for row in rows),
            facts=Facts(words=said.words),
            minute=said.minute,
            seen_by=said.seen_by,
        )
        self.send(service.note_act, order, done=partial(self._done, act if len(rows) == 1 else ""))

    def _let_all_in(self) -> None:
        if self._day is not None:
            here = tuple(one for one in self._day.candidates if one.state == steps.PRESENT)
            self._note(steps.AUTHORISE, here)

    def _done(self, act: str, _answer: object) -> None:
        """Ready for the next row."""
        if act in _MOVES_ON:
            self.table.go_on()
        self.acts.clear(keep_time=self._day is not None and not self._day.is_today)
        self.table.setFocus()

    def _step(self, step: str) -> None:
        day = self._day
        if day is None:
            return
        said = self.acts.said()
        if step == CLOSE:
            scroll_to(self.signing.sign)
            self.signing.sign.setFocus()
        elif step == steps.STOPPED:
            ask_stop(self.bench, day, said, self, partial(self._done, ""))
        else:
            order = service.StepSitting(
                sitting_id=day.id, step=step, words=said.words, minute=said.minute, seen_by=said.seen_by
            )
            self.send(service.step_sitting, order, done=partial(self._done, ""))

    def _credit(self, row: DisturbanceRow) -> None:
        if self._day is not None:
            credit_minutes(self.bench, self._day, row, self.acts.said(), self)

    def _case(self, row: CaseRow, step: str) -> None:
        if self._day is not None:
            step_case(self.bench, self._day, row, step, self.acts.said(), self)

    def _keep_signing_in_sight(self) -> None:
        """Another person signs next: keys are for candidates again, and what was signed can be read."""
        self.table.setFocus()
        scroll_to(self.signing)

    def _take_back(self) -> None:
        row = self.log.current_row()
        if self._day is not None and row is not None and self.bench.actor.may(terms.WATCH_ROOM):
            take_back(self.bench, self._day, row, self)
