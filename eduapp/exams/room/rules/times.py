"""When something happened: now, or as it was written on paper and typed later. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from eduapp.core.clock import zone
from eduapp.core.i18n import N_, clock_text, date_text
from eduapp.core.spans import MINUTES_A_DAY, as_time, minute_of_day
from eduapp.core.violations import Violation


class InTheFuture(Violation):
    """Nothing is written ahead."""

    message = N_("It is {now} now. Write a time that has been.")
    about = ("minute",)


class NotItsDay(Violation):
    """What is noted as it happens happens on the day."""

    message = N_("The exam is on {day}. Nothing can be noted before.")


class TimeMissing(Violation):
    """Afterwards, the time on the paper is what counts."""

    message = N_("The exam was on {day}. Type the time as it stands on paper.")
    about = ("minute",)


class TimeImpossible(Violation):
    """No such minute."""

    message = N_("Write a time of day, such as 09:40.")
    about = ("minute",)


@dataclass(frozen=True)
class When:
    """A minute of a day at the site; `typed` where somebody wrote it, and the program did not see it."""

    day: date
    minute: int
    typed: bool

    @property
    def moment(self) -> datetime:
        """The moment in UTC."""
        return datetime.combine(self.day, as_time(self.minute), zone()).astimezone(UTC)


def when(now: datetime, day: date, typed: int | None) -> When:
    """The time of something: typed, of `day`, or the minute that runs."""
    if typed is not None:
        return When(day, typed, typed=True)
    here = now.astimezone(zone())
    return When(here.date(), minute_of_day(time(here.hour, here.minute)), typed=False)


def begun_at(day: date, started: int | None, now: datetime) -> datetime:
    """The moment from which everybody's time runs: now if the start is of this minute, else that minute."""
    if started is None:
        return now
    begun = When(day, started, typed=True).moment
    return now if begun <= now < begun + timedelta(minutes=1) else begun


def check_on_the_day(now: datetime, day: date, typed: int | None) -> Iterator[Violation]:
    """A row of the day itself: now if that is the day, else typed; never ahead of the clock."""
    here = now.astimezone(zone())
    if here.date() < day:
        yield NotItsDay(day=date_text(day))
    elif typed is None:
        if here.date() > day:
            yield TimeMissing(day=date_text(day))
    else:
        yield from check_typed(now, day, typed)


def check_typed(now: datetime, day: date, typed: int | None) -> Iterator[Violation]:
    """A time that was typed is one, and has been."""
    if typed is None:
        return
    here = now.astimezone(zone())
    if not 0 <= typed < MINUTES_A_DAY:
        yield TimeImpossible()
    elif (day, typed) > (here.date(), minute_of_day(time(here.hour, here.minute))):
        yield InTheFuture(now=f"{date_text(here.date())} {clock_text(here.time())}")
