"""What the board is made of: the board itself, a card for each seat on screen, and time to be decided on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.screens.queries import Readings
from eduapp.exams.screens.rules.asides import Version


@dataclass(frozen=True)
class GapRow:
    """A stretch in which nobody could work, that nobody has decided on."""

    n: int
    kind: str  # crash, moved, stalled or brought_back
    lost_ms: int
    minutes: int  # that are proposed to be given back: what was lost and not worked elsewhere
    by_wall: bool
    worked_ms: int = 0  # of it, at a PC that was left, as far as its records came
    told: bool = True  # no PC that was left for it may still have been worked at


@dataclass(frozen=True)
class Card:
    """One seat. `left` in seconds from when it was asked; `why` says what cannot be done now."""

    id: UUID  # of the attempt
    candidate_id: UUID
    number: int
    place: str
    order: tuple[int, int, int]
    state: str  # code: screen_states
    needs: tuple[str, ...]
    answered: int
    questions: int
    ends_at: datetime | None
    latest_end: datetime | None
    left: int | None
    extra: int  # minutes by decision
    given: int  # minutes given back by the log
    breaks: int  # minutes of breaks that are granted
    breaks_left: int  # of those, also while one goes on
    resting_since: int | None  # minute of the day at which such a break began that goes on
    late: int  # minutes lost by coming late
    missed: int | None  # minutes that are gone already, of who has not begun while the others write
    saved_at: datetime | None
    answered_at: datetime | None  # the last answer
    looked_at: datetime | None  # when somebody said last that they have looked
    handed_in_at: datetime | None
    handed_in_by: str
    asked_back: UUID | None  # who asked to bring the candidate back
    asked_back_words: str
    asked_back_minutes: int
    fault: str
    notice: str
    gaps: tuple[GapRow, ...]
    away: str
    clock_ahead: timedelta  # how far its PC's clock is ahead of the room's; nothing where it may be right
    moving: bool
    taken: bool  # an exam PC has the seat, or had it
    aside: tuple[Version, ...]  # answers from PCs that were left, to be chosen from
    unfit: int  # records from there that nobody can believe
    not_stopped: bool  # a PC that was left has not told that it stopped
    why: Mapping[str, str]  # act → why not; "" may be


@dataclass(frozen=True)
class ForAll:
    """Whom minutes for everybody would reach just now, and who is left out."""

    count: int
    on_paper: int  # of those
    ends: tuple[datetime, ...]  # as they are, the first one first
    left_out: tuple[tuple[int, str], ...]  # number, and the code of the state that is in the way


@dataclass(frozen=True)
class Board:
    """A sitting of which somebody sits on screen."""

    id: UUID
    course: str
    day: date
    place: str
    state: str  # code: sitting_states
    now: datetime
    begun_at: datetime | None
    latest: int  # minute of the day before which one must have come
    latest_basis: str  # where the law says so
    last_end: datetime | None  # of everybody who still writes
    on_paper_alone: bool  # nobody who still writes does it on screen
    cards: tuple[Card, ...]
    log: tuple[LogRow, ...]  # the newest first
    stop: UUID | None  # the row of a stop for all that goes on
    for_all: ForAll
    why: Mapping[str, str]  # start, pause, resume, say, extra → why not
    to_take_in: bool  # somebody handed in on screen, and the log does not know yet


@dataclass(frozen=True)
class Known:
    """What a page keeps from one look to the next, so that each journal is read once."""

    readings: Readings = field(default_factory=Readings)
