"""What stands against putting a result right: two people, a reason and a basis of the closed list. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

BASES = "correction_bases"
ENTRY_ERROR, KEY_CORRECTED, APPEAL = "entry_error", "key_corrected", "appeal"
LONGEST_REASON = 300


class ReasonMissing(Violation):
    """A correction is attested: why, and by whom."""

    message = N_("Write why the result is corrected. The old result is kept beside the new one.")
    about = ("reason",)


class ReasonTooLong(Violation):
    """Longer than a history can show."""

    message = N_("The reason has {length} characters. At most {most} are possible.")
    about = ("reason",)


class SameGrade(Violation):
    """A correction that corrects nothing."""

    message = N_("This is the result that is entered already.")
    about = ("grade",)


class BasisUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose from the list what the correction rests on.")
    about = ("basis",)


class CorrectionWaits(Violation):
    """One at a time."""

    message = N_(
        "A correction to {grade} is proposed already, by {name}. It is attested or refused before another."
    )


class OwnCorrection(Violation):
    """The second of two is another person."""

    message = N_(
        "You proposed this correction yourself. Somebody else attests it (opplæringsforskrifta § 9-9)."
    )


class CorrectionDecided(Violation):
    """Once is enough."""

    message = N_("This correction was attested or refused already.")


class ResultMovedOn(Violation):
    """What would be corrected is not the result any more."""

    message = N_("The result is another by now. Refuse this correction, and propose one anew if it is wrong.")


class RefusalReasonMissing(Violation):
    """Who proposed it sees why."""

    message = N_("Write why the correction is not made.")
    about = ("reason",)


@dataclass(frozen=True)
class Standing:
    """A correction as it stands when somebody decides on it."""

    proposed_by: UUID
    decided: bool
    moved_on: bool  # the result it speaks of is in force no more


def check_correction(old: str, new: str, basis: str, reason: str) -> Iterator[Violation]:
    """A correction says why and on what basis, and changes something."""
    if basis not in code_list(BASES):
        yield BasisUnknown()
    if not reason.strip():
        yield ReasonMissing()
    if len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
    if old == new:
        yield SameGrade()


def check_attesting(standing: Standing, by: UUID) -> Iterator[Violation]:
    """Attested once, by somebody else, and only of the result it was proposed for."""
    if standing.decided:
        yield CorrectionDecided()
        return
    if standing.proposed_by == by:
        yield OwnCorrection()
    if standing.moved_on:
        yield ResultMovedOn()


def check_refusing(standing: Standing, reason: str) -> Iterator[Violation]:
    """Refused, or taken back, once and with a reason."""
    if standing.decided:
        yield CorrectionDecided()
    if not reason.strip():
        yield RefusalReasonMissing()
    elif len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
