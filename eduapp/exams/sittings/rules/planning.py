"""What stands against planning a sitting or entering a candidate. Pure."""

from collections.abc import Iterator
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, clock_text
from eduapp.core.spans import MINUTES_A_DAY, as_time
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.law import WRITTEN, WRITTEN_START, law

KINDS = "exam_kinds"
WRITTEN_START_MINUTE = 9 * 60  # where nothing else is said; the law's own number stands in exam_law
LONGEST_WRITTEN = 300  # minutes; likewise
FIRST_CANDIDATE_NUMBER = 101


class AlreadyCandidate(Violation):
    """Entered once is enough."""

    message = N_("{name} is entered for this exam already.")


class ScaleMissing(Violation):
    """A course without an exam has no scale."""

    message = N_(
        "“{course}” is not assessed, so there is no scale for results. Choose a scale for the course first."
    )
    about = ("course_id",)


class PlaceTooSmall(Violation):
    """More candidates than seats."""

    message = N_("The room has {seats} seats and {candidates} candidates are entered. Choose a larger room.")
    about = ("place_id",)


class SittingExists(Violation):
    """One exam in a course on a day is one sitting."""

    message = N_("There is an exam in this course on {day} already.")
    about = ("day",)


class KindUnknown(Violation):
    """Not a way to hold an exam."""

    message = N_("“{kind}” is no kind of exam. Choose one of the list.")
    about = ("kind",)


class StartsOtherwise(Violation):
    """Written exams of the county begin at one time; a school's own test may begin at another."""

    overridable = True
    message = N_("{label} at {time} ({basis}). Begin then, or say why not.")
    about = ("start_minute",)


class LastsTooLong(Violation):
    """Longer than the law lets it last. What an arrangement adds comes on top."""

    message = N_("{label} {most} minutes ({basis}). Shorten it.")
    about = ("minutes",)


class NoMinutes(Violation):
    """An exam takes time."""

    message = N_("Write how many minutes the exam lasts, 1 or more.")
    about = ("minutes",)


class StartImpossible(Violation):
    """No such minute."""

    message = N_("Write a time of day, such as 09:00.")
    about = ("start_minute",)


class EndsNextDay(Violation):
    """An exam is of one day, also for who has longest."""

    message = N_(
        "The exam would last past midnight for somebody: {minutes} minutes from {time}. Begin earlier."
    )
    about = ("start_minute",)


class TooLateForThat(Violation):
    """Candidates, seats and rooms are settled before the doors open."""

    message = N_("The exam is now: {state}. This can be changed only before it is opened.")


class EntryCancelled(Violation):
    """Somebody who was taken off the list."""

    message = N_("The entry of candidate {number} was cancelled. Enter the person again first.")


class EndUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose why the entry is cancelled.")
    about = ("reason",)


class CandidateHasResult(Violation):
    """Somebody who has sat the exam."""

    message = N_("Candidate {number} has a result, so the entry stays.")


def check_times(kind: str, start_minute: int, minutes: int, day: date) -> Iterator[Violation]:
    """When an exam begins and how many minutes it lasts, by what is in force on its day (§§ 9-28, 15-20)."""
    if kind not in code_list(KINDS):
        yield KindUnknown(kind=kind)
        return
    begins, most = law(WRITTEN_START, day), law(kind, day)
    if kind == WRITTEN and start_minute != begins.value:
        time = clock_text(as_time(begins.value))
        yield StartsOtherwise(label=begins.label.capitalize(), time=time, basis=begins.basis)
    if minutes < 1:
        yield NoMinutes()
    elif 0 <= start_minute < MINUTES_A_DAY:
        yield from check_end(start_minute, minutes)
    if not 0 <= start_minute < MINUTES_A_DAY:
        yield StartImpossible()
    if minutes > most.value:
        yield LastsTooLong(label=most.label.capitalize(), most=most.value, basis=most.basis)


def check_end(start_minute: int, minutes: int) -> Iterator[Violation]:
    """Whether an exam is over on its day; `minutes` of who is granted most."""
    if start_minute + minutes > MINUTES_A_DAY:
        yield EndsNextDay(minutes=minutes, time=clock_text(as_time(start_minute)))


def next_candidate_number(taken: frozenset[int]) -> int:
    """The lowest free number; numbers are of one sitting and say nothing of a person."""
    number = FIRST_CANDIDATE_NUMBER
    while number in taken:
        number += 1
    return number
