"""The school calendar: days without teaching, extra days with teaching, parts of a day. Pure.

The law's public holidays (helligdagsfredloven § 2; lov om 1 og 17 mai) come from a library, the rest from the
school's own calendar. A day of the calendar wins over a holiday: the school may teach on it.
"""

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text
from eduapp.core.spans import MINUTES_A_DAY, as_time, days
from eduapp.core.violations import Violation

LONGEST_CALENDAR_NAME = 60
MOST_CALENDAR_DAYS = 120  # a summer, with room
SATURDAY = 5
MORNING, AFTERNOON, EVENING = "morning", "afternoon", "evening"
PUBLIC_HOLIDAY = "public_holiday"  # not in the closed list of the school: nobody enters it


@dataclass(frozen=True)
class CalendarFacts:
    """Days that differ from other school days (code: calendar_kinds), and what they are called."""

    name: str
    first_day: date
    last_day: date
    kind: str = "holiday"

    @property
    def open(self) -> bool:
        """Whether there is teaching on these days, though there would be none."""
        return code_list("calendar_kinds")[self.kind].has("open")


@dataclass(frozen=True)
class ClosedDay:
    """Why nothing is taught on a day: the name of the holiday or of the school's own day, and its kind."""

    day: date
    name: str
    kind: str

    @property
    def label(self) -> str:
        """Its name in the language spoken now; the law's holidays have one in each."""
        return (
            "; ".join(_(part) for part in self.name.split("; ")) if self.kind == PUBLIC_HOLIDAY else self.name
        )


@dataclass(frozen=True)
class DayParts:
    """Where the afternoon and the evening begin, in minutes after midnight, on all seven days (rule 42)."""

    afternoon: int = 12 * 60
    evening: int = 16 * 60

    def part_of(self, minute: int) -> str:
        """Every minute belongs to a part of the day, also one between two lessons: 12:15 is somewhere."""
        if minute < self.afternoon:
            return MORNING
        return AFTERNOON if minute < self.evening else EVENING


class CalendarNameMissing(Violation):
    """Somebody wonders why there is no teaching."""

    message = N_("Row {place} of the calendar has no name. Write one, such as “Autumn break”.")


class CalendarNameTooLong(Violation):
    """Longer than a week can show."""

    message = N_("“{name}” is too long. At most {most} characters are possible.")


class CalendarRunsBackward(Violation):
    """The last day lies before the first."""

    message = N_("“{name}” ends on {last}, before it begins on {first}. Put one of the days right.")


class CalendarTooLong(Violation):
    """Nearly half a year is no break."""

    message = N_("“{name}” lasts {count} days. At most {most} are possible; check its days.")


class CalendarKindUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” is not a kind of day. Choose one from the list.")


class DayPartsWrong(Violation):
    """Morning, afternoon and evening follow one another."""

    message = N_("The afternoon begins at {afternoon} and the evening at {evening}. The evening comes later.")


def check_calendar(entries: Sequence[CalendarFacts]) -> Iterator[Violation]:
    """Named, of a known kind, running forward. What is open wins, so a break may hold a day with teaching."""
    for place, entry in enumerate(entries, start=1):
        if not entry.name:
            yield CalendarNameMissing(place=place)
        if len(entry.name) > LONGEST_CALENDAR_NAME:
            yield CalendarNameTooLong(name=entry.name[:20] + "…", most=LONGEST_CALENDAR_NAME)
        if entry.kind not in code_list("calendar_kinds"):
            yield CalendarKindUnknown(text=entry.kind)
        length = (entry.last_day - entry.first_day).days + 1
        if length < 1:
            first, last = date_text(entry.first_day), date_text(entry.last_day)
            yield CalendarRunsBackward(name=entry.name, first=first, last=last)
        if length > MOST_CALENDAR_DAYS:
            yield CalendarTooLong(name=entry.name, count=length, most=MOST_CALENDAR_DAYS)


def check_day_parts(parts: DayParts) -> Iterator[Violation]:
    """In the order of the day."""
    if not 0 < parts.afternoon < parts.evening < MINUTES_A_DAY:
        yield DayPartsWrong(
            afternoon=clock_text(as_time(parts.afternoon)), evening=clock_text(as_time(parts.evening))
        )


def closed_among(first: date, last: date, entries: Iterable[CalendarFacts]) -> dict[date, ClosedDay]:
    """The days without teaching between two days: holidays of the law and of the school, in order."""
    found = {day: ClosedDay(day, name, PUBLIC_HOLIDAY) for day, name in holidays_between(first, last).items()}
    known = list(entries)
    for entry in sorted(known, key=lambda one: one.open):  # what is open comes last, and wins
        for day in days(max(first, entry.first_day), min(last, entry.last_day)):
            if entry.open:
                found.pop(day, None)
            else:
                found[day] = ClosedDay(day, entry.name, entry.kind)
    return dict(sorted(found.items()))


def teaching_among(
    first: date, last: date, entries: Iterable[CalendarFacts], terms: Iterable[tuple[date, date]] = ()
) -> list[date]:
    """The days on which there can be teaching: Monday to Friday within a term, and what the school opened.

    While no term is known, every week counts.
    """
    known, spans = list(entries), list(terms)
    closed = closed_among(first, last, known)
    opened = {day for one in known if one.open for day in days(one.first_day, one.last_day)}

    def usual(day: date) -> bool:
        within = not spans or any(begins <= day <= ends for begins, ends in spans)
        return day.weekday() < SATURDAY and within

    return [day for day in days(first, last) if day in opened or (day not in closed and usual(day))]


def holidays_between(first: date, last: date) -> dict[date, str]:
    """The law's public holidays between two days, each with its English name (N_)."""
    years = range(first.year, last.year + 1)
    return {
        day: name for year in years for day, name in public_holidays(year).items() if first <= day <= last
    }


@functools.cache
def public_holidays(year: int) -> Mapping[date, str]:
    """The law's public holidays of a year. Two on one day are written with a semicolon between."""
    from holidays.countries.norway import Norway  # noqa: PLC0415 - heavy: it knows every country

    calendar = Norway(years=year, language="en_US")
    named = {day: "; ".join(_ours(part) for part in name.split("; ")) for day, name in calendar.items()}
    return MappingProxyType(dict(sorted(named.items())))


def _ours(name: str) -> str:
    """The library's name as we say it; one it has new speaks for itself."""
    return _NAMES.get(name, name)


_NAMES = {
    "New Year's Day": N_("New Year's Day"),
    "Maundy Thursday": N_("Maundy Thursday"),
    "Good Friday": N_("Good Friday"),
    "Easter Sunday": N_("Easter Sunday"),
    "Easter Monday": N_("Easter Monday"),
    "Labor Day": N_("Labour Day"),
    "Constitution Day": N_("Constitution Day"),
    "Ascension Day": N_("Ascension Day"),
    "Pentecost": N_("Whit Sunday"),
    "Pentecost Monday": N_("Whit Monday"),
    "Christmas Day": N_("Christmas Day"),
    "Second Day of Christmas": N_("Boxing Day"),
}
