"""The composition root: database, runner, feed, theme and window are put together here and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from eduapp.app import late, parting
from eduapp.app.at_hand import AtHand
from eduapp.app.behind import put_in_order
from eduapp.app.crash import CrashReports
from eduapp.app.keeping_safe import KeepingSafe
from eduapp.app.location import Location
from eduapp.app.lock_page import LockPage
from eduapp.app.locked_file import PassphraseNeeded
from eduapp.app.machine import DATABASE, LANGUAGE, LOOK, TEXT_SCALE
from eduapp.app.main_window import MainWindow
from eduapp.app.sign_in import SignInPage
from eduapp.app.trying import Trying
from eduapp.core.changes import Topic
from eduapp.core.clock import system_clock, zone
from eduapp.core.i18n import _, set_screen_language
from eduapp.core.memory import settle, tidy_up
from eduapp.gui.feed import ChangeFeed
from eduapp.gui.first_paint import AfterFirstPaint
from eduapp.gui.focus import focus_at, place_of
from eduapp.gui.line import Line
from eduapp.gui.loading import load
from eduapp.gui.navigation import Navigation
from eduapp.gui.qt_words import speak_qt
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme, follow_system

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from eduapp.app.locking import Locking
    from eduapp.app.read_log import ReadLog
    from eduapp.app.shell import Shell
    from eduapp.app.starting import DamagedHere, Started
    from eduapp.core.actor import Actor
    from eduapp.core.clock import Clock
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.errors import EduError
    from eduapp.core.settings import MachineSettings
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import ThreadedTaskRunner

T = TypeVar("T")
LOOK_AROUND_MS = 10_000  # how often it is asked whether another day has begun, and whether clocks agree


class Program(QObject):
    """From start to quit: opening, signing in, working, signing out."""

    def __init__(
        self,
        application: QApplication,
        location: Location,
        settings: MachineSettings,
        *,
        language: str | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.application, self.location, self.settings = application, location, settings
        self.clock, self.given_clock = clock or system_clock, clock
        set_screen_language(language or settings.get(LANGUAGE))
        self.feed, self.line, self.navigation = ChangeFeed(), Line(), Navigation()
        self.theme = self._theme()
        self.theme.apply(application)
        speak_qt(application)
        self.window = MainWindow(self)
        self.window.dress()
        self.crash = CrashReports(location.folder, lambda: self.theme, lambda: self.window)
        self.crash.install()
        self.at_hand = AtHand(self.line, self.feed.publish, self.show_error, self.crash.report)
        self.actor: Actor | None = None
        self.home = location  # where one goes from the invented people
        self.invented, self.place = False, ""
        self.host: Actor | None = None  # who lets one into the invented site without a password
        self.reads: ReadLog | None = None  # whose pages whoever is signed in has opened
        self._locked_by = PassphraseNeeded()
        self._ordered: date | None = None  # the day on which what is due was done last
        self.safe, self.trying = KeepingSafe(self), Trying(self)
        self.around = QTimer(self, interval=LOOK_AROUND_MS)
        self.around.timeout.connect(self.look_around)
        self.line.restored.connect(self._line_is_back)
        follow_system(self._system_changed)
        application.aboutToQuit.connect(self._quit)

    def start(self) -> None:
        """Show the window at once; open the database behind it."""
        self._show_entrance()
        self.window.show()
        AfterFirstPaint(self.window, self._open_behind)  # what opens it takes long to read

    def sign_in(self, actor: Actor) -> None:
        """Somebody is at the desk: give them their pages, or back those they went away from."""
        if not self.locking.bring_back(actor):
            self.actor = actor
            self.at_hand.work_as(actor)
            self.navigation = Navigation()
            self.reads = load(late.READ_LOG)(self.navigation, self.runner, actor)
            self._show_shell()
            self.navigation.go(Route("today"))
        self.around.start()
        self.locking.watch()

    def show_sign_in(self) -> None:
        """Somebody else than who locked the screen signs in."""
        self._show_entrance()
        self._entrance_ready()

    def sign_out(self) -> None:
        """Nobody is at the desk: all pages are done away with."""
        shell = self.window.shell
        if shell is not None and shell.page is not None and not shell.page.may_leave():
            return
        if not self.may_go():
            return
        self.say_goodbye()
        self._show_entrance()
        self.leave()
        self._entrance_ready()
        tidy_up()

    def leave(self) -> None:
        """Nobody works any more."""
        self.actor = None
        self.locking.rest()
        self.at_hand.work_as(None)  # nothing more happens in the name of who has left

    def look_around(self) -> None:
        """Whether another day has begun: it was left running overnight. Whether clocks still agree."""
        if self.database is not None:
            self.line.differ(self.database.clock_off)
            if self._ordered not in (None, self.database.today()):
                self._put_in_order()
                self.safe.daily()

    def try_with_invented_people(self) -> None:
        """A site with invented people beside the real data."""
        self.trying.begin()

    def bring_back(self) -> None:
        """A backup takes the place of a database nobody has begun with."""
        self.safe.choose()

    def swap(
        self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[EduError], object]
    ) -> None:
        """Let go of the database, do something with its file, and open what is there then.

        Nothing is opened yet where `failed` answers True: it asks something first.
        """
        self.locking.drop_all()
        self.actor = None
        self._show_entrance()
        self.at_hand.let_go()

        def then(told: Callable[[Any], object], answer: object) -> None:
            if told(answer) is not True:
                self.try_again()

        self.opener.compute(work, owner=self, done=partial(then, done), failed=partial(then, failed))

    @property
    def database(self) -> Database | None:
        """The one that is open."""
        return self.at_hand.database

    @property
    def runner(self) -> ThreadedTaskRunner | None:
        """What works in it off the window's thread, in the name of whoever is signed in."""
        return self.at_hand.runner

    @property
    def alone(self) -> bool:
        """Whether the data is in this PC's own file, as opposed to on a server."""
        return self.location.file is not None

    def several_pcs(self, kept: Mapping[str, Any] | None = None) -> None:
        """Ask which server they share, in place of the first run."""
        load(late.ASK_SERVER)(self, kept)

    def work_alone(self) -> None:
        """Go back from a server to this PC's own file; the server's password is forgotten."""
        forget = partial(load(late.WORK_ALONE), self.home.folder, self.settings)
        self.opener.compute(forget, owner=self, done=lambda _none: self.move_to(""), failed=self.show_error)

    def move_to(self, url: str, passphrase: str = "") -> None:
        """Work with the database at an address from now on, remembered; "" is this PC's own file."""
        self.settings.set(DATABASE, url)
        self.locking.drop_all()
        self.at_hand.let_go()
        self.location = self.home = replace(Location.of(self.home.folder, url or None), passphrase=passphrase)
        self.try_again()

    def set_up_done(self, actor: Actor) -> None:
        """The first-run pages are through; the first administrator is signed in."""
        self._read_place(lambda: self.sign_in(actor))

    def choose(self, *, spoken: str | None = None, look: str | None = None, scale: int | None = None) -> None:
        """Another language, look or text size (percent; 0 as the system): remembered, and shown at once."""
        if spoken is not None:
            self.settings.set(LANGUAGE, spoken)
            set_screen_language(spoken)
        if look is not None:
            self.settings.set(LOOK, look)
        if scale is not None:
            self.settings.set(TEXT_SCALE, scale)
        self.theme = self._theme()
        self.dress_anew()

    def bench(self, actor: Actor, runner: ThreadedTaskRunner) -> Bench:
        """What every page is handed."""
        made: Bench = load(late.BENCH)(self, actor, runner)
        return made

    def today(self) -> date:
        """The date at the site: the invented one has a clock of its own."""
        return (self.database or self).clock().astimezone(zone()).date()

    def show_error(self, error: EduError) -> None:
        """An error no page took."""
        load(late.TELL_ERROR)(self, error)

    def may_go(self) -> bool:
        """Whether nothing waits for the database that whoever leaves would not know the end of."""
        return not self.line.waiting or bool(load(late.MAY_LEAVE_WAITING)(self))

    def say_goodbye(self) -> None:
        """Somebody leaves the desk: what is done in their name nobody waits for."""
        self.opener.compute(parting.leaving(self), owner=self, done=lambda _: None, failed=lambda _: None)

    @cached_property
    def locking(self) -> Locking:
        """What takes everything off the screen when somebody goes away from it."""
        made: Locking = load(late.LOCKING)(self)
        return made

    @cached_property
    def opener(self) -> ThreadedTaskRunner:
        """Works before there is a database: it opens one."""
        made: ThreadedTaskRunner = load(late.RUNNER)(None, self._opening_failed, self.crash.report)
        return made

    def try_again(self) -> None:
        """Open the database once more."""
        self._show_entrance()
        self._open_behind()

    def _open_behind(self) -> None:
        self.opener.compute(self.safe.open, owner=self, done=self._opened, failed=self._opening_failed)

    def _opened(self, started: Started) -> None:
        self.invented = started.is_invented
        self.at_hand.take(started.database)
        self._look_up()
        settle()  # all that opening it has read stays
        self.at_hand.work_as(None)
        if started.is_set_up:
            self._entrance_ready()
            self._put_in_order()
            self.safe.daily()
        else:
            self.show_first_run()
        self.safe.opened(started)

    def _put_in_order(self) -> None:
        """What a crash left half-done, and what has come due: done while somebody types a password."""
        if self.runner is not None and self.database is not None:
            self._ordered = self.database.today()
            self.runner.start(put_in_order, self.database, owner=self, done=lambda _count: None)

    def _opening_failed(self, error: EduError) -> None:
        entrance = self.window.centralWidget()
        if isinstance(entrance, SignInPage) and isinstance(error, PassphraseNeeded):
            self._locked_by = error
            entrance.ask_passphrase(error.sentence(), self._unlock, error.asks and _(error.asks))
        elif isinstance(entrance, SignInPage) and "backup" in error.facts:
            self.safe.offer(entrance, cast("DamagedHere", error))
        elif isinstance(entrance, SignInPage):
            entrance.show_problem(error.sentence(), again=self.try_again)
        else:
            self.show_error(error)

    def _unlock(self, passphrase: str) -> None:
        self.location = self.home = replace(self.location, passphrase=passphrase)
        self._open_behind()

    def _entrance_ready(self) -> None:
        entrance = self.window.centralWidget()
        if isinstance(entrance, SignInPage) and self.runner is not None:
            entrance.ready(self.runner)
            if self.invented:
                entrance.say_invented(self.trying.end)

    def _show_entrance(self, kept: tuple[str, str] = ("", "")) -> None:
        page = SignInPage(self.theme)
        page.restore(kept)
        page.signed_in.connect(lambda actor: self._read_place(lambda: self.sign_in(actor)))
        if self.host is not None:
            page.offer_host(self.host)
        self.window.show_entrance(page)

    def show_first_run(self, kept: object = None) -> None:
        """The first-run pages; from what `kept` of them gave."""
        if self.runner is None or self.database is None:
            return
        page = load(late.FIRST_RUN)(self.bench(self.database.actor, self.runner), self)
        if kept is not None:
            page.restore(kept)
        elif not self.alone:
            page.show_step(1)  # the language was chosen before the server was
        if self.trying.making is not None and not self.trying.making.over:
            page.show_progress(self.trying.making)
        self.window.show_entrance(page)

    def _read_place(self, then: Callable[[], None]) -> None:
        if self.runner is None:
            return

        def named(name: str) -> None:
            self.place = name
            then()

        self.runner.query(load(late.PLACE_NAME), owner=self, done=named)

    def _show_shell(self, kept: Mapping[Route, object] | None = None) -> None:
        if self.actor is None or self.runner is None:
            return
        bench = self.bench(self.actor, self.runner)
        shell: Shell = load(late.SHELL)(bench, self.place, self.window.width(), kept, invented=self.invented)
        shell.real_school_asked.connect(self.trying.end)
        self.window.show_shell(shell)

    def dress_anew(self) -> None:
        """Build what is on screen anew in the present look and language, and find the same place again."""
        shown: QWidget | None = self.window.centralWidget()
        shell = self.window.shell
        root = shell.page if shell is not None else shown
        place = place_of(self.window.focusWidget(), root) if root is not None else None
        self.theme.apply(self.application)
        speak_qt(self.application)
        self.window.dress()
        if shell is not None:
            way = self.navigation.current
            self._show_shell(shell.kept())
            self.navigation.go(way or Route("today"))
        elif isinstance(shown, SignInPage):
            self._show_entrance(shown.kept())
            self._entrance_ready()
            if shown.is_locked:
                self._opening_failed(self._locked_by)
        elif isinstance(shown, LockPage):
            self.locking.show()
        elif shown is not None:
            typed = shown.kept()  # type: ignore[attr-defined]  # the first run's, or of the page of the server
            (self.several_pcs if isinstance(typed, dict) else self.show_first_run)(typed)
        shell = self.window.shell
        root = shell.page if shell is not None else self.window.centralWidget()
        if root is not None:  # such as the language just chosen by an arrow key; once all is shown
            QTimer.singleShot(0, root, partial(focus_at, root, place))

    def _system_changed(self) -> None:
        if self.theme.follows_system:
            self.theme = self._theme()
            self.dress_anew()

    def _theme(self) -> Theme:
        percent = self.settings.get(TEXT_SCALE)
        return Theme.chosen(self.settings.get(LOOK), percent / 100 if percent else 1.0)

    def _line_is_back(self) -> None:
        self.feed.publish(Topic.every())  # nobody knows what was missed
        self._look_up()

    def _look_up(self) -> None:
        """What became of changes whose answer had not come when somebody left."""
        if self.database is not None:
            self.opener.compute(
                load(late.LOOK_UP), self.location, self.database,
                owner=self, done=lambda counts: self.line.recall(*counts), failed=lambda _error: None,
            )  # fmt: skip

    def _quit(self) -> None:
        parting.finish(self)
        self.locking.drop_all()
        self.at_hand.let_go()
        self.safe.let_go()
