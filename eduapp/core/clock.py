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
