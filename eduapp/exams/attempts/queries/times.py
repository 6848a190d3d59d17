"""The time of one attempt as the board tells it: by its journal, and by what was sent and not heard yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from eduapp.core.spans import milliseconds, whole_seconds
from eduapp.exams.screens.queries import AttemptRow, MessageRow, decided_gaps, given_ms
from eduapp.exams.screens.rules.journals import Reading
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.record import read_wall
from eduapp.kiosk.rules.replay import PAUSED, Attempt


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
        ends, latest, start = attempt.account.ends_at, attempt.account.latest_end, next(begins(sent), None)
        later = reading.clock.later(start)
        if ends is None:
            ends = latest = None if start is None else start + timedelta(milliseconds=row.allowance.ms)
        if ends is None or latest is None:
            return cls(None, None, None, over=False)
        ends, latest = ends + pending + later, latest + pending + later - counted
        begun = attempt.account.begins_at is not None
        stands = begun and not attempt.account.is_running and not _goes_on(attempt, unheard)
        left_ms = left_standing(reading, sent) if stands else milliseconds(latest - now)
        return cls(ends, latest, whole_seconds(left_ms), over=not stands and now >= latest)

    @classmethod
    def on_paper(cls, ends: datetime | None, now: datetime) -> "Times":
        """Of who goes on on paper, by the log of the room; `ends` is None for who is done there."""
        if ends is None:
            return cls(None, None, None, over=False)
        return cls(ends, ends, whole_seconds(milliseconds(ends - now)), over=now >= ends)


def begins(sent: Sequence[MessageRow]) -> Iterator[datetime]:
    """From when the time runs, as each start said."""
    yield from (read_wall(one.body, "begins_at") for one in sent if one.kind == m.START)


def left_standing(reading: Reading, sent: Sequence[MessageRow]) -> int:
    """Milliseconds that somebody goes on with whose time stands still, with what was sent and not heard yet.

    A pause that is over gave back what it took. A gap that was decided on is used, but for what was given.
    """
    attempt = reading.attempt
    unheard = [one for one in sent if one.n > attempt.heard and one.kind != m.RESUME]
    decided = decided_gaps(unheard)
    lost = {gap.n: gap.lost_ms for gap in attempt.account.gaps if gap.n in decided}
    used = sum(lost[n] if told is None else told for n, told in decided.items())
    return attempt.account.left_ms + sum(map(given_ms, unheard)) - used


def _goes_on(attempt: Attempt, unheard: Sequence[MessageRow]) -> bool:
    """Whether the exam PC stands still since it has not heard yet that time goes on."""
    last = next((one.kind for one in reversed(unheard) if one.kind in {m.PAUSE, m.RESUME}), "")
    return attempt.state == PAUSED and last == m.RESUME


def _counted(unheard: Sequence[MessageRow], reading: Reading) -> int:
    """Milliseconds of gaps that the latest end counts as given back, and that nobody gets.

    Whole, once it is decided and not heard of yet; before, what a wrong clock made of it.
    """
    decided = decided_gaps(unheard)
    gaps = (gap for gap in reading.attempt.account.gaps if gap.open)
    return sum(gap.lost_ms - (0 if gap.n in decided else reading.lost_ms(gap)) for gap in gaps)
