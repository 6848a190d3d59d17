"""What is asked of who writes a row, gives minutes back or takes a row back, beside the log itself. Pure."""

from collections.abc import Collection, Iterator
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class ActUnknown(Violation):
    """An act is one of the list, about somebody."""

    message = N_("Choose a candidate, and what happened.")


class NotWatching(Violation):
    """Who writes for somebody else names who saw it."""

    message = N_("Choose one of those who watch this exam as the one who saw it.")


class NobodySat(Violation):
    """Nobody lost anything."""

    message = N_("Nobody was sitting the exam then. Give back none, and say so.")


class MinutesDiffer(Violation):
    """More or less than the clock says has a reason."""

    message = N_(
        "The exam was stopped for {lasted} minutes, and {minutes} are given back. Write a sentence why."
    )
    about = ("words",)


class ReasonMissing(Violation):
    """Who reads the log later sees why."""

    message = N_("Write why the row is taken back.")
    about = ("reason",)


class BackAlready(Violation):
    """Once is enough, and what takes back stays."""

    message = N_(
        "Row {number} was taken back already, or is itself what takes another back. Write a new row."
    )


class StepStays(Violation):
    """The sitting has gone on since; only the time of a step can be put right."""

    message = N_(
        "A step of the whole exam cannot be undone. Type the right time, and it counts at that time."
    )
    about = ("minute",)


class OverAtOnce(Violation):
    """Who sits there is told first, by a person."""

    message = N_(
        "With this, candidate {number} would have had time until {time} only, and would be handed in "
        "at once. Tell the candidate and stop the screen on the board first, then take the row back."
    )


class ReversalStays(Violation):
    """The grade is in force again, and the log says why."""

    message = N_(
        "That a decision was reversed is not taken back. If it is decided anew, hear the candidate first."
    )


def check_seen_by(seen_by: UUID | None, watches: Collection[UUID]) -> Iterator[Violation]:
    """Whoever is named as having seen it watches the exam."""
    if seen_by is not None and seen_by not in watches:
        yield NotWatching()


def check_minutes(minutes: int, lasted: int | None, people: int, words: str) -> Iterator[Violation]:
    """Minutes go to somebody; where a stop lasted another number of them, a sentence says why."""
    if minutes and not people:
        yield NobodySat()
    if minutes and lasted not in {None, minutes} and not words.strip():
        yield MinutesDiffer(minutes=minutes, lasted=lasted)
