"""How long and how far ahead something may stand in the timetable: numbers as data. More is a slip. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

APPOINTMENT, AHEAD, SERIES, CALENDAR = "appointment_days", "ahead_days", "series_days", "calendar_days"


class TooManyDays(Violation):
    """Nobody plans that long; probably the year is wrong."""

    about = ("last", "last_day")
    message = N_("From {first} to {last} are {count} days. At most {most} are possible: check the years.")


class TooFarAhead(Violation):
    """Nobody knows that far ahead; probably the year is wrong."""

    about = ("first", "first_day")
    message = N_("{day} is too far ahead. At most {latest} is possible: check the year.")


def limit(key: str) -> int:
    """A number of days by its name in timetable_limits."""
    value = code_list("timetable_limits")[key].flags["value"]
    if not isinstance(value, int):
        raise TypeError(key)
    return value


def check_length(key: str, first: date, last: date) -> Iterator[Violation]:
    """That days which run forward are not absurdly many."""
    count = (last - first).days + 1
    if count > limit(key):
        yield TooManyDays(first=date_text(first), last=date_text(last), count=count, most=limit(key))


def check_ahead(day: date, today: date) -> Iterator[Violation]:
    """That a day is not absurdly far ahead."""
    latest = today + timedelta(days=limit(AHEAD))
    if day > latest:
        yield TooFarAhead(day=date_text(day), latest=date_text(latest))
