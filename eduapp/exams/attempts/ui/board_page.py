"""The invigilator's board: a card for each seat on screen, the clock, who needs somebody now, and the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.exams.attempts import queries, service
from eduapp.exams.attempts.rules import needs, states
from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.act_row import ActRow
from eduapp.exams.attempts.ui.board_acts import BoardActs, incident_letter
from eduapp.exams.attempts.ui.board_clock import BoardClock
from eduapp.exams.attempts.ui.board_folder import BoardFolder
from eduapp.exams.attempts.ui.log_card import LogCard
from eduapp.exams.attempts.ui.needs_card import NeedsCard
from eduapp.exams.attempts.ui.seat_grid import CONFIRM, SeatGrid
from eduapp.exams.room import terms as room
from eduapp.exams.screens import terms as screens
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import Chip, button, hbox, label, plain_tip, vbox, why_not

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from eduapp.core.changes import Topic
    from eduapp.exams.attempts.queries import Board
    from eduapp.gui.bench import Bench

ASK_AGAIN = 5_000  # ms: contact that is lost tells nothing by itself
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
        self._known = queries.Known()
        self._board: Board | None = None
        self._wide: bool | None = None
        self._taking = False
        self.clock = BoardClock(self.theme)
        self.saved = Chip(self.theme, "")
        self.seats = SeatGrid(self.theme)
        incident = _("Incident…")
        self.acts = ActRow(self.theme, f"{incident} ({incident_letter()})")
        self._do = BoardActs(self, self.acts, self.seats)
        self._folder = BoardFolder(self, lambda: self._do.role)
        self.needs = NeedsCard(bench, self._do.help, lambda card: self.seats.choose(card.id))
        self.log = LogCard(self.theme)
        self._build_buttons()
        self.seats.chosen.connect(self._follow)
        self._folder.chosen.connect(self._follow)
        self._folder.said.connect(self._do.say_why)
        bench.line.changed.connect(self._say_age)
        self._again = QTimer(self, interval=ASK_AGAIN)
        self._again.timeout.connect(self._look_again)
        self._put_together()

    def header_buttons(self) -> list[QPushButton]:
        return [self.day]

    def keys(self) -> list[tuple[str, str]]:
        acts = [(looks.letter(act), looks.verb(act)) for act in states.ACTS]
        own = [(incident_letter(), _("Incident")), (CONFIRM, _("Give back what the exam PC lost"))]
        to_all = ", ".join(looks.letter(act) for act in self.for_all)
        everybody = (_("Shift+{letters}").format(letters=to_all), _("The same for everybody"))
        return [("1–999", _("Jump to a candidate number")), *acts, *own, everybody]

    def first_focus(self) -> QWidget | None:
        return self.seats.first()

    def reload(self) -> None:
        wanted = self.route.id or UUID(int=0)
        asked = partial(queries.board, known=self._known)
        self.bench.runner.query(asked, wanted, owner=self, done=self.show_board, newest=True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._again.stop()

    def show_board(self, board: Board | None) -> None:
        """Show how it stands; what is shown before is filled anew, never made anew."""
        self._board = board
        self._do.show_board(board)
        if board is None:
            self.set_title(_("This exam has been removed"))
            return
        self._say_where(board)
        self.clock.show_board(board)
        self.seats.show_board(board)
        self.nobody.setVisible(not board.cards)
        self.needs.show_board(board)
        self.log.show_board(board)
        for act, made in self.for_all.items():
            why_not(made, self._do.role or board.why[act])
        self._do.follow()
        self._follow()
        self._take_in(board)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- inside -------------------------------------------------------------------------------------

    def _look_again(self) -> None:
        self._folder.sync()
        self.reload()

    def _build_buttons(self) -> None:
        self.day = button(self.theme, _("The day"), "clipboard-check")
        self.day.clicked.connect(lambda: self.bench.navigation.go(Route("room.sitting", self.route.id)))
        self.stick = button(self.theme, _("Stick or folder…"), kind="plain")
        self.stick.clicked.connect(self._folder.choose)
        self.lend = button(self.theme, _("Lend this PC…"), kind="plain")
        self.lend.clicked.connect(lambda: self._folder.lend(self.seats.current()))
        self.for_all = {
            states.START: button(self.theme, _("Start all"), "play", kind="primary"),
            states.RESUME: button(self.theme, _("Go on, all"), "play"),
            states.SAY: button(self.theme, _("Say to all…"), "megaphone"),
            states.EXTRA: button(self.theme, _("Time for all…"), "timer"),
            states.PAUSE: button(self.theme, _("Pause all…"), "pause", kind="danger"),
        }
        for act, made in self.for_all.items():
            made.setToolTip(plain_tip(f"Shift+{looks.letter(act)}"))
            made.clicked.connect(lambda _checked=False, act=act: self._do.to_all[act]())

    def _put_together(self) -> None:
        px = self.theme.px
        left, self._side, both, verbs = QWidget(), QWidget(), QWidget(), QWidget()
        verbs.setLayout(Flow(*self.for_all.values(), self.stick, self.lend, self.saved, gap=px(8)))
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

    def _say_where(self, board: Board) -> None:
        """The title with the day, and how many are there."""
        away = {states.REGISTERED, states.ABSENT, states.CANCELLED}
        here = sum(card.state not in away for card in board.cards)
        present = _("{count} of {total} present").format(count=here, total=len(board.cards))
        state = capital(code_list("sitting_states")[board.state].label)
        parts = (capital(day_with_weekday(board.day)), board.place, state, present)
        self.set_title(_("Board: {course}").format(course=board.course), " · ".join(filter(None, parts)))
        self._say_saved(board)

    def _say_age(self) -> None:
        """As of when all this is, as long as nothing new comes in."""
        if self._board is not None:
            self._say_saved(self._board)

    def _say_saved(self, board: Board) -> None:
        """Whether all that is written has come in; nobody knows that of a database that says nothing."""
        age = looks.age_text(board) if self.bench.line.silent else ""
        self.needs.show_age(age)
        lost = any(needs.LOST in card.needs for card in board.cards)
        none = not any(card.saved_at for card in board.cards)
        look = ("none", "circle-dashed") if none else ("present", "circle-check")
        look = ("absent", "wifi-off") if lost and not none else look
        look = ("absent", "wifi-off") if age else look
        self.saved.show_status(age or looks.saved_text(board), *look)

    def _take_in(self, board: Board) -> None:
        """What the screens told is written into the log by whoever watches with this board."""
        if board.to_take_in and not self._taking and not self._do.role:
            self._taking = True
            order = service.TakeIn(sitting_id=board.id)
            self.send(service.take_in, order, done=self._taken, failed=self._taken)

    def _taken(self, _answer: object) -> None:
        self._taking = False

    def _follow(self) -> None:
        nobody = _("Choose a seat first.") if self.seats.current() is None else ""
        why_not(self.lend, self._do.role or self._folder.missing or nobody)
