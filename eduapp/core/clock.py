"""The only module that looks at the clock. Everybody else is told what time it is."""

import functools
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
NORWAY = "Europe/Oslo"


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


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
