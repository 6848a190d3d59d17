"""How people write numbers, dates, times and lengths of time in cells, and what to tell them when it fails.

Each function here and in `words` makes a parser: text in, value or Problem out. A parser gets the text
stripped and never empty, raises nothing whatever the text is, and answers the same text the same way, so that
answers may be kept.

    numbers(least=0)("1 200")           1200
    decimals(least=0)("6,5")            Decimal("6.5")
    dates()("5/6/1990")                 date(1990, 6, 5)
    times()("800")                      480, minutes after midnight
    minutes()("30 min"), hours()("6,5") 30, 390, both in minutes
"""

import calendar
import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from eduapp.core.i18n import N_, date_text
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.exchange.files.formats.remarks import Problem

T = TypeVar("T")
Parser = Callable[[str], T | Problem]

MOST_DIGITS = 12
_SIGNS = str.maketrans("−–\u00a0\u202f\u2009", "--   ")  # minus and dash; hard, narrow and thin spaces
_PLAIN_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:([.,])([0-9]+))?")
_GROUPED_NUMBER = re.compile(r"([+-]?)([0-9]{1,3}(?:([., ])[0-9]{3})(?:\3[0-9]{3})*)(?:(?!\3)[.,]([0-9]+))?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})(\. ?|/|-)([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_MIDNIGHT = re.compile(r"[ T]00[:.]00(?:[:.]00)?(?:\.0+)?Z?")
_CLOCK = re.compile(r"(?:kl\.? ?)?([0-9]{1,2})(?:[.:]?([0-9]{2})(?:[.:]00)?)?")
_CLOCK_LIKE = re.compile(r"([0-9]{1,2})\.([0-5][0-9])")
_HOURS_AND_MINUTES = re.compile(
    r"([0-9]{1,3}):([0-5][0-9])(?::00)?|([0-9]{1,3}) ?[th]\.? ?([0-9]{1,2}) ?m(?:in\.?)?"
)
_UNIT_OF_HOURS = re.compile(r" ?(?:t|h|timer|timar|hours?|time)\.?$", re.IGNORECASE)
_UNIT_OF_MINUTES = re.compile(r" ?(?:m|min|minutter|minutt|minutes?)\.?$", re.IGNORECASE)

NOT_A_NUMBER = N_("{text} is not a whole number. Write digits only, such as 12.")
NOT_A_DECIMAL = N_("{text} is not a number. Write it with a comma, such as 6,5.")
TWO_READINGS = N_("{text} can be read as {one} or as {other}. Write one of them.")
TOO_LITTLE = N_("{text} is too little: {least} is the least.")
TOO_MUCH = N_("{text} is too much: {most} is the most.")
NOT_A_DATE = N_("{text} is not a date. Write day.month.year, such as {example}.")
TOO_EARLY = N_("{text} is too early: {first} is the first date that fits here.")
TOO_LATE = N_("{text} is too late: {last} is the last date that fits here.")
NOT_A_TIME = N_("{text} is not a time of day. Write hours.minutes, such as 08.00.")
NOT_MINUTES = N_("{text} is not a number of minutes. Write whole minutes, such as 30.")
NOT_HOURS = N_("{text} is not a number of hours. Write it with a comma, such as 6,5.")
BELOW_NOTHING = N_("{text} is below zero. Write how long it took.")


def numbers(least: int | None = None, most: int | None = None) -> Parser[int]:
    """Whole numbers, also as 1 200 or 12,0; 1.200 is asked about, since it means two things."""

    def parse(text: str) -> int | Problem:
        value = _decimal(text)
        if isinstance(value, Problem):
            return value
        if value is None or value != value.to_integral_value():
            return Problem(NOT_A_NUMBER, text=text)
        return _within(int(value), text, least, most)

    return parse


def decimals(least: int | None = None, most: int | None = None) -> Parser[Decimal]:
    """Numbers with a decimal comma or point, also as 1 234,5 or 1.234,5."""

    def parse(text: str) -> Decimal | Problem:
        value = _decimal(text)
        if value is None:
            return Problem(NOT_A_DECIMAL, text=text)
        return value if isinstance(value, Problem) else _within(value, text, least, most)

    return parse


def dates(
    first: date = date(1900, 1, 1), last: date = date(2199, 12, 31), newest_short_year: int = 2069
) -> Parser[date]:
    """Dates as 5.6.1990, 05.06.90, 5/6/1990 or 1990-06-05; the day stands before the month.

    Short years lie in the hundred years up to `newest_short_year`: give this year for dates of birth.
    """

    def parse(text: str) -> date | Problem:
        parts = _date_parts(text, newest_short_year)
        if parts is None:
            return Problem(NOT_A_DATE, {"example": "05.06.1990"}, text=text)
        year, month, day = parts
        if not 1 <= month <= 12 or not 1 <= day <= 31 or year < 1:  # noqa: PLR2004 - a calendar
            return Problem(NOT_A_DATE, {"example": "05.06.1990"}, text=text)
        longest = calendar.monthrange(year, month)[1]
        if day > longest:
            return Problem(NOT_A_DATE, {"example": date_text(date(year, month, longest))}, text=text)
        found = date(year, month, day)
        if found < first:
            return Problem(TOO_EARLY, {"first": date_text(first)}, text=text)
        return found if found <= last else Problem(TOO_LATE, {"last": date_text(last)}, text=text)

    return parse


def times(latest: int = MINUTES_A_DAY) -> Parser[int]:
    """Times of day as 08.00, 8:00, 800 or 8, in minutes after midnight; 24.00 is the end of the day."""

    def parse(text: str) -> int | Problem:
        match = _CLOCK.fullmatch(text.casefold())
        if not match or int(match[2] or 0) >= 60:  # noqa: PLR2004 - minutes of an hour
            return Problem(NOT_A_TIME, text=text)
        minute = int(match[1]) * 60 + int(match[2] or 0)
        return minute if minute <= latest else Problem(NOT_A_TIME, text=text)

    return parse


def minutes(most: int = MINUTES_A_DAY) -> Parser[int]:
    """A length of time in minutes: 30, 30 min, 0:30."""

    def parse(text: str) -> int | Problem:
        whole = _hours_and_minutes(text)
        value = _decimal(_UNIT_OF_MINUTES.sub("", text)) if whole is None else Decimal(whole)
        if value is None or isinstance(value, Problem) or value != value.to_integral_value():
            return Problem(NOT_MINUTES, text=text)
        return _length(int(value), text, most, shown=str(most))

    return parse


def hours(most: int = MINUTES_A_DAY) -> Parser[int]:
    """A length of time in hours, as minutes: 6,5 or 6:30 or 6 t 30 min make 390. Rounded to whole minutes."""

    def parse(text: str) -> int | Problem:
        whole = _hours_and_minutes(text)
        if whole is not None:
            return _length(whole, text, most, shown=f"{most // 60}:{most % 60:02d}")
        bare = _UNIT_OF_HOURS.sub("", text)
        clock = _CLOCK_LIKE.fullmatch(bare)
        if clock and clock[2] != "00":  # 6.30 is half past six hours here, and 6,3 hours elsewhere
            return Problem(
                TWO_READINGS, {"one": f"{clock[1]}:{clock[2]}", "other": f"{clock[1]},{clock[2]}"}, text
            )
        value = _decimal(bare)
        if value is None or isinstance(value, Problem):
            return Problem(NOT_HOURS, text=text)
        spent = int((value * 60).to_integral_value(ROUND_HALF_UP))
        return _length(spent, text, most, shown=f"{Decimal(most) / 60:.4g}".replace(".", ","))

    return parse


def _decimal(text: str) -> Decimal | Problem | None:
    """The number that is written, None if none is, a Problem if two are: 1.200."""
    plain = text.translate(_SIGNS)
    if sum(map(str.isdigit, plain)) > MOST_DIGITS:
        return None
    match = _PLAIN_NUMBER.fullmatch(plain)
    if match:
        sign, whole, mark, rest = match.groups()
        if mark == "." and len(rest) == 3 and len(whole) <= 3 and whole != "0":  # noqa: PLR2004 - thousands
            return Problem(TWO_READINGS, {"one": sign + whole + rest, "other": f"{sign}{whole},{rest}"}, text)
        return Decimal(f"{sign}{whole}.{rest or 0}")
    match = _GROUPED_NUMBER.fullmatch(plain)
    if match:
        sign, whole, mark, rest = match.groups()
        return Decimal(f"{sign}{whole.replace(mark, '')}.{rest or 0}")
    return None


def _date_parts(text: str, newest_short_year: int) -> tuple[int, int, int] | None:
    day_alone = _MIDNIGHT.sub("", text) if len(text) > 10 else text  # noqa: PLR2004 - a time stands behind it
    match = _YEAR_FIRST.fullmatch(day_alone)
    if match:
        return int(match[1]), int(match[2]), int(match[3])
    match = _DAY_FIRST.fullmatch(day_alone)
    if not match:
        return None
    year = int(match[4])
    if len(match[4]) == 2:  # noqa: PLR2004 - a short year
        year += newest_short_year - newest_short_year % 100
        year -= 100 if year > newest_short_year else 0
    return year, int(match[3]), int(match[1])


def _hours_and_minutes(text: str) -> int | None:
    match = _HOURS_AND_MINUTES.fullmatch(text.casefold())
    if not match:
        return None
    return int(match[1] or match[3]) * 60 + int(match[2] or match[4])


N = TypeVar("N", int, Decimal)


def _within(value: N, text: str, least: int | None, most: int | None) -> N | Problem:
    if least is not None and value < least:
        return Problem(TOO_LITTLE, {"least": least}, text=text)
    if most is not None and value > most:
        return Problem(TOO_MUCH, {"most": most}, text=text)
    return value


def _length(value: int, text: str, most: int, *, shown: str) -> int | Problem:
    if value < 0:
        return Problem(BELOW_NOTHING, text=text)
    return value if value <= most else Problem(TOO_MUCH, {"most": shown}, text=text)
