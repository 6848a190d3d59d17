"""Postponed, new and special exams, each on its own ground (opplæringsforskrifta §§ 9-36 to 9-38). Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation

GROUNDS, ANNULMENTS = "exam_grounds", "annulments"
ORDINARY, POSTPONED, NEW, SPECIAL = "ordinary", "postponed", "new", "special"


@dataclass(frozen=True)
class Earlier:
    """An earlier exam of somebody in the same course: whether they came, why not, and how it ended."""

    day: date
    came: bool | None  # None: nobody knows yet
    documented: bool = False  # absent for a documented reason that nobody could foresee
    passed: bool | None = None  # None: no grade
    annulled: str = ""  # code: annulments

    @property
    def failed(self) -> bool:
        """Whether it gives the right to a new exam: not passed, or annulled for an error of others."""
        return self.passed is False or code_list(ANNULMENTS)[self.annulled].has("new_exam")


class GroundUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{ground}” is no ground for an exam. Choose one of the list.")
    about = ("ground",)


class NoGround(Violation):
    """A resit without what must stand behind it."""

    overridable = True
    message = N_("{ground} exam ({basis}): {missing}")
    about = ("ground",)

    def sentence(self) -> str:
        """The kind of exam, the paragraph, and what is missing."""
        code = code_list(GROUNDS)[str(self.facts["ground"])]
        missing = _(_MISSING[str(self.facts["ground"])])
        return _(self.message).format(
            ground=code.label.capitalize(), basis=code.said("basis"), missing=missing
        )


class AlreadyPassed(Violation):
    """Somebody who has passed has nothing to sit again for on these grounds."""

    overridable = True
    message = N_("The exam of {day} in this course was passed. Enter as ordinary if it is to be improved.")
    about = ("ground",)


class ResitEntered(Violation):
    """What happened before bears one exam, not one after the other."""

    message = N_(
        "{ground} exam ({basis}): there is an entry on this ground for the exam of {day} in this course, "
        "which has no result yet. Cancel that entry first."
    )
    about = ("ground",)

    def sentence(self) -> str:
        """The kind of exam, the paragraph, and the day of the other one."""
        code = code_list(GROUNDS)[str(self.facts["ground"])]
        return _(self.message).format(
            ground=code.label.capitalize(), basis=code.said("basis"), day=self.facts["day"]
        )


_MISSING = {
    POSTPONED: N_("there is no documented absence from an earlier exam in this course. Note it there first."),
    NEW: N_("no earlier exam in this course ended without a pass."),
    SPECIAL: N_("it is for an overall grade 1 without an exam, and there has been an exam in this course."),
}


def check_ground(ground: str, earlier: Iterable[Earlier]) -> Iterator[Violation]:
    """Whether what happened before bears the ground."""
    if ground not in code_list(GROUNDS):
        yield GroundUnknown(ground=ground)
        return
    before = sorted(earlier, key=lambda one: one.day)
    newest = before[-1] if before else None
    if ground != ORDINARY and not _bears(ground, before):
        yield NoGround(ground=ground)
    if ground in {POSTPONED, NEW} and newest is not None and newest.passed:
        yield AlreadyPassed(day=date_text(newest.day))


def check_one_each(ground: str, waiting: Iterable[date]) -> Iterator[Violation]:
    """One exam on a ground at a time; `waiting`: days of others in the course that were entered on it."""
    days = sorted(waiting)
    if ground != ORDINARY and days:
        yield ResitEntered(ground=ground, day=date_text(days[0]))


def proposed(earlier: Iterable[Earlier]) -> str:
    """The ground that fits what happened before; ordinary if none does."""
    before = sorted(earlier, key=lambda one: one.day)
    if not before or before[-1].passed:
        return ORDINARY
    newest = before[-1]
    if newest.came is False and newest.documented:
        return POSTPONED
    return NEW if newest.failed else ORDINARY


def _bears(ground: str, before: list[Earlier]) -> bool:
    if ground == POSTPONED:
        return any(one.came is False and one.documented for one in before)
    if ground == NEW:
        return any(one.failed for one in before)
    return not any(one.came for one in before)
