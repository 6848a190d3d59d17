"""Runs use cases off the GUI thread and hands the answer back on it. The only module with threads."""

from __future__ import annotations

import functools
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from shiboken6 import isValid

from eduapp.core.errors import EduError, SignedOut
from eduapp.core.fresh import FreshSignInNeeded
from eduapp.core.gate import Gate
from eduapp.core.i18n import language, speaking
from eduapp.core.memory import settle
from eduapp.core.progress import Cancelled
from eduapp.gui.held import Held
from eduapp.gui.silence import Silence, ask_nothing
from eduapp.gui.waiting import Waiting
from eduapp.gui.work import Away, Closing, Relay, Unexpected, Work

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Command, Database
    from eduapp.gui.line import Line
    from eduapp.gui.work import AsksAnew, Done, Failed

    Show = Callable[[int, int, str], None]
    OnBug = Callable[[BaseException], None]

T = TypeVar("T")
SHOWN_EVERY = 0.04  # seconds between two reports of one job: more often nobody sees
# Seconds that one thread of Python keeps the others waiting. The window asks for its turn some fifty times
# while it paints one page of a table: with Python's own 5 ms a job held such a page up for 400 ms.
TURN = 0.0002
CLOSING_TIME = 5.0  # seconds that work under way may take when the program is closed

_INTERACTIVE, _ASIDE, _BATCH, _DRAWING = "interactive", "aside", "batch", "drawing"


class JobHandle(QObject):
    """One job in the eyes of the GUI: how far it is, and Stop. To the job it is its Progress."""

    progressed = Signal(int, int, str)  # done, total, label
    ended = Signal()

    def __init__(
        self, show: Show | None, post: Callable[[Callable[[], None]], None], every: float = SHOWN_EVERY
    ) -> None:
        super().__init__()
        self.over = False
        self.stopping = False  # whether Stop was pressed
        self._show, self._post, self._every = show, post, every
        self._lock = Lock()
        self._latest: tuple[int, int, str] | None = None
        self._told: tuple[int, int, str] | None = None
        self._posted, self._posted_at = False, 0.0

    def cancel(self) -> None:
        """Ask the job to stop; it does so at its next step, and what is whole stays."""
        self.stopping = True

    def step(self, done: int, total: int, label: str = "") -> None:
        """For the job: report; raises Cancelled if somebody pressed Stop."""
        if not self.stopping and self._is_due((done, total, label)):
            self._post(self._tell)
        if self.stopping:
            raise Cancelled

    def end(self) -> None:
        """For the runner, on the GUI thread: the job is over, one way or another."""
        self._tell()
        self.over = True
        self.ended.emit()

    def _is_due(self, step: tuple[int, int, str]) -> bool:
        """Whether to tell now; if not, the next report or the end tells this one too."""
        with self._lock:
            self._latest, now = step, time.monotonic()
            if self._posted or now - self._posted_at < self._every:
                return False
            self._posted, self._posted_at = True, now
            return True

    def _tell(self) -> None:
        with self._lock:
            self._posted, latest = False, self._latest
        if self.over or latest is None or latest == self._told:
            return
        self._told = latest
        self.progressed.emit(*latest)
        if self._show is not None:
            self._show(*latest)


