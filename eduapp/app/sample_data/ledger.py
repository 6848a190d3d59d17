"""Shift sheets and hours of a year, approved by somebody else the Monday after they were entered."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from eduapp.app.sample_data.making import NewFile
from eduapp.app.sample_data.school import Account
from eduapp.app.sample_data.year import LAST, MADE_AT, at, monday_after
from eduapp.core.clock import NORWAY
from eduapp.workshops.hours import terms
from eduapp.workshops.hours.models import HoursEntry, Shift, ShiftAbsence, ShiftTask
from eduapp.workshops.hours.rules.ledger import SCHEME
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT

Times = tuple[int, int, int]  # from, to, break: minutes

_FULL: tuple[Times, ...] = (
    *((480, 900, 30),) * 12,
    *((495, 900, 30), (510, 900, 30), (480, 870, 30), (480, 690, 0)),
)
_HALF: tuple[Times, ...] = (*((720, 900, 0),) * 5, (735, 900, 0))
_SPLIT: tuple[Times, ...] = ((480, 660, 0), (720, 900, 0))  # a visit or a lesson between
_SPLIT_SHARE, _OWN_TASK, _REJECTED = 0.03, 0.3, 0.003
_REASONS = ("health", "health", "court", "visit", "prison", "prison", "sent_back", "refused", "not_said")
_SIGNED_AT, _APPROVED_AT = 905, 540  # minutes after midnight
_UNSIGNED_SINCE, _UNSIGNED = LAST - timedelta(days=1), 0.15
_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Post:
    """Somebody's place in a workshop, how likely they come, and how the digest of their hours begins."""

    learner: str
    name: str
    first: date
    last: date
    half: bool
    there: float
    head: bytes


@dataclass(frozen=True, slots=True)
class Shop:
    """A workshop with its staff, its tasks (ids) and everybody who had a post in the year."""

    id: str
    name: str
    leader: Account
    foreman: Account  # approves what the leader enters
    tasks: list[str]
    posts: list[Post]

    def crew(self, day: date) -> list[Post]:
        """Who has a post on a day."""
        return [post for post in self.posts if post.first <= day <= post.last]


class Ledger:
    """Writes sheets and hours."""

    def __init__(self, file: NewFile) -> None:
        columns = "id version workshop_id day start_minute end_minute break_minutes"
        self._shifts = file.rows(Shift, f"{columns} signed_by signed_at zone")
        self._shift_tasks = file.rows(ShiftTask, "shift_id task_id")
        self._absences = file.rows(ShiftAbsence, "shift_id learner_id reason")
        columns = "id version learner_id start_minute end_minute break_minutes minutes"
        columns += " task_id state approved_by approved_at approved_digest"
        same = "reject_reason workshop_id day shift_id import_id entered_by entered_at zone"
        self.hours = file.rows(HoursEntry, f"{columns} {same}")
        self._day, self._moment = self._shifts.converter("day"), self._shifts.converter("signed_at")
        self._tails: dict[tuple[Times, str | None], bytes] = {}

    def sheet(self, dice: Random, shop: Shop, day: date) -> None:
        """The sheet of a day, signed by the leader as people leave, with everybody's hours."""
        crew = shop.crew(day)
        if not crew or (day >= _UNSIGNED_SINCE and dice.random() < _UNSIGNED):
            return
        shift, signed_at, times = self._shifts.new_id(), at(day, _SIGNED_AT), ORDINARY_SHIFT
        self._shifts.add(
            shift,
            1,
            shop.id,
            self._day(day),
            times.start,
            times.end,
            times.pause,
            shop.leader.id,
            self._moment(signed_at),
            NORWAY,
        )
        self._shift_tasks.extend((shift, task) for task in sorted(dice.sample(shop.tasks, 2)))
        came = [post for post in crew if dice.random() < post.there]
        away = [post for post in crew if post not in came] if len(came) < len(crew) else []
        self._absences.extend((shift, post.learner, dice.choice(_REASONS)) for post in away)
        self._enter(dice, shop, day, came, (shift, None, signed_at))

    def from_file(self, dice: Random, shop: Shop, day: date, run: str, done_at: datetime) -> int:
        """The rows of a day in a timesheet that was brought in; how many."""
        came = [post for post in shop.crew(day) if dice.random() < post.there]
        return self._enter(dice, shop, day, came, (None, run, done_at))

    def _enter(
        self,
        dice: Random,
        shop: Shop,
        day: date,
        came: list[Post],
        source: tuple[str | None, str | None, datetime],
    ) -> int:
        shift, run, entered_at = source
        same = (shop.id, self._day(day), shift, run, shop.leader.id, self._moment(entered_at), NORWAY)
        approval = at(monday_after(entered_at.date()), _APPROVED_AT)
        approved = (shop.foreman.id, self._moment(approval)) if approval < MADE_AT else None
        today = _part(day.isoformat())
        rows = [row for post in came for row in self._entries(dice, shop, post, today, approved)]
        self.hours.extend((*row, *same) for row in rows)
        return len(rows)

    def _entries(
        self, dice: Random, shop: Shop, post: Post, today: bytes, approved: tuple[str, object] | None
    ) -> Iterator[tuple[object, ...]]:
        luck = dice.random()
        stretches = (
            _SPLIT if luck < _SPLIT_SHARE and not post.half else (dice.choice(_HALF if post.half else _FULL),)
        )
        for times in stretches:
            start, end, pause = times
            task = dice.choice(shop.tasks) if luck > 1 - _OWN_TASK else None
            own = (self.hours.new_id(), 1, post.learner, start, end, pause, end - start - pause, task)
            if approved is None:
                yield (*own, terms.SUBMITTED, None, None, None, "")
            elif _SPLIT_SHARE < luck < _SPLIT_SHARE + _REJECTED:
                yield (*own, terms.REJECTED, None, None, None, "Var ikke på arbeid denne dagen")
            else:
                digest = hashlib.sha256(post.head + today + self._tail(times, task)).hexdigest()
                yield (*own, terms.APPROVED, *approved, digest, "")

    def _tail(self, times: Times, task: str | None) -> bytes:
        """How the digest ends; the same few stretches and tasks come back all the time."""
        known = self._tails.get((times, task))
        if known is None:
            start, end, pause = times
            numbers = b"".join(_part(str(number)) for number in (start, end, pause, end - start - pause))
            known = self._tails[times, task] = numbers + _part(task or "")
        return known


def head_of(learner: str, workshop: str) -> bytes:
    """How the digest of somebody's hours begins (rules.ledger.digest, put together from parts for speed)."""
    return _part(SCHEME) + _part(learner) + _part(workshop)


def _part(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(_LENGTH_BYTES, "big") + encoded
