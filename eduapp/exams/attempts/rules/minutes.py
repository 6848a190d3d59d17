"""Time that is given back, in whole minutes, so that log and screen agree. Pure."""

from collections.abc import Iterator

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

MOST = 600  # minutes at once; a guard against slips, as in the room


class MinutesUnlikely(Violation):
    """A slip."""

    message = N_("Give from {least} to {most} minutes.")
    about = ("minutes",)


class GapGone(Violation):
    """Decided meanwhile, or never there."""

    message = N_("This stop of the exam PC has been decided already, or is not known any more.")


def check_minutes(minutes: int, least: int = 1) -> Iterator[Violation]:
    """A number of minutes that somebody typed."""
    if not least <= minutes <= MOST:
        yield MinutesUnlikely(least=least, most=MOST)
