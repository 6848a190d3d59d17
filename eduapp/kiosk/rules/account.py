"""Time is an account, not a deadline: what somebody has, what was used, and what has to be decided by people.

    personal end = begun + limit × percent + minutes + credited

Only time in which a kiosk was there to work at is used. A stretch in which none was (a crash, a power cut,
sleep, a move to another PC, a computer that stood still) is a gap: it is measured, and never silently used
nor silently given. Until somebody decides on it, it stands apart: `ends_at` takes it as used, `latest_end` as
given back. The monotonic clock counts; the clock on the wall is asked only where there is no other, and a
change of it changes nothing. Where a PC came back with a wrong clock, who decides tells how long the gap was
by the clock of the room, or can have been at most. Who comes late gets nothing for it. Pure.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from eduapp.core.spans import milliseconds
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.record import Record, read_wall

SILENCE_MS = 30_000  # a kiosk that works keeps something every ten seconds

# What a gap comes from.
CRASH, MOVED, STALLED, BROUGHT_BACK = "crash", "moved", "stalled", "brought_back"


@dataclass(frozen=True)
class Gap:
    """A stretch in which nobody could work. It is called by the number of the first record behind it."""

    n: int
    kind: str
    lost_ms: int  # as measured; once it is decided on, as whoever decided knew it
    by_wall: bool = False  # measured by a clock that people can set
    credited_ms: int | None = None  # None: nobody has decided yet
    follows: int = 0  # the last record before it

    @property
    def open(self) -> bool:
        """Whether somebody has to decide."""
        return self.credited_ms is None


@dataclass(frozen=True)
class Account:
    """How the time of an attempt stands at its last record."""

    total_ms: int  # limit × percent + minutes, and what was added for everybody
    begins_at: datetime | None = None
    late_ms: int = 0
    worked_ms: int = 0
    paused_ms: int = 0  # what pauses took
    pauses_credited_ms: int = 0
    credited_ms: int = 0  # given back without a gap; below 0 where more was taken back than that
    gaps: tuple[Gap, ...] = ()
    is_running: bool = False
    mono: int = 0
    boot: str = ""

    @property
    def used_ms(self) -> int:
        """What is gone: being late, working, and all of pauses and gaps that was not given back."""
        decided = sum(gap.lost_ms - (gap.credited_ms or 0) for gap in self.gaps if not gap.open)
        return self.late_ms + self.worked_ms + self.paused_ms - self.pauses_credited_ms + decided

    @property
    def open_ms(self) -> int:
        """What nobody has decided on yet."""
        return sum(gap.lost_ms for gap in self.gaps if gap.open)

    @property
    def left_ms(self) -> int:
        """What is left, with open gaps given back; below nothing if time was over."""
        return self.total_ms + self.credited_ms - self.used_ms

    def left_at(self, mono: int) -> int:
        """What is left at a moment of this PC's monotonic clock, in the same start of the kiosk."""
        return self.left_ms - (max(0, mono - self.mono) if self.is_running else 0)

    @property
    def ends_at(self) -> datetime | None:
        """The personal end by all that is decided, as a UTC second. Open gaps count as used."""
        return self._end(0)

    @property
    def latest_end(self) -> datetime | None:
        """The personal end if all open gaps are given back. The kiosk lets go on until then, and says so."""
        return self._end(self.open_ms)

    def longest_ms(self, gap: Gap, until: datetime) -> int:
        """How long a gap can have been at most: what passed by a clock that is right, and is nothing else.

        `until`: when the last record was kept, or came, by that clock. Milliseconds, 0 or more.
        """
        if self.begins_at is None:
            return gap.lost_ms
        others = sum(other.lost_ms for other in self.gaps if other.n != gap.n)
        known = self.late_ms + self.worked_ms + self.paused_ms + others
        return max(0, milliseconds(until - self.begins_at) - known)

    def _end(self, more_ms: int) -> datetime | None:
        if self.begins_at is None:
            return None
        given = sum(gap.credited_ms or 0 for gap in self.gaps)
        whole = self.total_ms + self.credited_ms + self.pauses_credited_ms + given + more_ms
        end = self.begins_at + timedelta(milliseconds=whole)
        return (end + timedelta(milliseconds=500)).replace(microsecond=0)


