"""What keys and buttons of the board do: about the chosen seat, or about everybody."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.attempts import jobs, service
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.ui import looks
from eduapp.exams.attempts.ui.act_row import INCIDENT, ActRow, why
from eduapp.exams.attempts.ui.board_dialogs import (
    ASKS,
    ask,
    ask_gap,
    ask_stop_all,
    ask_time_for_all,
    ask_words,
)
from eduapp.exams.attempts.ui.choosing_dialog import ask_which_count
from eduapp.exams.attempts.ui.needs_card import CHOOSE, DECIDE, GIVE
from eduapp.exams.attempts.ui.seat_grid import CONFIRM, SeatGrid
from eduapp.exams.room import terms as room
from eduapp.exams.room.rules.facts import Facts
from eduapp.gui.loading import load
from eduapp.gui.scrolling import scroll_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.core.db.unit_of_work import Command
    from eduapp.core.errors import EduError
    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.exams.attempts.ui.board_dialogs import Given
    from eduapp.gui.page import Page

INCIDENTS, IDENTITY = "room.incident", "room.identity"  # where the room offers its own dialogs
WATCH_REASON = N_("Your role may look, but not act. Who watches the exam does.")
_ORDERS: dict[str, tuple[Callable[..., object], Callable[..., Command]]] = {  # of a seat, without a question
    states.START: (service.start_screens, service.StartScreens),
    states.BREAK: (service.take_break, service.TakeBreak),
    states.RESUME: (service.go_on, service.GoOn),
}


class BoardActs(QObject):
    """Sends what is done on a board, or says why it cannot be done."""

    def __init__(self, page: Page, row: ActRow, seats: SeatGrid) -> None:
        super().__init__(page)
        self._page, self._row, self._seats = page, row, seats
        self._board: Board | None = None
        row.pressed.connect(self.press)
        self.to_all: dict[str, Callable[[], None]] = {
            states.START: self.start_all,
            states.PAUSE: self.stop_all,
            states.RESUME: self.go_on_all,
            states.EXTRA: self.give_all,
            states.SAY: lambda: self.say_to(None),
        }
        seats.letter.connect(self._letter)
        seats.to_all.connect(self._letter_for_all)
        seats.chosen.connect(self.follow)

    @property
    def role(self) -> str:
        """Why who is signed in does nothing here; "" for who watches exams."""
        return "" if self._page.bench.actor.may(room.WATCH_ROOM) else _(WATCH_REASON)

    def show_board(self, board: Board | None) -> None:
        """Act on this from now on."""
        self._board = board

    def follow(self) -> None:
        """Say of each act whether it can be done with the chosen seat."""
        self._row.follow(self._seats.current(), self.role)

    def press(self, act: str) -> None:
        """An act about the chosen seat, or why it cannot be."""
        board, card = self._board, self._seats.current()
        against = self.role or why(card, act)
        self.say_why(against)
        if board is None or against:
            return
        if act == INCIDENT:
            self._incident(card)
        elif card is not None:
            self._do(board, card, act)

    def help(self, card: Card, act: str) -> None:
        """What the button of a row does: the seat is chosen, and the act is that of its key."""
        self._seats.choose(card.id)
        if act == GIVE:
            self._confirm()
        elif act == DECIDE:
            self._decide(card)
        elif act == CHOOSE:
            self._choose(card)
        else:
            self.press(act)

    def start_all(self) -> None:
        """The exam begins for everybody who was let in; asked first if some of them are at no PC."""
        board, page = self._board, self._page
        if board is None:
            return
        without = looks.without_pc(board)
        if without:
            title = _("Start though not everybody is at a PC?")
            if not page.bench.ask.confirm(title, looks.start_note(without), _("Start all"), page):
                return
        order = service.StartScreens(sitting_id=board.id)
        page.send(service.start_screens, order, done=lambda count: self._started(count, without))

    def stop_all(self) -> None:
        """Every clock stands still."""
        if self._board is not None:
            ask_stop_all(self._page.bench, self._board, self._page, self.done)

    def go_on_all(self) -> None:
        """Every clock runs again."""
        if self._board is not None:
            self._page.send(service.go_on, service.GoOn(sitting_id=self._board.id), done=self.done)

    def give_all(self) -> None:
        """Minutes for everybody who sits the exam."""
        if self._board is not None:
            ask_time_for_all(self._page.bench, self._board, self._page, self._given)

    def say_to(self, card: Card | None) -> None:
        """Words for all screens, or one."""
        if self._board is not None:
            ask_words(self._page.bench, self._board, card, self._page, self.done)

    def say_why(self, text: str) -> None:
        """Why nothing was done, in sight; "" takes it away."""
        self._row.say(text)
        if text:
            scroll_to(self._row)

    def done(self, _answer: object) -> None:
        """Ready for the next key."""
        self._row.say("")
        if (first := self._seats.first()) is not None:
            first.setFocus()

    # --- inside -------------------------------------------------------------------------------------

    def _letter(self, typed: str) -> None:
        """A letter is an act, or says that it is none."""
        if typed == CONFIRM:
            self._confirm()
            return
        act = next((act for act in states.ACTS if looks.letter(act) == typed), "")
        if not act and typed == incident_letter():
            act = INCIDENT
        if act:
            self.press(act)
            return
        known = ", ".join(looks.letter(act) for act in states.ACTS)
        words = _("{letter} is no act. The letters here are {letters}.")
        self.say_why(words.format(letter=typed, letters=f"{known}, {incident_letter()}"))

    def _letter_for_all(self, typed: str) -> None:
        """With Shift a letter is the same act for everybody."""
        act = next((act for act in self.to_all if looks.letter(act) == typed), "")
        board = self._board
        if not act:
            letters = ", ".join(looks.letter(act) for act in self.to_all)
            self.say_why(_("With Shift, for everybody, the letters are {letters}.").format(letters=letters))
        elif board is not None:
            against = self.role or board.why[act]
            self.say_why(against)
            if not against:
                self.to_all[act]()

    def _do(self, board: Board, card: Card, act: str) -> None:
        sitting, attempt = board.id, card.id
        if act == states.BRING_BACK and card.asked_back not in {None, self._page.bench.actor.user_id}:
            self._bring_back(board, card)
        elif act == states.LET_IN:
            self._let_in(board, card)
        elif act == states.TO_PAPER:
            self._to_paper(board, card)
        elif act in ASKS:
            ask(self._page.bench, board, card, act, self._page, self.done)
        elif act == states.SAY:
            self.say_to(card)
        else:
            use_case, order = _ORDERS.get(act, (service.act_on_screen, partial(service.ActOnScreen, act=act)))
            self._page.send(use_case, order(sitting_id=sitting, attempt_id=attempt), done=self.done)

    def _to_paper(self, board: Board, card: Card) -> None:
        """The exam PC stops, and what is left of the exam is printed: asked once, for it cannot be undone."""
        page, made = self._page, jobs.MakeRest(sitting_id=board.id, attempt_id=card.id)
        title = _("Print the rest for candidate {number}?").format(number=card.number)
        told = looks.rest_note(card)
        if page.bench.ask.confirm(title, told, _("Print, and go on on paper"), page):
            act = states.TO_PAPER
            order = service.ActOnScreen(sitting_id=board.id, attempt_id=card.id, act=act)
            page.send(service.act_on_screen, order, done=lambda _done: self._print(made))

    def _print(self, order: jobs.MakeRest) -> None:
        """The rest of the exam goes to the printer of this PC."""
        page = self._page
        self.done(order)

        def printed(made: jobs.MadeRest) -> None:
            if page.bench.printer.print_pdf(made.pdf, made.title, page):
                page.bench.tell(looks.rest_words(made.number, made.saved_at))
            else:
                self.say_why(looks.not_printed(made.number))

        def failed(error: EduError) -> None:
            self.say_why(error.sentence())

        page.bench.runner.start(jobs.make_rest, order, owner=page, done=printed, failed=failed)

    def _bring_back(self, board: Board, card: Card) -> None:
        """The second person, who sees what the first has asked for."""
        page, minutes = self._page, card.asked_back_minutes
        title = _("Bring candidate {number} back?").format(number=card.number)
        told = _("Asked for: {words}").format(words=card.asked_back_words)
        if minutes:
            more = ngettext("{count} minute more.", "{count} minutes more.", minutes).format(count=minutes)
            told = f"{told} {more}"
        if page.bench.ask.confirm(title, told, _("Bring back"), page):
            order = service.BringBack(sitting_id=board.id, attempt_id=card.id)
            page.send(service.bring_back, order, done=self.done)

    def _let_in(self, board: Board, card: Card) -> None:
        """Who is not checked in yet is asked who they are; the rest is one step."""
        page = self._page

        def order(facts: Facts) -> tuple[Callable[..., object], Command]:
            return service.let_in, service.LetIn(sitting_id=board.id, attempt_id=card.id, facts=facts)

        def done(late: int) -> None:
            page.bench.tell(looks.let_in_words(card, late))
            self.done(late)

        if card.state == states.PRESENT:
            use_case, command = order(Facts())
            page.send(use_case, command, done=done)
            return
        for offered in page.bench.answers(IDENTITY):
            note = looks.late_words(board, card)
            load(offered)(page.bench, board.id, card.candidate_id, note, page, order, done)

    def _confirm(self) -> None:
        """Give back what the exam PC lost, as it is proposed."""
        board, card = self._board, self._seats.current()
        if board is None or card is None or not card.gaps or self.role:
            self.say_why(self.role or _("There is no lost time to decide on at this seat."))
            return
        gap = card.gaps[0]
        if not gap.minutes:  # nothing is proposed: that, too, is a decision with a reason
            self._decide(card)
            return
        order = service.DecideGap(sitting_id=board.id, attempt_id=card.id, gap=gap.n, minutes=gap.minutes)
        self._page.send(service.decide_gap, order, done=self.done)

    def _decide(self, card: Card) -> None:
        """Other minutes than those proposed, or none."""
        if self._board is None or self.role:
            self.say_why(self.role)
        else:
            ask_gap(self._page.bench, self._board, card, self._page, self.done)

    def _choose(self, card: Card) -> None:
        """Which answers count, of those that came from two PCs."""
        board = self._board
        if board is None or self.role:
            self.say_why(self.role)
            return
        ask_which_count(self._page.bench, board, card, self._page, self.done)

    def _incident(self, card: Card | None) -> None:
        page = self._page
        for offered in page.bench.answers(INCIDENTS):
            candidate = None if card is None else card.candidate_id
            load(offered)(page.bench, page.route.id, candidate, page, self.done)

    def _given(self, told: Given) -> None:
        self._page.bench.tell(looks.given_words(*told))
        self.done(told)

    def _started(self, count: int, without: list[int]) -> None:
        self._page.bench.tell(looks.started_words(count, without))
        self.done(count)


def incident_letter() -> str:
    """The key of an incident, as on the page of the day."""
    return code_list("room_acts")["incident"].said("key")
