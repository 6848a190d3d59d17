"""What two people type from the sheets of an exam on paper, and where they differ. Pure.

Points are whole hundredths of a point, by version of the question. Neither sees what the other typed before
both have; a difference is settled by typing from the paper again, never by choosing one of the two. What two
have typed and is wrong all the same is typed anew, by two again; what stood there is kept.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.points import check_points, points_text

FIRST, SECOND, SETTLED = 1, 2, 3  # typists
MOST_SHEETS = 200
SHEETS, TOTAL, GRADE = "sheets", "total", "grade"  # what is typed besides points


@dataclass(frozen=True)
class Question:
    """A question of the paper: its number in the marking guide, and what it is worth in hundredths."""

    number: int
    version_id: UUID
    most: int


@dataclass(frozen=True)
class Sheet:
    """What stands on somebody's sheets. Points and total are hundredths of a point; None: not there."""

    points: Mapping[UUID, int] = field(default_factory=lambda: MappingProxyType({}))
    total: int | None = None
    grade: str = ""
    sheets: int | None = None

    @property
    def sum(self) -> int:
        """The points of the single questions added up."""
        return sum(self.points.values())

    @property
    def counted_only(self) -> bool:
        """Whether it says how many sheets there were, and nothing of what they earned."""
        return self.sheets is not None and not self.points and self.total is None and not self.grade

    @property
    def earned(self) -> int:
        """What counts: the total the examiners wrote, else the sum."""
        return self.sum if self.total is None else self.total


@dataclass(frozen=True)
class Differs:
    """Something two typed otherwise: sheets, total, grade, or the version of a question."""

    what: str | UUID
    first: int | str | None
    second: int | str | None


class NothingTyped(Violation):
    """An empty sheet is no sheet."""

    message = N_("Candidate {number}: type the points of each question, or the total.")


class GradeNotTyped(Violation):
    """Where the whole is graded there is a grade, and nothing to add up."""

    message = N_("Candidate {number}: type the grade on the sheet. It is one of: {known}.")


class GradeNotAsked(Violation):
    """Points lead to the grade; only what is no grade is typed."""

    message = N_(
        "Candidate {number}: the points lead to the grade, so none is typed. Leave it empty, unless the "
        "sheet says: {known}."
    )


class PointsNotAsked(Violation):
    """The paper came from elsewhere."""

    message = N_("Candidate {number}: the whole answer is graded. Type the grade alone.")


class PointsLacking(Violation):
    """Some questions have points and others none, and nobody wrote a total."""

    message = N_("Candidate {number}: questions {where} have no points. Type them, or the total.")

    def sentence(self) -> str:
        """Which questions have none."""
        words = ngettext(
            "Candidate {number}: question {where} has no points. Type them, or the total.",
            "Candidate {number}: questions {where} have no points. Type them, or the total.",
            int(str(self.facts["count"])),
        )
        return words.format(**self.facts)


class TotalNegative(Violation):
    """Nobody owes points."""

    message = N_("Candidate {number}: a total of {points} points is less than nothing. Type 0 or more.")


class TotalAboveMost(Violation):
    """More than there are to earn."""

    message = N_(
        "Candidate {number}: {points} points is more than the {most} there are. Look at the sheet again."
    )


class SheetsImpossible(Violation):
    """A slip."""

    message = N_("Candidate {number}: type how many sheets lie there, from 0 to {most}.")


# Where on a sheet the keyboard goes after a refusal; one of points names its question.
FIELDS: Mapping[type[Violation], str] = {
    GradeNotTyped: GRADE,
    GradeNotAsked: GRADE,
    PointsNotAsked: TOTAL,
    TotalNegative: TOTAL,
    TotalAboveMost: TOTAL,
    SheetsImpossible: SHEETS,
}


class QuestionUnknown(Violation):
    """Not a question of this paper."""

    message = N_("The paper has no question {question}. It has {count}.")


class NotOnPaper(Violation):
    """What was written on screen is marked from there."""

    message = N_("Candidate {number} sat on screen. The answers are marked in the program.")


class DidNotSit(Violation):
    """The log says who came."""

    message = N_(
        "Candidate {number} did not sit the exam by its log, so there is nothing to type. Look at the number "
        "on the sheet."
    )


class TypedByTwo(Violation):
    """What two have typed stands."""

    message = N_(
        "Candidate {number}: two people have typed it already. If they differ, settle it from the paper; if "
        "what they typed is wrong, let two people type it anew."
    )


class SettlesOwn(Violation):
    """Who read it one way reads it so again."""

    message = N_(
        "Candidate {number}: you typed one of the two sheets. Somebody who typed neither settles it, or both "
        "of you type it anew."
    )


class SettlesMore(Violation):
    """One person alone changes nothing that two have typed alike."""

    message = N_(
        "Candidate {number}: two people have typed the same for {where}, and you something else. Only what "
        "they differ on is settled; if both are wrong, let two people type it anew."
    )


class NothingToSettle(Violation):
    """Two who typed alike need no third look."""

    message = N_("Candidate {number}: there is nothing to settle. Two people must have typed it, and differ.")


class FixedAlready(Violation):
    """What a fixed grade rests on is not typed anew."""

    message = N_("Candidate {number}: the grade is fixed. What is wrong with it is corrected by two people.")


