"""Which version of the paper a candidate gets: never one again, and neighbours differ. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.publishing import NoVersion, listed
from eduapp.exams.sittings.rules.seating import Seat, check_versions


@dataclass(frozen=True)
class Given:
    """What one candidate has: number, seat (None in a room apart), version now, and what they had before."""

    number: int
    seat: Seat | None
    letter: str
    before: frozenset[str] = frozenset()  # letters that ask what they were asked before, in the same order
    shared: int = 0  # questions of this paper that they were asked before, in whatever order
    asked: int = 0  # questions of this paper


class NoPaper(Violation):
    """Without a paper from the bank there are no versions."""

    message = N_("The exam has no paper from the bank. Choose one first.")


class PaperOfOtherCourse(Violation):
    """A paper made for something else."""

    overridable = True
    message = N_("The paper “{title}” is of another course. Choose another one, or say why.")


class NoWayToSpread(Violation):
    """No way so that neighbours differ and nobody has a version again."""

    message = N_(
        "With {count} versions no way was found so that neighbours differ and nobody has one again. "
        "Make one more version, or move somebody."
    )


class VersionUnknown(Violation):
    """Not a version of the paper."""

    message = N_("The paper has no version {letter}. Choose one of: {known}.")


class VersionAgain(Violation):
    """A resit with the very paper of last time. Never, and nobody sets it aside."""

    message = N_(
        "Candidate {number} has had version {letter} before, on this paper or on one that asks the same in "
        "the same order. Give another version or paper."
    )


class SamePaperAgain(Violation):
    """Another version asks the same questions, and so does a paper made of the one of last time."""

    overridable = True
    message = N_(
        "Candidate {number} has had {shared} of the {asked} questions of this paper before. Choose another "
        "paper, or say why."
    )


def check_given(given: Mapping[UUID, Given], versions: int, empty: int) -> Iterator[Violation]:
    """Everything that stands against who gets which version of a paper with so many of them."""
    missing = [one.number for one in given.values() if not one.letter]
    if missing:
        yield NoVersion(numbers=listed(missing))
    for one in given.values():
        if one.letter and one.letter in one.before:
            yield VersionAgain(number=one.number, letter=one.letter)
        elif one.before or one.shared:
            yield SamePaperAgain(number=one.number, shared=one.shared, asked=one.asked)
    if versions > 1:
        seats = {id: one.seat for id, one in given.items() if one.seat is not None}
        letters = {id: one.letter for id, one in given.items()}
        yield from check_versions(seats, empty, letters, {id: one.number for id, one in given.items()})
