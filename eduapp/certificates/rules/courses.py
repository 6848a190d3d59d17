"""Who is ready for a paper of a course, and if not, why not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from eduapp.certificates.rules.criteria import Measured, unmet
from eduapp.certificates.rules.kinds import Kind
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.education.courses.rules.criteria import Criterion
from eduapp.education.enrolment.rules import ENDED_EARLY, NOT_COMPLETED

# Grades in these kinds of courses are documented by the county on the directorate's forms
# (opplæringsforskrifta §§ 9-54, 15-31); we may only confirm that somebody took part.
COUNTY_DOCUMENTS = ("upper_secondary", "higher")


class NotStarted(Violation):
    """Nothing to document yet."""

    message = N_("Has not begun: the first day is {day}.")


class GroupNotOver(Violation):
    """A course without an exam is done when the group is, or when the teacher has said so."""

    message = N_("The group ends on {day}. Before that, mark the person as having completed the course.")


class TooLittleAttendance(Violation):
    """Less than the course asks for."""

    message = N_("Attended {attended} of {held} sessions; the course asks for {percent} %.")


class NothingHeld(Violation):
    """No register has been taken."""

    message = N_("No register has been taken for this group yet. Take or correct the registers first.")


class NoResult(Violation):
    """An assessed course needs a result, or the course must be over for a participation certificate."""

    message = N_("The exam result is missing. Enter it, or wait until the group ends on {day}.")


class EndedEarly(Violation):
    """Left before the end with nothing that a paper could tell; what was reached makes one."""

    message = N_("Left the course on {day} without completing it, and no module is entered as reached.")


class CourseAim(Protocol):
    """What decides about a competence aim of a course."""

    @property
    def module(self) -> str:
        """Code of its module; "" if it belongs to the whole course."""

    def can_be_chosen(self, day: date) -> bool:
        """Whether it was valid on a day."""


Aim = TypeVar("Aim", bound=CourseAim)


@dataclass(frozen=True)
class CourseCase:
    """What decides about a course paper for one person."""

    kind_of_course: str
    assessed: bool
    percent_needed: int
    state: str  # of the enrolment
    first_day: date
    ended_on: date | None
    group_ends: date
    held: int
    attended: int
    passed: bool | None  # of the newest result; None: none, or no grade; who left: while on the course
    has_result: bool
    criteria: tuple[Criterion, ...] = ()  # hours, modules and aims that the course asks for
    measured: Measured | None = None  # None: nobody asked yet
    minutes_per_hour: int = 60
    modules: bool = False  # whether a module of the course was reached while on it; asked of who left early

    @property
    def left(self) -> bool:
        """Whether the person left before the end."""
        return self.state in ENDED_EARLY

    @property
    def over(self) -> bool:
        """Whether the person left before the end, or has completed the course."""
        return self.left or self.state == "completed"


def paper_for(case: CourseCase) -> Kind:
    """Kursbevis for a course done (and passed, where it is assessed); else what can truly be said.

    Who left early has done a course only by passing it, and not if the school said it was not completed.
    """
    if case.kind_of_course in COUNTY_DOCUMENTS or case.state == NOT_COMPLETED:
        return "deltakerbevis"
    done = case.passed if case.assessed else not case.left
    return "kursbevis" if done else "deltakerbevis"


def tells_reached(kind_of_course: str) -> bool:
    """Whether a paper of ours lists modules and aims reached: not where the county documents them."""
    return kind_of_course not in COUNTY_DOCUMENTS


def aims_reached(aims: Iterable[Aim], modules: Mapping[str, date], passed_on: date | None) -> Iterator[Aim]:
    """The competence aims of a course somebody reached, in the order of the course.

    An aim of a module is reached with the module (`modules`: code → day), and every aim with the exam of the
    course (`passed_on`), as far as it was valid then. Attending alone reaches none.
    """
    for aim in aims:
        days = (modules.get(aim.module), passed_on)
        if any(day is not None and aim.can_be_chosen(day) for day in days):
            yield aim


def check_course(case: CourseCase, today: date) -> Iterator[Violation]:
    """Everything that stands between a person and a course paper."""
    if case.first_day > today:  # "planned" becomes "active" by the day alone
        yield NotStarted(day=date_text(case.first_day))
        return
    if case.left and not (case.modules or case.passed):
        yield EndedEarly(day=date_text(case.ended_on or today))
        return
    over = case.over or case.group_ends < today
    assessed_here = case.assessed and case.kind_of_course not in COUNTY_DOCUMENTS
    if not over and assessed_here and not case.has_result:
        yield NoResult(day=date_text(case.group_ends))
    elif not over and not (assessed_here and case.passed):
        yield GroupNotOver(day=date_text(case.group_ends))
    says_how_much = case.left and paper_for(case) == "deltakerbevis"  # of a stay that was short
    if case.held == 0:
        yield NothingHeld()
    elif not says_how_much and case.attended * 100 < case.percent_needed * case.held:
        yield TooLittleAttendance(attended=case.attended, held=case.held, percent=case.percent_needed)
    if over and case.measured is not None and paper_for(case) == "kursbevis":
        yield from unmet(case.criteria, case.measured, case.minutes_per_hour)
