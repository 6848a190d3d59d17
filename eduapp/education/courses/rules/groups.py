"""What a group must be, and whether a course can be chosen for a new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text, hours_text, ngettext
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.course import CourseFacts, NameTooLong, check_capacity, unit_text
from eduapp.education.courses.rules.validity import OutsideValidity, is_valid

DAYS_A_WEEK = 7
LONGEST_RUN_DAYS = 3 * 366
LONGEST_GROUP_NAME = 60


@dataclass(frozen=True)
class GroupFacts:
    """What is recorded of a group: how many fit in, and its first and last day, both included."""

    name: str
    capacity: int
    first_day: date
    last_day: date


class GroupNameMissing(Violation):
    """A group is told from its sisters by a name."""

    about = ("name",)
    message = N_("The group has no name. Write what people call it, such as “Autumn 2026” or “Monday group”.")


class GroupRunsBackward(Violation):
    """The last day lies before the first."""

    about = ("last_day",)
    message = N_("The last day, {last}, is before the first, {first}. Put one of them right.")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=date_text(first), last=date_text(last))


class GroupRunsTooLong(Violation):
    """Probably a slip in the year."""

    about = ("last_day",)
    message = N_("From {first} to {last} is more than three years. Check the years.")

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first=date_text(first), last=date_text(last))


class RoomTooSmall(Violation):
    """Fewer seats than places in the group."""

    about = ("capacity",)
    message = N_(
        "{place} has {seats} seats, {capacity} people would not fit in. Choose another place or fewer people."
    )
    overridable = True


class PlaceNotOffered(Violation):
    """Archived, or kept out of lists: it stays where it is used and cannot be chosen anew."""

    about = ("place_id",)
    message = N_("{place} is no longer offered. Choose another place, or put it back into use first.")


class CourseNotOffered(Violation):
    """Taken out of the catalogue."""

    about = ("course_id",)
    message = N_("“{name}” is no longer offered. Offer it again in the catalogue, or choose another course.")


class CourseNotValid(OutsideValidity):
    """Its code is not yet, or no longer, in force (rule 90); groups that run go on."""

    message = N_("“{name}” is valid {days}; the group begins on {day}. Choose other days, or another course.")


def check_group(facts: GroupFacts, place: tuple[str, int] | None = None) -> Iterator[Violation]:
    """Everything about a group; `place` is its room's name and seats (0: nobody counts them)."""
    if not facts.name:
        yield GroupNameMissing()
    if len(facts.name) > LONGEST_GROUP_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_GROUP_NAME)
    yield from check_capacity(facts.capacity)
    if facts.last_day < facts.first_day:
        yield GroupRunsBackward(facts.first_day, facts.last_day)
    elif (facts.last_day - facts.first_day).days > LONGEST_RUN_DAYS:
        yield GroupRunsTooLong(facts.first_day, facts.last_day)
    if place and 0 < place[1] < facts.capacity:
        yield RoomTooSmall(place=place[0], seats=place[1], capacity=facts.capacity)


def check_chosen_place(place: str, offered: bool, same: bool) -> Iterator[PlaceNotOffered]:
    """That a place can be chosen; the one a group has already stays (rule 90)."""
    if not offered and not same:
        yield PlaceNotOffered(place=place)


def check_new_group(course: CourseFacts, first_day: date) -> Iterator[Violation]:
    """That a course can be chosen for a new group that begins on a day."""
    if not course.active:
        yield CourseNotOffered(name=course.name)
    if not is_valid(course.valid_from, course.valid_to, first_day):
        yield CourseNotValid((course.valid_from, course.valid_to), first_day, name=course.name)


def pace_text(minutes: int, unit: int, first: date, last: date) -> str:
    """How much of a course each week takes if its hours are to fit into some days, weeks begun counted."""
    if not minutes:
        return ""
    weeks = -(-((last - first).days + 1) // DAYS_A_WEEK)
    words = ngettext(
        "The course asks for {needed} {unit}: in {count} week, at least {each} in it.",
        "The course asks for {needed} {unit}: in {count} weeks, at least {each} each week.",
        weeks,
    )
    each = -(-minutes // (weeks * unit))
    return words.format(needed=hours_text(minutes, unit), unit=unit_text(unit), count=weeks, each=each)