@dataclass(frozen=True)
class Asked:
    """What a sheet of one sitting must say: questions in the order of the guide; none: the whole is graded.

    `grades`: codes that may be typed, all of the scale or, beside points, those that are no grade.
    """

    questions: tuple[Question, ...]
    grades: tuple[str, ...]
    labels: tuple[str, ...]  # the same in words

    @property
    def whole(self) -> bool:
        """Whether there are no points to add up."""
        return not self.questions

    @property
    def most(self) -> int:
        """All there is to earn, in hundredths of a point."""
        return sum(one.most for one in self.questions)


def check_sheet(number: int, sheet: Sheet, asked: Asked, *, marked_here: bool = False) -> Iterator[Violation]:
    """What stands against a sheet as it was typed. A sum that does not match is kept: it may be so.

    `marked_here`: the examiners mark it in the program, so that its sheets may be counted and nothing else.
    """
    if sheet.sheets is not None and not 0 <= sheet.sheets <= MOST_SHEETS:
        yield SheetsImpossible(number=number, most=MOST_SHEETS)
    if marked_here and sheet.counted_only:
        return
    if asked.whole:
        if sheet.points or sheet.total is not None:
            yield PointsNotAsked(number=number)
        if sheet.grade not in asked.grades:
            yield GradeNotTyped(number=number, known=", ".join(asked.labels))
        return
    if sheet.grade and sheet.grade not in asked.grades:
        yield GradeNotAsked(number=number, known=", ".join(asked.labels) or "–")
    yield from _points(number, sheet, asked)


def differences(first: Sheet, second: Sheet, questions: Sequence[Question]) -> tuple[Differs, ...]:
    """Everything two typed otherwise, questions first in their order."""
    found = [
        Differs(one.version_id, first.points.get(one.version_id), second.points.get(one.version_id))
        for one in questions
    ]
    found += [
        Differs(TOTAL, first.total, second.total),
        Differs(GRADE, first.grade, second.grade),
        Differs(SHEETS, first.sheets, second.sheets),
    ]
    return tuple(one for one in found if one.first != one.second)


def agreed(
    typed: Mapping[int, Sheet], questions: Sequence[Question]
) -> tuple[Sheet | None, tuple[Differs, ...]]:
    """What holds of the sheets by typist, and what the two differ on and nobody has settled."""
    if SETTLED in typed:
        return typed[SETTLED], ()
    if not typed_by_two(typed):
        return None, ()
    found = differences(typed[FIRST], typed[SECOND], questions)
    return (None, found) if found else (typed[FIRST], ())


def check_settling(
    number: int, typed: Mapping[int, Sheet], questions: Sequence[Question], settled: Sheet
) -> Iterator[Violation]:
    """Only what two have typed otherwise is there to settle; again, if that went wrong."""
    found = differences(typed[FIRST], typed[SECOND], questions) if typed_by_two(typed) else ()
    if not found:
        yield NothingToSettle(number=number)
        return
    differ = {one.what for one in found}
    beyond = [one.what for one in differences(typed[FIRST], settled, questions) if one.what not in differ]
    if beyond:
        yield SettlesMore(number=number, where=", ".join(_said(what, questions) for what in beyond))


def _said(what: str | UUID, questions: Sequence[Question]) -> str:
    numbers = {one.version_id: one.number for one in questions}
    if isinstance(what, UUID):
        return _("question {number}").format(number=numbers[what])
    return {TOTAL: _("the total"), GRADE: _("the grade"), SHEETS: _("the sheets")}[what]


def may_settle(by: UUID, typists: Mapping[int, UUID]) -> bool:
    """Whether somebody typed neither of the two sheets, and so reads the paper as a third."""
    return by not in {user for place, user in typists.items() if place != SETTLED}


def typed_by_two(typists: Collection[int]) -> bool:
    """Whether both have typed: then one may see what the other did."""
    return FIRST in typists and SECOND in typists


def place_for(by: UUID, typists: Mapping[int, UUID]) -> int | None:
    """Where somebody's typing goes: their own place anew while they are alone, a free one, or None.

    Once two have typed nobody types over it: what differs is settled, what is wrong is typed anew by two.
    """
    if typed_by_two(typists):
        return None
    own = next((place for place, user in typists.items() if user == by), None)
    return own if own is not None else next(place for place in (FIRST, SECOND) if place not in typists)


def _points(number: int, sheet: Sheet, asked: Asked) -> Iterator[Violation]:
    if not sheet.points and sheet.total is None:
        if not sheet.grade:
            yield NothingTyped(number=number)
        return
    for one in asked.questions:
        if one.version_id in sheet.points:
            yield from check_points(sheet.points[one.version_id], one.most, number, one.number)
    if sheet.total is None:
        yield from check_all_there(number, sheet.points, asked.questions)
    else:
        yield from check_total(number, sheet.total, asked.most)


def check_all_there(
    number: int, points: Collection[UUID], questions: Sequence[Question]
) -> Iterator[Violation]:
    """Without a total every question has points."""
    lacking = [one.number for one in questions if one.version_id not in points]
    if lacking:
        where = ", ".join(map(str, lacking))
        yield PointsLacking(number=number, count=len(lacking), where=where, question=lacking[0])


def check_total(number: int, total: int, most: int) -> Iterator[Violation]:
    """A total is between nothing and all there is."""
    if total < 0:
        yield TotalNegative(number=number, points=points_text(total))
    elif total > most:
        yield TotalAboveMost(number=number, points=points_text(total), most=points_text(most))
