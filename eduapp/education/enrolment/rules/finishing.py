"""Will they finish? The planned hours over somebody's own sessions, against how long they are here. Pure.

What is not known is said to be not known; nothing here stands against anybody by itself.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from eduapp.core.i18n import _, date_text, hours_text, ngettext
from eduapp.education.courses.rules import unit_text
from eduapp.education.timetable.rules import Meeting

DAYS_A_WEEK = 7
PATTERN_WEEKS = 4  # the fullest of the last weeks that are planned tells how a week goes


class Outlook(StrEnum):
    """What can be said about finishing."""

    IN_TIME = "in_time"
    SHORT = "short"  # leaves before the hours are reached
    GROUP_SHORT = "group_short"  # the group itself ends before they are
    UNKNOWN_UNTIL = "unknown_until"
    UNKNOWN_PLAN = "unknown_plan"


@dataclass(frozen=True)
class Plan:
    """What a course asks for and what lies before somebody: minutes, and the sessions from their start."""

    needed: int  # minutes of the course, what counts as done already taken off
    unit: int  # minutes of one planned hour: 45 or 60
    meetings: Sequence[Meeting]  # of the group, from the person's start, not cancelled, in order
    group_last: date


@dataclass(frozen=True)
class Finish:
    """Whether somebody will have the planned hours before they leave, and what would be missing."""

    outlook: Outlook
    needed: int  # minutes
    unit: int
    got: int = 0  # minutes until they leave or the group ends, no more than needed
    ready_on: date | None = None  # the day the hours are reached, if the group gets there
    until: date | None = None
    group_last: date | None = None
    weekly: int = 0  # minutes in a usual week
    counted_on_from: date | None = None  # sessions after this day are not planned yet

    @property
    def missing(self) -> int:
        """Minutes too few; 0 where nothing is known to be missing."""
        short = self.outlook in (Outlook.SHORT, Outlook.GROUP_SHORT)
        return self.needed - self.got if short else 0

    @property
    def weeks(self) -> int:
        """How many more usual weeks that takes; 0 if no week is known."""
        return -(-self.missing // self.weekly) if self.weekly else 0


def will_finish(plan: Plan, until: date | None, closed: Container[date] = frozenset()) -> Finish:
    """Add up the sessions until somebody leaves. `closed` are days without teaching, such as holidays."""
    planned = [one for one in plan.meetings if one.day not in closed]
    counted = list(planned)
    weekly = _usual_week(planned)
    counted_on_from = None
    if planned and _minutes(planned) < plan.needed:
        further = list(_going_on(planned, plan.needed - _minutes(planned), plan.group_last, closed))
        counted += further
        counted_on_from = planned[-1].day if further else None
    limit = plan.group_last if until is None else min(until, plan.group_last)
    ready = _ready_on(counted, plan.needed)
    return Finish(
        outlook=_outlook(planned, ready, until, plan.group_last),
        needed=plan.needed,
        unit=plan.unit,
        got=min(plan.needed, _minutes(one for one in counted if one.day <= limit)),
        ready_on=ready,
        until=until,
        group_last=plan.group_last,
        weekly=sum(weekly.values()),
        counted_on_from=counted_on_from,
    )


def finish_sentence(finish: Finish) -> str:
    """The answer in one plain sentence, and one more where sessions are not planned yet."""
    said = _SENTENCES[finish.outlook](finish)
    if finish.counted_on_from is None:
        return said
    after = _("Sessions after {day} are not planned yet; they are counted as in the weeks before.")
    return f"{said} {after.format(day=date_text(finish.counted_on_from))}"


def plan_sentence(finish: Finish) -> str:
    """Whether the sessions of a group give the planned hours, told of the group itself; "" if they do."""
    if not finish.needed:
        return ""
    if finish.outlook is Outlook.UNKNOWN_PLAN:
        words = _("No sessions are planned yet: the course asks for {needed} {unit}.")
        return words.format(needed=_hours(finish.needed, finish), unit=unit_text(finish.unit))
    if not finish.missing:
        return ""
    words = _("The sessions give {got} of {needed} {unit} by {last}, {missing} too few.")
    return _counted(words, finish, last=_day(finish.group_last))


def shortfall_text(finish: Finish) -> str:
    """How much is missing, short enough for a list: 12 hours short."""
    count = -(-finish.missing // finish.unit)
    return ngettext("{count} hour short", "{count} hours short", count).format(count=count)


def reached_text(finish: Finish) -> str:
    """How far the hours reach until somebody leaves or the group ends: 40 of 60 hours by 16.12.2026."""
    last = finish.group_last or finish.until
    day = min(finish.until, last) if finish.until is not None and last is not None else last
    return _("{got} of {needed} hours by {day}").format(
        got=_hours(finish.got, finish), needed=_hours(finish.needed, finish), day=_day(day)
    )


def _outlook(planned: list[Meeting], ready: date | None, until: date | None, group_last: date) -> Outlook:
    if not planned:
        return Outlook.UNKNOWN_PLAN
    if ready is None and (until is None or until >= group_last):
        return Outlook.GROUP_SHORT  # however long somebody is here
    if until is None:
        return Outlook.UNKNOWN_UNTIL
    return Outlook.IN_TIME if ready is not None and ready <= until else Outlook.SHORT


def _minutes(meetings: Iterable[Meeting]) -> int:
    return sum(one.span.minutes for one in meetings)


def _ready_on(meetings: list[Meeting], needed: int) -> date | None:
    reached = 0
    for one in meetings:
        reached += one.span.minutes
        if reached >= needed:
            return one.day
    return None


def _usual_week(planned: list[Meeting]) -> dict[int, int]:
    """Minutes on each weekday, as in the fullest of the last planned weeks."""
    weeks: dict[int, dict[int, int]] = {}
    for one in planned:
        back = (planned[-1].day - one.day).days // DAYS_A_WEEK
        if back < PATTERN_WEEKS:
            week = weeks.setdefault(back, {})
            week[one.day.weekday()] = week.get(one.day.weekday(), 0) + one.span.minutes
    return max(weeks.values(), key=lambda week: sum(week.values()), default={})


def _going_on(planned: list[Meeting], lacking: int, last: date, closed: Container[date]) -> Iterator[Meeting]:
    """The sessions there would be after the last planned one, week after week, until nothing is lacking."""
    week, day = _usual_week(planned), planned[-1].day
    span = planned[-1].span
    while week and lacking > 0 and day < last:
        day += timedelta(days=1)
        minutes = week.get(day.weekday(), 0)
        if minutes and day not in closed:
            lacking -= minutes
            yield Meeting(day, type(span)(0, minutes))


def _in_time(finish: Finish) -> str:
    words = _("Will finish: the planned hours are reached {ready}, and the learner is here until {until}.")
    return words.format(ready=_day(finish.ready_on), until=_day(finish.until))


def _short(finish: Finish) -> str:
    words = _("Will not finish: {got} of {needed} {unit} by {until}, {missing} too few.")
    return _counted(words, finish, until=_day(finish.until))


def _counted(words: str, finish: Finish, **days: str) -> str:
    """A sentence on too few hours, with its figures and how many more weeks it takes."""
    said = words.format(
        got=_hours(finish.got, finish),
        needed=_hours(finish.needed, finish),
        unit=unit_text(finish.unit),
        missing=_hours(finish.missing, finish),
        **days,
    )
    return _and_more(said, finish)


def _and_more(said: str, finish: Finish) -> str:
    """With how many more usual weeks it takes, where that is known."""
    if not finish.weeks:
        return said
    more = ngettext("That takes {count} more week.", "That takes {count} more weeks.", finish.weeks)
    return f"{said} {more.format(count=finish.weeks)}"


def _group_short(finish: Finish) -> str:
    words = _("The group ends {last} with {got} of {needed} {unit} from this start, {missing} too few.")
    return words.format(
        last=_day(finish.group_last),
        got=_hours(finish.got, finish),
        needed=_hours(finish.needed, finish),
        unit=unit_text(finish.unit),
        missing=_hours(finish.missing, finish),
    )


def _unknown_until(finish: Finish) -> str:
    words = _(
        "Not known: how long the learner is here is not recorded. The planned hours are reached {ready}."
    )
    return words.format(ready=_day(finish.ready_on))


def _unknown_plan(_finish: Finish) -> str:
    return _("Not known: no sessions are planned from this start.")


def _hours(minutes: int, finish: Finish) -> str:
    return hours_text(minutes, finish.unit)


def _day(day: date | None) -> str:
    return date_text(day) if day is not None else "–"


_SENTENCES = {
    Outlook.IN_TIME: _in_time,
    Outlook.SHORT: _short,
    Outlook.GROUP_SHORT: _group_short,
    Outlook.UNKNOWN_UNTIL: _unknown_until,
    Outlook.UNKNOWN_PLAN: _unknown_plan,
}
