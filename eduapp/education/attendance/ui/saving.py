"""Commands of one screen, saved one after the other behind it. What cannot be saved is sent again."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from eduapp.core.errors import Conflict, EduError, Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Command
    from eduapp.gui.bench import Bench

RETRY_MS = 3000
SLOW_MS = 5000  # after which what is not answered counts as not saved
STALE_TRIES = 5  # of a command that somebody else's change came before


@dataclass
class _Job:
    """One command in line. It is made when its turn comes, for it may need earlier answers."""

    use_case: Callable[..., Any]
    make: Callable[[], Command]
    done: Callable[[Any], None]
    failed: Callable[[EduError], None]
    subjects: frozenset[UUID]
    command: Command | None = None
    failing: bool = False
    stale: int = 0  # how often somebody else's change came before it


class Saving(QObject):
    """First come, first saved: a later mark of the same learner never arrives before an earlier one.

    When the database cannot be reached, or somebody else's change came first, the first in line is sent again
    until it is saved; its id makes a repeat harmless. An answer that does not come counts as not saved until
    it does. Whatever else goes wrong is told to whoever sent it, and the line moves on.
    """

    changed = Signal()

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = bench
        self._line: deque[_Job] = deque()
        self._under_way, self._lost = False, False
        self.retry = QTimer(self, singleShot=True, interval=RETRY_MS)
        self.retry.timeout.connect(self.send_again)
        self.slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self.slow.timeout.connect(self._on_slow)

    @property
    def waiting(self) -> frozenset[UUID]:
        """The learners whose commands are not answered yet."""
        return frozenset(id for job in self._line for id in job.subjects)

    @property
    def failing(self) -> bool:
        """Whether the first in line could not be saved so far, or its answer does not come."""
        return bool(self._line) and (self._line[0].failing or self._lost)

    def send(
        self,
        use_case: Callable[..., Any],
        make: Callable[[], Command],
        subjects: Iterable[UUID],
        *,
        done: Callable[[Any], None],
        failed: Callable[[EduError], None],
    ) -> None:
        """Put a command in line."""
        self._line.append(_Job(use_case, make, done, failed, frozenset(subjects)))
        self._next()

    def send_again(self) -> None:
        """Try once more to save what could not be saved."""
        self._next()

    def _next(self) -> None:
        """Send the first in line, if nothing is under way. The next goes when its answer is here."""
        if self._under_way or not self._line:
            return
        job = self._line[0]
        job.command = job.command or job.make()
        self._under_way = True
        self.slow.start()
        self._bench.runner.execute(
            job.use_case,
            job.command,
            owner=self,
            done=lambda answer: self._answered(job, answer),
            failed=lambda error: self._failed(job, error),
        )

    def _answered(self, job: _Job, answer: object) -> None:
        self._leave(job)
        job.done(answer)
        self.changed.emit()
        self._next()

    def _failed(self, job: _Job, error: EduError) -> None:
        job.stale += isinstance(error, Conflict)
        if isinstance(error, Unavailable) or (isinstance(error, Conflict) and job.stale < STALE_TRIES):
            self._rest()
            job.failing = True
            self.retry.start()
        else:
            self._leave(job)
            job.failed(error)
        self.changed.emit()
        if not job.failing:
            self._next()

    def _on_slow(self) -> None:
        self._lost = True
        self.changed.emit()

    def _leave(self, job: _Job) -> None:
        job.failing = False
        self._line.remove(job)
        self._rest()

    def _rest(self) -> None:
        """An answer has come, of whatever kind."""
        self._under_way, self._lost = False, False
        self.slow.stop()
