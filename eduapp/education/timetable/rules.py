"""When a group may meet, and when a session may be cancelled. Pure.

Times are local wall time: minutes after midnight, half-open. 08:00–10:00 and 10:00–11:00 do not clash.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text
from eduapp.core.spans import MINUTES_A_DAY, Span, as_time, days
from eduapp.core.violations import Violation

MOST_AT_ONCE = 400  # two sessions a day for a school year
CANCEL_WINDOW = timedelta(days=7)  # what is older has been reported
_NAMED = 3  # clashes named one by one


class SessionState(StrEnum):
    """A session is planned or cancelled; what was recorded in it is the register's to know."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Series:
    """Meetings on the same weekdays (Monday is 0) at the same time, from a first to a last day."""

    weekdays: frozenset[int]
    span: Span
    first_day: date
    last_day: date


@dataclass(frozen=True, order=True)
class Meeting:
    """One stretch of one day."""

    day: date
    span: Span

    @property
    def words(self) -> str:
        """Such as 23.11.2026 08.30–10.00."""
        return f"{date_text(self.day)} {time_text(self.span.start, self.span.end)}"

    def overlaps(self, other: "Meeting") -> bool:
        """Whether both need the same minute of the same day."""
        return self.day == other.day and self.span.overlaps(other.span)


@dataclass(frozen=True)
class Booked:
    """A session that stands in the timetable already."""

    meeting: Meeting
    group_id: UUID
    place_id: UUID | None
    cancelled: bool = False


class NoWeekday(Violation):
    """A series needs a weekday."""

    message = N_("Choose at least one weekday.")


class DaysRunBackwards(Violation):
    """The last day comes before the first."""

    message = N_("The last day comes before the first. Change one of them.")


class TimesRunBackwards(Violation):
    """The end is not after the start."""

    message = N_("The session ends before it begins. Change one of the times.")


class NoDayFits(Violation):
    """None of the weekdays lies within the days."""

    message = N_("None of these weekdays lies between {first} and {last}. Choose other days.")


class TooManySessions(Violation):
    """More than anybody means to plan at once."""

    message = N_("That would be {count} sessions. At most {most} can be planned at once.")


class OutsideGroup(Violation):
    """The group does not run then."""

    message = N_("The group runs from {first} to {last}. Choose days within that, or change the group first.")


class PlaceClosed(Violation):
    """The place is no longer used."""

    message = N_("{place} is no longer in use. Choose another place.")


class GroupMeetsThen(Violation):
    """The group cannot meet twice at once."""

    message = N_("The group meets then already: {when}.")


class CancelledStandsThere(Violation):
    """The cancelled session of the group with the same beginning can be restored."""

    message = N_("A cancelled session stands there: {when}. Restore that one instead.")


class PlaceTaken(Violation):
    """Another group has the place; two groups may share a room if somebody answers for it."""

    message = N_("{place} is taken then: {when}.")
    overridable = True


class AlreadyCancelled(Violation):
    """Somebody else cancelled it meanwhile."""

    message = N_("The session is cancelled already.")


class NotCancelled(Violation):
    """Only a cancelled session can be restored."""

    message = N_("The session is not cancelled.")


class ReasonUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose why the session is cancelled.")


class TooLongAgo(Violation):
    """Figures of that week have been reported."""

    message = N_("The session was {days} days ago, on {day}. What was reported then would change.")
    overridable = True


def meetings_of(series: Series) -> tuple[Meeting, ...]:
    """Every meeting of the series, in order."""
    fitting = (day for day in days(series.first_day, series.last_day) if day.weekday() in series.weekdays)
    return tuple(Meeting(day, series.span) for day in fitting)


def check_series(series: Series, group_first: date, group_last: date) -> Iterator[Violation]:
    """Everything about the series itself, before anybody else's bookings are looked at."""
    span, backwards = series.span, series.last_day < series.first_day
    if not series.weekdays:
        yield NoWeekday()
    if backwards:
        yield DaysRunBackwards()
    if not 0 <= span.start < span.end <= MINUTES_A_DAY:
        yield TimesRunBackwards()
    if backwards or not series.weekdays:
        return
    count = len(meetings_of(series))
    if not count:
        yield NoDayFits(first=date_text(series.first_day), last=date_text(series.last_day))
    if count > MOST_AT_ONCE:
        yield TooManySessions(count=count, most=MOST_AT_ONCE)
    if series.first_day < group_first or series.last_day > group_last:
        yield OutsideGroup(first=date_text(group_first), last=date_text(group_last))


def check_clashes(
    wanted: Iterable[Meeting], booked: Iterable[Booked], group_id: UUID, place_id: UUID | None, place: str
) -> Iterator[Violation]:
    """What stands in the timetable already, at the wanted times, of the same group or at the same place."""
    by_day: dict[date, list[Booked]] = {}
    for entry in booked:
        by_day.setdefault(entry.meeting.day, []).append(entry)
    found: dict[type[Violation], set[Meeting]] = {}
    for meeting in wanted:
        for entry in by_day.get(meeting.day, ()):
            kind = _clash(meeting, entry, group_id, place_id)
            if kind is not None:
                found.setdefault(kind, set()).add(entry.meeting)
    for kind in (GroupMeetsThen, CancelledStandsThere, PlaceTaken):
        if kind in found:
            yield kind(when=_listed(found[kind]), place=place)


def _clash(meeting: Meeting, entry: Booked, group_id: UUID, place_id: UUID | None) -> type[Violation] | None:
    same_group = entry.group_id == group_id
    if entry.cancelled:
        again = same_group and entry.meeting.span.start == meeting.span.start
        return CancelledStandsThere if again else None
    if not entry.meeting.overlaps(meeting):
        return None
    if same_group:
        return GroupMeetsThen
    return PlaceTaken if place_id is not None and entry.place_id == place_id else None


def check_cancelling(state: str, day: date, today: date, reason: str) -> Iterator[Violation]:
    """A session is cancelled once, for a known reason, and not when its week has long been reported."""
    if state == SessionState.CANCELLED:
        yield AlreadyCancelled()
    if reason not in code_list("cancel_reasons"):
        yield ReasonUnknown()
    yield from _check_age(day, today)


def check_restoring(state: str, day: date, today: date) -> Iterator[Violation]:
    """Only what is cancelled comes back; its clashes are looked at as for a new one."""
    if state != SessionState.CANCELLED:
        yield NotCancelled()
    yield from _check_age(day, today)


def kept_by_prison(reason: str) -> bool:
    """Whether a session cancelled for this reason is the prison's cause, not the school's."""
    return code_list("cancel_reasons")[reason].flags.get("cause") == "prison"


def time_text(start_minute: int, end_minute: int) -> str:
    """A stretch of a day: 08.30–10.00 in Norwegian, 08:30–10:00 in English."""
    end = clock_text(as_time(end_minute))
    if end_minute == MINUTES_A_DAY:
        end = end.replace("00", "24", 1)
    return f"{clock_text(as_time(start_minute))}–{end}"


def _check_age(day: date, today: date) -> Iterator[Violation]:
    if today - day >= CANCEL_WINDOW:
        yield TooLongAgo(day=date_text(day), days=(today - day).days)


def _listed(meetings: Iterable[Meeting]) -> str:
    """The first few, and how many more."""
    named = sorted(meetings)
    text = ", ".join(meeting.words for meeting in named[:_NAMED])
    more = len(named) - _NAMED
    return text if more <= 0 else _("{list} and {count} more").format(list=text, count=more)
