"""Records of a journal as they come in: each looked at, and what they come to together. Pure.

A record counts if its checksum, its number, its signature and the one before it are right. The first that is
not ends the reading: what is behind it is kept, and believed by nobody until people have looked at it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from eduapp.core.i18n import N_, _
from eduapp.core.spans import milliseconds
from eduapp.core.strict_json import Unfit
from eduapp.exams.screens.rules.pc_clock import PcClock
from eduapp.kiosk.formats import messages, record
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.journal import HEAD, framed
from eduapp.kiosk.formats.record import (
    FIRST_PREV,
    HELP,
    OPENED,
    SEEN,
    Moment,
    Record,
    is_genuine,
    read_record,
)
from eduapp.kiosk.rules import replay
from eduapp.kiosk.rules.account import Gap, Reckoning
from eduapp.kiosk.rules.replay import WAITING, Attempt, Replay, brought

CHECKSUM, NUMBER, FOREIGN, SIGNATURE, CHAIN = "checksum", "number", "foreign", "signature", "chain"
_SAID = {
    CHECKSUM: N_("record {n} is damaged"),
    NUMBER: N_("record {n} stands in another's place"),
    FOREIGN: N_("record {n} is of another candidate"),
    SIGNATURE: N_("record {n} was not written by the exam PC"),
    CHAIN: N_("record {n} does not follow from the one before"),
}

DIFFERS = timedelta(seconds=10)  # below, two clocks tell the same: records take a moment to come
LEADS_TO = {  # which record leaves an attempt where, as its replay has it
    record.BEGUN: replay.RUNNING,
    record.PAUSED: replay.PAUSED,
    record.RESUMED: replay.RUNNING,
    record.HANDED_IN: replay.HANDED_IN,
    record.HANDED_BACK: replay.RUNNING,
    record.MOVED_OUT: replay.MOVED,
    record.MOVED_IN: replay.RUNNING,
    record.PAPER_FALLBACK: replay.ON_PAPER,
}


@dataclass(frozen=True)
class Fault:
    """What is wrong, and from which record on nothing is believed."""

    n: int
    what: str

    def sentence(self) -> str:
        """In words, for the person in the room."""
        return _(_SAID[self.what]).format(n=self.n)


@dataclass(frozen=True)
class Parting:
    """Where another PC went on: the last that the journal has of the one that was left."""

    kiosk: str  # that was left
    state: str  # in which it was, as far as it told
    mac: str  # of its last record
    wall: datetime  # of that
    follows: int  # the first record of the other
    until: datetime  # when that was
    reckoning: Reckoning  # of the time up to its last record


class Reading:
    """One journal, read as far as it has come. Goes on where it was when more arrives."""

    def __init__(self, attempt: str, key: bytes, allowance: Allowance) -> None:
        self._attempt, self._key = attempt, key
        self._replay = Replay(allowance)
        self._head = FIRST_PREV
        self.last: Record | None = None
        self.came_at: datetime | None = None  # the last that is believed and of which it is known
        self.n = 0  # records seen, believed or not
        self.fault: Fault | None = None
        self.help_at: datetime | None = None  # when the hand went up last
        self.opened: dict[str, datetime] = {}  # when each PC took it up last
        self.partings: list[Parting] = []  # each PC that was left for another one
        self._moments: dict[int, Moment] = {}  # of each record that is believed
        self.clock = PcClock()  # of those records of which it is known when they came
        self._kiosk, self._state = "", WAITING
        self._chosen: Sequence[tuple[int, Mapping[str, Any]]] = ()

    @property
    def attempt(self) -> Attempt:
        """What the records come to that can be believed, with the answers that people chose meanwhile."""
        attempt = self._replay.attempt()
        for n, body in self._chosen:
            if n > attempt.heard:
                attempt = brought(attempt, n, body)
        return attempt

    def choose(self, chosen: Sequence[tuple[int, Mapping[str, Any]]]) -> None:
        """What people chose of two versions, by the message that says so to the exam PC."""
        self._chosen = chosen

    def take(self, frame: bytes, came_at: datetime | None = None) -> None:
        """The next record, as it came, and when."""
        self.n += 1
        if self.fault is not None:
            return
        found = self._judged(frame)
        if isinstance(found, str):
            self.fault = Fault(self.n, found)
            return
        if found.kind == OPENED:
            self._open(found)
        self._state = LEADS_TO.get(found.kind, self._state)
        self._replay.take(found)
        self._moments[found.n] = found.moment
        if came_at is not None:
            self.came_at = came_at
            self.clock.take(found, came_at)
        self._head, self.last = found.mac, found
        if found.kind == HELP and found.value:
            self.help_at = found.wall

    def lost_ms(self, gap: Gap) -> int:
        """Milliseconds that a gap took: by the clock of an exam PC no more than by the one here.

        A PC that comes back without contact has its own clock alone, which may be wrong by years, or behind.
        Where records came live before and afterwards, what passed is known here, and is nothing else.
        """
        if not gap.by_wall or self.came_at is None:
            return gap.lost_ms
        passed = self.clock.passed(self._moments[gap.follows], self._moments[gap.n])
        if passed is not None and abs(milliseconds(passed) - gap.lost_ms) > milliseconds(DIFFERS):
            return milliseconds(passed)
        return min(gap.lost_ms, self._replay.attempt().account.longest_ms(gap, self.came_at))

    def _open(self, found: Record) -> None:
        kiosk, last = found.value["kiosk"], self.last
        if last is not None and self._kiosk not in {"", kiosk}:
            reckoning = self._replay.reckoning()
            told = (self._kiosk, self._state, last.mac, last.wall)
            self.partings.append(Parting(*told, found.n, found.wall, reckoning))
        self._kiosk = kiosk
        self.opened[kiosk] = found.wall

    def _judged(self, frame: bytes) -> Record | str:
        payload = frame[HEAD.size :]
        try:
            if framed(payload) != frame:
                return CHECKSUM
            read = read_record(payload)
            _expect_fit(read)
        except (Unfit, ValueError):
            return CHECKSUM
        if read.n != self.n:
            return NUMBER
        if not is_genuine(payload, self._key):
            return FOREIGN if self.n == 1 else SIGNATURE
        if read.kind == OPENED and read.value["attempt"] != self._attempt:
            return FOREIGN
        return read if read.prev == self._head else CHAIN


def _expect_fit(read: Record) -> None:
    """Raise Unfit if it tells of a message that nobody can have sent."""
    if read.kind == SEEN and not messages.can_be_told(read.value["kind"], read.value["body"]):
        raise Unfit("body")
