"""The invented year: school days, working days, moments. Always the same, so that data can be compared."""

from datetime import UTC, date, datetime, timedelta

from eduapp.core.clock import zone
from eduapp.core.spans import days

FIRST = date(2025, 11, 24)  # a Monday: the first day with records
LAST = date(2026, 11, 20)  # a Friday: the last
TODAY = date(2026, 11, 23)  # when somebody opens the database
HORIZON = date(2027, 6, 18)  # until when sessions are planned
MADE_AT = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)

SATURDAY = 5
TERMS = (
    ("Høst 2025", date(2025, 8, 18), date(2025, 12, 19)),
    ("Vår 2026", date(2026, 1, 5), date(2026, 6, 19)),
    ("Høst 2026", date(2026, 8, 17), date(2026, 12, 18)),
    ("Vår 2027", date(2027, 1, 4), HORIZON),
)
_HOLIDAYS = {
    *(date(2025, 12, day) for day in (24, 25, 26, 31)),
    *(date(2026, 1, 1), date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)),
    *(date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25)),
    *(date(2026, 12, day) for day in (24, 25, 31)),
    *(date(2027, 1, 1), date(2027, 3, 25), date(2027, 3, 26), date(2027, 3, 29)),
    *(date(2027, 5, 6), date(2027, 5, 17)),
}
_SCHOOL_BREAKS = (  # winter, Easter and autumn
    (date(2026, 2, 16), date(2026, 2, 20)),
    (date(2026, 3, 30), date(2026, 4, 6)),
    (date(2026, 9, 28), date(2026, 10, 2)),
    (date(2027, 2, 22), date(2027, 2, 26)),
    (date(2027, 3, 22), date(2027, 3, 29)),
)
_SUMMER = (date(2026, 7, 6), date(2026, 7, 24))  # the workshops rest for three weeks


def _is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and day not in _HOLIDAYS


def _within(day: date, spans: tuple[tuple[date, date], ...]) -> bool:
    return any(first <= day <= last for first, last in spans)


TEACHING = tuple(
    day
    for day in days(FIRST, HORIZON)
    if _is_working_day(day)
    and _within(day, tuple((first, last) for _name, first, last in TERMS))
    and not _within(day, _SCHOOL_BREAKS)
)
WORKING = tuple(day for day in days(FIRST, LAST) if _is_working_day(day) and not _within(day, (_SUMMER,)))


def at(day: date, minute: int) -> datetime:
    """A wall time of the site as a moment."""
    return datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=zone()).astimezone(UTC)


def monday_after(day: date) -> date:
    """The next Monday."""
    return day + timedelta(days=7 - day.weekday())
