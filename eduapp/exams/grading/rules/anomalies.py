"""What does not add up about somebody's marks: each one sentence, and nothing is fixed with any. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.grading.rules.sheets import (
    SETTLED,
    Asked,
    Differs,
    Sheet,
    agreed,
    check_all_there,
    check_sheet,
)
from eduapp.exams.marking.rules.points import points_text

TYPED = "typed"  # whose marks are: from the sheets, beside who gave them in the program (final.KEY …)


class NobodyHasTyped(Violation):
    """Sheets that nobody has read yet."""

    message = N_(
        "Candidate {number}: nobody has typed the sheet. Two people type it, or the examiners mark it in the "
        "program."
    )


class SecondTypistMissing(Violation):
    """One person alone mistypes unseen."""

    message = N_("Candidate {number}: one person has typed the sheet. Let a second person type it, unseen.")


class TypedOtherwise(Violation):
    """Two typed, and one of them read it wrongly."""

    message = N_("Candidate {number}: the two who typed differ on {what}. Settle it from the paper.")


class SumDiffers(Violation):
    """Somebody added up wrongly."""

    message = N_(
        "Candidate {number}: the points of the questions are {sum} together, and the total says {total}. Let "
        "the examiners put the sheet right, then type it again."
    )


class SheetsDiffer(Violation):
    """A sheet too few was not marked; one too many is somebody else's."""

    message = N_(
        "Candidate {number}: {typed} sheets were marked, and the log of the exam says {logged} were "
        "handed in."
    )


class SheetsNotCounted(Violation):
    """Nobody has said that all of it was marked."""

    message = N_(
        "Candidate {number}: nobody typed how many sheets were marked; {logged} were handed in by the log. "
        "Count them, and type the number under “Type from the sheets…”."
    )


class MarksDiffer(Violation):
    """The same answer cannot have two sums."""

    message = N_(
        "Candidate {number}: {typed} points were typed from the sheets, and the examiners gave {marked} in "
        "the program. Find out which is right."
    )


class GradesDiffer(Violation):
    """The same answer cannot have two grades."""

    message = N_(
        "Candidate {number}: the sheet says {typed}, and the examiners gave {marked} in the program. Find "
        "out which is right."
    )


class HasMarksUnseated(Violation):
    """Marks of somebody who did not sit belong to somebody else."""

    message = N_(
        "Candidate {number} has marks, and did not sit the exam by its log. Find out whose they are."
    )


class NoGradeReached(Violation):
    """Nothing to fix."""

    message = N_("Candidate {number}: there is no grade yet.")


@dataclass(frozen=True)
class Marked:
    """What marking says of one candidate. Points are hundredths of a point."""

    number: int
    points: int
    open: int  # answers nobody has decided
    grade: str  # code, where the whole is graded
    label: str  # the same in words
    problems: tuple[Violation, ...]
    differ: int = 0  # answers on which the two examiners differ
    given_by: str = ""  # who gave what is decided: marking's KEY, EXAMINERS or BOTH

    @property
    def whole(self) -> bool:
        """Whether everything is decided and nothing stands against it."""
        return not self.open and not self.problems


@dataclass(frozen=True)
class Standing:
    """One candidate's marks as far as they are: points and grade, or what stands against them."""

    points: int | None
    grade: str  # code, typed or given to the whole; "" where borders lead to it
    source: str  # whose the marks are: key, examiners, both, typed; "" while there are none
    problems: tuple[Violation, ...]


def standing(
    marked: Marked, typed: Mapping[int, Sheet], asked: Asked, logged: int | None, labels: Mapping[str, str]
) -> Standing:
    """What somebody's marks come to: what two typed from the sheets, else what the examiners gave here.

    Of what is marked here somebody counts the sheets: the log of the exam is the other of two.
    `logged`: sheets handed in by the log of the exam, None where nobody counted. `labels`: grades in words.
    """
    if all(one.counted_only for one in typed.values()):
        grade = marked.grade if asked.whole else ""
        points = None if asked.whole or marked.open else marked.points
        settled = (typed[SETTLED],) if SETTLED in typed else typed.values()
        counted = [one.sheets for one in settled]
        return Standing(points, grade, marked.given_by, _against_marks(marked, asked, logged, counted))
    sheet, differing = agreed(typed, asked.questions)
    if sheet is None:
        return Standing(None, "", TYPED, tuple(_unsettled(marked.number, differing, asked)))
    problems = tuple(_against_sheet(marked, sheet, asked, logged, labels))
    points = None if asked.whole or sheet.grade else sheet.earned
    return Standing(points, sheet.grade, TYPED, problems)


def marked_here(marked: Marked, asked: Asked) -> bool:
    """Whether the examiners mark this answer in the program: they have begun to."""
    begun = bool(marked.grade) if asked.whole else marked.open < len(asked.questions)
    return begun or bool(marked.differ)


def _against_marks(
    marked: Marked, asked: Asked, logged: int | None, counted: Collection[int | None]
) -> tuple[Violation, ...]:
    if logged is not None and not marked_here(marked, asked):
        return (NobodyHasTyped(number=marked.number),)
    missing = tuple(_against_count(marked.number, logged, counted))
    if asked.whole and not marked.grade and not marked.problems:
        return (NoGradeReached(number=marked.number), *missing)
    return (*marked.problems, *missing)


def _against_count(number: int, logged: int | None, counted: Collection[int | None]) -> Iterator[Violation]:
    """Whether as many sheets were marked as were handed in by the log; None: nobody counted there."""
    if logged is None:
        return
    if not counted or None in counted:
        yield SheetsNotCounted(number=number, logged=logged)
    for typed in sorted({one for one in counted if one is not None and one != logged}):
        yield SheetsDiffer(number=number, typed=typed, logged=logged)


def what_text(what: str | UUID, asked: Asked) -> str:
    """What two differ on, in words."""
    known = {"total": _("the total"), "grade": _("the grade"), "sheets": _("the number of sheets")}
    if isinstance(what, str):
        return known[what]
    number = next(one.number for one in asked.questions if one.version_id == what)
    return _("question {number}").format(number=number)


def _unsettled(number: int, differing: tuple[Differs, ...], asked: Asked) -> Iterator[Violation]:
    if differing:
        told = ", ".join(what_text(one.what, asked) for one in differing)
        yield TypedOtherwise(number=number, what=told)
    else:
        yield SecondTypistMissing(number=number)


def _against_sheet(
    marked: Marked, sheet: Sheet, asked: Asked, logged: int | None, labels: Mapping[str, str]
) -> Iterator[Violation]:
    """Everything about a sheet that two agree on: within itself, beside the log, beside the examiners."""
    number = marked.number
    yield from check_sheet(number, sheet, asked)
    if sheet.points and sheet.total is not None:
        yield from check_all_there(number, sheet.points, asked.questions)
        if sheet.sum != sheet.total:
            yield SumDiffers(number=number, sum=points_text(sheet.sum), total=points_text(sheet.total))
    yield from _against_count(number, logged, (sheet.sheets,))
    if not marked.whole:
        return
    if asked.whole and marked.grade and marked.grade != sheet.grade:
        yield GradesDiffer(number=number, typed=labels.get(sheet.grade, sheet.grade), marked=marked.label)
    elif not asked.whole and not sheet.grade and marked.points != sheet.earned:
        yield MarksDiffer(number=number, typed=points_text(sheet.earned), marked=points_text(marked.points))
