"""What stands against a file that comes back from an examiner, before a mark of it is looked at. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exams.marking.rules.marking import Asked, where_text


class FileUnknown(Violation):
    """Of another school, or of a database that was set back."""

    message = N_("This file was not made here. Read it in where it was made.")


class OtherExam(Violation):
    """Chosen on the page of another exam."""

    message = N_("This file is of another exam: {course}, {day}. Read it in on the page of that exam.")


class OtherExaminer(Violation):
    """Chosen beside another name."""

    message = N_("This file is from {name}, not from {meant}. Read it in beside {name}.")


class FileOfEnded(Violation):
    """Who does not go on as an examiner gives no marks."""

    message = N_("This file is from {name}, whose appointment has ended. Its marks do not count.")


class FileTwice(Violation):
    """Once, and for good."""

    message = N_("This file was read in on {day} already. Nothing was changed.")


class FileOvertaken(Violation):
    """Two files of one round are out: the marks of the newer one count."""

    message = N_(
        "A newer file was made for {name} on {day}. Nothing of this one was taken in. Read in what comes back"
        " of the newer one, or make a new file."
    )


class FileChanged(Violation):
    """Marks of something else than what was handed out."""

    message = N_(
        "The answers in this file are not those that were handed out. Nothing of it was taken in. Make a new"
        " file."
    )


class MarkedSince(Violation):
    """Marks that were given here later are not written over unseen."""

    message = N_(
        "{name} gave marks in this program after this file was made: {where}. Nothing of the file was taken"
        " in. Hand in the marks given here, or make a new file, in which everything is marked anew."
    )


class KeyCorrectedSince(Violation):
    """What the file says is right is not what is right."""

    message = N_(
        "After this file was made, what is right was corrected in question {questions}. Nothing of the file"
        " was taken in. Make a new file."
    )


@dataclass(frozen=True)
class HandedOut:
    """The file as it was handed out, and whose it is."""

    sitting_id: UUID
    course: str
    day: date
    examiner_id: UUID
    name: str
    ended: bool
    desk: str  # SHA-256 of what is to be marked
    returned_on: date | None
    newer_on: date | None = None  # when a newer file was made for the same examiner


@dataclass(frozen=True)
class Meant:
    """Beside whose name, on the page of which exam, it is read in."""

    sitting_id: UUID
    examiner_id: UUID
    name: str


def check_returned(out: HandedOut, meant: Meant) -> Iterator[Violation]:
    """Whether this file is theirs, of this exam, and comes back for the first time."""
    if out.sitting_id != meant.sitting_id:
        yield OtherExam(course=out.course, day=date_text(out.day))
    elif out.examiner_id != meant.examiner_id:
        yield OtherExaminer(name=out.name, meant=meant.name)
    elif out.ended:
        yield FileOfEnded(name=out.name)
    elif out.returned_on is not None:
        yield FileTwice(day=date_text(out.returned_on))
    elif out.newer_on is not None:
        yield FileOvertaken(name=out.name, day=date_text(out.newer_on))


def check_desk(out: HandedOut, desk: str) -> Iterator[Violation]:
    """Whether what was marked is what was handed out."""
    if desk != out.desk:
        yield FileChanged()


def check_since(name: str, marked: Collection[Asked], corrected: Collection[int]) -> Iterator[Violation]:
    """Whether anything that happened here since the file was made would be undone by it.

    `marked`: answers that the examiner has marked here since; `corrected`: questions answered in the file
    whose key was corrected since.
    """
    if marked:
        yield MarkedSince(name=name, where=where_text(marked))
    if corrected:
        yield KeyCorrectedSince(questions=", ".join(str(number) for number in sorted(corrected)))
