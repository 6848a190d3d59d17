"""The invigilator's board: a card for each seat on screen, the clock, who needs somebody now, and the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, day_with_weekday, ngettext
from eduapp.exams.attempts import jobs, queries, service
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.act_row import INCIDENT, ActRow, why
from eduapp.exams.attempts.ui.board_clock import BoardClock
from eduapp.exams.attempts.ui.board_dialogs import ASKS, ask, ask_stop_all, ask_words
from eduapp.exams.attempts.ui.log_card import LogCard
from eduapp.exams.attempts.ui.needs_card import GIVE, NeedsCard
from eduapp.exams.attempts.ui.seat_grid import CONFIRM, SeatGrid
from eduapp.exams.room import terms as room
from eduapp.exams.screens import terms as screens
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.flow import Flow
from eduapp.gui.loading import load
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea, scroll_to
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import Chip, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from eduapp.core.changes import Topic
    from eduapp.core.errors import EduError
    from eduapp.exams.attempts.jobs import Synced
    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.gui.bench import Bench

ASK_AGAIN = 5_000  # ms: contact that is lost tells nothing by itself
INCIDENTS = "room.incident"  # where the room offers its own dialog
WATCH_REASON = N_("Your role may look, but not act. Who watches the exam does.")
_SIDE = 330  # px at 100 %
_ANY_WIDTH = 16_777_215  # Qt's own


class BoardPage(Page):
    """Digits jump to a candidate, letters act; who needs somebody stands beside the seats."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {screens.ATTEMPTS_CHANGED, room.ROOM_CHANGED, sittings.SITTINGS_CHANGED}
    )
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._board: Board | None = None
        self._known = queries.Known()
        self._wide: bool | None = None
        self._taking = self._syncing = False
        self._folder: Path | None = None
        self._lent = 0  # the number this PC is to be lent to, once all messages lie in the folder
        self._refused: tuple[str, ...] = ()
        self.clock = BoardClock(self.theme)
        self.saved = Chip(self.theme, "")
        self.seats = SeatGrid(self.theme)
        incident = _("Incident…")
        self.acts = ActRow(self.theme, f"{incident} ({incident_letter()})")
        self.needs = NeedsCard(bench, self._help, lambda card: self.seats.choose(card.id))
        self.log = LogCard(self.theme)
        self._build_buttons()
        self.seats.letter.connect(self._letter)
        self.seats.chosen.connect(self._follow)
        self.acts.pressed.connect(self._act)
        self._again = QTimer(self, interval=ASK_AGAIN)
        self._again.timeout.connect(self._look_again)
        self._put_together()

    def header_buttons(self) -> list[QPushButton]:
        return [self.lend, self.stick, self.day]

    def keys(self) -> list[tuple[str, str]]:
        acts = [(looks.letter(act), looks.verb(act)) for act in states.ACTS]
        own = [(incident_letter(), _("Incident")), (CONFIRM, _("Give back what the exam PC lost"))]
        return [("1–999", _("Jump to a candidate number")), *acts, *own]

    def first_focus(self) -> QWidget | None:
        return self.seats.first()

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        asked = partial(queries.board, known=self._known)
        self.bench.runner.query(asked, wanted, owner=self, done=self._show, newest=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        self._sync()
        self.reload()

    def _build_buttons(self) -> None:
        self.day = button(self.theme, _("The day"), "clipboard-check")
        self.day.clicked.connect(lambda: self.bench.navigation.go(Route("room.sitting", self.route.id)))
        self.stick = button(self.theme, _("Stick or folder…"), "folder-open")
        self.stick.clicked.connect(self._choose_folder)
        self.lend = button(self.theme, _("Lend this PC…"), "monitor")
        self.lend.clicked.connect(self._lend)
        self.start = button(self.theme, _("Start all"), "play", kind="primary")
        self.start.clicked.connect(self._start_all)
        self.say = button(self.theme, _("Say to all…"), "megaphone")
        self.say.clicked.connect(lambda: self._say(None))
        self.pause = button(self.theme, _("Pause all…"), "pause", kind="danger")
        self.pause.clicked.connect(self._pause_all)
        self.resume = button(self.theme, _("Go on, all"), "play")
        self.resume.clicked.connect(self._go_on_all)

    def _put_together(self) -> None:
        px = self.theme.px
        left, self._side, both, verbs = QWidget(), QWidget(), QWidget(), QWidget()
        verbs.setLayout(Flow(self.start, self.resume, self.say, self.pause, self.saved, gap=px(8)))
        self.nobody = label(
            _("Nobody sits on screen. Make tickets on the page of the exam."), "secondary", wrap=True
        )
        vbox(verbs, self.acts, self.nobody, self.seats, None, spacing=px(10), parent=left)
        vbox(Sheet(self.clock), self.needs, self.log, None, spacing=px(10), parent=self._side)
        self._row = hbox((left, 1), self._side, spacing=px(14), parent=both)
        inside = QWidget()
        inside.setObjectName("page")
        vbox(both, None, margins=(px(24), px(6), px(24), px(16)), parent=inside)
        vbox((DownwardsArea(inside, _("Page")), 1), spacing=0, parent=self)
        self._arrange()

    def _arrange(self) -> None:
        """The clock and the list beside the seats; below them where the text is large."""
        if self._wide == self.wide:
            return
        self._wide = self.wide
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self._wide else below)
        wide = self.theme.px(_SIDE)
        self._side.setMinimumWidth(wide if self._wide else 0)
        self._side.setMaximumWidth(wide if self._wide else _ANY_WIDTH)

    def _show(self, board: Board | None) -> None:
        self._board = board
        if board is None:
            self.set_title(_("This exam has been removed"))
            return
        here = sum(
            card.state not in {states.REGISTERED, states.ABSENT, states.CANCELLED} for card in board.cards
        )
        present = _("{count} of {total} present").format(count=here, total=len(board.cards))
        state = capital(code_list("sitting_states")[board.state].label)
        parts = (capital(day_with_weekday(board.day)), board.place, state, present)
        self.set_title(_("Board: {course}").format(course=board.course), " · ".join(filter(None, parts)))
        lost = any(needs.LOST in card.needs for card in board.cards)
        none = not any(card.saved_at for card in board.cards)
        look = ("none", "circle-dashed") if none else ("present", "circle-check")
        look = ("absent", "wifi-off") if lost and not none else look
        self.saved.show_status(looks.saved_text(board), *look)
        self.clock.show_board(board)
        self.seats.show_board(board)
        self.nobody.setVisible(not board.cards)
        self.needs.show_board(board)
        self.log.show_board(board)
        reason = self._role()
        for act, made in (
            (states.START, self.start),
            (states.PAUSE, self.pause),
            (states.RESUME, self.resume),
            (states.SAY, self.say),
        ):
            why_not(made, reason or board.why[act])
        self._follow()
        self._take_in(board)

    def _choose_folder(self) -> None:
        """Where seats without a server leave their answers; looked at from now on, again and again."""
        self._folder = self.bench.files.folder(_("Read answers from"), self)
        self._follow()
        self._sync()

    def _lend(self) -> None:
        """This PC alone: the chosen candidate sits at it, until staff take it back with their password."""
        card = self.seats.current()
        if card is None or self._folder is None:
            return
        title = _("Lend this PC to candidate {number}").format(number=card.number)
        told = _(
            "The window is locked, and the exam of this candidate fills the screen. The candidate needs the"
            " ticket. You leave the exam with F12 and your code, and sign in with your password again."
        )
        if self.bench.ask.confirm(title, told, _("Lend it"), self):
            self._lent = card.number
            self._sync()

    def _sync(self) -> None:
        if self._folder is None or self._syncing or self.route.id is None or self._role():
            return
        self._syncing = True
        command = jobs.SyncFolder(sitting_id=self.route.id, folder=self._folder)
        self.bench.runner.start(
            jobs.sync_folder, command, owner=self, done=self._synced, failed=self._not_synced
        )

    def _synced(self, told: Synced) -> None:
        self._syncing = False
        if told.refused and told.refused != self._refused:
            self._say_why("\n".join(told.refused))
        self._refused = told.refused
        number, self._lent = self._lent, 0
        words = ("kiosk", "--folder", str(self._folder), "--one", str(number))
        if number and not self.bench.lend(words):
            self._say_why(_("The exam could not be started on this PC. Start it by hand: eduapp kiosk."))

    def _not_synced(self, error: EduError) -> None:
        self._syncing = False
        self._folder, self._lent = None, 0  # asked again, not tried for ever
        self._say_why(error.sentence())

    def _take_in(self, board: Board) -> None:
        """What the screens told is written into the log by whoever watches with this board."""
        if board.to_take_in and not self._taking and not self._role():
            self._taking = True
            order = service.TakeIn(sitting_id=board.id)
            self.send(service.take_in, order, done=self._taken, failed=self._taken)

    def _taken(self, _answer: object) -> None:
        self._taking = False

    def _role(self) -> str:
        return "" if self.bench.actor.may(room.WATCH_ROOM) else _(WATCH_REASON)

    def _follow(self) -> None:
        self.acts.follow(self.seats.current(), self._role())
        missing = _("Choose the folder with the seats first.") if self._folder is None else ""
        nobody = _("Choose a seat first.") if self.seats.current() is None else ""
        why_not(self.lend, self._role() or missing or nobody)

    def _letter(self, typed: str) -> None:
        """A letter is an act, or says that it is none."""
        if typed == CONFIRM:
            self._confirm()
            return
        act = next((act for act in states.ACTS if looks.letter(act) == typed), "")
        if not act and typed == incident_letter():
            act = INCIDENT
        if act:
            self._act(act)
            return
        known = ", ".join(looks.letter(act) for act in states.ACTS)
        words = _("{letter} is no act. The letters here are {letters}.")
        self._say_why(words.format(letter=typed, letters=f"{known}, {incident_letter()}"))

    def _act(self, act: str) -> None:
        board, card = self._board, self.seats.current()
        against = self._role() or why(card, act)
        self._say_why(against)
        if board is None or against:
            return
        if act == INCIDENT:
            self._incident(card)
        elif card is not None:
            self._do(board, card, act)

    def _do(self, board: Board, card: Card, act: str) -> None:
        sitting, attempt = board.id, card.id
        if act == states.BRING_BACK and card.asked_back not in {None, self.bench.actor.user_id}:
            back = service.BringBack(sitting_id=sitting, attempt_id=attempt)
            self.send(service.bring_back, back, done=self._done)
        elif act in ASKS:
            ask(self.bench, board, card, act, self, self._done)
        elif act == states.SAY:
            self._say(card)
        elif act == states.START:
            start = service.StartScreens(sitting_id=sitting, attempt_id=attempt)
            self.send(service.start_screens, start, done=self._done)
        elif act == states.RESUME:
            go_on = service.GoOn(sitting_id=sitting, attempt_id=attempt)
            self.send(service.go_on, go_on, done=self._done)
        else:
            order = service.ActOnScreen(sitting_id=sitting, attempt_id=attempt, act=act)
            self.send(service.act_on_screen, order, done=self._done)

    def _help(self, card: Card, act: str) -> None:
        """What the button of a row does: the seat is chosen, and the act is that of its key."""
        self.seats.choose(card.id)
        if act == GIVE:
            self._confirm()
        else:
            self._act(act)

    def _confirm(self) -> None:
        """Give back what the exam PC lost, as it is proposed."""
        board, card = self._board, self.seats.current()
        if board is None or card is None or not card.gaps or self._role():
            self._say_why(self._role() or _("There is no lost time to decide on at this seat."))
            return
        gap = card.gaps[0]
        order = service.DecideGap(sitting_id=board.id, attempt_id=card.id, gap=gap.n, minutes=gap.minutes)
        self.send(service.decide_gap, order, done=self._done)

    def _incident(self, card: Card | None) -> None:
        for offered in self.bench.answers(INCIDENTS):
            candidate = None if card is None else card.candidate_id
            load(offered)(self.bench, self.route.id, candidate, self, self._done)

    def _start_all(self) -> None:
        if self._board is not None:
            order = service.StartScreens(sitting_id=self._board.id)
            self.send(service.start_screens, order, done=self._started)

    def _started(self, count: int) -> None:
        self.bench.tell(ngettext("{count} has begun.", "{count} have begun.", count).format(count=count))
        self._done(count)

    def _pause_all(self) -> None:
        if self._board is not None:
            ask_stop_all(self.bench, self._board, self, self._done)

    def _go_on_all(self) -> None:
        if self._board is not None:
            self.send(service.go_on, service.GoOn(sitting_id=self._board.id), done=self._done)

    def _say(self, card: Card | None) -> None:
        if self._board is not None:
            ask_words(self.bench, self._board, card, self, self._done)

    def _say_why(self, text: str) -> None:
        self.acts.say(text)
        if text:
            scroll_to(self.acts)

    def _done(self, _answer: object) -> None:
        """Ready for the next key."""
        self.acts.say("")
        if (first := self.seats.first()) is not None:
            first.setFocus()


def incident_letter() -> str:
    """The key of an incident, as on the page of the day."""
    return code_list("room_acts")["incident"].said("key")
