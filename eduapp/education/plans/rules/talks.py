"""Talks on progress: at least one with everybody in every half-year. Pure.

The half-years stand in resources/codes/half_years.toml with their paragraphs (opplæringsforskrifta §§ 9-6,
9-13, 15-8).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation
from eduapp.education.plans.rules.windows import in_force

LIST = "half_years"
LONGEST_NOTE = 2000
LONGEST_REASON = 200


@dataclass(frozen=True)
class HalfYear:
    """One half-year: its code, days, paragraph, and from when on one is reminded of what is missing."""

    key: str
    first: date
    last: date
    paragraph: str
    remind_from: date

    @property
    def label(self) -> str:
        """Such as autumn 2026."""
        return _("{half_year} {year}").format(half_year=code_list(LIST)[self.key].label, year=self.last.year)


@dataclass(frozen=True)
class TalkFacts:
    """What is recorded of a talk: the day, one note for staff only, and one the learner may have on paper."""

    day: date
    staff_note: str = ""
    learner_note: str = ""


class TalkToCome(Violation):
    """Nobody records a talk that was not held."""

    message = N_("{day} is still to come. Record the talk when it has been held.")
    about = ("day",)


class TalkTooOld(Violation):
    """What lies before the last half-year is history."""

    message = N_("{day} is too long ago. Talks can be recorded back to {first}, the last half-year.")
    about = ("day",)


class TalkOnThatDay(Violation):
    """One talk a day is one talk: two people who both record it would make two of it."""

    message = N_("A talk on {day} is recorded already, by {name}. Correct that one, or choose another day.")
    about = ("day",)


class NoteTooLong(Violation):
    """Longer than a note."""

    message = N_("A note has {length} characters. At most {most} are possible.")


class CorrectionReasonMissing(Violation):
    """A correction is attested: why, and by whom."""

    message = N_("Write why the talk is corrected. What stood before is kept beside it.")
    about = ("reason",)


def half_year_of(day: date) -> HalfYear | None:
    """The half-year a day belongs to, by what applied on that day; None before anything applied."""
    for code in in_force(LIST, day):
        first, last = _day(code.flags.get("first"), day.year), _day(code.flags.get("last"), day.year)
        if first <= day <= last:
            days = code.flags.get("remind_days", 0)
            ahead = timedelta(days=days if isinstance(days, int) else 0)
            return HalfYear(code.key, first, last, str(code.flags.get("paragraph", "")), last - ahead)
    return None


def before(half: HalfYear) -> HalfYear | None:
    """The half-year before."""
    return half_year_of(half.first - timedelta(days=1))


def talk_due(half: HalfYear, until: date | None, today: date) -> date:
    """The last day for the talk of a half-year: its end, or the last day here if that comes first.

    A last day here that has passed says nothing of when somebody leaves.
    """
    known = until is not None and today <= until
    return min(half.last, until) if known and until else half.last


def check_talk(facts: TalkFacts, today: date) -> Iterator[Violation]:
    """Everything about what is recorded of a talk."""
    this = half_year_of(today)
    last = before(this) if this else None
    if facts.day > today:
        yield TalkToCome(day=date_text(facts.day))
    elif last is not None and facts.day < last.first:
        yield TalkTooOld(day=date_text(facts.day), first=date_text(last.first))
    for note in (facts.staff_note, facts.learner_note):
        if len(note) > LONGEST_NOTE:
            yield NoteTooLong(length=len(note), most=LONGEST_NOTE)


def check_reason(reason: str) -> Iterator[Violation]:
    """A correction says why."""
    if not reason:
        yield CorrectionReasonMissing()


def _day(text: object, year: int) -> date:
    return date.fromisoformat(f"{year}-{text}")
