"""What stands against putting a result right: two people, a reason and a basis of the closed list. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, number_text
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


class PointsImpossible(Violation):
    """Nobody earns more points than there are, or less than none."""

    message = N_("{points} of {most} points is not possible. Points are from 0 to the most there are.")


class BasisUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose from the list what the correction rests on.")
    about = ("basis",)


class BasisOfAnInstance(Violation):
    """What an appeal decided stands in the appeal."""

    message = N_(
        "A correction on the basis “{basis}” comes from the appeal itself: write down there what the "
        "instance decided ({paragraph})."
    )
    about = ("basis",)


class DecidedByInstance(Violation):
    """The school carries out what was decided; it does not decide again."""

    message = N_(
        "An instance decided this grade on appeal, so it is attested and not refused ({paragraph}). If "
        "another grade was written down than the one decided, attest it, and correct it as an entry error."
    )


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
    basis: str = ENTRY_ERROR  # code: correction_bases


def chosen() -> list[Code]:
    """On what somebody at the school may correct a grade."""
    return [code for code in code_list(BASES) if not code.has("instance")]


def check_correction(
    old: str, new: str, basis: str, reason: str, *, decided: bool = False, points_move: bool = False
) -> Iterator[Violation]:
    """A correction says why and on what basis, and changes something.

    `decided`: by an instance; it may be the grade that a correction has given meanwhile. `points_move`: the
    points it rests on are others, whatever the grade.
    """
    if basis not in code_list(BASES):
        yield BasisUnknown()
    elif code_list(BASES)[basis].has("instance") and not decided:
        code = code_list(BASES)[basis]
        yield BasisOfAnInstance(basis=code.label, paragraph=code.said("basis"))
    if not reason.strip():
        yield ReasonMissing()
    if len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
    if old == new and not points_move and not decided:
        yield SameGrade()


def check_points(points: int | None, most: int | None) -> Iterator[Violation]:
    """Points that a correction rests on: hundredths, both or none of the two."""
    if points is None and most is None:
        return
    if points is None or most is None or not 0 <= points <= most:
        told = ["–" if one is None else number_text(one / 100, 2) for one in (points, most)]
        yield PointsImpossible(points=told[0], most=told[1])


def check_attesting(standing: Standing, by: UUID) -> Iterator[Violation]:
    """Attested once, by somebody else, and only of the result it was proposed for."""
    if standing.decided:
        yield CorrectionDecided()
        return
    if standing.proposed_by == by:
        yield OwnCorrection()
    if standing.moved_on:
        yield ResultMovedOn()


def against_refusing(standing: Standing) -> Iterator[Violation]:
    """Decided already, or never refused: what an instance decided of a grade that is in force."""
    code = code_list(BASES)[standing.basis]
    if standing.decided:
        yield CorrectionDecided()
    elif code.has("instance") and not standing.moved_on:
        yield DecidedByInstance(paragraph=code.said("basis"))


def check_refusing(standing: Standing, reason: str) -> Iterator[Violation]:
    """Refused, or taken back, once and with a reason."""
    yield from against_refusing(standing)
    if not reason.strip():
        yield RefusalReasonMissing()
    elif len(reason.strip()) > LONGEST_REASON:
        yield ReasonTooLong(length=len(reason.strip()), most=LONGEST_REASON)
