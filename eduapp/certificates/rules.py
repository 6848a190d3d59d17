"""Who is ready for which paper, and if not, why not: all reasons at once. Pure.

RULES_VERSION is frozen into every paper: what counted then can be told later.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol, TypeVar

from eduapp.core.i18n import N_, date_text, hours_text
from eduapp.core.violations import Violation
from eduapp.education.enrolment.rules import ENDED_EARLY, NOT_COMPLETED

RULES_VERSION = "2026-12"
SHORTEST_PRACTICE = 20 * 60  # minutes; below this an attest says nothing an employer can use (our own rule)
NUMBER_DIGITS = 5

Kind = Literal["kursbevis", "deltakerbevis", "praksisattest"]

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


class HoursWaiting(Violation):
    """Hours that nobody has approved are not counted on paper."""

    message = N_("{hours} hours wait for approval. Approve or reject them first.")


class TooLittlePractice(Violation):
    """Too little to attest."""

    message = N_("Only {hours} approved hours; a statement needs at least {least}.")


class NothingNew(Violation):
    """The newest statement covers all of it."""

    message = N_("Statement {number} covers everything up to {day} already.")


class ApprovalVoid(Violation):
    """A calculation rests on hours of all workshops of a road; the paper would not agree with itself."""

    message = N_("Entries whose approval no longer holds: {count}. Approve or reject those hours first.")


class AlreadyIssued(Violation):
    """One living paper for one achievement."""

    message = N_("{number} was issued on {day} already. Print that one again.")


class SchoolIncomplete(Violation):
    """The letterhead lacks something a paper cannot do without."""

    message = N_("The school's letterhead lacks: {missing}. Add it under Settings.")


class TellsWhere(Violation):
    """The paper would tell where it was earned, unless a named person says why it does not."""

    message = N_("The paper would say “{words}”, which tells where it was earned. Change that text first.")
    overridable = True


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
    modules: bool = False  # whether a module of the course was reached while on it; asked of who left early

    @property
    def left(self) -> bool:
        """Whether the person left before the end."""
        return self.state in ENDED_EARLY

    @property
    def over(self) -> bool:
        """Whether the person left before the end, or has completed the course."""
        return self.left or self.state == "completed"


@dataclass(frozen=True)
class PracticeCase:
    """What decides about a praksisattest for one person and workshop."""

    minutes: int
    waiting_minutes: int
    last_day: date
    documented_until: date | None
    documented_number: str
    void: int = 0  # entries that a calculation would count, although their approval no longer holds


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


def check_practice(case: PracticeCase) -> Iterator[Violation]:
    """Everything that stands between a person and a praksisattest."""
    if case.waiting_minutes:
        yield HoursWaiting(hours=hours_text(case.waiting_minutes))
    if case.void:
        yield ApprovalVoid(count=case.void)
    if case.minutes < SHORTEST_PRACTICE:
        yield TooLittlePractice(hours=hours_text(case.minutes), least=hours_text(SHORTEST_PRACTICE))
    if case.documented_until is not None and case.documented_until >= case.last_day:
        yield NothingNew(number=case.documented_number, day=date_text(case.documented_until))


def number_text(year: int, count: int) -> str:
    """The number as printed, such as 2026-00417. Numbers run through a year and are never used twice."""
    return f"{year}-{count:0{NUMBER_DIGITS}d}"