class Reckoning:
    """Reckons an account record by record."""

    def __init__(self, allowance: Allowance) -> None:
        self._total = allowance.ms
        self._begins_at: datetime | None = None
        self._late = self._worked = self._paused = self._pauses_credited = self._credited = 0
        self._pause: int | None = None  # what this pause took so far; None outside of one
        self._gaps: list[Gap] = []
        self._decided: dict[int, tuple[int, int | None]] = {}  # given back, and how long it was if told
        self._aside_from = 0  # the record that told of handing in or leaving
        self._aside: int | None = None  # what it took so far to come back after handing in or leaving a PC
        self._aside_by_wall = self._is_over = False
        self._last: Record | None = None
        self._machine = self._kiosk = ""

    @property
    def is_running(self) -> bool:
        """Whether time is used now."""
        return self._begins_at is not None and self._pause is None and self._aside is None

    def take(self, record: Record) -> None:
        """Go on to the next record."""
        before, machine, kiosk = self._last, self._machine, self._kiosk
        if record.kind == r.OPENED:
            self._machine, self._kiosk = record.value["machine"], record.value["kiosk"]
        if before is not None:
            self._pass(before, record, same_machine=bool(machine) and machine == self._machine, kiosk=kiosk)
        self._last = record
        self._act(record)

    def account(self) -> Account:
        """How it stands now."""
        gaps, last = tuple(map(self._as_decided, self._gaps)), self._last
        return Account(
            total_ms=self._total,
            begins_at=self._begins_at,
            late_ms=self._late,
            worked_ms=self._worked,
            paused_ms=self._paused,
            pauses_credited_ms=self._pauses_credited,
            credited_ms=self._credited,
            gaps=gaps,
            is_running=self.is_running,
            mono=last.mono if last else 0,
            boot=last.boot if last else "",
        )

    def _as_decided(self, gap: Gap) -> Gap:
        credited, lost = self._decided.get(gap.n, (None, None))
        return replace(gap, lost_ms=gap.lost_ms if lost is None else lost, credited_ms=credited)

    def _pass(self, before: Record, record: Record, *, same_machine: bool, kiosk: str) -> None:
        """The time between two records goes where it belongs."""
        if self._begins_at is None:
            return
        is_same_start = before.boot == record.boot
        by_mono = is_same_start or (same_machine and record.mono >= before.mono)
        passed = record.mono - before.mono if by_mono else milliseconds(record.wall - before.wall)
        passed = max(0, passed)
        if self._pause is not None and not self._is_over:
            self._pause += passed
        elif self._aside is not None:
            self._aside += passed
            self._aside_by_wall |= not by_mono
        elif is_same_start and passed <= SILENCE_MS:
            self._worked += passed
        elif is_same_start and record.kind == r.TICK and record.value is not None:
            self._catch_up(record.n, passed, record.value["worked_ms"])
        else:
            crash = CRASH if kiosk == self._kiosk else MOVED
            self._note_gap(record.n, STALLED if is_same_start else crash, passed, by_wall=not by_mono)

    def _catch_up(self, n: int, passed: int, worked: int) -> None:
        """A kiosk was there and could keep nothing: what was worked is used; after the end none is lost."""
        self._worked += min(worked, passed)
        rest = passed - min(worked, passed)
        if rest <= SILENCE_MS:
            self._worked += min(rest, max(0, self.account().left_ms))
        elif self.account().left_ms > 0:
            self._note_gap(n, STALLED, rest, by_wall=False)

    def _note_gap(self, n: int, kind: str, lost: int, *, by_wall: bool, follows: int | None = None) -> None:
        if lost or by_wall:  # a clock that was set back measures nothing, and people should know
            self._gaps.append(Gap(n, kind, lost, by_wall, follows=n - 1 if follows is None else follows))

    def _act(self, record: Record) -> None:
        kind, value = record.kind, record.value
        if kind == r.BEGUN and self._begins_at is None:
            self._begins_at, self._late = read_wall(value, "begins_at"), value["late_ms"]
        elif kind == r.PAUSED and self._pause is None:
            self._pause = 0
        elif kind == r.RESUMED and self._pause is not None:
            self._end_pause(value["credited_ms"])
        elif kind in {r.HANDED_IN, r.MOVED_OUT, r.PAPER_FALLBACK} and self._aside is None:
            self._aside, self._is_over, self._aside_from = 0, kind != r.MOVED_OUT, record.n
        elif kind == (r.HANDED_BACK if self._is_over else r.MOVED_IN) and self._aside is not None:
            self._come_back(record)
        elif kind == r.SEEN:
            self._hear(value["kind"], value["body"])

    def _end_pause(self, credited_ms: int | None) -> None:
        took = self._pause or 0
        self._paused += took
        self._pauses_credited += took if credited_ms is None else credited_ms
        self._pause = None

    def _come_back(self, record: Record) -> None:
        kind = MOVED if record.kind == r.MOVED_IN else BROUGHT_BACK
        lost, by_wall = self._aside or 0, self._aside_by_wall
        self._note_gap(record.n, kind, lost, by_wall=by_wall, follows=self._aside_from)
        self._aside, self._aside_by_wall, self._is_over = None, False, False

    def _hear(self, kind: str, body: dict[str, int]) -> None:
        if kind == m.EXTRA:
            self._total += body["ms"]
        elif kind == m.CREDIT and "gap" in body:
            self._decided[body["gap"]] = body["ms"], body.get("lost_ms")
        elif kind == m.CREDIT:
            self._credited += body["ms"]
        elif kind == m.LESS:
            self._credited -= body["ms"]


def reckon(allowance: Allowance, records: Iterable[Record]) -> Account:
    """The account of an attempt by its journal."""
    reckoning = Reckoning(allowance)
    for record in records:
        reckoning.take(record)
    return reckoning.account()
