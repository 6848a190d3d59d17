"""What may be recorded of a learner in a session, and what counts of it. Pure.

Marks are codes of a closed list (attendance_codes): `present` ones count minutes, `ahead` ones may be
recorded before the day, and an absence whose `cause` is the prison never counts against the learner.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

PRESENT, LATE, ABSENT, EXCUSED, HELD = "present", "late", "absent", "excused", "held"
HISTORY = 8  # earlier sessions shown beside a name
LONGEST_NOTE = 200
NEW_FOR = timedelta(days=14)
LEAVES_SOON = timedelta(days=30)


@dataclass(frozen=True)
class Entry:
    """What somebody says of one learner in one session."""

    code: str
    minutes_late: int = 0
    note: str = ""


@dataclass(frozen=True)
class Lesson:
    """What the rules need to know of a session."""

    day: date
    minutes: int
    cancelled: bool


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

    `held` are the sessions offered: over by now, not cancelled, and the learner not kept away by the prison.
    """

    held: int = 0
    attended: int = 0
    minutes: int = 0
    mark_ids: tuple[UUID, ...] = ()

    @property
    def percent(self) -> int:
        """Whole percent of the sessions offered, rounded down; 0 before the first."""
        return self.attended * 100 // self.held if self.held else 0


class CodeUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{code}” is not a mark of the register.")


class SessionIsCancelled(Violation):
    """Nothing happened that could be recorded."""

    message = N_("The session is cancelled. Restore it before you record anything.")


class NotYetHeld(Violation):
    """Before the day only what is known ahead can be recorded."""

    message = N_("The session is on {day}. Until then only excused can be recorded.")


class NotOnTheRoll(Violation):
    """Only those who take part on that day stand in the register."""

    message = N_("This learner does not take part in the group on {day}. Put them on the course first.")


class MinutesWithoutLate(Violation):
    """Minutes late say how late somebody came who came late."""

    message = N_("Minutes late belong to the mark “late”.")


class TooLate(Violation):
    """Who missed all of it was absent."""

    message = N_("The session lasts {length} minutes. Write fewer minutes late, or mark the learner absent.")


class NoteTooLong(Violation):
    """Longer than a line."""

    message = N_("The note has {length} characters. At most {most} are possible.")


class NotYours(Violation):
    """Undo takes back one's own marks; others' are corrected by a new mark."""

    message = N_("Somebody else recorded this. Set another mark instead of taking it back.")


class NotFresh(Violation):
    """What stood overnight may have been reported; a correction keeps it, taking back would not."""

    message = N_("This was recorded on {day}. Set another mark instead of taking it back.")


def check_entry(entry: Entry, lesson: Lesson, today: date, *, on_roll: bool) -> Iterator[Violation]:
    """Everything against recording this."""
    known = entry.code in code_list("attendance_codes")
    if not known:
        yield CodeUnknown(code=entry.code)
    yield from check_lesson(lesson, today, ahead=known and may_be_ahead(entry.code))
    if not on_roll:
        yield NotOnTheRoll(day=date_text(lesson.day))
    if entry.minutes_late and entry.code != LATE:
        yield MinutesWithoutLate()
    if not 0 <= entry.minutes_late < lesson.minutes:
        yield TooLate(length=lesson.minutes)
    if len(entry.note) > LONGEST_NOTE:
        yield NoteTooLong(length=len(entry.note), most=LONGEST_NOTE)


def check_lesson(lesson: Lesson, today: date, *, ahead: bool) -> Iterator[Violation]:
    """Whether anything may be recorded of a session at all; `ahead` is what may be known before the day."""
    if lesson.cancelled:
        yield SessionIsCancelled()
    if lesson.day > today and not ahead:
        yield NotYetHeld(day=date_text(lesson.day))


def check_taking_back(marked_by: UUID, marked_on: date, actor: UUID, today: date) -> Iterator[Violation]:
    """Undo is for what one has just done oneself."""
    if marked_by != actor:
        yield NotYours()
    if marked_on != today:
        yield NotFresh(day=date_text(marked_on))


def may_be_ahead(code: str) -> bool:
    """Whether a mark may be recorded before the day of the session."""
    return code_list("attendance_codes")[code].has("ahead")


def minutes_of(entry: Entry, length: int) -> int:
    """Whole minutes taken part, in a session of this length."""
    return length - entry.minutes_late if was_there(entry.code) else 0


def was_there(code: str) -> bool:
    """Whether a mark says that somebody took part."""
    return code_list("attendance_codes")[code].has("present")


def kept_away(code: str) -> bool:
    """Whether the absence is the prison's cause; it then never counts against the learner."""
    return code_list("attendance_codes")[code].flags.get("cause") == "prison"


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
        if kept_away(session.code):
            continue
        held += 1
        attended += was_there(session.code)
        minutes += session.minutes
    return AttendanceSum(held, attended, minutes, tuple(mark_ids))


def is_new(first_day: date, day: date) -> bool:
    """Whether a learner has only just begun, so that a short history says nothing."""
    return timedelta() <= day - first_day < NEW_FOR


def leaves_soon(until: date | None, day: date) -> bool:
    """Whether the last expected day is near enough to be told."""
    return until is not None and timedelta() <= until - day <= LEAVES_SOON
