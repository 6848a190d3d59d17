"""The time of one attempt as the board tells it: by its journal, and by what was sent and not heard yet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from eduapp.exams.screens.queries import AttemptRow, MessageRow
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
        pending = timedelta(milliseconds=sum(_given(one) for one in sent if one.n > attempt.heard))
        ends, latest = attempt.account.ends_at, attempt.account.latest_end
        if ends is None:
            begun = next(begins(sent), None)
            ends = latest = None if begun is None else begun + timedelta(milliseconds=row.allowance.ms)
        if ends is None or latest is None:
            return cls(None, None, None, over=False)
        ends, latest = ends + pending, latest + pending
        paused = not attempt.account.is_running and attempt.account.begins_at is not None
        left = attempt.account.left_ms // 1000 if paused else int((latest - now).total_seconds())
        return cls(ends, latest, max(0, left), over=not paused and now >= latest)


def begins(sent: Sequence[MessageRow]) -> Iterator[datetime]:
    """From when the time runs, as each start said."""
    yield from (read_wall(one.body, "begins_at") for one in sent if one.kind == m.START)


def _given(one: MessageRow) -> int:
    return cast("int", one.body["ms"]) if one.kind in {m.CREDIT, m.EXTRA} else 0
