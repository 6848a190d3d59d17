"""What counts of what was recorded: for percents of sessions, and for minutes of a day. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.education.attendance.rules import reasons
from eduapp.education.attendance.rules.reasons import (
    ABSENT_TIME,
    EXCUSED_TIME,
    LOST_TIME,
    REFUSED_TIME,
    SCHOOL_TIME,
    kept_away,
    was_there,
)

NEW_FOR = timedelta(days=14)
LEAVES_SOON = timedelta(days=30)
AGAINST_THE_LEARNER = frozenset({ABSENT_TIME, REFUSED_TIME})
UNMARKED, CANCELLED, STRUCK = "", "cancelled", "struck"


@dataclass(frozen=True)
class Offered:
    """One session of a group on a day when one learner took part in it; `code` is "" while unmarked."""

    day: date
    end_minute: int
    code: str = ""
    minutes: int = 0
    mark_id: UUID | None = None


@dataclass(frozen=True)
class AttendanceSum:
    """How much of what was offered a learner took part in, and the marks that prove it.

    `held` are the sessions offered: over by now, not cancelled, and the learner not kept away by the prison
    or the school.
    """

    held: int = 0
    attended: int = 0
    minutes: int = 0
    mark_ids: tuple[UUID, ...] = ()

    @property
    def percent(self) -> int:
        """Whole percent of the sessions offered, rounded down; 0 before the first."""
        return self.attended * 100 // self.held if self.held else 0


@dataclass(frozen=True, slots=True)
class Part:
    """One session of one learner as a ledger keeps it: its code, and where its minutes went.

    `attended` and `missed` together are the minutes that were planned; `as_` says what the missed ones are
    ("" while nobody has said anything). A cancelled session may have been said not to `count` for the daily
    allowance.
    """

    code: str
    reason: str = ""
    attended: int = 0
    missed: int = 0
    as_: str = ""
    guest: bool = False
    counts: bool = True
    start: int = 0  # from when to when somebody was there, or would have been: minutes after midnight
    end: int = 0


@dataclass(frozen=True, slots=True)
class DaySum:
    """Minutes of one learner on one day. What was offered is the sum of all that follows it."""

    offered: int = 0
    attended: int = 0
    excused: int = 0
    refused: int = 0
    lost: int = 0  # to the prison
    absent: int = 0
    school: int = 0  # cancelled by the school, or nobody had to come
    unmarked: int = 0  # nobody has said anything: never absence by itself

    @property
    def received(self) -> int:
        """What the learner could have taken part in: offered, less what prison and school took away."""
        return self.offered - self.lost - self.school


def took_place(session: Offered, today: date, minute: int) -> bool:
    """Whether a session is over, or marked on its day. A mark made ahead is no session held."""
    over = (session.day, session.end_minute) <= (today, minute)
    return over or (session.day == today and bool(session.code))


def counted(sessions: Iterable[Offered], today: date, minute: int) -> AttendanceSum:
    """The sum for one learner, at a minute of a day."""
    held = attended = minutes = 0
    mark_ids: list[UUID] = []
    for session in sessions:
        if not took_place(session, today, minute):
            continue
        if session.mark_id is not None:
            mark_ids.append(session.mark_id)
        if kept_away(session.code) or session.code == STRUCK:
            continue
        held += 1
        attended += was_there(session.code)
        minutes += session.minutes
    return AttendanceSum(held, attended, minutes, tuple(mark_ids))


def gives_way(code: str, missed: str) -> bool:
    """Whether a mark counts for nothing while its session is cancelled; restored, it stands again."""
    return was_there(code) or missed in AGAINST_THE_LEARNER


def part_of(mark: Part, planned: int, *, cancelled: bool, by_prison: bool) -> Part:
    """A mark, or the lack of one, as it counts when its session may have been cancelled since.

    Cancelling touches who is unmarked, who was there, and who would count as absent: a session that never ran
    is nobody's absence (R24). Another reason keeps its row (R36): two cannot share one.
    """
    if not cancelled or not (mark.code == UNMARKED or gives_way(mark.code, mark.as_)):
        return mark
    as_ = LOST_TIME if by_prison else SCHOOL_TIME
    return Part(CANCELLED, "", 0, planned, as_, mark.guest)


def tallied(parts: Iterable[Part]) -> DaySum:
    """The minutes of a day added up."""
    gone = dict.fromkeys((*reasons.MISSED, UNMARKED), 0)
    attended = 0
    for part in parts:
        attended += part.attended
        gone[part.as_] += part.missed
    return DaySum(
        offered=attended + sum(gone.values()),
        attended=attended,
        excused=gone[EXCUSED_TIME],
        refused=gone[REFUSED_TIME],
        lost=gone[LOST_TIME],
        absent=gone[ABSENT_TIME],
        school=gone[SCHOOL_TIME],
        unmarked=gone[UNMARKED],
    )


def is_new(first_day: date, day: date) -> bool:
    """Whether a learner has only just begun, so that a short history says nothing."""
    return timedelta() <= day - first_day < NEW_FOR


def leaves_soon(until: date | None, day: date) -> bool:
    """Whether the last expected day is near enough to be told."""
    return until is not None and timedelta() <= until - day <= LEAVES_SOON
