"""When sessions of a group may be planned or moved. Pure. What is booked already is told by reasons.py."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.core.violations import Violation
from eduapp.education.timetable.rules.limits import SERIES, check_length
from eduapp.education.timetable.rules.occurrences import Meeting, Series, few, left_out, meetings_of

OF_ANOTHER = N_("This group has another teacher. Ask them, or a leader, to change its sessions.")
MOST_AT_ONCE = 400  # two sessions a day for a school year
LONGEST_ROTATION = 6  # weeks


class SessionState(StrEnum):
    """A session is planned or cancelled; what was recorded in it is the register's to know."""

    PLANNED = "planned"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class GroupDays:
    """The days between which a group runs."""

    first_day: date
    last_day: date

    def hold(self, first: date, last: date) -> bool:
        """Whether days lie within."""
        return self.first_day <= first and last <= self.last_day


class NoWeekday(Violation):
    """A series needs a weekday."""

    message = N_("Choose at least one weekday.")
    about = ("weekdays",)


class DaysRunBackwards(Violation):
    """The last day comes before the first."""

    message = N_("The last day comes before the first. Change one of them.")
    about = ("last",)


class TimesRunBackwards(Violation):
    """The end is not after the start."""

    message = N_("The session ends before it begins. Change one of the times.")
    about = ("end",)


class RotationImpossible(Violation):
    """A rotation has one to six weeks, and the series is held in some of them."""

    message = N_("A rotation has 1 to {most} weeks, and the group meets in at least one of them.")
    about = ("rotation",)


class NoDayFits(Violation):
    """None of the weekdays lies within the days."""

    message = N_("None of these weekdays lies between {first} and {last}. Choose other days.")
    about = ("weekdays",)


class DaysAreClosed(Violation):
    """The weekdays that lie within the days are all holidays or other days without teaching."""

    message = N_("There is no teaching on {days}. Choose other days, or open them in the school calendar.")
    about = ("weekdays",)


class TooManySessions(Violation):
    """More than anybody means to plan at once."""

    message = N_("That would be {count} sessions. At most {most} can be planned at once.")


class OutsideGroup(Violation):
    """The group does not run then."""

    message = N_("The group runs from {first} to {last}. Choose days within that, or change the group first.")
    about = ("first",)


class PlaceClosed(Violation):
    """The place is no longer used."""

    message = N_("{place} is no longer in use. Choose another place.")
    about = ("place",)


class CancelledStandsThere(Violation):
    """The cancelled session of the group with the same beginning can be restored."""

    message = N_("A cancelled session stands there: {when}. Restore that one instead.")


class SchoolClosed(Violation):
    """A holiday, or a day the school keeps closed; somebody may answer for teaching on it."""

    message = N_("The school is closed on {day}: {name}.")
    about = ("day",)
    overridable = True


class MovedWhileCancelled(Violation):
    """What is not held has no time to change."""

    message = N_("The session is cancelled. Restore it before you move it.")


class LiesBehind(Violation):
    """What was is not moved: it was where it was."""

    message = N_("{day} has passed. A session is moved from today on, and only to a day that has not passed.")
    about = ("day",)


def is_own(teacher_id: UUID | None, actor: Actor) -> bool:
    """Whether sessions of a group with this teacher are somebody's to change: own, nobody's, or all."""
    return actor.reach.everybody or teacher_id in (None, actor.user_id)


def check_series(series: Series, group: GroupDays, closed: Iterable[date] = ()) -> Iterator[Violation]:
    """Everything about the series itself, before anybody else's bookings are looked at."""
    span, backwards = series.span, series.last_day < series.first_day
    if not series.weekdays:
        yield NoWeekday()
    if backwards:
        yield DaysRunBackwards()
    if not 0 <= span.start < span.end <= MINUTES_A_DAY:
        yield TimesRunBackwards()
    rotates = 1 <= series.rotation <= LONGEST_ROTATION
    if not rotates or not series.weeks or not series.weeks <= set(range(1, series.rotation + 1)):
        yield RotationImpossible(most=LONGEST_ROTATION)
        return
    if backwards:
        return
    absurd = list(check_length(SERIES, series.first_day, series.last_day))
    yield from absurd
    if series.weekdays and not absurd:  # nobody waits for a thousand years to be counted
        yield from _check_days(series, group, closed)


def _check_days(series: Series, group: GroupDays, closed: Iterable[date]) -> Iterator[Violation]:
    count = len(meetings_of(series, closed))
    if not count:
        shut = [date_text(day) for day in left_out(series, closed)]
        if shut:
            yield DaysAreClosed(days=few(shut))
        else:
            yield NoDayFits(first=date_text(series.first_day), last=date_text(series.last_day))
    if count > MOST_AT_ONCE:
        yield TooManySessions(count=count, most=MOST_AT_ONCE)
    if not group.hold(series.first_day, series.last_day):
        yield OutsideGroup(first=date_text(group.first_day), last=date_text(group.last_day))


def check_moving(
    state: str, was: Meeting, to: Meeting, group: GroupDays, today: date, closed: Mapping[date, str]
) -> Iterator[Violation]:
    """Everything about moving one session, but for what is booked at its new time."""
    if state == SessionState.CANCELLED:
        yield MovedWhileCancelled()
    for day in sorted({was.day, to.day}):
        if day < today:
            yield LiesBehind(day=date_text(day))
    if not 0 <= to.span.start < to.span.end <= MINUTES_A_DAY:
        yield TimesRunBackwards()
    if not group.hold(to.day, to.day):
        yield OutsideGroup(first=date_text(group.first_day), last=date_text(group.last_day))
    if to.day in closed and to.day != was.day:
        yield SchoolClosed(day=date_text(to.day), name=closed[to.day])


def check_standing(wanted: Iterable[Meeting], cancelled: Iterable[Meeting]) -> Iterator[Violation]:
    """Whether cancelled sessions of the group stand where new ones would begin: those are restored."""
    begins = {(one.day, one.span.start) for one in wanted}
    there = sorted(one for one in cancelled if (one.day, one.span.start) in begins)
    if there:
        yield CancelledStandsThere(when=few([one.words for one in there]))


def closed_text(series: Series, closed: Mapping[date, str]) -> str:
    """The days a series leaves out and why, the first few: 25.12.2026 (Christmas Day)."""
    days = left_out(series, closed)
    return few([_("{day} ({name})").format(day=date_text(day), name=closed[day]) for day in days])
