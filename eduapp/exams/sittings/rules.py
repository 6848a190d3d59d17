"""What stands against a sitting, a candidate or a result. Pure.

The numbers of the law stand in LAW with their date and paragraph, so that a screen can show them beside a
decision, and so that another year can have another number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_
from eduapp.core.spans import MINUTES_A_DAY, Span
from eduapp.core.violations import Violation

WRITTEN_START_MINUTE = 9 * 60  # opplæringsforskrifta § 9-28: written exams start at 09:00 Norwegian time
FIRST_CANDIDATE_NUMBER = 101


@dataclass(frozen=True)
class LawNumber:
    """A number of the law with the paragraph it comes from and the day it applies from."""

    value: int
    unit: str
    paragraph: str
    applies_from: date


LAW = {
    "written_start": LawNumber(
        WRITTEN_START_MINUTE, "minute of the day", N_("opplæringsforskrifta § 9-28"), date(2026, 1, 1)
    ),
    "written_longest": LawNumber(300, "minutes", "opplæringsforskrifta § 9-28", date(2026, 1, 1)),
    "latest_arrival": LawNumber(600, "minute of the day", "opplæringsforskrifta § 9-28", date(2026, 1, 1)),
    "appeal_days": LawNumber(10, "days", "opplæringsforskrifta § 10-2", date(2024, 8, 1)),
}


class GradeUnknown(Violation):
    """Not a value of the closed scale."""

    message = N_("“{grade}” is not on the scale “{scale}”. Use one of: {known}.")
    about = ("grade",)


class SittingInFuture(Violation):
    """Nobody has a result before the exam."""

    message = N_("The exam is on {day}. Results can be entered from that day on.")


class AlreadyCandidate(Violation):
    """Entered once is enough."""

    message = N_("{name} is entered for this exam already.")


class ResultFixed(Violation):
    """A grade is fixed once entered (opplæringsforskrifta § 9-9)."""

    message = N_(
        "A result is entered already ({grade}). Correct it with a reason (opplæringsforskrifta § 9-9)."
    )


class ReasonMissing(Violation):
    """A correction is attested: why, and by whom."""

    message = N_("Write why the result is corrected. The old result is kept beside the new one.")
    about = ("reason",)


class SameGrade(Violation):
    """A correction that corrects nothing."""

    message = N_("This is the result that is entered already.")
    about = ("grade",)


class DidNotAttend(Violation):
    """Absent is not the same as grade 1."""

    message = N_("{name} did not come to the exam, so there is no result to enter.")


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


def check_result(
    grade: str, known: tuple[str, ...], scale: str, exam_day: date, today: date
) -> Iterator[Violation]:
    """What may be entered, and when."""
    if grade not in known:
        yield GradeUnknown(grade=grade, scale=scale, known=", ".join(known))
    if exam_day > today:
        yield SittingInFuture(day=f"{exam_day:%d.%m.%Y}")


def check_correction(old: str, new: str, reason: str) -> Iterator[Violation]:
    """A correction says why and changes something."""
    if not reason.strip():
        yield ReasonMissing()
    if old == new:
        yield SameGrade()


def kept_free(start_minute: int) -> Span:
    """The time an exam keeps of people and its room: as long as the law lets it last."""
    return Span(start_minute, min(start_minute + LAW["written_longest"].value, MINUTES_A_DAY))


def next_candidate_number(taken: frozenset[int]) -> int:
    """The lowest free number; numbers are of one sitting and say nothing of a person."""
    number = FIRST_CANDIDATE_NUMBER
    while number in taken:
        number += 1
    return number
