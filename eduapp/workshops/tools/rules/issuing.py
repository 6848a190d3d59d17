"""May a tool go into somebody's hands, and may it come back? Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.workshops.tools.rules.counting import is_open
from eduapp.workshops.tools.rules.register import SearchedFor, WithdrawnAlready

ISSUED, RETURNED = "issued", "returned"


@dataclass(frozen=True)
class Standing:
    """Where a tool stands when somebody asks for it."""

    tool: str
    board: str
    last_count: str  # kind of the board's last count on this day; "" for none
    consumable: bool = False
    withdrawn: bool = False
    searched: bool = False
    out_with: str = ""  # whose hands it is in


class LearnerMissing(Violation):
    """A tool goes into somebody's hands."""

    about = ("learner_id",)
    message = N_("Choose who takes it first.")


class NotHereToday(Violation):
    """Tools are taken by people who are here."""

    about = ("learner_id",)
    message = N_("{name} is not here today. Choose somebody who is.")


class NotCountedToday(Violation):
    """The day begins with counting the tools."""

    message = N_("The board {board} has not been counted at opening today. Count it first, then issue tools.")


class ClosedForToday(Violation):
    """What is taken after the closing count would be missed by nobody until tomorrow."""

    message = N_("The board {board} has had its closing count today. Count it at opening again first.")


class OutAlready(Violation):
    """It is in one pair of hands."""

    message = N_("{tool} is with {name}. Take it back first.")


class ConsumableIsNotIssued(Violation):
    """What is used up does not come back."""

    message = N_("{tool} is a consumable. Record what was used instead.")


class NotOut(Violation):
    """Nothing can come back that did not go out."""

    message = N_("{tool} is not out.")


class CodeUnknown(Violation):
    """No label of this site."""

    about = ("code",)
    message = N_("No tool has the number “{code}”. Look at the label, or enter the tool first.")


def check_issue(standing: Standing, learner: str, *, here: bool) -> Iterator[Violation]:
    """Whether a tool can be issued; `learner` "" for nobody chosen."""
    if not learner:
        yield LearnerMissing()
    elif not here:
        yield NotHereToday(name=learner)
    if standing.withdrawn:
        yield WithdrawnAlready(tool=standing.tool)
    if standing.consumable:
        yield ConsumableIsNotIssued(tool=standing.tool)
    if standing.out_with:
        yield OutAlready(tool=standing.tool, name=standing.out_with)
    if standing.searched:
        yield SearchedFor(tool=standing.tool)
    if not is_open(standing.last_count):
        closed = ClosedForToday if standing.last_count else NotCountedToday
        yield closed(board=standing.board)


def check_return(standing: Standing) -> Iterator[Violation]:
    """Whether a tool can come back: also after the closing count, and also while it is searched for."""
    if not standing.out_with:
        yield NotOut(tool=standing.tool)
