"""Puts a sitting on the screen: which page shows, what a second brings, and what is said aloud.

The candidate's keys go to the sitting first and are shown when they are kept. The link is asked off this
thread, and whether it answers changes nothing of what one may do.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import _, speaking
from eduapp.gui.tasks import TaskRunner
from eduapp.gui.widgets import announce
from eduapp.kiosk.entering import Entered, enter
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.keeping import Clocks
from eduapp.kiosk.link import Link, NoContact
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import Sitting
from eduapp.kiosk.ui.looks import first_looks, looks_of, note_looks, put_on
from eduapp.kiosk.ui.overview_page import OverviewPage
from eduapp.kiosk.ui.pages import LooksPage, TicketPage
from eduapp.kiosk.ui.place import Place, Shown
from eduapp.kiosk.ui.question_page import QuestionPage
from eduapp.kiosk.ui.said import due_announcement, kept_words, notice_of, time_words, warning_words
from eduapp.kiosk.ui.staff.acts import look_again, staff_page
from eduapp.kiosk.ui.staff.page import StaffPage
from eduapp.kiosk.ui.talking import Talking
from eduapp.kiosk.ui.watch import Watch
from eduapp.kiosk.ui.window import KioskWindow
from eduapp.kiosk.ui.words import apart, clock_face, for_candidate, languages
from eduapp.kiosk.whereabouts import only_here, only_in_file

SECOND_MS, MOMENT_SECONDS = 1000, 10
OVERVIEW = 0


class Kiosk(QObject):
    """One PC, one window, one candidate at a time."""

    left = Signal()

    def __init__(
        self, window: KioskWindow, link: Link, place: Place, clocks: Clocks, runner: TaskRunner
    ) -> None:
        super().__init__()
        self.window, self.link, self.place, self.clocks, self._runner = window, link, place, clocks, runner
        self.entered: Entered | None = None
        self.now = Shown()
        self.looks = first_looks(place.speaks)
        self._chosen: dict[str, Any] = {}  # of the looks, before anybody sat down
        self._view: tuple[object, ...] = ()
        self._talking = Talking(self, runner)
        self._left_before: int | None = None
        self.watch = Watch(window, self._on_away)
        window.looks.connect(lambda: self._put_over("looks"))
        window.staff.connect(lambda: self._put_over("staff"))
        window.help_wanted.connect(self._ask_for_help)
        window.time_asked.connect(self.say_time)
        window.read.connect(self._on_read)
        window.lost.connect(self._begin_page)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.second)

    @property
    def sitting(self) -> Sitting | None:
        """The attempt on this PC, if somebody sits here."""
        return self.entered.sitting if self.entered else None

    def start(self) -> None:
        """Show the first page, and look around once a second."""
        self.dress()
        self.watch.look()
        self._timer.start(SECOND_MS)

    # ── Sitting down ─────────────────────────────────────────────────────────────────────────────

    def enter(self, number: str, code: str) -> None:
        """Try a ticket."""
        place = self.place
        self._runner.compute(
            *(enter, self.link, place.own, place.kiosk, self.clocks, number, code, place.cost, place.ways),
            owner=self, done=self.on_entered, failed=self._on_refused,
        )  # fmt: skip

    def on_entered(self, entered: Entered) -> None:
        """Somebody sits here."""
        self.entered = entered
        self.looks |= looks_of(entered) | self._chosen
        for key in self._chosen:
            note_looks(entered.sitting, self.looks, key)
        self._chosen, self.now = {}, Shown(entered.sitting.last_answered or 1)
        self.dress()
        self.second()

    def _on_refused(self, error: EduError) -> None:
        page = self.window.page
        if isinstance(page, TicketPage):
            told = isinstance(error, Fault | NoContact)  # else something is wrong with this PC
            self.now.because = "" if told else self._cause(error)
            page.refuse(for_candidate(error))
        self.now.trouble = error if isinstance(error, Fault) else None

    def forget(self) -> None:
        """The next candidate, please."""
        if self.entered is not None:
            self.entered.sitting.close()
        self.entered, self.now, self._left_before = None, Shown(), None
        self.looks, self._chosen = first_looks(self.place.speaks), {}
        self.dress()

    # ── Every second ─────────────────────────────────────────────────────────────────────────────

    def second(self) -> None:
        """Keep what could not be kept, look at the time, talk to the other side, and show what is so."""
        sitting = self.sitting
        if sitting is None:
            return
        if sitting.unkept or sitting.is_waiting:
            self._is_kept(sitting.keep_unkept)
        if sitting.state == replaying.RUNNING and sitting.left_ms <= SECOND_MS:
            self.flush()
        sitting.waited = (
            sitting.attempt.account.begins_at is None and not self.now.offline and sitting.sent_n > 0
        )
        sitting.tick()
        self._talking.talk()
        if self.now.moment_for:
            self.now.moment_for -= 1
        self._announce_time(sitting)
        self.refresh()

    # ── What the candidate does ──────────────────────────────────────────────────────────────────

    def _answer(self, number: int, value: Any) -> None:  # noqa: ANN401 - an answer is of many kinds
        sitting = self.sitting
        if sitting is None:
            return
        self._is_kept(lambda: sitting.answer(number, value))
        self._show_lines()
        self._talking.talk()

    def _mark(self, number: int, marked: bool) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.keep(lambda: sitting.mark(number, marked=marked))

    def _ask_for_help(self, wanted: bool) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.keep(lambda: sitting.ask_for_help(wanted=wanted))
            if wanted:
                announce(self.window, _("Somebody will come to you."))
            self._talking.talk()

    def _hand_in(self) -> None:
        sitting = self.sitting
        if sitting is not None:
            self.keep(sitting.hand_in)
            self._talking.talk()
            self.refresh()

    def _on_away(self, what: str, began: bool) -> None:
        sitting = self.sitting
        if sitting is not None and sitting.state in {replaying.RUNNING, replaying.PAUSED}:
            sitting.note(r.AWAY if began else r.BACK, {"what": what})

    def keep(self, act: Callable[[], object]) -> None:
        """Do something that is kept, or show why it could not be."""
        self._is_kept(act)
        self._show_lines()

    def _is_kept(self, act: Callable[[], object]) -> bool:
        """Whether that was kept. Why not is for the person in the room."""
        with speaking(self.place.speaks):
            try:
                act()
            except Unavailable as reason:
                self.now.because = reason.sentence()
                return False
        return True

    def _cause(self, error: EduError) -> str:
        with speaking(self.place.speaks):
            return error.sentence()

    def say(self, words: str) -> None:
        """Words for the candidate, at the foot until they are read; what was told before stands first."""
        self.now.told.append(words)

    def say_more_time(self, words: str) -> None:
        """The same, of time that was given."""
        self.now.more_time.append(words)
        self.say(words)

    def put_time_right(self, words: str) -> None:
        """The same, of time that was taken back: what was told of time given, and not read yet, is not so."""
        self.now.told = [one for one in self.now.told if one not in self.now.more_time]
        self.now.more_time.clear()
        self.say(words)

    def _on_read(self) -> None:
        if self.now.told:
            del self.now.told[0]
        QTimer.singleShot(0, self, self._show_lines)  # not while the button that was pressed still works

    def show_anew(self) -> None:
        """Make the page again: what it shows is another by now."""
        self._view = ()

    def flush(self) -> None:
        """What is typed and not told yet is told now."""
        page = self.window.page
        if isinstance(page, QuestionPage):
            page.flush()

    # ── What is shown ────────────────────────────────────────────────────────────────────────────

    def dress(self) -> None:
        """Everything anew, in the language, size and colours that are chosen now."""
        self.flush()
        self.theme = put_on(self.looks)
        sitting = self.sitting
        number = sitting.claim.number if sitting else 0
        asks = sitting.attempt.asks_for_help if sitting else False
        self.window.dress(self.theme, number, asks=asks, shows_clock=bool(self.looks["clock"]))
        self._view = ()
        self.refresh()

    def refresh(self) -> None:
        """Show the page that belongs to how it stands, if it is another one than is shown."""
        view = self._wanted()
        if view != self._view:
            self.flush()
            self._view = view
            page = self._page(view)
            self.window.show_page(page)
            page.begin()
        elif isinstance(self.window.page, StaffPage):
            look_again(self, self.window.page)
        self._show_lines()

    def _wanted(self) -> tuple[object, ...]:
        sitting, now = self.sitting, self.now
        if now.over:
            return (now.over, sitting.state if sitting else "", str(now.trouble or ""))
        if sitting is None or self.entered is None:
            return ("ticket",)
        if now.trouble is not None:
            return ("trouble", type(now.trouble).__name__)
        if self.entered.needs_code or sitting.state != replaying.RUNNING:
            at = (only_here(sitting), only_in_file(sitting), sitting.aside_n > sitting.sent_n)
            left = (*at, *sitting.unkept)
            return ("notice", sitting.state, self.entered.needs_code, sitting.started_at is not None, *left)
        return ("question", now.number, *(sitting.unkept if now.number == OVERVIEW else ()))

    def _page(self, view: tuple[object, ...]) -> Any:  # noqa: ANN401 - one of the pages
        kind = view[0]
        if kind == "looks":
            return self._looks_page()
        if kind == "staff":
            return staff_page(self)
        if kind == "ticket":
            page = TicketPage(self.theme, self.place.number)
            page.entered.connect(self.enter)
            page.looks.connect(lambda: self._put_over("looks"))
            return page
        if kind == "question" and self.sitting is not None:
            return self._question_page(self.sitting, self.now.number)
        return notice_of(self.theme, self.sitting, self.now.trouble, self.place.speaks)

    def _question_page(self, sitting: Sitting, number: int) -> Any:  # noqa: ANN401 - one of the pages
        paper = sitting.paper
        if number == OVERVIEW or paper is None:
            told = OverviewPage(self.theme, sitting.overview, self.window.width())
            told.go.connect(self._go)
            told.handed_in.connect(self._hand_in)
            return told
        value = sitting.unkept.get(number, sitting.attempt.answers.get(number))
        page = QuestionPage(self.theme, paper, number, value, marked=number in sitting.attempt.marked)
        page.answered.connect(self._answer)
        page.marked.connect(self._mark)
        page.go.connect(self._go)
        return page

    def _go(self, number: int) -> None:
        self.now.number = number
        self.refresh()

    def _looks_page(self) -> LooksPage:
        sitting = self.sitting
        of_paper = sitting.paper.language if sitting and sitting.paper else ""
        offered = languages(of_paper, str(self.looks["language"]))
        page = LooksPage(self.theme, offered, self.looks)
        page.chosen.connect(self._choose)
        page.done.connect(lambda: self._put_over(""))
        return page

    def _choose(self, key: str, value: object) -> None:
        self.looks[key] = value
        if self.sitting is None:
            self._chosen[key] = value
        else:
            note_looks(self.sitting, self.looks, key)
        QTimer.singleShot(0, self, self.dress)  # not while the button that was pressed still works

    def _put_over(self, what: str) -> None:
        self.now.over = "" if self.now.over == what else what
        self.refresh()

    def _begin_page(self) -> None:
        page: Any = self.window.page
        if page is not None:
            page.begin()

    def _show_lines(self) -> None:
        sitting = self.sitting
        self.window.show_clock(time_words(sitting, clock_face))
        unkept = bool(sitting and sitting.unkept)
        self.window.show_kept(kept_words(sitting, unkept=unkept, offline=self.now.offline))
        unkept = unkept or bool(sitting and sitting.is_waiting and sitting.is_open)
        moment = self.now.moment if self.now.moment_for else ""
        told = apart(self.now.told[0]) if self.now.told and not unkept else ""  # they wait for their turn
        is_gone = sitting is not None and sitting.state == replaying.MOVED  # nobody goes on here
        words = warning_words(unkept, moment, offline=self.now.offline and not is_gone)
        self.window.warn(words, told)

    def say_time(self) -> None:
        """The time in words, aloud and below, also where the clock is hidden."""
        if words := time_words(self.sitting):
            self.window.show_kept(words)
            announce(self.window, words)

    def _announce_time(self, sitting: Sitting) -> None:
        if sitting.state != replaying.RUNNING:
            return
        left = sitting.left_ms
        words = due_announcement(self._left_before, left, sitting.attempt.account.total_ms)
        self._left_before = left
        if words and sitting.unkept:  # the line is taken
            announce(self.window, words)
        elif words:
            self.now.moment, self.now.moment_for = words, MOMENT_SECONDS  # read aloud as it appears

    def leave(self) -> None:
        """The PC goes back to whoever started this."""
        self._timer.stop()
        if self.entered is not None:
            self.entered.sitting.close()
        self.window.may_close = True
        self.left.emit()
        self.window.close()
