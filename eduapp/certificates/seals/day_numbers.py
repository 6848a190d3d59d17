"""Days as they are written in what is signed: whole days since 1970-01-01, also before it."""

from datetime import date, timedelta

_FIRST_DAY = date(1970, 1, 1)


def number_of(day: date) -> int:
    """The number of a day."""
    return (day - _FIRST_DAY).days


def day_of(number: int) -> date:
    """The day of a number. Raises OverflowError for what lies outside the years 1 to 9999."""
    return _FIRST_DAY + timedelta(days=number)
