"""What must be in order before an exam is published: room, watch, seats, paper, people. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, date_text
from eduapp.core.spans import months_after
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.law import LawNumber

OWN_ROOM = "own_room"  # code: arrangement_measures


@dataclass(frozen=True)
class Watch:
    """An invigilator as far as an exam must know: until when the training counts, and whom they teach."""

    user_id: UUID
    name: str
    trained_on: date | None
    teaches_course: bool


class NobodyEntered(Violation):
    """An exam for nobody."""

    message = N_("Nobody is entered. Enter candidates first.")


class NoRoom(Violation):
    """Nobody finds an exam without a room."""

    message = N_("No place is chosen. Choose one under “Change”.")


class NotSeated(Violation):
    """Everybody has a seat, or a room of their own."""

    message = N_("Candidates without a seat: {numbers}. Seat them on the seat plan.")


class NoVersion(Violation):
    """With papers from the bank, everybody has a version."""

    message = N_(
        "Candidates without a version of the paper: {numbers}. Spread the versions on the seat plan."
    )


class NoWatch(Violation):
    """Somebody must be in the room."""

    message = N_("No invigilator is chosen. Choose one under “Invigilators”.")


class TooFewWatch(Violation):
    """More people than one can look after."""

    overridable = True
    message = N_(
        "{watch} invigilators for {candidates} candidates; at most {most} for each ({basis}). Choose more."
    )


class WatchNotTrained(Violation):
    """Nobody watches an exam without knowing how."""

    overridable = True
    message = N_(
        "{name} has no training as invigilator that counts on {day} ({months} months, {basis}). Record it, "
        "or choose somebody else."
    )


class TrainingIncomplete(Violation):
    """Training without somebody who gave it, or not given yet."""

    message = N_("Write who gave the training, and a day that is not in the future.")
    about = ("given_by",)


class WatchNotIndependent(Violation):
    """Who taught the course does not watch its exam alone."""

    overridable = True
    message = N_("{name} teaches this course. Choose somebody independent, or say why not.")


class OwnRoomMissing(Violation):
    """A room of one's own was decided, and there is none yet."""

    overridable = True
    message = N_(
        "Candidate {number} is granted a room of their own. Choose one under “Room apart…”, or say why not."
    )


class NotAvailable(Violation):
    """Somebody who cannot be there: found before publishing, and again until the day."""

    overridable = True
    message = N_("Candidate {number}, {name}: {why}")


class HeldByLaw(Violation):
    """Somebody entered before the law held them back: found before publishing, and before the doors open."""

    message = N_("Candidate {number}, {name}: {why} Take them off the list under “Cancel the entry…”.")


class GroundGone(Violation):
    """What somebody was entered on does not bear the exam any more (§§ 9-36 to 9-38)."""

    overridable = True
    message = N_(
        "Candidate {number}, {name}: {why} Cancel the entry, or enter them on another ground. Or say why it "
        "holds all the same."
    )


def check_watch(
    watches: Iterable[Watch], day: date, candidates: int, trained: LawNumber, each: LawNumber
) -> Iterator[Violation]:
    """Enough invigilators, trained and independent.

    `trained`: months for which training counts; `each`: candidates for one invigilator.
    """
    chosen = list(watches)
    if not chosen:
        yield NoWatch()
        return
    if candidates > each.value * len(chosen):
        yield TooFewWatch(watch=len(chosen), candidates=candidates, most=each.value, basis=each.basis)
    for watch in chosen:
        if not is_trained(watch.trained_on, day, trained):
            yield WatchNotTrained(
                name=watch.name, day=date_text(day), months=trained.value, basis=trained.basis
            )
        if watch.teaches_course:
            yield WatchNotIndependent(name=watch.name)


def is_trained(trained_on: date | None, day: date, trained: LawNumber) -> bool:
    """Whether training of a day still counts on another."""
    return trained_on is not None and trained_on <= day < months_after(trained_on, trained.value)


def listed(numbers: Iterable[int]) -> str:
    """Candidate numbers in order, for a sentence."""
    return ", ".join(map(str, sorted(numbers)))
