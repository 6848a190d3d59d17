"""The periods there are figures of: calendar years, school years and half-years, and no others.

Days chosen freely could be moved by one, and what came more or less would be of one person. The half-years
are those of resources/codes/half_years.toml; a school year is an autumn and the spring after it.
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
        halves = {code.key: _half(code.key, year) for code in code_list(_HALVES)}
        autumn, spring = halves["autumn"], _half("spring", year + 1)
        words = {"first": year, "last": year + 1}
        found += halves.values()
        found.append(Period(autumn.first, spring.last, _("school year {first}–{last}").format(**words)))
        found.append(Period(date(year, 1, 1), date(year, 12, 31), _("the year {year}").format(year=year)))
    begun = [one for one in found if one.first <= today]
    return sorted(begun, key=lambda one: (one.last, one.first), reverse=True)


def check_writing(period: Period, today: date) -> Iterator[Violation]:
    """All that stands against figures that leave the house."""
    if not period.is_over(today):
        yield NotOver(period=period.label, last=date_text(period.last))


def _half(key: str, year: int) -> Period:
    code = code_list(_HALVES)[key]
    first, last = (date.fromisoformat(f"{year}-{code.said(end)}") for end in ("first", "last"))
    return Period(first, last, _("{half_year} {year}").format(half_year=code.label, year=year))
