"""Reads days, times and spans the way people type them. No Qt: an import reads its cells the same way."""

import re
from datetime import date, timedelta

from eduapp.core.spans import MINUTES_A_DAY

_NEAR = {
    "t": 0, "i dag": 0, "idag": 0, "today": 0,
    "i morgen": 1, "i morgon": 1, "imorgen": 1, "imorgon": 1, "tomorrow": 1,
    "i går": -1, "i gaar": -1, "igår": -1, "yesterday": -1,
}  # fmt: skip
_OFFSET = re.compile(r"([+\-−])\s*(\d{1,4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PARTS = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})(?:\s*[./\- ]\s*(\d{4}|\d{2})?)?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_CLOCK = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:\s*[.:,]\s*(\d{1,2})|(\d{2}))?")
_SPAN_COLON = re.compile(r"(\d{1,3})\s*:\s*([0-5]\d)")
_SPAN_UNITS = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:t|h|timer|timar|hours?))?\s*(?:(\d{1,4})\s*(?:m|min)\.?)?"
)
_SPAN_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")

_FAR_YEARS = 10  # two figures mean the coming ten years or the ninety before


def read_day(text: str, today: date, *, past: bool = False) -> date | None:
    """The day somebody typed, or None if it is none.

    Understands 3.9, 03.09.26, 3/9/2026, 030926, 2026-09-03, t, i dag, i morgen, +7 and −1. A day without a
    year is the one nearest to today; with `past` (birth dates) never one to come.
    """
    typed = " ".join(text.casefold().split())
    if typed in _NEAR:
        return _shifted(today, _NEAR[typed])
    if offset := _OFFSET.fullmatch(typed):
        return _shifted(today, int(offset[2]) * (1 if offset[1] == "+" else -1))
    if iso := _ISO.fullmatch(typed):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if parts := _PARTS.fullmatch(typed) or _SOLID.fullmatch(typed):
        return _in_a_year(int(parts[1]), int(parts[2]), parts[3], today, past=past)
    return None


def read_clock(text: str) -> int | None:
    """A time of day as minutes after midnight: 8, 800, 8.00, 08:00, kl. 8.30; 24 is the end of the day."""
    match = _CLOCK.fullmatch(text.strip().casefold())
    if not match:
        return None
    hour, minute = int(match[1]), match[2] or match[3] or "0"
    if match[2] and len(match[2]) == 1:
        minute += "0"  # 8.3 is half past eight
    at = hour * 60 + int(minute)
    return at if int(minute) < 60 and at <= MINUTES_A_DAY else None  # noqa: PLR2004 - minutes of an hour


def read_span(text: str) -> int | None:
    """An amount of time as minutes: 1:30, 1,5, 1,5 t, 90 min, 1 t 30 min. A bare number means hours."""
    typed = text.strip().casefold()
    if colon := _SPAN_COLON.fullmatch(typed):
        return int(colon[1]) * 60 + int(colon[2])
    if _SPAN_HOURS.fullmatch(typed):
        return _minutes(typed)
    units = _SPAN_UNITS.fullmatch(typed)
    if not typed or not units:
        return None
    return (_minutes(units[1]) if units[1] else 0) + int(units[2] or 0)


def _minutes(hours: str) -> int:
    whole, _point, part = hours.replace(",", ".").partition(".")
    return (
        int(whole) * 60 + (int(part) * 60 + 5 * 10 ** (len(part) - 1)) // 10 ** len(part)
        if part
        else int(whole) * 60
    )


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shifted(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _in_a_year(day: int, month: int, year: str | None, today: date, *, past: bool) -> date | None:
    if not year:
        return _nearest(day, month, today, past=past)
    full = int(year)
    if len(year) == 2:  # noqa: PLR2004 - two figures leave the century open
        full += today.year - today.year % 100
        full -= 100 if full > today.year + (0 if past else _FAR_YEARS) else 0
    return _day(full, month, day)


def _nearest(day: int, month: int, today: date, *, past: bool) -> date | None:
    years = (today.year, today.year - 1) if past else (today.year, today.year + 1, today.year - 1)
    found = [d for d in (_day(year, month, day) for year in years) if d and not (past and d > today)]
    return min(found, key=lambda d: abs((d - today).days), default=None)
