"""What stands against a result, or against correcting one. Pure."""

from collections.abc import Iterator
from datetime import date

from eduapp.core.i18n import N_, _
from eduapp.core.violations import Violation


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


def check_correction(old: str, new: str, reason: str) -> Iterator[Violation]:
    """A correction says why and changes something."""
    if not reason.strip():
        yield ReasonMissing()
    if old == new:
        yield SameGrade()
