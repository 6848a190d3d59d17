"""What bounds hours in a workshop: its shift, days out of service, counted months. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, date_text, month_text
from eduapp.core.spans import hours_and_minutes
from eduapp.core.violations import Violation
from eduapp.education.places.rules.places import OutSpan
from eduapp.workshops.hours.rules.times import Times, clock, timed_on


class LongerThanTheShift(Violation):
    """Nobody works longer than the workshop is open (law-states 2.6)."""

    message = N_(
        "From {start} to {end} is {hours}, longer than the shift of {shift}. "
        "Correct the times, or the shift of the day."
    )
    about = ("end",)


class DayLongerThanTheShift(Violation):
    """All stretches of a day together."""

    message = N_(
        "With this the day has {day}, longer than the shift of {shift}. "
        "Correct the other hours of the day first."
    )
    about = ("end",)


class ClosedThatDay(Violation):
    """Nobody worked where nothing could be done."""

    message = N_("{place} is out of service {days} ({reason}). Correct the day, or end that first.")
    about = ("day",)


class PeriodCounted(Violation):
    """A statement has counted the month: hours come in only as adjustments."""

    message = N_("{month} is counted in a statement. Make an adjustment for {day} instead.")
    about = ("day",)


@dataclass(frozen=True)
class Place:
    """Where a workshop is, and when that cannot be used."""

    name: str
    outs: tuple[OutSpan, ...] = ()


@dataclass(frozen=True)
class Limits:
    """What bounds hours in some workshops between two days. A workshop it does not know has none."""

    shifts: Mapping[UUID, Times] = field(default_factory=dict)  # the ordinary one
    signed: Mapping[tuple[UUID, date], Times] = field(default_factory=dict)  # of days with a signed sheet
    places: Mapping[UUID, Place] = field(default_factory=dict)  # by workshop
    counted: frozenset[tuple[UUID, date]] = frozenset()  # workshop and first of the month

    def shift(self, workshop_id: UUID, day: date) -> Times | None:
        """The shift of a day: as it was signed, else the ordinary one."""
        signed, ordinary = self.signed.get((workshop_id, day)), self.shifts.get(workshop_id)
        return signed or (ordinary and timed_on(ordinary, day))

    def against(self, workshop_id: UUID, day: date, times: Times) -> Iterator[Violation]:
        """Everything that stands against new hours there."""
        shift = self.shift(workshop_id, day)
        if shift is not None:
            yield from check_length(times, shift)
        yield from self.against_day(workshop_id, day)

    def against_day(self, workshop_id: UUID, day: date) -> Iterator[Violation]:
        """What stands against the day itself."""
        place = self.places.get(workshop_id)
        if place is not None:
            yield from _closed(place.name, day, place.outs)
        if (workshop_id, month_of(day)) in self.counted:
            yield PeriodCounted(month=month_text(day), day=date_text(day))


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def check_length(times: Times, shift: Times, taken: int = 0) -> Iterator[Violation]:
    """Whether a stretch, its break included, is no longer than what is left of the shift.

    `taken`: minutes of other stretches of the person there on that day.
    """
    if taken and times.length + taken > shift.length >= times.length:
        day, whole = hours_and_minutes(times.length + taken), hours_and_minutes(shift.length)
        yield DayLongerThanTheShift(day=day, shift=whole)
    elif times.length > shift.length:
        yield LongerThanTheShift(
            start=clock(times.start),
            end=clock(times.end),
            hours=hours_and_minutes(times.length),
            shift=hours_and_minutes(shift.length),
        )


def _closed(place: str, day: date, outs: Iterable[OutSpan]) -> Iterator[ClosedThatDay]:
    for span in outs:
        if span.covers(day):
            yield ClosedThatDay(place=place, days=span.days, reason=span.why)
