"""What stands against a mark, and against handing in, whichever round it is. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.points import check_points, points_text

LONGEST_NOTE = 500
_MOST_NAMED = 8  # answers that are named in a sentence


@dataclass(frozen=True)
class Asked:
    """An answer to mark: of which candidate, which question (0: the whole), for how much at best."""

    number: int
    question: int
    most: int  # hundredths of a point; 0 for the whole


class NothingToMark(Violation):
    """Not an answer of this examiner: marked by the key, left out, agreed on, or of nobody."""

    message = N_("Candidate {number}, question {question}: this answer is not for you to mark.")


class GradeMissing(Violation):
    """A paper from elsewhere is graded as a whole."""

    message = N_("Candidate {number}: choose a grade of the scale “{scale}”: {known}.")
    about = ("grade",)


class PointsMissing(Violation):
    """Points, and no grade."""

    message = N_("Candidate {number}, question {question}: write how many points, from 0 to {most}.")
    about = ("points",)


class NoteTooLong(Violation):
    """A note is a sentence."""

    message = N_("The note has {length} characters. Write {most} or fewer.")


class HandedInAlready(Violation):
    """Once, and for good."""

    message = N_(
        "You have handed in, and what you gave stands. Answers on which two examiners differ come back to"
        " them to talk about."
    )


class NotAllMarked(Violation):
    """Every answer has a mark before anybody compares."""

    def sentence(self) -> str:
        """How many are missing, and where."""
        count = int(str(self.facts["count"]))
        words = ngettext(
            "{count} answer has no mark yet: {where}. Mark it, then hand in.",
            "{count} answers have no mark yet: {where}. Mark them, then hand in.",
            count,
        )
        return words.format(**self.facts)


def check_given(
    asked: Asked, given: Given, note: str, grades: Sequence[str], scale: str
) -> Iterator[Violation]:
    """Whether what somebody gave can be a mark of this answer. `grades`: codes of the sitting's scale."""
    if not asked.question:
        if given.points is not None or given.grade not in grades:
            yield GradeMissing(number=asked.number, scale=scale, known=", ".join(grades))
    elif given.points is None or given.grade:
        most = points_text(asked.most)
        yield PointsMissing(number=asked.number, question=asked.question, most=most)
    else:
        yield from check_points(given.points, asked.most, asked.number, asked.question)
    if len(note) > LONGEST_NOTE:
        yield NoteTooLong(length=len(note), most=LONGEST_NOTE)


def check_complete(missing: Collection[Asked]) -> Iterator[Violation]:
    """Whether everything is marked that is to be marked."""
    if missing:
        yield NotAllMarked(count=len(missing), where=where_text(missing))


def where_text(answers: Collection[Asked]) -> str:
    """Candidates and questions in words, the first few of many."""
    first = nsmallest(_MOST_NAMED, answers, key=lambda one: (one.number, one.question))
    words = _("candidate {number}, question {question}")
    whole = _("candidate {number}")
    told = [
        (words if one.question else whole).format(number=one.number, question=one.question) for one in first
    ]
    return "; ".join([*told, "…"] if len(answers) > _MOST_NAMED else told)
