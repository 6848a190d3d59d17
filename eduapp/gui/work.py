"""One piece of work of the runner, and how it ends where no answer can come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.fresh import FreshSignInNeeded, Proof
    from eduapp.gui.tasks import JobHandle

    Done = Callable[[Any], None]
    Failed = Callable[[EduError], None]
    AsksAnew = Callable[
        [FreshSignInNeeded, QObject, Callable[[Proof], None], Callable[[EduError], None]], None
    ]
    Question = tuple[int, Callable[..., Any]]


class Unexpected(EduError):
    """A bug of ours, told by the crash window already; a page only has to let its buttons live again."""

    message = N_("Something went wrong in the program itself. It has been written down.")


class Closing(EduError):
    """The program is being closed and takes no more work."""

    message = N_("The program is closing, so this was not saved.")


@dataclass(eq=False)
class Work:
    """One piece of work: who asked, and what is to happen with the answer."""

    lane: str
    run: Callable[[Database], Any]
    owner: QObject
    done: Done
    failed: Failed | None
    saves: bool = False  # a failure must be told even if the page is gone
    handle: JobHandle | None = None
    dropped: bool = False
    again: bool = False  # may be asked again just as it was: a question, or a command with its id
    waited: bool = False  # the line was gone when it was sent
    command_id: UUID | None = None
    proof: Proof | None = None  # of who it is, where it asks for that

    def with_proof(self, proof: Proof) -> Work:
        """The same, once somebody has typed their password for it."""
        self.proof = proof
        return self

    def leave(self, error: EduError) -> None:
        """Nobody typed it: nothing was done, and whoever asked may ask again."""
        if self.handle is not None:
            self.handle.end()
        if self.failed is not None and isValid(self.owner):
            self.failed(error)


class Away:
    """What waits while the screen is locked: what was asked since, and answers that nobody has seen."""

    def __init__(
        self,
        begin: Callable[[Work, Question | None], None],
        deliver: Callable[[Work, Any], None],
    ) -> None:
        self._begin, self._deliver = begin, deliver
        self.put_off: list[tuple[Work, Question | None]] = []
        self.unopened: list[tuple[Work, Any]] = []

    def come_back(self) -> None:
        """Answers first, in order; then what was put off."""
        unopened, put_off = self.unopened, self.put_off
        self.forget()
        for work, future in unopened:
            self._deliver(work, future)
        for work, question in put_off:
            self._begin(work, question)

    def forget(self) -> None:
        """Nobody comes back."""
        self.put_off, self.unopened = [], []


class Relay(QObject):
    """Lives on the GUI thread; workers drop letters in, it opens them there."""

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def _open(self, deliver: Callable[[], None]) -> None:
        deliver()
