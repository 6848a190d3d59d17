"""When an exam is over: told, past every last day, and nothing open. Then it goes to the archive. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation


class NotAllTold(Violation):
    """Nobody who was not told could appeal."""

    message = N_("Not everybody was told yet; missing: {count}. Note the days first.")


class TimeGoesOn(Violation):
    """Somebody can appeal still."""

    message = N_("One may appeal until {day}. It goes to the archive after that.")


class AppealOpen(Violation):
    """It may change a grade."""

    message = N_("Appeal {numbers} is open. It is decided or withdrawn first.")


class SecondAwaited(Violation):
    """Neither yes nor no."""

    message = N_("Something about this exam waits for a second person: it is confirmed or refused first.")


class ToCarryOut(Violation):
    """What the log decided is done, or reversed there."""

    message = N_("The log decided on an annulment that nobody has carried out.")


class GradeInDoubt(Violation):
    """The key was corrected since."""

    message = N_("A key was corrected, and grades are in doubt. Correct them, or note why they stand.")


@dataclass(frozen=True)
class LooseEnds:
    """What keeps an exam from being over."""

    untold: int = 0
    last_day: date | None = None  # to appeal, the latest of all
    appeals: tuple[int, ...] = ()  # numbers of open ones
    waits: bool = False  # for a second person
    to_annul: bool = False
    in_doubt: bool = False


def check_over(loose: LooseEnds, today: date) -> Iterator[Violation]:
    """Everything that stands against the archive."""
    if loose.untold:
        yield NotAllTold(count=loose.untold)
    if loose.last_day is not None and loose.last_day >= today:
        yield TimeGoesOn(day=date_text(loose.last_day))
    if loose.appeals:
        yield AppealOpen(numbers=", ".join(map(str, loose.appeals)))
    if loose.waits:
        yield SecondAwaited()
    if loose.to_annul:
        yield ToCarryOut()
    if loose.in_doubt:
        yield GradeInDoubt()
