"""From when to when an entry of the catalogue may be chosen. What was chosen before stays (rule 90)."""

from collections.abc import Iterator
from datetime import date

from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation


class ValidBackward(Violation):
    """The last valid day lies before the first."""

    message = N_("Valid to, {last}, is before valid from, {first}. Put one of them right.")


class OutsideValidity(Violation):
    """Tells between which days something is valid, and which day is wanted."""

    def __init__(self, valid: tuple[date | None, date | None], day: date, **facts: object) -> None:
        super().__init__(**facts)
        self._valid, self._day = valid, day

    def sentence(self) -> str:
        """With the days in words, in the language spoken now."""
        days, day = validity_text(*self._valid), date_text(self._day)
        return _(self.message).format(**self.facts, days=days, day=day)


def check_validity(first: date | None, last: date | None) -> Iterator[Violation]:
    """That the days run forward; either may be open."""
    if first is not None and last is not None and last < first:
        yield ValidBackward(first=date_text(first), last=date_text(last))


def is_valid(first: date | None, last: date | None, day: date) -> bool:
    """Whether a day lies between the two, both included."""
    return (first is None or first <= day) and (last is None or day <= last)


def validity_text(first: date | None, last: date | None) -> str:
    """From when to when, in words; empty if there is no limit."""
    if first is not None and last is not None:
        return _("from {first} to {last}").format(first=date_text(first), last=date_text(last))
    if first is not None:
        return _("from {day}").format(day=date_text(first))
    return _("until {day}").format(day=date_text(last)) if last is not None else ""
