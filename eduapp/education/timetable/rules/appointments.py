"""Fixed appointments of a learner or a teacher: when, and of which neutral kind. Pure.

Nothing is kept of why. The kind (code: appointment_kinds) says whose cause an absence then is; whoever may
not see kinds is told only that somebody is busy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.core.violations import Violation
from eduapp.education.timetable.rules.limits import APPOINTMENT, check_ahead, limit
from eduapp.education.timetable.rules.occurrences import pattern


@dataclass(frozen=True)
class AppointmentFacts:
    """What is recorded: days, perhaps only some weekdays of them, and a time unless nobody knows it."""

    kind: str
    first_day: date
    last_day: date
    span: Span | None = None
    weekdays: frozenset[int] = frozenset()

    def holds(self, day: date) -> bool:
        """Whether it is on a day."""
        return self.first_day <= day <= self.last_day and pattern(self.weekdays)(day)


class KindUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose of which kind the appointment is.")
    about = ("kind",)


class AppointmentRunsBackwards(Violation):
    """The last day comes before the first, or the end before the beginning."""

    message = N_("The appointment ends before it begins. Change its days or its times.")
    about = ("last",)


class AppointmentTooLong(Violation):
    """Longer than anybody knows ahead."""

    message = N_(
        "An appointment lasts {most} days at most; {first} to {last} are {count}. Check the year. Somebody "
        "who has left is not booked: say so instead."
    )
    about = ("last",)


class NoDayOfTheWeekdays(Violation):
    """None of the weekdays lies within."""

    message = N_("None of these weekdays lies within the days. Choose other days.")
    about = ("weekdays",)


class AppointmentGone(Violation):
    """It was taken back already."""

    message = N_("The appointment has been taken back already.")


def check_appointment(facts: AppointmentFacts, today: date) -> Iterator[Violation]:
    """Everything about the values; clashes never stop an appointment: it is a fact from outside."""
    if facts.kind not in code_list("appointment_kinds"):
        yield KindUnknown()
    span = facts.span
    wrong_time = span is not None and not 0 <= span.start < span.end <= MINUTES_A_DAY
    if facts.last_day < facts.first_day or wrong_time:
        yield AppointmentRunsBackwards()
        return
    yield from check_ahead(facts.first_day, today)
    length, most = (facts.last_day - facts.first_day).days + 1, limit(APPOINTMENT)
    if length > most:
        days = {"first": date_text(facts.first_day), "last": date_text(facts.last_day)}
        yield AppointmentTooLong(most=most, count=length, **days)
    elif not any(
        facts.holds(date.fromordinal(facts.first_day.toordinal() + n)) for n in range(min(length, 7))
    ):
        yield NoDayOfTheWeekdays()


def cause_of_kind(kind: str) -> str:
    """Whose cause an absence for such an appointment is: learner, school, prison, health or court."""
    return str(code_list("appointment_kinds")[kind].flags.get("cause", "prison"))
