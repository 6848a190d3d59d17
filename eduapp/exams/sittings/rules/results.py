"""What stands against a result. Pure."""

from collections.abc import Iterator
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.resits import ANNULMENTS


class GradeUnknown(Violation):
    """Not a value of the closed scale."""

    message = N_("“{grade}” is not on the scale “{scale}”. Use one of: {known}.")
    about = ("grade",)


class SittingInFuture(Violation):
    """Nobody has a result before the exam."""

    message = N_("The exam is on {day}. Results can be entered from that day on.")


class NoResultsNow(Violation):
    """While people sit the exam nobody has marked it, and one that was annulled gives no result."""

    message = N_("The exam is now: {state}. Results are entered once it is sealed.")


class HeldHere(Violation):
    """An exam that was held here is marked, and its grades are fixed from what the examiners say."""

    message = N_(
        "The exam was held here and its log is sealed. Its grades are fixed on the page for marks and grades."
    )


class ResultFixed(Violation):
    """A grade is fixed once entered (opplæringsforskrifta § 9-9)."""

    message = N_(
        "A result is entered already ({grade}). Correct it with a reason (opplæringsforskrifta § 9-9)."
    )


class ExamAnnulled(Violation):
    """What does not count gives no result."""

    message = N_("The exam was annulled: {ground} ({basis}). It gives no result.")

    def sentence(self) -> str:
        """Why, with the paragraph."""
        code = code_list(ANNULMENTS)[str(self.facts["ground"])]
        return _(self.message).format(ground=code.label, basis=code.said("basis"))


class DidNotAttend(Violation):
    """Absent is not the same as grade 1."""

    message = N_("{name} did not come to the exam, so there is no result to enter.")


class NotEntered(Violation):
    """Who sat an exam that was held here stands in its log."""

    message = N_("{name} was not entered for the exam of {day}, and that exam was held here.")


class LogSaysOtherwise(Violation):
    """What two people have signed says who came."""

    message = N_("The log of the exam, which was sealed, says that candidate {number} did not come.")
    other = N_("The log of the exam, which was sealed, says that candidate {number} came.")

    def sentence(self) -> str:
        """What the log says."""
        words = self.other if self.facts["came"] else self.message
        return _(words).format(number=self.facts["number"])


def check_attendance(number: int, known: bool | None, said: bool) -> Iterator[Violation]:
    """Of an exam whose log was sealed: whether an absence is documented may be told later, not who came."""
    if known is not None and known != said:
        yield LogSaysOtherwise(number=number, came=known)


def check_result(
    grade: str, known: tuple[str, ...], scale: str, exam_day: date, today: date
) -> Iterator[Violation]:
    """What may be entered, and when."""
    if grade not in known:
        yield GradeUnknown(grade=grade, scale=scale, known=", ".join(known))
    if exam_day > today:
        yield SittingInFuture(day=f"{exam_day:%d.%m.%Y}")
