"""How the clock on the wall runs through a day: nearly always as it shows; twice a year it is changed.

Wall times are minutes after midnight, 1440 at the end of the day. A wall time that occurs twice means the
first, where a stretch begins and where it ends: so stretches that touch on the wall neither share a minute
nor lose one, and they overlap in truth exactly when they do on the wall. Pure: what zones did is data.
"""

import functools
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eduapp.core.clock import NORWAY, zone
from eduapp.core.spans import MINUTES_A_DAY

_DAYS = 8192  # of one zone, remembered: more than twenty years


@dataclass(frozen=True, slots=True)
class DayClock:
    """By how many minutes the clock is put back (+) or forward (−), and from when on it runs through."""

    change: int = 0
    until: int = 0  # autumn in Norway: +60, 03:00; spring: −60, 03:00

    def between(self, start: int, end: int) -> int:
        """How much longer (+) or shorter (−) a stretch was than the wall says."""
        return self.change if self.change and start < self.until <= end else 0

    def lacks(self, minute: int) -> bool:
        """Whether the clock never shows it, since it is put forward over it."""
        return self.until + self.change <= minute < self.until


ORDINARY = DayClock()


@functools.lru_cache(maxsize=_DAYS)
def clock_on(day: date, name: str = NORWAY) -> DayClock:
    """The clock of a day in a zone; ORDINARY itself if nothing is put forward or back."""
    before, after = _ahead(day, 0, name), _ahead(day, MINUTES_A_DAY, name)
    if before == after:
        return ORDINARY
    until = next(at for at in range(1, MINUTES_A_DAY + 1) if _ahead(day, at, name) == after)
    return DayClock(before - after, until)


@functools.lru_cache(maxsize=_DAYS)
def agree(day: date, name: str, other: str = NORWAY) -> bool:
    """Whether the clocks of two zones show the same all day. A name that is no zone agrees with nothing."""
    if name == other:
        return True
    known = name in zone_names().values() and other in zone_names().values()
    return (
        known
        and _ahead(day, 0, name) == _ahead(day, 0, other)
        and clock_on(day, name) == clock_on(day, other)
    )


@functools.cache
def zone_names() -> dict[str, str]:
    """The zones of the IANA database, each by its name in small letters."""
    from zoneinfo import available_timezones  # noqa: PLC0415 - see clock.zone

    # Some systems keep “localtime” beside them, which says nothing on another PC.
    return {name.casefold(): name for name in available_timezones() if name[0].isupper()}


def _ahead(day: date, minute: int, name: str) -> int:
    """Minutes ahead of UTC when the wall shows that, for the first time."""
    whole, rest = divmod(minute, MINUTES_A_DAY)
    shown = datetime.combine(day + timedelta(days=whole), time(rest // 60, rest % 60), zone(name))
    ahead = shown.utcoffset() or timedelta()
    return int(ahead.total_seconds() // 60)
