"""Fixed grades whose marks are others since a key was corrected: corrected by two, or standing. Pure.

A school may correct what nobody was told, and for the better at any time. What was told is not changed to the
harm of whom it is about, unless it is void (forvaltningsloven § 35).
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

TO_HARM = "forvaltningsloven § 35"
LONGEST_REASON = 300


@dataclass(frozen=True)
class Moved:
    """A grade in force and what its marks give now, in hundredths of a point."""

    number: int
    fixed: int
    marks: int
    told: bool  # the candidate was told the grade

    @property
    def falls(self) -> bool:
        """Whether following the marks would be to the candidate's harm."""
        return self.marks < self.fixed


class NobodyMoved(Violation):
    """Nothing to correct by the marks."""

    message = N_("No fixed grade is another by its marks, or each has a correction that waits already.")


class NoneChosen(Violation):
    """Nobody ticked, or not one of those who moved."""

    message = N_("Choose candidates whose grade is another by its marks. Look at the list again.")


class NotTold(Violation):
    """What nobody was told may still be put right."""

    message = N_(
        "Candidate {number} was not told the grade yet: correct it. Only what was told may stand ({basis})."
    )


class WouldRise(Violation):
    """Nobody is kept below what the right key gives."""

    message = N_(
        "Candidate {number} has more points by the corrected key: correct the grade. Only what would be to "
        "somebody's harm may stand ({basis})."
    )


class WhyItStands(Violation):
    """Whoever looks at it later asks."""

    message = N_("Write why the grades stand.")
    about = ("reason",)


class StandsTooLong(Violation):
    """A sentence or two."""

    message = N_("The reason has {length} characters. Write {most} or fewer.")
    about = ("reason",)


def check_moved(chosen: Collection[object], wanted: Collection[object], there: bool) -> Iterator[Violation]:
    """Whether somebody was chosen, and only of those who moved; `there`: whether anybody moved at all."""
    if not there:
        yield NobodyMoved()
    elif not wanted or len(chosen) != len(set(wanted)):
        yield NoneChosen()


def check_standing(moved: Iterable[Moved], reason: str) -> Iterator[Violation]:
    """Whether grades may stand against their marks (forvaltningsloven § 35)."""
    for one in moved:
        if not one.told:
            yield NotTold(number=one.number, basis=TO_HARM)
        if not one.falls:
            yield WouldRise(number=one.number, basis=TO_HARM)
    if not reason:
        yield WhyItStands()
    elif len(reason) > LONGEST_REASON:
        yield StandsTooLong(length=len(reason), most=LONGEST_REASON)
