"""Issuing many: each is reserved, made and confirmed, and while one is made the next is reserved."""

from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.certificates import service
from eduapp.certificates.drawing.facts import Language
from eduapp.certificates.issue.press import HandPress, Press, PressBeside
from eduapp.certificates.issue.whole import Ordered, Whole
from eduapp.certificates.jobs.issuing import mend_unfinished
from eduapp.certificates.jobs.listing import keep_list_fresh
from eduapp.certificates.jobs.making import give_up, kept_or_void, made_or_void, ordered, taken
from eduapp.certificates.queries import Item
from eduapp.core.db.faults import LeftByDisk
from eduapp.core.errors import EduError, Refused, Unreachable
from eduapp.core.progress import Cancelled
from eduapp.core.violations import Violation

if TYPE_CHECKING:
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.core.violations import Override


@dataclass(frozen=True)
class IssueBatch:
    """Papers to issue, in order, each with the name to show while it is made.

    `key`: the school's opened key for papers; None only where it has none. `press`: the process beside this
    one that makes them; None: they are made in this one.
    """

    items: tuple[tuple[Item, str], ...]
    language: Language | None = None
    key: "KeyPair | None" = field(default=None, repr=False)
    override: "Override | None" = None
    letters: str = ""  # of terms.LETTERS; "" the ordinary ones
    press: PressBeside | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Refusal:
    """Somebody whose paper could not be issued, and why."""

    name: str
    reasons: str
    item: Item | None = None
    violations: tuple[Violation, ...] = ()

    @property
    def overridable(self) -> bool:
        """Whether somebody who may do so can issue it all the same, with a reason."""
        return bool(self.violations) and all(one.overridable for one in self.violations)


@dataclass(frozen=True)
class BatchReport:
    """What became of a batch."""

    issued: tuple[UUID, ...]
    refused: tuple[Refusal, ...]
    left: int  # no paper yet, because somebody pressed Stop, or of what stopped it
    stopped: str = ""  # why the batch ended before its end, where nobody pressed Stop


def issue_batch(database: "Database", command: IssueBatch, progress: "Progress") -> BatchReport:
    """Papers in order, whole ones only. A refusal does not stop the others; a full disk or a conflict does.

    Whoever presses Stop gets what is under way as a whole paper, too. What stops a batch makes the numbers
    that were taken void, at most two, with the reason.
    """
    mend_unfinished(database, None, progress)
    with nullcontext() if command.press is None else command.press.at_work():
        line = _Line(database, command, command.press or HandPress(), progress)
        line.run()
    if line.issued and command.key is not None and not line.stopped:
        keep_list_fresh(database, command.key)
    left = len(command.items) - len(line.issued) - len(line.refused)
    return BatchReport(tuple(line.issued), tuple(line.refused), left, line.stopped)


@dataclass(frozen=True)
class _UnderWay:
    """A number that was taken, and what is made for it."""

    id: UUID
    item: Item
    name: str
    order: Ordered = field(repr=False)


class _Line:
    """Papers one behind the other: one at the press, the next with its number taken."""

    def __init__(self, database: "Database", command: IssueBatch, press: Press, progress: "Progress") -> None:
        self._database, self._command, self._press, self._progress = database, command, press, progress
        self._under_way: _UnderWay | None = None
        self.issued: list[UUID] = []
        self.refused: list[Refusal] = []
        self.stopped = ""

    def run(self) -> None:
        """All of them, until something stops it."""
        try:
            self._all()
        except Exception as error:
            if self._under_way is not None:
                give_up(self._database, self._under_way.id, error)
            is_line = isinstance(error, Unreachable) and not isinstance(error, LeftByDisk)
            if is_line or not isinstance(error, EduError):
                raise  # a line that is gone is told over the window, and waited for
            self.stopped = error.sentence()

    def _all(self) -> None:
        total = len(self._command.items)
        with suppress(Cancelled):
            for count, (item, name) in enumerate(self._command.items):
                self._progress.step(count, total, name)
                self._turn(self._reserved(item, name))
            self._turn(None)
            self._progress.step(total, total)
        self._turn(None)  # what was under way when somebody pressed Stop

    def _turn(self, fresh: _UnderWay | None) -> None:
        """Take the paper that was made, put the next one to the press, and keep the first meanwhile."""
        before, self._under_way = self._under_way, fresh
        made = None if before is None else self._made(before)
        try:
            if fresh is not None:
                self._press.begin(fresh.order)
        finally:
            if before is not None and made is not None:
                self._keep(before, made)

    def _reserved(self, item: Item, name: str) -> _UnderWay | None:
        """The next number with all its paper needs; None if something stands against it."""
        command, database = self._command, self._database
        wanted = service.Reserve(
            item=item,
            language=command.language,
            kid=command.key.kid.hex() if command.key else None,
            letters=command.letters,
            override=command.override,
        )
        try:
            id_ = taken(database, service.reserve, wanted)
            order = made_or_void(database, id_, lambda: ordered(database, id_, command.key))
        except Refused as error:
            self.refused.append(Refusal(name, error.sentence(), item, error.violations))
            return None
        return _UnderWay(id_, item, name, order)

    def _made(self, one: _UnderWay) -> Whole | None:
        try:
            return made_or_void(self._database, one.id, self._press.answer)
        except Refused as error:
            self._refuse(one, error)
            return None

    def _keep(self, one: _UnderWay, paper: Whole) -> None:
        command = self._command
        try:
            self.issued.append(kept_or_void(self._database, one.id, paper, command.key, command.override))
        except Refused as error:
            self._refuse(one, error)

    def _refuse(self, one: _UnderWay, error: Refused) -> None:
        self.refused.append(Refusal(one.name, error.sentence(), one.item, error.violations))
