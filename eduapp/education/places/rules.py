"""What a place must be. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

LONGEST_NAME = 80
MOST_SEATS = 500
CLASSROOM = "classroom"


@dataclass(frozen=True)
class PlaceFacts:
    """What is recorded of a place. `seats` 0 means that nobody counts them."""

    name: str
    kind: str = CLASSROOM
    seats: int = 0
    active: bool = True


class NameMissing(Violation):
    """A place is known by its name."""

    message = N_("The place has no name. Write what is on its door.")


class NameTooLong(Violation):
    """Longer than a list can show."""

    message = N_("The name has {length} characters. At most {most} are possible.")


class NameTaken(Violation):
    """Another place has this name."""

    message = N_("There is a place called “{name}” already. Use another name, or change that one.")


class KindUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("“{text}” is not a kind of place. Choose one from the list.")


class SeatsImpossible(Violation):
    """Fewer than none, or more than any room has."""

    message = N_("{seats} seats are not possible. Use a number from 0 to {most}.")


def check_place(facts: PlaceFacts) -> Iterator[Violation]:
    """Everything about the values themselves; names in use are the service's to know."""
    if not facts.name:
        yield NameMissing()
    if len(facts.name) > LONGEST_NAME:
        yield NameTooLong(length=len(facts.name), most=LONGEST_NAME)
    if facts.kind not in code_list("place_kinds"):
        yield KindUnknown(text=facts.kind)
    if not 0 <= facts.seats <= MOST_SEATS:
        yield SeatsImpossible(seats=facts.seats, most=MOST_SEATS)
