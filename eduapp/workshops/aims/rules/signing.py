"""What stands against noting an observation, signing an aim off, and withdrawing that. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.names import hidden_characters
from eduapp.core.violations import Violation

LEVELS = "aim_levels"
LONGEST_WORDS, LONGEST_REASON = 200, 200


@dataclass(frozen=True)
class Grounds:
    """What a sign-off may stand on, as of now."""

    minutes: int  # approved, at tasks that practise the aim
    seen: bool  # an observation stands
    signed: bool  # a sign-off stands already
    placed_from: date | None  # the first day of the first place in a workshop


class LevelUnknown(Violation):
    """Not a code of the list."""

    message = N_("Choose what you saw from the list.")
    about = ("level",)


class DayToCome(Violation):
    """Nothing is seen or signed beforehand (rule 49)."""

    message = N_("{day} is still to come. Use the day on which it was.")
    about = ("day",)


class BeforePlacement(Violation):
    """Before somebody had a place in a workshop nobody here saw anything."""

    message = N_("The first place in a workshop is from {day}. Nothing can be noted for a day before it.")
    about = ("day",)


class NeverPlaced(Violation):
    """Who never had a place practised nothing here."""

    message = N_("The learner has never had a place in a workshop. Give a place first.")


class WordsTooLong(Violation):
    """A few words."""

    message = N_("At most {most} characters are possible.")
    about = ("words",)


class HiddenInWords(Violation):
    """Control or direction characters."""

    message = N_("The text holds hidden characters ({codes}). Type it again by hand.")
    about = ("words",)


class NothingToTakeBack(Violation):
    """There is no observation."""

    message = N_("There is no observation to take back.")
    about = ("level",)


class NothingToSign(Violation):
    """A signature stands on something."""

    message = N_("There is no approved practice of this aim and no observation. Note an observation first.")


class SignedAlready(Violation):
    """Once is enough."""

    message = N_("The aim is signed off already.")


class NotInThePlan(Violation):
    """The plan did not have it on that day."""

    message = N_("The aim was not in the plan on {day}. Use a day on which it was.")
    about = ("day",)


class NotSigned(Violation):
    """Nothing to withdraw."""

    message = N_("The aim is not signed off.")


class ReasonMissing(Violation):
    """A signature is taken back only with a reason."""

    message = N_("Write the reason, in at most {most} characters.")
    about = ("reason",)


def check_observation(
    day: date, level: str, words: str, today: date, grounds: Grounds
) -> Iterator[Violation]:
    """Everything against noting what somebody was seen to do."""
    yield from _check_day(day, today, grounds)
    levels = code_list(LEVELS)
    if level not in levels:
        yield LevelUnknown()
    elif levels[level].has("none") and not grounds.seen:
        yield NothingToTakeBack()
    if len(words) > LONGEST_WORDS:
        yield WordsTooLong(most=LONGEST_WORDS)
    if codes := hidden_characters(words):
        yield HiddenInWords(codes=", ".join(sorted(set(codes))))


def check_signing(day: date, today: date, grounds: Grounds, *, in_plan: bool) -> Iterator[Violation]:
    """Everything against signing an aim off; `in_plan` says that the plan had it on the day."""
    yield from _check_day(day, today, grounds)
    if grounds.signed:
        yield SignedAlready()
    if not grounds.minutes and not grounds.seen:
        yield NothingToSign()
    if not in_plan:
        yield NotInThePlan(day=date_text(day))


def check_withdrawal(reason: str, *, signed: bool) -> Iterator[Violation]:
    """Everything against taking a sign-off back."""
    if not signed:
        yield NotSigned()
    if not reason or len(reason) > LONGEST_REASON or hidden_characters(reason):
        yield ReasonMissing(most=LONGEST_REASON)


def _check_day(day: date, today: date, grounds: Grounds) -> Iterator[Violation]:
    if day > today:
        yield DayToCome(day=date_text(day))
    if grounds.placed_from is None:
        yield NeverPlaced()
    elif day < grounds.placed_from:
        yield BeforePlacement(day=date_text(grounds.placed_from))
