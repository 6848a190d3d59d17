"""Who may have a confirmation, an overview of results, a record of training or a module statement."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.certificates.rules.courses import NothingHeld, NotStarted, tells_reached
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation


class NothingAttended(Violation):
    """A confirmation of attendance confirms some."""

    message = N_("Has attended no session that was held. There is nothing to confirm yet.")


class NothingOnRecord(Violation):
    """An overview of nothing says nothing."""

    message = N_("No result that was passed has been told to the person yet. An overview lists those.")


class NoTraining(Violation):
    """The record holds training that stands (forskrift om utførelse av arbeid § 10-4)."""

    message = N_(
        "No training on work equipment is documented and valid (forskrift om utførelse av arbeid § 10-4)."
        " Enter it on the page of the machine."
    )


class NoModule(Violation):
    """A module statement names modules."""

    message = N_("No module of the course is entered as reached on this stay.")


class CountyDocuments(Violation):
    """Parts of subjects are documented by the county in a kompetansebevis."""

    message = N_(
        "Modules of this course are documented by the county in a kompetansebevis"
        " (opplæringsforskrifta §§ 9-51, 15-27, 15-31). Send it what was reached instead."
    )


@dataclass(frozen=True)
class AttendanceCase:
    """What decides about a confirmation of attendance."""

    first_day: date
    held: int
    attended: int


def check_confirmation(case: AttendanceCase, today: date) -> Iterator[Violation]:
    """A confirmation can be had while a course runs, and tells what was attended and nothing of what was not.

    (The rules of absence do not apply to adults: opplæringsforskrifta § 15-6.)
    """
    if case.first_day > today:
        yield NotStarted(day=date_text(case.first_day))
    elif case.held == 0:
        yield NothingHeld()
    elif case.attended == 0:
        yield NothingAttended()


def check_overview(results: int) -> Iterator[Violation]:
    """Of results in force that were told."""
    if results == 0:
        yield NothingOnRecord()


def check_training_record(trainings: int) -> Iterator[Violation]:
    """Of training that stands today."""
    if trainings == 0:
        yield NoTraining()


def check_modules(kind_of_course: str, modules: int) -> Iterator[Violation]:
    """Of modules reached on one stay, where the county does not document them."""
    if not tells_reached(kind_of_course):
        yield CountyDocuments()
    elif modules == 0:
        yield NoModule()
