"""What a stretch of work lost: minutes taken off for a reason, and minutes the prison took. Pure.

Credited = end − start − break − penalty (rule 46 of the rules from the field). Of what was taken off, all may
go: zero with its reason, so that having been there is not lost (rule 48).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.spans import hours_and_minutes
from eduapp.core.violations import Violation
from eduapp.workshops.hours.rules.times import Times

PENALTIES, LOSSES = "penalty_reasons", "lost_reasons"  # code lists


@dataclass(frozen=True, slots=True)
class Deviation:
    """Whole minutes, each with the code of why: `penalty` is taken off what was worked.

    `lost` is time of the shift beside the stretch: nobody worked it, and it was not the person's doing.
    """

    penalty: int = 0
    penalty_reason: str = ""  # code: penalty_reasons
    lost: int = 0
    lost_reason: str = ""  # code: lost_reasons


NONE = Deviation()


class PenaltyNegative(Violation):
    """Minutes are taken off, never added."""

    message = N_("{minutes} minutes cannot be taken off. Write 0 or more.")
    about = ("penalty",)


class PenaltyTooLong(Violation):
    """More than was there."""

    message = N_("{minutes} minutes are taken off, but only {worked} were worked. Take off less.")
    about = ("penalty",)


class PenaltyUnexplained(Violation):
    """Effort counts, not presence; but somebody must say why."""

    message = N_("{minutes} minutes are taken off without a reason. Choose one.")
    about = ("penalty_reason",)


class LossNegative(Violation):
    """Nobody loses less than nothing."""

    message = N_("{minutes} minutes cannot be lost. Write 0 or more.")
    about = ("lost",)


class LossUnexplained(Violation):
    """The prison took the time; the statement says for what."""

    message = N_("{minutes} minutes were lost without a reason. Choose one.")
    about = ("lost_reason",)


class LostMoreThanTheShift(Violation):
    """Work and loss together are longer than the shift was."""

    message = N_(
        "{worked} worked and {lost} lost are more than the shift of {shift}. Correct one of the two."
    )
    about = ("lost",)


def check_deviation(deviation: Deviation, times: Times) -> Iterator[Violation]:
    """Whether so much can be taken off or lost, and whether it says why. `times` are possible ones."""
    penalty, lost = deviation.penalty, deviation.lost
    if penalty < 0:
        yield PenaltyNegative(minutes=penalty)
    elif penalty > times.minutes > 0:
        yield PenaltyTooLong(minutes=penalty, worked=times.minutes)
    if penalty > 0 and deviation.penalty_reason not in code_list(PENALTIES):
        yield PenaltyUnexplained(minutes=penalty)
    if lost < 0:
        yield LossNegative(minutes=lost)
    elif lost > 0 and deviation.lost_reason not in code_list(LOSSES):
        yield LossUnexplained(minutes=lost)


def check_loss(deviation: Deviation, times: Times, shift: Times) -> Iterator[Violation]:
    """Whether the shift had room for what was worked and what was lost."""
    if deviation.lost > 0 and times.minutes + deviation.lost > shift.minutes:
        yield LostMoreThanTheShift(
            worked=hours_and_minutes(times.minutes),
            lost=hours_and_minutes(deviation.lost),
            shift=hours_and_minutes(shift.minutes),
        )
