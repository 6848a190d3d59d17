"""Stretches of work: whole minutes of one day, local wall time. Pure.

Minutes worked = end − start − break (law-states 2.6), and what the clock was put back or forward meanwhile:
an hour is an hour on that night too. Times are half-open: who ends at 10 may begin at 10.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from eduapp.core.clock import NORWAY
from eduapp.core.day_clock import ORDINARY, DayClock, clock_on
from eduapp.core.i18n import N_, clock_text, date_text
from eduapp.core.spans import MINUTES_A_DAY, Span, as_time, hours_and_minutes
from eduapp.core.violations import Violation

STEP = 15  # minutes one press on − or + moves
LONGEST = 16 * 60  # minutes from start to end: nobody works longer, so it was typed wrong
GRACE = 30  # minutes before its end that work may be entered: a sheet is signed as people leave


@dataclass(frozen=True, slots=True)
class Times:
    """From when to when, with a break, by the clock of a day. Minutes after midnight; `end` may be 1440."""

    start: int
    end: int
    pause: int = 0
    clock: DayClock = ORDINARY

    @property
    def minutes(self) -> int:
        """What was worked, in minutes. Negative or zero for times that cannot be."""
        return self.length - self.pause

    @property
    def length(self) -> int:
        """Minutes that passed from start to end, break included."""
        return self.end - self.start + self.clock.between(self.start, self.end)

    @property
    def change(self) -> int:
        """By how much that is more (+) or less (−) than the clock on the wall says."""
        return self.clock.between(self.start, self.end)

    @property
    def shown(self) -> int:
        """What was worked if one believes the clock on the wall: by that, sheets are filled."""
        return self.end - self.start - self.pause

    @property
    def span(self) -> Span:
        """The stretch as such, break included: nobody else can have the person meanwhile."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Moment:
    """What the wall clock shows: a day, and minutes after midnight."""

    day: date
    minute: int


@dataclass(frozen=True)
class Busy:
    """Time a person has already been entered for, and where."""

    span: Span
    where: str


class TimeNotOfTheDay(Violation):
    """Before midnight or after the next one."""

    message = N_("{minute} minutes after midnight is no time of the day. Use 0 to 1440.")


class EndsBeforeItStarts(Violation):
    """A negative span, as when the two cells are swapped."""

    message = N_(
        "From {start} to {end} goes {hours} backwards. Swap the times if they stand in the wrong order."
    )
    about = ("end",)


class NeverShown(Violation):
    """In the hour that is left out when the clock is put forward."""

    message = N_(
        "The clock did not show {at} that day: it went from {before} to {after}. Write what it showed."
    )

    def __init__(self, at: int, field: str, day: DayClock) -> None:
        before, after = clock(day.until + day.change), clock(day.until)
        super().__init__(at=clock(at), before=before, after=after)
        self.about = (field,)


class NoTime(Violation):
    """Start and end are the same."""

    message = N_("The work starts and ends at {start}. Write when it ended.")
    about = ("end",)


class TooLong(Violation):
    """Nobody works that long."""

    message = N_("From {start} to {end} is {hours} hours. At most {most} hours in one stretch are possible.")
    about = ("end",)


class BreakNegative(Violation):
    """A break cannot give time."""

    message = N_("A break of {pause} minutes cannot be. Write 0 or more.")
    about = ("pause",)


class BreakTooLong(Violation):
    """Nothing is left of the work."""

    message = N_("A break of {pause} minutes leaves nothing of {start} to {end}. Shorten the break.")
    about = ("pause",)


class DayToCome(Violation):
    """No hours before they are worked."""

    message = N_("{day} has not come yet. Enter the hours when they have been worked.")
    about = ("day",)


class NotOverYet(Violation):
    """Today, but later than now."""

    message = N_("The work ends at {end}, and it is {now}. Enter the hours when the work is over.")
    about = ("end",)


class Overlaps(Violation):
    """The person is entered elsewhere, or twice."""

    message = N_(
        "{day} from {start} to {end} overlaps with {other_start}–{other_end} in {where}. Correct one of them."
    )
    about = ("start",)


