"""When something is: a stretch of a day, and the days on which it comes again. Pure.

Times are local wall time: a day and minutes after midnight, half-open, in the site's zone. 08:00–10:00 and
10:00–11:00 do not touch. A lesson at half past eight is at half past eight on both sides of a change of the
clocks (rule 59): only what leaves the program is ever turned into a moment.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from eduapp.core.i18n import _, clock_text, date_text, weekday_short
from eduapp.core.spans import MINUTES_A_DAY, Span, as_time, days, week_of

DAYS_A_WEEK = 7
WHOLE_DAY = Span(0, MINUTES_A_DAY)
EVERY_WEEK = frozenset({1})
NAMED = 3  # days, people or times named one by one in a sentence
_SOME_MONDAY = date(2026, 8, 17)


@dataclass(frozen=True, order=True)
class Meeting:
    """One stretch of one day."""

    day: date
    span: Span

    @property
    def words(self) -> str:
        """Such as 23.11.2026 08.30–10.00."""
        return when_text(self.day, self.span)

    def overlaps(self, other: "Meeting") -> bool:
        """Whether both need the same minute of the same day."""
        return self.day == other.day and self.span.overlaps(other.span)


@dataclass(frozen=True)
class Series:
    """Meetings on the same weekdays (Monday is 0) at the same time, from a first to a last day.

    In a rotation of several weeks only those of `weeks` count; week 1 is the week of `anchor`, which is the
    first day unless something else began earlier.
    """

    weekdays: frozenset[int]
    span: Span
    first_day: date
    last_day: date
    rotation: int = 1
    weeks: frozenset[int] = EVERY_WEEK
    anchor: date | None = None

    @property
    def words(self) -> str:
        """Its weekdays and time: mon, wed 08:30–10:00."""
        weekdays = ", ".join(weekday_short(_SOME_MONDAY + timedelta(days=n)) for n in sorted(self.weekdays))
        return f"{weekdays} {time_text(self.span.start, self.span.end)}"

    def holds(self, day: date) -> bool:
        """Whether it meets on a day, if the day lies within."""
        if day.weekday() not in self.weekdays:
            return False
        return week_of_rotation(day, self.anchor or self.first_day, self.rotation) in self.weeks


def week_of_rotation(day: date, start: date, rotation: int) -> int:
    """Which week of a rotation a day lies in, from 1; counted from the Monday of the start week (rule 41).

    Counted from the start day itself, a Wednesday start would put a Monday and the Friday before it into one
    week, and shift everybody.
    """
    weeks = (week_of(day)[0] - week_of(start)[0]).days // DAYS_A_WEEK
    return weeks % max(1, rotation) + 1


def meetings_of(series: Series, closed: Iterable[date] = ()) -> tuple[Meeting, ...]:
    """Every meeting of the series in order, but for days on which nothing is held."""
    shut = frozenset(closed)
    wanted = (day for day in days(series.first_day, series.last_day) if series.holds(day))
    return tuple(Meeting(day, series.span) for day in wanted if day not in shut)


def left_out(series: Series, closed: Iterable[date]) -> tuple[date, ...]:
    """The days on which the series would meet if they were not closed."""
    return tuple(
        day for day in sorted(closed) if series.first_day <= day <= series.last_day and series.holds(day)
    )


def pattern(weekdays: Iterable[int]) -> Callable[[date], bool]:
    """Whether a day is one of these weekdays; of none means every day."""
    wanted = frozenset(weekdays)
    return (lambda day: day.weekday() in wanted) if wanted else (lambda _day: True)


def moments_of(meeting: Meeting, zone: tzinfo) -> tuple[datetime, datetime]:
    """Its beginning and end as moments: for calendars outside the program."""
    return _moment(meeting.day, meeting.span.start, zone), _moment(meeting.day, meeting.span.end, zone)


def _moment(day: date, minute: int, zone: tzinfo) -> datetime:
    whole = timedelta(days=minute // MINUTES_A_DAY)  # 24:00 is midnight of the next day
    return datetime.combine(day + whole, time(minute // 60 % 24, minute % 60), zone)


def time_text(start_minute: int, end_minute: int) -> str:
    """A stretch of a day: 08.30–10.00 in Norwegian, 08:30–10:00 in English."""
    end = clock_text(as_time(end_minute))
    if end_minute == MINUTES_A_DAY:
        end = end.replace("00", "24", 1)
    return f"{clock_text(as_time(start_minute))}–{end}"


def when_text(day: date, span: Span | None) -> str:
    """A day and a time in words; a time that nobody knows is said to be so."""
    if span is None:
        return _("{day}, time not known").format(day=date_text(day))
    return f"{date_text(day)} {time_text(span.start, span.end)}"


def few(parts: Sequence[str], comma: str = ", ") -> str:
    """The first few of a list, and how many more there are."""
    said, more = comma.join(parts[:NAMED]), len(parts) - NAMED
    return said if more <= 0 else _("{list} and {count} more").format(list=said, count=more)
