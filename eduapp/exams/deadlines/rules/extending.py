"""What stands against a later last day. Pure."""

from collections.abc import Collection, Iterator
from datetime import date

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exams.deadlines.rules.counting import next_working_day
from eduapp.exams.deadlines.rules.reckoning import Deadline, day_in_words

LONGEST_REASON = 200


class ReasonMissing(Violation):
    """Somebody will ask why."""

    message = N_("Write why the deadline is extended. It stands beside the date.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """A line, not a letter."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


class ShorterThanTheLaw(Violation):
    """The law gives everybody that long."""

    message = N_("By the law the last day is {day} ({basis}). A deadline is extended, never shortened.")
    about = ("last_day",)


class EndsOnAHoliday(Violation):
    """A deadline ends on a working day."""

    message = N_("{day} is no working day. The next one is {next} (domstolloven § 149).")
    about = ("last_day",)


class OverAlready(Violation):
    """What has passed is extended by nobody; what comes later is late."""

    message = N_(
        "The last day was {day}. A deadline is extended before it is over (forvaltningsloven § 29). What "
        "comes later can be taken up with a reason (forvaltningsloven § 31)."
    )


def check_extension(
    said: Deadline, last_day: date, reason: str, today: date, closed: Collection[date] | None = None
) -> Iterator[Violation]:
    """Whether a last day may be put in the place of the one that is in force (forvaltningsloven § 29)."""
    if said.over(today):
        yield OverAlready(day=date_text(said.last_day))
    if last_day < said.reckoned:
        yield ShorterThanTheLaw(day=date_text(said.reckoned), basis=said.basis)
    working, passed = next_working_day(last_day, closed)
    if passed:
        yield EndsOnAHoliday(day=day_in_words(last_day), next=day_in_words(working))
    if not reason.strip():
        yield ReasonMissing()
    if len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
