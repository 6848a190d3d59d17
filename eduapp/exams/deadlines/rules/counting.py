"""Counting days, weeks, months and years as the courts do (domstolloven §§ 148, 149). Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.i18n import N_, _, day_with_weekday, ngettext
from eduapp.core.spans import months_after
from eduapp.education.school.rules import public_holidays

DAYS, WEEKS, MONTHS, YEARS = "days", "weeks", "months", "years"
_WEEKEND = {5: "Saturday", 6: "Sunday"}  # a date says its weekday itself
_OTHER = N_("no working day")


@dataclass(frozen=True)
class Period:
    """A length of time as the law says it: 10 days, 3 weeks, 6 months, 1 year."""

    count: int
    unit: str

    @property
    def words(self) -> str:
        """In the language spoken now."""
        if self.unit == DAYS:
            said = ngettext("{count} day", "{count} days", self.count)
        elif self.unit == WEEKS:
            said = ngettext("{count} week", "{count} weeks", self.count)
        elif self.unit == MONTHS:
            said = ngettext("{count} month", "{count} months", self.count)
        else:
            said = ngettext("{count} year", "{count} years", self.count)
        return said.format(count=self.count)


@dataclass(frozen=True)
class Passed:
    """A day on which no deadline ends, and why: a weekday or holidays, in English (N_)."""

    day: date
    why: str  # two holidays on one day with a semicolon between

    @property
    def words(self) -> str:
        """The day with its weekday, and the holidays it is, in the language spoken now."""
        day = day_with_weekday(self.day)
        if self.why in _WEEKEND.values():
            return day
        return f"{day} ({', '.join(_(part) for part in self.why.split('; '))})"


def end_of(start: date, period: Period) -> date:
    """The day a period ends, before weekends and holidays are looked at (domstolloven § 148).

    Days are counted from the day after `start`. Weeks end on the day of the same name, months and years on
    the day of the same number, or on the last day of a month that has no such day.
    """
    if period.unit == DAYS:
        return start + timedelta(days=period.count)
    if period.unit == WEEKS:
        return start + timedelta(weeks=period.count)
    months = period.count * (12 if period.unit == YEARS else 1)
    return months_after(start, months)


def first_after(start: date, period: Period) -> date:
    """The first day after a time in which nothing is done: that on which the period ends (see `end_of`).

    Where the last month has no such day, all of that month is part of it, and the first day is in the next.
    """
    end = end_of(start, period)
    whole = period.unit in {MONTHS, YEARS} and end.day != start.day
    return end + timedelta(days=1) if whole else end


def why_closed(day: date, closed: Collection[date] | None = None) -> str:
    """Why a day is no working day, in English (N_); "" for a working day.

    Saturdays, Sundays and the law's public holidays (domstolloven § 149), or the days of `closed` instead of
    the latter. Days that a school keeps closed by itself move no deadline.
    """
    if closed is not None:
        return _WEEKEND.get(day.weekday(), _OTHER if day in closed else "")
    return public_holidays(day.year).get(day, "") or _WEEKEND.get(day.weekday(), "")


def next_working_day(day: date, closed: Collection[date] | None = None) -> tuple[date, tuple[Passed, ...]]:
    """The day itself, or the next working day, and the days passed over on the way (domstolloven § 149)."""
    passed: list[Passed] = []
    while why := why_closed(day, closed):
        passed.append(Passed(day, why))
        day += timedelta(days=1)
    return day, tuple(passed)
