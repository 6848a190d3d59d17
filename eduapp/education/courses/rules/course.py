"""What an entry of the catalogue and a group must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.prerequisites import (
    Requirement,
    Unreadable,
    codes_in,
    goes_round,
    requirement_of,
)

LONGEST_CODE = 20
LONGEST_NAME = 120
MOST_HOURS = 5000
MOST_PLACES = 100
UNITS = (45, 60)  # minutes in a lesson hour: undervisningstime or clock hour
LONGEST_RUN_DAYS = 3 * 366
LONGEST_GROUP_NAME = 60
WHOLE = 100


@dataclass(frozen=True)
class CourseFacts:
    """What is recorded of a course. `planned_hours` are lesson hours of `minutes_per_hour` (45 or 60)."""

    code: str
    name: str
    kind: str
    planned_hours: int
    minutes_per_hour: int = 60
    capacity: int = 12
    prerequisites: str = ""
    scale: str = ""
    contents: str = ""
    goals: str = ""
    attendance_percent: int = 80
    active: bool = True

    @property
    def label(self) -> str:
        """For pickers and headings: code and name."""
        return f"{self.code} {self.name}"

    @property
    def planned_minutes(self) -> int:
        """The planned hours in minutes."""
        return self.planned_hours * self.minutes_per_hour


@dataclass(frozen=True)
class GroupFacts:
    """What is recorded of a group: how many fit in, and its first and last day, both included."""

    name: str
    capacity: int
    first_day: date
    last_day: date


class CodeMissing(Violation):
    """A course is known by a code."""

    message = N_("The course code is empty. Type the code, such as NOR-A2 or SNEV102.")


class CodeOdd(Violation):
    """Signs that prerequisites and files could not tell from others."""

    message = N_("“{code}” cannot be a course code. Use letters, digits, hyphens and dots, without spaces.")


class CodeTooLong(Violation):
    """Longer than any code in use."""

    message = N_("The course code has {length} signs. At most {most} are possible.")


class CodeTaken(Violation):
    """Another course has this code."""

    message = N_("{code} is the code of “{name}” already. Use another code, or change that course.")


class CodeNeeded(Violation):
    """Other courses ask for this course by its code."""

    message = N_("{courses} ask for {code}, so its code cannot be changed. Change their prerequisites first.")


class NameMissing(Violation):
    """A course needs a name; it stands on papers."""

    message = N_("The course has no name. Write it as it should stand on papers.")


class NameTooLong(Violation):
    """Longer than a paper can show."""

    message = N_("The name has {length} characters. At most {most} are possible.")


class HiddenCharacters(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")


class KindUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” is not a kind of course. Choose one from the list.")


class HoursImpossible(Violation):
    """None, or more than any course has."""

    message = N_("{hours} planned hours are not possible. Use a whole number from 1 to {most}.")


class UnitUnknown(Violation):
    """Neither lesson nor clock hour."""

    message = N_("An hour has 45 or 60 minutes, not {minutes}.")


class CapacityImpossible(Violation):
    """None, or more than any room takes."""

    message = N_("{capacity} places are not possible. Use a number from 1 to {most}.")


class PercentImpossible(Violation):
    """Not a share of the sessions."""

    message = N_("{percent} % attendance is not possible. Use a number from 0 to 100.")


class ScaleUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” is not a grade scale. Choose one from the list.")


class NeedsItself(Violation):
    """Nobody could ever begin."""

    message = N_("The course asks for itself as a prerequisite. Take {code} out of the prerequisites.")


class NeedsUnknown(Violation):
    """A code that no course has: nobody could ever meet it."""

    message = N_("No course has the code {code}. Add that course first, or put the prerequisites right.")


class NeedsGoRound(Violation):
    """Courses that wait for each other."""

    message = N_("Nobody could ever begin: {codes} ask for one another. Put the prerequisites right.")


class GroupNameMissing(Violation):
    """A group is told from its sisters by a name."""

    message = N_("The group has no name. Write what people call it, such as “Autumn 2026” or “Monday group”.")


class GroupRunsBackward(Violation):
    """The last day lies before the first."""

    message = N_("The last day, {last}, is before the first, {first}. Put one of them right.")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=date_text(first), last=date_text(last))


class GroupRunsTooLong(Violation):
    """Probably a slip in the year."""

    message = N_("From {first} to {last} is more than three years. Check the years.")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=date_text(first), last=date_text(last))


class RoomTooSmall(Violation):
    """Fewer seats than places in the group."""

    message = N_(
        "{place} has {seats} seats, {capacity} people would not fit in. Choose another place or fewer people."
    )
    overridable = True


class CourseNotOffered(Violation):
    """Taken out of the catalogue."""

    message = N_("“{name}” is no longer offered. Offer it again in the catalogue, or choose another course.")


def check_course(facts: CourseFacts) -> Iterator[Violation]:
    """Everything about the values themselves; the rest of the catalogue is the service's to know."""
    yield from _check_words(facts)
    if facts.kind not in code_list("course_kinds"):
        yield KindUnknown(text=facts.kind)
    if not 1 <= facts.planned_hours <= MOST_HOURS:
        yield HoursImpossible(hours=facts.planned_hours, most=MOST_HOURS)
    if facts.minutes_per_hour not in UNITS:
        yield UnitUnknown(minutes=facts.minutes_per_hour)
    yield from _check_capacity(facts.capacity)
    if not 0 <= facts.attendance_percent <= WHOLE:
        yield PercentImpossible(percent=facts.attendance_percent)
    if facts.scale and facts.scale not in code_list("scales"):
        yield ScaleUnknown(text=facts.scale)


