"""The day somebody is told a result: from it the time to appeal is counted. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation

WAYS = "notice_ways"
HANDED_OVER = "handed_over"
LONGEST_REASON = 300
ANEW = "forvaltningsloven § 29"
GROUNDS_ASKED = N_(
    "Grounds were asked for on {day}. The time to appeal begins anew when they are given ({basis})."
)


class NotReleased(Violation):
    """Nobody is told before two have released it."""

    message = N_("The results of this exam are not released. Two people release them first.")


class LateNotReleased(Violation):
    """Whoever counts only after the others were released is told as late."""

    message = N_(
        "The result of candidate {number} is not released, though those of others are. Two people release it "
        "first."
    )


class NoResult(Violation):
    """Nothing to tell."""

    message = N_("Candidate {number} has no result to be told.")


class ToldAlready(Violation):
    """The time to appeal runs once."""

    message = N_(
        "Candidate {number} was told on {day} already. If the day is wrong, put it right with a reason."
    )


class ToldTooEarly(Violation):
    """Nobody was told what was not released."""

    message = N_("Write the day the result was told: from {first}, when it was released, to today.")
    about = ("told_on",)


class ToldBeforeExam(Violation):
    """Of an exam held elsewhere whoever held it may have told the result before it was entered here."""

    message = N_("Write the day the result was told: from {first}, the day of the exam, to today.")
    about = ("told_on",)


class AskedBefore(Violation):
    """Nobody asks for the grounds of what they were not told."""

    message = N_(
        "Grounds were asked for on {day}, and nobody asks before being told. Put that day right first, or "
        "write an earlier one."
    )
    about = ("told_on",)


class WayUnknown(Violation):
    """Not one of the list."""

    message = N_("Choose how the result was told.")
    about = ("way",)


class NothingCorrected(Violation):
    """The same again."""

    message = N_("Nothing would change. Choose another day or another way.")
    about = ("told_on",)


class CorrectionReasonMissing(Violation):
    """The last day to appeal moves with it."""

    message = N_("Write why the day is put right: the last day to appeal moves with it.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """A sentence, not a letter."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


@dataclass(frozen=True)
class Notice:
    """When and how somebody was told."""

    told_on: date
    way: str  # code: notice_ways


def check_telling(
    notice: Notice, first: date, today: date, *, elsewhere: bool = False
) -> Iterator[Violation]:
    """A day between the release (or, held elsewhere, the exam) and today, in a way of the list."""
    if not first <= notice.told_on <= today:
        yield (ToldBeforeExam if elsewhere else ToldTooEarly)(first=date_text(first))
    if notice.way not in code_list(WAYS):
        yield WayUnknown()


def check_correcting(
    before: Notice, after: Notice, reason: str, asked_on: date | None = None
) -> Iterator[Violation]:
    """Something changes, for a reason, and not to a day after grounds were asked for."""
    if before == after:
        yield NothingCorrected()
    if asked_on is not None and after.told_on > asked_on:
        yield AskedBefore(day=date_text(asked_on))
    if not reason.strip():
        yield CorrectionReasonMissing()
    elif len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
