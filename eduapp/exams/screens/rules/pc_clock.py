"""When something happened at an exam PC, by the clock of the room. Pure.

A PC that no server has set writes its own time into its journal, and that may be wrong by hours. What
nobody can set is the monotonic clock beside it, and when each record came. A record never comes before it
was written, so each one bounds where the start of the kiosk lies; the one that was under way the shortest
bounds it best, and all of that start lie where the monotonic clock says from there.

A clock is believed where nothing speaks against it: what it says lies before that bound, and no paper was
opened by code before the room began. Else the bound counts, which is late by as long as that record was
under way.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.record import Moment, Record, read_wall

AT_LEAST, AT_MOST = timedelta(seconds=5), timedelta(seconds=30)  # between two records that came live
UNDER_WAY = timedelta(seconds=2)  # by so much more or less than the one before
WORTH_TELLING = timedelta(minutes=1)  # below, clocks of one room differ without anybody being wrong
BY_CODE = "code"  # how a paper was opened by the invigilator at the PC


@dataclass(frozen=True)
class Opened:
    """A paper that was opened by code: when by that PC, and the beginning that its journal tells."""

    moment: Moment
    begins_at: datetime
    late: timedelta


class PcClock:
    """What the records of one journal tell of the clocks they were written by, as far as they came."""

    def __init__(self) -> None:
        self._zeros: dict[str, datetime] = {}  # when each start of the kiosk was at the latest
        self._opened: Opened | None = None
        self._last: Moment | None = None
        self._came: datetime | None = None  # when that came
        # When each start was, by the first and by the last of its records that came live.
        self._live: dict[str, tuple[datetime, datetime]] = {}

    def take(self, record: Record, came_at: datetime) -> None:
        """The next record, and when it came."""
        zero = came_at - _since(record.moment)
        self._zeros[record.boot] = min(zero, self._zeros.get(record.boot, zero))
        if self._is_live(record.moment, came_at):
            self._live[record.boot] = self._live.get(record.boot, (zero, zero))[0], zero
        self._last, self._came = record.moment, came_at
        if record.kind == r.BEGUN and self._opened is None and record.value["by"] == BY_CODE:
            late = timedelta(milliseconds=record.value["late_ms"])
            self._opened = Opened(record.moment, read_wall(record.value, "begins_at"), late)

    def passed(self, before: Moment, after: Moment) -> timedelta | None:
        """What passed between two moments by the clock of the room; None where nobody knows it.

        It is known where records came live in both starts of the kiosk: one after the other, as far apart as
        they were written. What a stick brings comes together, or when somebody carries it.
        """
        if before.boot not in self._live or after.boot not in self._live:
            return None
        begun, ended = self._live[after.boot][0] + _since(after), self._live[before.boot][1] + _since(before)
        return max(timedelta(), begun - ended)

    def _is_live(self, moment: Moment, came_at: datetime) -> bool:
        last, came = self._last, self._came
        if last is None or came is None or last.boot != moment.boot:
            return False
        written = _since(moment) - _since(last)
        return AT_LEAST <= written <= AT_MOST and abs(came_at - came - written) <= UNDER_WAY

    def in_room_time(self, moment: datetime, started_at: datetime | None) -> datetime:
        """A moment as the PC wrote it, by the clock of the room."""
        return moment - self.ahead(started_at)

    def ahead(self, started_at: datetime | None) -> timedelta:
        """How far the PC's clock is ahead of the room's, below nothing if behind; zero where it may be right.

        `started_at`: when the room began, None if it has not.
        """
        return timedelta() if self._last is None else self._ahead_at(self._last, started_at)

    def differs(self, started_at: datetime | None) -> timedelta:
        """The same where people should know: now, or when the paper was opened by code."""
        then = timedelta() if self._opened is None else self._ahead_at(self._opened.moment, started_at)
        found = max(then, self.ahead(started_at), key=abs)
        return found if abs(found) >= WORTH_TELLING else timedelta()

    def later(self, started_at: datetime | None) -> timedelta:
        """By how much the end is later than the journal says; nothing where the room told the beginning."""
        opened = self._opened
        if opened is None:
            return timedelta()
        here = opened.moment.wall - self._ahead_at(opened.moment, started_at)
        return here - opened.late - opened.begins_at

    def _ahead_at(self, moment: Moment, started_at: datetime | None) -> timedelta:
        latest = self._zeros[moment.boot] + _since(moment)
        is_early = moment.wall > latest or self._is_behind(moment.boot, started_at)
        return moment.wall - latest if is_early else timedelta()

    def _is_behind(self, boot: str, started_at: datetime | None) -> bool:
        """Whether a paper was opened in that start of the kiosk before the room began, as its clock says."""
        opened = self._opened
        if opened is None or started_at is None or opened.moment.boot != boot:
            return False
        return opened.moment.wall < started_at - WORTH_TELLING


def _since(moment: Moment) -> timedelta:
    return timedelta(milliseconds=moment.mono)
