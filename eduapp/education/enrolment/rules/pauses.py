"""Keeping the place without being expected: pauses, being away, sessions that are not somebody's. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.core.violations import Violation
from eduapp.education.enrolment.rules.states import LIVE
from eduapp.education.timetable.rules import Meeting

MANUAL, AWAY = "manual", "away"  # kinds of pauses
PAUSE_PLANNED, PAUSE_RUNNING, PAUSE_OVER, PAUSE_DROPPED = "planned", "running", "over", "dropped"
OPEN_PAUSE = (PAUSE_PLANNED, PAUSE_RUNNING)

# Why somebody on the roll is not expected at a session (away_kinds).
PAUSED, IS_AWAY, EXCLUDED, NOT_YET = "paused", "away", "excluded", "not_yet"

WHOLE_DAY = Span(0, MINUTES_A_DAY)


@dataclass(frozen=True)
class Days:
    """A stretch of days; without a last one it goes on."""

    first: date
    last: date | None = None

    def hold(self, day: date) -> bool:
        """Whether a day is among them."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True)
class Stretch:
    """One pause: its kind and its days."""

    kind: str
    days: Days


@dataclass(frozen=True)
class Excluded:
    """Weekdays (Monday is 0) at some time of the day, within some days."""

    weekdays: frozenset[int]
    span: Span
    days: Days

    def covers(self, meeting: Meeting) -> bool:
        """Whether a session is among those somebody is not expected at."""
        fits = meeting.day.weekday() in self.weekdays and self.span.overlaps(meeting.span)
        return fits and self.days.hold(meeting.day)


@dataclass(frozen=True)
class Attending:
    """What decides whether somebody on the roll is expected at a session."""

    first_day: date
    from_minute: int = 0
    pauses: tuple[Stretch, ...] = ()
    exclusions: tuple[Excluded, ...] = ()

    def away_from(self, meeting: Meeting) -> str:
        """Why somebody is not expected (away_kinds), or "". Being away lies over a pause (rule 22)."""
        kinds = {one.kind for one in self.pauses if one.days.hold(meeting.day)}
        if AWAY in kinds:
            return IS_AWAY
        if MANUAL in kinds:
            return PAUSED
        if meeting.day == self.first_day and meeting.span.start < self.from_minute:
            return NOT_YET
        return EXCLUDED if any(one.covers(meeting) for one in self.exclusions) else ""


@dataclass(frozen=True)
class Lasting:
    """What the rules ask about an enrolment: its state, its first day, and the last it can have."""

    state: str
    first_day: date
    last_day: date  # the planned end, or the group's own
    paused: bool = False  # a pause is planned or runs


class NotLive(Violation):
    """What ended stays as it is."""

    message = N_("This has ended and stays as it is. Read the list again; perhaps somebody was faster.")


class PausedAlready(Violation):
    """One pause at a time (rule 21)."""

    message = N_("A pause is planned or runs already. End that one first, or change its last day.")


class PauseReasonMissing(Violation):
    """A pause needs a reason of the list."""

    message = N_("Choose why the pause: {reasons}.")
    about = ("reason",)

    def sentence(self) -> str:
        """With the reasons' words."""
        words = [code.label for code in code_list("pause_reasons") if not code.has("system")]
        return _(self.message).format(reasons=", ".join(words))


class RunsBackwards(Violation):
    """The last day comes before the first."""

    message = N_("The last day comes before the first. Change one of them.")
    about = ("last_day",)


class AlreadyBeen(Violation):
    """Registers of past days have been taken."""

    message = N_("{day} has been already, and its registers are taken. Choose today or a later day.")
    about = ("first_day",)


class OutsideTheEnrolment(Violation):
    """It must sit inside the days of taking part (rule 21)."""

    message = N_("{first} to {last} are the days of taking part. Choose days within them.")
    about = ("first_day",)


class NoWeekdayChosen(Violation):
    """Sessions are named by their weekdays."""

    message = N_("Choose at least one weekday.")


class TimesBackwards(Violation):
    """The end is not after the start."""

    message = N_("The time ends before it begins. Change one of the times.")


class FromTomorrow(Violation):
    """Today's list is printed already (rule 19)."""

    message = N_(
        "It applies from tomorrow, {day}: today's list may be printed already. Name a session of today to "
        "have it count from there."
    )
    about = ("first_day",)


class NothingPaused(Violation):
    """There is no pause to end."""

    message = N_("No pause is planned or runs. Read the list again; perhaps somebody was faster.")


def check_pause(lasting: Lasting, wanted: Days, reason: str, today: date) -> Iterator[Violation]:
    """Everything against keeping a place without taking part for some days (rule 21)."""
    if lasting.state not in LIVE:
        yield NotLive()
        return
    if lasting.paused:
        yield PausedAlready()
    if reason not in code_list("pause_reasons") or code_list("pause_reasons")[reason].has("system"):
        yield PauseReasonMissing()
    if wanted.first < today:
        yield AlreadyBeen(day=date_text(wanted.first))
    yield from _check_days(lasting, wanted)


def check_back(paused: bool, back_on: date, last_day: date, today: date) -> Iterator[Violation]:
    """That there is a pause, and the day of coming back is not one that has been, nor after everything."""
    if not paused:
        yield NothingPaused()
    if back_on < today:
        yield AlreadyBeen(day=date_text(back_on))
    if back_on > last_day:
        yield OutsideTheEnrolment(first=date_text(today), last=date_text(last_day))


def check_exclusion(lasting: Lasting, wanted: Excluded, today: date) -> Iterator[Violation]:
    """Everything against somebody not being expected at some sessions; it applies from tomorrow (rule 19)."""
    if lasting.state not in LIVE:
        yield NotLive()
        return
    if not wanted.weekdays:
        yield NoWeekdayChosen()
    if not 0 <= wanted.span.start < wanted.span.end <= MINUTES_A_DAY:
        yield TimesBackwards()
    if wanted.days.first <= today:
        yield FromTomorrow(day=date_text(tomorrow(today)))
    yield from _check_days(lasting, wanted.days)


def tomorrow(today: date) -> date:
    """The first day whose list nobody has printed."""
    return today + timedelta(days=1)


def mask_of(weekdays: Iterable[int]) -> int:
    """Weekdays (Monday is 0) as the table keeps them: a bit each, Sunday first, as databases count."""
    return sum(1 << (day + 1) % 7 for day in set(weekdays))


def weekdays_in(mask: int) -> frozenset[int]:
    """The weekdays (Monday is 0) of a mask."""
    return frozenset(day for day in range(7) if mask & 1 << (day + 1) % 7)


def _check_days(lasting: Lasting, wanted: Days) -> Iterator[Violation]:
    if wanted.last is not None and wanted.last < wanted.first:
        yield RunsBackwards()
    elif wanted.first < lasting.first_day or (wanted.last or wanted.first) > lasting.last_day:
        yield OutsideTheEnrolment(first=date_text(lasting.first_day), last=date_text(lasting.last_day))