class TaskRunner(QObject):
    """How pages ask and command. Everything given back arrives on the GUI thread."""

    busy_changed = Signal(bool)  # True while an answer is awaited

    def __init__(self, database: Database, on_error: Failed, on_bug: OnBug | None = None) -> None:
        """`on_error` tells the errors for which a page has no `failed`; `on_bug` hears of bugs."""
        super().__init__()
        self._database, self._on_error, self._on_bug = database, on_error, on_bug
        self.held = Held()  # of whom it works for; forgotten when it is closed
        self.asks_anew: AsksAnew | None = None  # who asks for a password where one is needed once more
        self.sends_away: Failed | None = None  # who takes the screen from somebody who may not go on
        self._gate = database.gate if database is not None else Gate()
        self._away = Away(self._begin, self._deliver)

    @property
    def whose(self) -> str:
        """The name of whom it works for."""
        return self._database.actor.name

    def lock(self) -> None:
        """Whoever it works for is away: nothing new is asked or saved, and no answer is shown."""
        self._gate.shut = True

    def unlock(self) -> None:
        """They are back: what came in meanwhile is shown, and what was put off is asked."""
        self._gate.shut = False
        self._away.come_back()

    def query(
        self,
        query: Callable[..., T],
        *args: object,
        owner: QObject,
        done: Done,
        failed: Failed | None = None,
        newest: bool = False,
        aside: bool = False,
    ) -> None:
        """Run `query(session, *args)`; `done` gets its rows.

        With `newest` only the answer to the owner's last such question arrives: for find-as-you-type. What
        goes through a whole school is asked `aside`: marks are saved and pages opened meanwhile.
        """

        def run(at: Database) -> T:
            with at.reading() as session:
                return query(session, *args)

        work = Work(_ASIDE if aside else _INTERACTIVE, run, owner, done, failed, again=True)
        self._begin(work, (id(owner), query) if newest else None)

    def execute(
        self,
        use_case: Callable[..., T],
        command: Command,
        *,
        owner: QObject,
        done: Done,
        failed: Failed | None = None,
    ) -> None:
        """Carry out a command in one write transaction, once: sending it again changes nothing more."""
        work = Work(_INTERACTIVE, lambda at: at.execute(use_case, command), owner, done, failed, saves=True)
        work.again, work.command_id = True, command.command_id
        self._begin(work)

    def start(
        self,
        job: Callable[..., T],
        command: object,
        *,
        owner: QObject,
        show: Show | None = None,
        done: Done,
        failed: Failed | None = None,
    ) -> JobHandle:
        """Run long work, `job(database, command, progress)`; one at a time, the others wait."""
        handle = self._handle(show)
        self._begin(
            Work(_BATCH, lambda at: job(at, command, handle), owner, done, failed, saves=True, handle=handle)
        )
        return handle

    def compute(
        self, work: Callable[..., T], *args: object, owner: QObject, done: Done, failed: Failed | None = None
    ) -> None:
        """Run work that needs no database, such as drawing the picture of a page. One at a time."""
        self._begin(Work(_DRAWING, lambda _database: work(*args), owner, done, failed))

    def close(self, timeout: float = CLOSING_TIME) -> bool:
        """Take no more work and wait up to `timeout` seconds; whether everything came to its end."""
        raise NotImplementedError

    def _begin(self, work: Work, question: tuple[int, Callable[..., Any]] | None = None) -> None:
        if self._gate.shut:
            self._away.put_off.append((work, question))
        else:
            self._take(work, question)

    def _take(self, work: Work, question: tuple[int, Callable[..., Any]] | None = None) -> None:
        raise NotImplementedError

    def _handle(self, show: Show | None) -> JobHandle:
        raise NotImplementedError

    def _deliver(self, work: Work, future: Future[Any]) -> None:
        """Open the answer, on the GUI thread; not while nobody is there to see it."""
        if self._gate.shut:
            self._away.unopened.append((work, future))
            return
        error = None if future.cancelled() else future.exception()
        if isinstance(error, FreshSignInNeeded) and self.asks_anew is not None and isValid(work.owner):
            self.asks_anew(error, work.owner, lambda proof: self._begin(work.with_proof(proof)), work.leave)
            return
        if isinstance(error, SignedOut) and self.sends_away is not None:
            QTimer.singleShot(0, self, functools.partial(self.sends_away, error))
            work.leave(error)  # after the timer: a page may tell it in a window of its own
            return
        if work.handle is not None:
            work.handle.end()
        if future.cancelled() or work.dropped:
            return
        wanted = isValid(work.owner)  # else the page was closed meanwhile
        if error is None:
            if wanted:
                work.done(future.result())
        elif isinstance(error, EduError):
            self._tell_failure(work, error, wanted)
        elif not isinstance(error, Cancelled):
            self._tell_bug(work, error, wanted)

    def _at(self, work: Work) -> Database:
        """Where a piece of work is done: with the proof of who it is, if it has one."""
        return self._database if work.proof is None else self._database.proven(work.proof)

    def _tell_failure(self, work: Work, error: EduError, wanted: bool) -> None:
        if wanted and work.failed is not None:
            work.failed(error)
        elif wanted or work.saves:
            self._on_error(error)

    def _tell_bug(self, work: Work, bug: BaseException, wanted: bool) -> None:
        if self._on_bug is None:
            raise bug
        try:
            self._on_bug(bug)
        finally:  # whatever becomes of the report, the page lives on
            if wanted and work.failed is not None:
                work.failed(Unexpected())


class InlineTaskRunner(TaskRunner):
    """For tests, the tour and pictures of screens: the same, at once, on this thread."""

    stop_jobs_at: int | None = None  # press Stop when a job has reported so many

    def close(self, timeout: float = CLOSING_TIME) -> bool:
        self.held.forget()
        self._away.forget()
        return True  # nothing is ever under way here

    def _take(self, work: Work, question: tuple[int, Callable[..., Any]] | None = None) -> None:
        future: Future[Any] = Future()
        try:
            future.set_result(work.run(self._at(work)))
        except Exception as error:  # noqa: BLE001 - as a thread would hand it over
            future.set_exception(error)
        self._deliver(work, future)

    def _handle(self, show: Show | None) -> JobHandle:
        def stop_there(done: int, _total: int, _label: str) -> None:
            if self.stop_jobs_at is not None and done >= self.stop_jobs_at:
                handle.cancel()

        handle = JobHandle(show, lambda deliver: deliver(), every=0)
        handle.progressed.connect(stop_there)
        return handle


