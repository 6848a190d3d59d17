"""Which backups may go. By their order and the days written on them, never by how old a clock says they are.

A clock that jumped to 2099 and back makes nothing old: days only say which backups belong together. The
numbers of classes are those of Anki's backups (reliability 3.13).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

LATEST, DAYS, WEEKS, MONTHS = 10, 12, 10, 9  # backups of each class that stay


@dataclass(frozen=True)
class Kept:
    """A backup that lies in a folder: its number counts on, its day is what stands on it."""

    number: int
    day: date


def to_drop(there: Sequence[Kept]) -> list[int]:
    """The numbers of those that may go: not among the latest, nor the last of a day, week or month that stay.

    The newest always stays. Runs of the same day, week or month are told apart by their order: a day that
    comes again after another one is another run.
    """
    newest_first = sorted(there, key=lambda one: one.number, reverse=True)
    stay = {one.number for one in newest_first[:LATEST]}
    for runs, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        stay.update(_last_of_runs(newest_first, runs)[:count])
    return [one.number for one in reversed(newest_first) if one.number not in stay]


def _last_of_runs(newest_first: Sequence[Kept], run: Callable[[date], object]) -> list[int]:
    """The newest of each run, newest first."""
    found: list[int] = []
    before: object = None
    for one in newest_first:
        if run(one.day) != before:
            found.append(one.number)
        before = run(one.day)
    return found


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
