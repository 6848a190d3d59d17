"""The time of one attempt as the board tells it: by its journal, and by what was sent and not heard yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eduapp.core.spans import milliseconds, whole_seconds
from eduapp.exams.screens.queries import AttemptRow, MessageRow, given_ms
from eduapp.exams.screens.rules.journals import Reading
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.record import read_wall


@dataclass(frozen=True)
class Times:
    """The time of one attempt, with what was sent and not heard yet; `left` in seconds."""

    ends_at: datetime | None
    latest_end: datetime | None
    left: int | None
    over: bool

    @classmethod
    def of(cls, row: AttemptRow, reading: Reading, sent: Sequence[MessageRow], now: datetime) -> "Times":
        """How it stands now."""
        attempt = reading.attempt
        unheard = [one for one in sent if one.n > attempt.heard]
        pending = timedelta(milliseconds=sum(map(given_ms, unheard)))
        counted = timedelta(milliseconds=_counted(unheard, reading))
        ends, latest, begun = attempt.account.ends_at, attempt.account.latest_end, next(begins(sent), None)
        later = reading.clock.later(begun)
        if ends is None:
            ends = latest = None if begun is None else begun + timedelta(milliseconds=row.allowance.ms)
        if ends is None or latest is None:
            return cls(None, None, None, over=False)
        ends, latest = ends + pending + later, latest + pending + later - counted
        paused = not attempt.account.is_running and attempt.account.begins_at is not None
        given = sum(given_ms(one) for one in unheard if one.kind != m.RESUME)
        left_ms = attempt.account.left_ms + given if paused else milliseconds(latest - now)
        return cls(ends, latest, whole_seconds(left_ms), over=not paused and now >= latest)

    @classmethod
    def on_paper(cls, ends: datetime | None, now: datetime) -> "Times":
        """Of who goes on on paper, by the log of the room; `ends` is None for who is done there."""
        if ends is None:
            return cls(None, None, None, over=False)
        return cls(ends, ends, whole_seconds(milliseconds(ends - now)), over=now >= ends)


def begins(sent: Sequence[MessageRow]) -> Iterator[datetime]:
    """From when the time runs, as each start said."""
    yield from (read_wall(one.body, "begins_at") for one in sent if one.kind == m.START)


def _counted(unheard: Sequence[MessageRow], reading: Reading) -> int:
    """Milliseconds of gaps that the latest end counts as given back, and that nobody gets.

    Whole, once it is decided and not heard of yet; before, what a wrong clock made of it.
    """
    decided = {one.body["gap"] for one in unheard if one.kind == m.CREDIT and "gap" in one.body}
    gaps = (gap for gap in reading.attempt.account.gaps if gap.open)
    return sum(gap.lost_ms - (0 if gap.n in decided else reading.lost_ms(gap)) for gap in gaps)