class ThreadedTaskRunner(TaskRunner):
    """Four threads: quick work in order, long questions, one long job at a time, and pictures of pages.

    With a `line`, what meets a lost connection and may be asked again waits for it to be back.
    """

    def __init__(self, database: Database, on_error: Failed, on_bug: OnBug, line: Line | None = None) -> None:
        super().__init__(database, on_error, on_bug)
        self._waiting = None if line is None else Waiting[Work](line, self._send)
        self._silence = None if line is None else Silence(line, self._ask_nothing)
        sys.setswitchinterval(TURN)
        self._relay = Relay()
        self._lanes = {  # PDFium bears one thread only
            lane: ThreadPoolExecutor(1, lane) for lane in (_INTERACTIVE, _ASIDE, _BATCH, _DRAWING)
        }
        self._under_way: dict[Work, Future[Any]] = {}
        self._questions: dict[tuple[int, Callable[..., Any]], Work] = {}
        self._closed = False

    @property
    def unsettled(self) -> list[UUID]:
        """The commands that met a lost line and have no answer yet."""
        return [] if self._waiting is None else self._waiting.unsettled

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self._under_way)

    def close(self, timeout: float = CLOSING_TIME) -> bool:
        """Take no more work, ask jobs to stop, and wait up to `timeout` seconds while the window lives on.

        Whether everything came to its end; if not, a commit is still under way and must not be cut off.
        """
        self.held.forget()
        self._away.forget()
        if self._waiting is not None and not self._closed:
            self._waiting.leave()
        self._closed = True
        for work in self._under_way:
            if work.handle is not None:
                work.handle.cancel()
        for executor in self._lanes.values():
            executor.shutdown(wait=False, cancel_futures=True)
        if self._under_way:
            waiting = QEventLoop()
            self.busy_changed.connect(waiting.quit)
            QTimer.singleShot(round(timeout * 1000), waiting.quit)
            waiting.exec()
            self.busy_changed.disconnect(waiting.quit)
        return not self._under_way

    def _handle(self, show: Show | None) -> JobHandle:
        return JobHandle(show, self._post)

    def _take(self, work: Work, question: tuple[int, Callable[..., Any]] | None = None) -> None:
        if self._closed:
            if work.saves:  # a question nobody waits for any more needs no answer
                self._tell_failure(work, Closing(), isValid(work.owner))
            return
        if question is not None:
            self._replace(question, work)
        if self._waiting is None or not self._waiting.holds_back(work):
            self._send(work)

    def _send(self, work: Work) -> None:
        if work.lane == _BATCH:
            settle()  # it makes much, and the window would stand still while all else is looked at, too
        if self._silence is not None and work.lane != _DRAWING:
            self._silence.asked(quick=work.lane == _INTERACTIVE)
        run = functools.partial(work.run, self._at(work))
        future = self._lanes[work.lane].submit(_in_language, language(), self._gate, run)
        self._under_way[work] = future
        if len(self._under_way) == 1:
            self.busy_changed.emit(True)
        future.add_done_callback(lambda answered: self._post(functools.partial(self._arrive, work, answered)))

    def _ask_nothing(self) -> None:
        """Whether the database still answers; that it does is all there is to hear."""
        self.query(ask_nothing, owner=self, done=lambda _answer: None, failed=lambda _error: None)

    def _replace(self, question: tuple[int, Callable[..., Any]], work: Work) -> None:
        older = self._questions.get(question)
        if older is not None:
            older.dropped = True
        if older in self._under_way:
            self._under_way[older].cancel()
        still = {*self._under_way, *(self._waiting.held if self._waiting is not None else ())}
        self._questions = {key: asked for key, asked in self._questions.items() if asked in still}
        self._questions[question] = work

    def _post(self, deliver: Callable[[], None]) -> None:
        self._relay.arrived.emit(deliver)

    def _arrive(self, work: Work, future: Future[Any]) -> None:
        del self._under_way[work]
        if self._silence is not None and work.lane != _DRAWING:
            self._silence.answered(quick=work.lane == _INTERACTIVE, came=not future.cancelled())
        try:
            if not self._waits(work, future):
                self._deliver(work, future)
        finally:
            if not self._under_way:
                self.busy_changed.emit(False)

    def _waits(self, work: Work, future: Future[Any]) -> bool:
        """Whether the line is gone, and the work waits for it instead of being answered."""
        if self._waiting is None or self._closed or future.cancelled():
            return False
        return self._waiting.keeps(work, future.exception())


def _in_language(spoken: str, gate: Gate, run: Callable[[], T]) -> T:
    """Executor threads speak the language of the screen that asked; whoever locks it cuts nothing off."""
    with speaking(spoken), gate.passed():
        return run()