def check_prerequisites(facts: CourseFacts, catalogue: Mapping[str, str]) -> Iterator[Violation]:
    """That they can be read and met; `catalogue` holds every other code with its own prerequisites."""
    wish = requirement_of(facts.prerequisites)
    if isinstance(wish, Unreadable):
        yield wish
        return
    named = codes_in(wish)
    if facts.code in named:
        yield NeedsItself(code=facts.code)
        return
    for code in named:
        if code not in catalogue:
            yield NeedsUnknown(code=code)
    wishes = {code: _known(requirement_of(text)) for code, text in catalogue.items()} | {facts.code: wish}
    waiting = goes_round(wishes)
    if facts.code in waiting:
        yield NeedsGoRound(codes=", ".join(sorted(waiting)))


def check_new_code(old: str, new: str, catalogue: Mapping[str, str]) -> Iterator[Violation]:
    """A code that other courses name stays as it is."""
    if old == new:
        return
    asking = [code for code, text in catalogue.items() if old in codes_in(_known(requirement_of(text)))]
    if asking:
        yield CodeNeeded(code=old, courses=", ".join(sorted(asking)))


def check_group(facts: GroupFacts, place: tuple[str, int] | None = None) -> Iterator[Violation]:
    """Everything about a group; `place` is its room's name and seats (0: nobody counts them)."""
    if not facts.name:
        yield GroupNameMissing()
    if len(facts.name) > LONGEST_GROUP_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_GROUP_NAME)
    yield from _check_capacity(facts.capacity)
    if facts.last_day < facts.first_day:
        yield GroupRunsBackward(facts.first_day, facts.last_day)
    elif (facts.last_day - facts.first_day).days > LONGEST_RUN_DAYS:
        yield GroupRunsTooLong(facts.first_day, facts.last_day)
    if place and 0 < place[1] < facts.capacity:
        yield RoomTooSmall(place=place[0], seats=place[1], capacity=facts.capacity)


def in_order(courses: Iterable[CourseFacts]) -> list[CourseFacts]:
    """The same courses so that each stands after those it asks for; for bringing in whole files."""
    waiting = list(courses)
    done: list[CourseFacts] = []
    while waiting:
        coming = {facts.code for facts in waiting}
        ready = [facts for facts in waiting if not coming - {facts.code} & set(_codes_of(facts))] or waiting
        done += ready
        waiting = [facts for facts in waiting if facts not in ready]
    return done


def unit_text(minutes_per_hour: int) -> str:
    """What one hour of the course is, in words: hours of 60 minutes, lessons of 45 minutes."""
    if minutes_per_hour == UNITS[0]:
        return _("lessons of 45 minutes")
    return _("hours of {minutes} minutes").format(minutes=minutes_per_hour)


def _check_words(facts: CourseFacts) -> Iterator[Violation]:
    if not facts.code:
        yield CodeMissing()
    elif len(facts.code) > LONGEST_CODE:
        yield CodeTooLong(length=len(facts.code), most=LONGEST_CODE)
    elif not _is_one_code(facts.code):
        yield CodeOdd(code=facts.code)
    if not facts.name:
        yield NameMissing()
    if len(facts.name) > LONGEST_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_NAME)
    text = facts.name + facts.contents.replace("\n", "") + facts.goals.replace("\n", "")
    if codes := hidden_characters(text):
        yield HiddenCharacters(codes=", ".join(sorted(set(codes))))


def _check_capacity(capacity: int) -> Iterator[Violation]:
    if not 1 <= capacity <= MOST_PLACES:
        yield CapacityImpossible(capacity=capacity, most=MOST_PLACES)


def _is_one_code(code: str) -> bool:
    wish = requirement_of(code)
    return isinstance(wish, Requirement) and wish.code == code


def _codes_of(facts: CourseFacts) -> tuple[str, ...]:
    return codes_in(_known(requirement_of(facts.prerequisites)))


def _known(wish: Requirement | Unreadable | None) -> Requirement | None:
    return wish if isinstance(wish, Requirement) else None
