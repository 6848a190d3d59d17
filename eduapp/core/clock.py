"""The only module that looks at the clock. Everybody else is told what time it is."""

import functools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
NORWAY = "Europe/Oslo"
_ASK_AGAIN_MS = 5 * 60_000
_A_JUMP = timedelta(seconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def steady_ms() -> int:
    """Milliseconds that nobody can set, counted on through sleep where the system can do so."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    return time.monotonic_ns() // 1_000_000


def machine_start() -> str:
    """What tells this start of the computer from all others; "" where the system does not say."""
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""


class ToldClock:
    """The clock of another computer, as it told it last, carried on by this PC's steady clock.

    What this PC's own clock on the wall says, and whoever sets it, changes nothing any more; before anything
    was told there is nothing better.
    """

    def __init__(self, wall: Clock = system_clock, mono: Callable[[], int] = steady_ms) -> None:
        self._wall, self._mono = wall, mono
        self._told: tuple[datetime, int] | None = None  # what it said, and when by the steady clock
        self._looked: tuple[int, timedelta] | None = None  # when it was asked last, and how this PC stood

    def __call__(self) -> datetime:
        """What the other's clock shows now."""
        if self._told is None:
            return self._wall()
        told, at = self._told
        return told + timedelta(milliseconds=self._mono() - at)

    @property
    def off(self) -> timedelta:
        """How far the other's clock is ahead of this PC's; less than nothing where it is behind."""
        return self() - self._wall()

    @property
    def is_due(self) -> bool:
        """Whether to ask again: no clock runs quite right, and a steady one may stand still in sleep."""
        if self._looked is None:
            return True
        at, stood = self._looked
        return self._mono() - at >= _ASK_AGAIN_MS or abs(self._standing() - stood) > _A_JUMP

    def ask_again(self) -> None:
        """Ask at the next turn: it may be another computer that answers from now on."""
        self._looked = None

    def ask(self, question: Callable[[], datetime]) -> None:
        """Take what the other answers as of the middle of the way there and back.

        An answer that says no more than was known, for the way took longer than the two differ, moves
        nothing: time does not go back and forth. What the question raises leaves all as it was.
        """
        before = self._mono()
        told = question()
        after = self._mono()
        self._looked = after, self._standing()
        at, way = (before + after) // 2, timedelta(milliseconds=(after - before) // 2)
        if self._told is not None:
            kept, kept_at = self._told
            if abs(kept + timedelta(milliseconds=at - kept_at) - told) <= way:
                return
        self._told = told, at

    def _standing(self) -> timedelta:
        """How this PC's two clocks stand to each other: it changes when the wall's is set, and by sleep."""
        return self._wall() - _EPOCH - timedelta(milliseconds=self._mono())


@functools.cache
def zone(name: str = NORWAY) -> "ZoneInfo":
    """The time zone in which lessons and shifts are planned."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - heavy, and the window tells no time

    return ZoneInfo(name)


class StillClock:
    """A clock that shows one moment until it is moved: for tests, the tour and the sample site."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The moment it shows."""
        return self.moment


class RunningClock:
    """A clock that was set to a moment and goes on from there: for the site with invented people."""

    def __init__(self, moment: datetime) -> None:
        self._moment, self._started = moment, time.monotonic()

    def __call__(self) -> datetime:
        """The moment it was set to, and what has passed since."""
        return self._moment + timedelta(seconds=time.monotonic() - self._started)
