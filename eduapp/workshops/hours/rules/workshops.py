"""What a workshop and a post in it must be. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.timetable.rules.openings import WORKDAYS
from eduapp.workshops.hours.rules.times import Times, check_times

LONGEST_NAME = 80
ORDINARY_SHIFT = Times(480, 900, 30)
FULL = 100  # percent of a post


@dataclass(frozen=True)
class WorkshopFacts:
    """What is recorded of a workshop. Papers print the field of work, never the room."""

    name: str
    field_of_work: str
    place_id: UUID | None = None
    leader_id: UUID | None = None
    shift: Times = ORDINARY_SHIFT
    active: bool = True
    most_per_leader: int | None = None  # how many one leader may look after; None: not said


@dataclass(frozen=True)
class PostSize:
    """How large a post is, in percent of a full one, and on which weekdays (Monday is 0) it is worked."""

    percent: int = FULL
    weekdays: frozenset[int] = WORKDAYS

    @property
    def part_of_a_day(self) -> float:
        """Of a whole shift, on each of its weekdays: half of five days, but all of three at 60 %."""
        return min(1.0, self.percent * len(WORKDAYS) / (FULL * len(self.weekdays))) if self.weekdays else 1.0

    @property
    def text(self) -> str:
        """Its weekdays as they are kept: figures in order."""
        return "".join(map(str, sorted(self.weekdays)))


WHOLE_POST = PostSize()


@dataclass(frozen=True)
class Period:
    """From a day, perhaps to a day; both included."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: "Period") -> bool:
        """Whether they share a day."""
        return (other.last is None or self.first <= other.last) and (
            self.last is None or other.first <= self.last
        )


@dataclass(frozen=True)
class Post:
    """A place in a workshop: when, how large, and on which weekdays."""

    period: Period
    size: PostSize = WHOLE_POST

    def holds(self, day: date) -> bool:
        """Whether somebody with this post is to come on a day."""
        return self.period.holds(day) and day.weekday() in self.size.weekdays


class NameMissing(Violation):
    """A workshop is known by its name."""

    message = N_("The workshop has no name. Write one, such as Carpentry.")
    about = ("name",)


class FieldMissing(Violation):
    """Papers would say nothing."""

    message = N_("The field of work is empty. Write what papers shall say, such as carpentry.")
    about = ("field_of_work",)


class TextTooLong(Violation):
    """Longer than lists and papers can show."""

    message = N_("“{text}” has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Signs nobody sees."""

    message = N_("“{text}” holds hidden characters ({codes}). Type it again by hand.")


class NameTaken(Violation):
    """Two workshops of one name could not be told apart."""

    message = N_("There is a workshop “{name}” already. Use another name, or open that one.")
    about = ("name",)


class TaskTaken(Violation):
    """It is on the list."""

    message = N_("“{name}” is on the list already.")
    about = ("name",)


class TaskMissing(Violation):
    """A task without words."""

    message = N_("Write what was practised.")
    about = ("name",)


class EndsBeforeItBegins(Violation):
    """The last day lies before the first."""

    message = N_("The last day ({last}) lies before the first ({first}).")
    about = ("last_day",)


class PlacedAlready(Violation):
    """One post a person in a workshop at a time."""

    message = N_("{name} has a place in this workshop already, from {first}.")
    about = ("learner_id",)


class LearnerGone(Violation):
    """Somebody who has left cannot be placed."""

    message = N_("{name} is not here any more.")
    about = ("learner_id",)


class PercentImpossible(Violation):
    """Nothing, or more than everything."""

    message = N_("A post of {percent} % cannot be. Write 1 to 100.")
    about = ("percent",)


class NoWeekday(Violation):
    """A post without a day to come on."""

    message = N_("Choose the weekdays on which the post is worked.")
    about = ("weekdays",)


class RatioImpossible(Violation):
    """One leader looks after somebody, or the field is left empty."""

    message = N_("One leader cannot look after {most} people. Write 1 or more, or leave it empty.")
    about = ("most_per_leader",)


class TooFewLeaders(Violation):
    """More people than those who were there may look after; a leader may answer for that with a reason."""

    overridable = True
    message = N_(
        "{people} people were there with {leaders} leading, but one may look after {most} at most. "
        "Correct how many led under the shift of the day."
    )


class WorkshopClosed(Violation):
    """Nobody begins where nothing is done."""

    message = N_("This workshop is closed. Open it again first.")


class HoursAfterwards(Violation):
    """The post cannot end before its last hours."""

    message = N_("There are hours on {day}. End the place on that day or later.")
    about = ("last_day",)


def check_workshop(facts: WorkshopFacts) -> Iterator[Violation]:
    """Everything about the values themselves; names in use are the service's to know."""
    if not facts.name:
        yield NameMissing()
    if not facts.field_of_work:
        yield FieldMissing()
    for text in (facts.name, facts.field_of_work):
        yield from check_text(text)
    yield from check_times(facts.shift)
    if facts.most_per_leader is not None and facts.most_per_leader < 1:
        yield RatioImpossible(most=facts.most_per_leader)


def check_task(name: str) -> Iterator[Violation]:
    """What a task may be called."""
    if not name:
        yield TaskMissing()
    yield from check_text(name)


def check_text(text: str) -> Iterator[Violation]:
    """A name that lists and papers can show."""
    if len(text) > LONGEST_NAME:
        yield TextTooLong(text=text[:20] + "…", length=len(text), most=LONGEST_NAME)
    if codes := hidden_characters(text):
        yield HiddenCharacters(text=text[:20], codes=", ".join(sorted(set(codes))))


def check_period(period: Period) -> Iterator[Violation]:
    """It runs forward."""
    if period.last is not None and period.last < period.first:
        yield EndsBeforeItBegins(first=date_text(period.first), last=date_text(period.last))


def check_size(size: PostSize) -> Iterator[Violation]:
    """A part of a full post, on some weekday."""
    if not 1 <= size.percent <= FULL:
        yield PercentImpossible(percent=size.percent)
    if not size.weekdays:
        yield NoWeekday()


def leaders_needed(people: int, most_per_leader: int | None) -> int:
    """How many must lead so many; 1 where nobody said how many one may look after."""
    return max(1, -(-people // most_per_leader)) if most_per_leader else 1


def check_leaders(people: int, leaders: int, most_per_leader: int | None) -> Iterator[Violation]:
    """Whether enough were there to look after everybody."""
    if leaders < leaders_needed(people, most_per_leader):
        yield TooFewLeaders(people=people, leaders=leaders, most=most_per_leader)


def check_placing(
    name: str, post: Post, others: Iterable[Period], *, here: bool, active: bool
) -> Iterator[Violation]:
    """Whether somebody may have a post for that time. Half posts in two workshops are usual (norway 5)."""
    period = post.period
    yield from check_period(period)
    yield from check_size(post.size)
    if not here:
        yield LearnerGone(name=name)
    if not active:
        yield WorkshopClosed()
    for other in others:
        if other.meets(period):
            yield PlacedAlready(name=name, first=date_text(other.first))


def check_ending(first: date, last: date, last_hours: date | None) -> Iterator[Violation]:
    """Whether a post may end on that day."""
    yield from check_period(Period(first, last))
    if last_hours is not None and last_hours > last:
        yield HoursAfterwards(day=date_text(last_hours))