class About(Violation):
    """A reason that stands against one of many: its name goes before it."""

    message = N_("{who}: {reason}")

    def __init__(self, who: str, reason: Violation) -> None:
        super().__init__(who=who)
        self.reason = reason

    @property
    def name(self) -> str:
        """The rule behind it."""
        return self.reason.name

    def sentence(self) -> str:
        """Who, and what stands against it."""
        return f"{self.facts['who']}: {self.reason.sentence()}"


def clock(minute: int) -> str:
    """A minute of the day as people write it; the end of the day is 24.00."""
    text = clock_text(as_time(minute))
    return "24" + text[2:] if minute == MINUTES_A_DAY else text


def check_times(times: Times) -> Iterator[Violation]:
    """Whether a stretch of work is possible at all."""
    outside = [at for at in (times.start, times.end) if not 0 <= at <= MINUTES_A_DAY]
    if outside:
        yield from (TimeNotOfTheDay(minute=at) for at in outside)
        return
    never = [(at, name) for at, name in _ends(times) if times.clock.lacks(at)]
    if never:
        yield from (NeverShown(at, name, times.clock) for at, name in never)
        return
    length = times.length
    if times.end < times.start:
        yield EndsBeforeItStarts(**_from_to(times), hours=hours_and_minutes(-times.span.minutes))
    elif times.end == times.start:
        yield NoTime(start=clock(times.start))
    elif length > LONGEST:
        yield TooLong(**_from_to(times), hours=hours_and_minutes(length), most=LONGEST // 60)
    if times.pause < 0:
        yield BreakNegative(pause=times.pause)
    elif 0 < length <= times.pause:
        yield BreakTooLong(pause=times.pause, **_from_to(times))


def _ends(times: Times) -> tuple[tuple[int, str], tuple[int, str]]:
    return (times.start, "start"), (times.end, "end")


def _from_to(times: Times) -> dict[str, str]:
    return {"start": clock(times.start), "end": clock(times.end)}


def check_over(day: date, end: int, now: Moment) -> Iterator[Violation]:
    """Hours are entered when they have been worked, not before; a little early is human."""
    if day > now.day:
        yield DayToCome(day=date_text(day))
    elif day == now.day and end > now.minute + GRACE:
        yield NotOverYet(end=clock(min(end, MINUTES_A_DAY)), now=clock(now.minute))


def check_free(day: date, span: Span, busy: Iterable[Busy]) -> Iterator[Violation]:
    """Nobody works in two places at once, or twice in one."""
    for other in busy:
        if span.overlaps(other.span):
            yield Overlaps(
                day=date_text(day),
                start=clock(span.start),
                end=clock(span.end),
                other_start=clock(other.span.start),
                other_end=clock(other.span.end),
                where=other.where,
            )


def fitted(ordinary: Times, start: int, minutes: int) -> Times:
    """Times that make so many minutes on the wall; the ordinary break counts for who works more than half.

    A sheet is filled by duration (ux 3.5), the ledger keeps times: who goes home before half the shift is
    over has had no break.
    """
    pause = ordinary.pause if minutes * 2 > ordinary.shown else 0
    return Times(start, start + minutes + pause, pause, ordinary.clock)


def stepped(times: Times, ordinary: Times, steps: int) -> Times:
    """What so many presses on + (or −, if negative) make of it; unchanged where that cannot be.

    Nobody works longer than the shift: what goes over its length needs another shift first.
    """
    moved = fitted(ordinary, times.start, times.shown + steps * STEP)
    too_long = moved.span.minutes > max(ordinary.span.minutes, times.span.minutes)
    return times if any(check_times(moved)) or too_long else moved


def timed_on(times: Times, day: date, zone: str = NORWAY) -> Times:
    """The same times by the clock of a day."""
    own = clock_on(day, zone)
    return times if times.clock is own else replace(times, clock=own)


def as_counted(start: int, end: int, pause: int, change: int) -> Times:
    """A stretch as it was written down: with what was counted for the clock then."""
    return Times(start, end, pause, DayClock(change, end)) if change else Times(start, end, pause)
