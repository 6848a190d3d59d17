"""Breaks that a decision grants: a budget of minutes that do not count, taken bit by bit. Pure.

What goes beyond the budget counts as working time, unless people decide otherwise and give time back.
"""

from collections.abc import Iterator

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules import TimeAccount


class NoBreaks(Violation):
    """Nothing was decided."""

    message = N_(
        "No breaks that do not count are granted to candidate {number}. If something happened, pause with a"
        " sentence why."
    )


class BreaksUsed(Violation):
    """All of it was taken."""

    message = N_(
        "Candidate {number} has taken the {count} minutes of breaks that are granted. More needs a decision:"
        " then give time back."
    )


def rest_code() -> str:
    """The reason to leave the room that is a break by decision."""
    return str(next(one.key for one in code_list("room_outs") if one.has("rest")))


def check_break(account: TimeAccount, number: int) -> Iterator[Violation]:
    """Whether somebody may go into a break that does not count."""
    if not account.breaks:
        yield NoBreaks(number=number)
    elif not account.breaks_left:
        yield BreaksUsed(number=number, count=account.breaks)
