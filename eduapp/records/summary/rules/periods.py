"""The periods there are figures of: calendar years and school years, and no others. Pure.

Days chosen freely could be moved by one, and what came more or less would be of one person; a half-year could
be taken off its year. A school year is an autumn and the spring after it (resources/codes/half_years.toml).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

_YEARS_BACK = 3
_HALVES = "half_years"


@dataclass(frozen=True, order=True)
class Period:
    """One period by its days, both counted."""

    first: date
    last: date
    label: str

    def is_over(self, today: date) -> bool:
        """Whether no day of it is still to come, nor today."""
        return self.last < today


class NotOver(Violation):
    """Two files of a period that goes on differ by what one person did in between."""

    message = N_("{period} lasts until {last}. Its figures can be saved from the day after.")


def periods(today: date) -> list[Period]:
    """The periods that have begun, those of the last years, the newest first."""
    found: list[Period] = []
    for year in range(today.year - _YEARS_BACK, today.year + 1):
        words = {"first": year, "last": year + 1}
        days = _day("autumn", "first", year), _day("spring", "last", year + 1)
        found.append(Period(*days, _("school year {first}–{last}").format(**words)))
        found.append(Period(date(year, 1, 1), date(year, 12, 31), _("the year {year}").format(year=year)))
    begun = [one for one in found if one.first <= today]
    return sorted(begun, key=lambda one: (one.last, one.first), reverse=True)


def check_writing(period: Period, today: date) -> Iterator[Violation]:
    """All that stands against figures that leave the house, however they were asked for."""
    if not period.is_over(today):
        yield NotOver(period=period.label, last=date_text(period.last))


def _day(half: str, end: str, year: int) -> date:
    return date.fromisoformat(f"{year}-{code_list(_HALVES)[half].said(end)}")
