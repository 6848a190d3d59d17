"""What waits for the line to the database: questions and commands, sent again when it is back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from shiboken6 import isValid

from eduapp.core.errors import Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtCore import QObject

    from eduapp.gui.line import Line


class Work(Protocol):
    """A piece of work of the runner, as far as it matters here."""

    owner: QObject
    saves: bool
    dropped: bool
    again: bool  # may be asked again just as it was: a question, or a command with its id
    waited: bool  # the line was gone when it was sent
    command_id: UUID | None


W = TypeVar("W", bound=Work)


class Waiting(Generic[W]):
    """One runner's. A command's id makes it safe to send it again, whether it was saved or not."""

    def __init__(self, line: Line, send: Callable[[W], None]) -> None:
        self._line, self._send = line, send
        self._held: list[W] = []
        self._sent_again: list[W] = []
        line.restored.connect(self._send_held)

    @property
    def held(self) -> list[W]:
        """What waits now, in order."""
        return self._held

    @property
    def unsettled(self) -> list[UUID]:
        """The commands of which nobody knows yet whether they are saved."""
        works = (*self._held, *self._sent_again)
        return [work.command_id for work in works if work.saves and work.command_id is not None]

    def holds_back(self, work: W) -> bool:
        """Whether new work has to wait: behind what waits already, so that all comes in order."""
        if not self._line.lost or not work.again:
            return False
        self._hold(work)
        return True

    def keeps(self, work: W, error: BaseException | None) -> bool:
        """Whether an answer is none, since the line is gone; then the work waits."""
        if work in self._sent_again:
            self._sent_again.remove(work)
        if isinstance(error, Unreachable):
            if work.again:
                self._hold(work)
            self._line.lose(error)
            return work.again
        self._line.works()
        if work.waited and work.saves:
            self._count()
            self._line.answered(saved=error is None)
        return False

    def leave(self) -> None:
        """The runner closes: nothing is sent any more."""
        self._line.restored.disconnect(self._send_held)
        self._held, self._sent_again = [], []
        self._count()

    def _hold(self, work: W) -> None:
        work.waited = True
        self._held.append(work)
        self._count()

    def _send_held(self) -> None:
        held, self._held = self._held, []
        wanted = [work for work in held if work.saves or (isValid(work.owner) and not work.dropped)]
        self._sent_again += wanted
        for work in wanted:
            self._send(work)
        self._count()

    def _count(self) -> None:
        self._line.wait_for(sum(work.saves for work in (*self._held, *self._sent_again)))
