"""What stands against asking for grounds and giving them (opplæringsforskrifta §§ 10-3, 16-2). Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.exams.appeals.rules.deciding import PersonMissing
from eduapp.exams.deadlines.rules import Deadline
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import check_words

GROUNDS, COPY = "grounds", "copy"  # what can be asked for


class NoGrounds(Violation):
    """Nobody has a right to them."""

    message = N_("For this grade there are: {grounds} ({basis}).")


class AskedAlready(Violation):
    """Once is enough."""

    message = N_("Grounds were asked for on {day} already.")


class NoCopy(Violation):
    """Of a written exam only."""

    message = N_(
        "Copies of the answer and the guide are of written exams (opplæringsforskrifta §§ 10-3, 16-2)."
    )


class CopyAskedAlready(Violation):
    """Once is enough."""

    message = N_("A copy was asked for on {day} already.")


class CopyNotAsked(Violation):
    """Nobody has asked."""

    message = N_("Nobody has asked for a copy.")


class CopyGivenAlready(Violation):
    """Once is enough."""

    message = N_("The copy was given on {day} already.")


class AskedTooLate(Violation):
    """Within the time to appeal, or a week in higher education."""

    message = N_("Grounds can be asked for until {day} ({basis}).")
    about = ("asked_on",)


class NotTold(Violation):
    """Who knows no grade asks for no grounds."""

    message = N_("Note first on which day the candidate was told the grade.")


class NotAsked(Violation):
    """Nobody has asked."""

    message = N_("Nobody has asked for grounds for this grade.")


class GivenAlready(Violation):
    """Once is enough: the time to appeal is counted from it."""

    message = N_("The grounds were given on {day} already.")


class DayImpossible(Violation):
    """In order, and not in the future."""

    message = N_("Write a day from {first} to today.")
    about = ("day",)


class NothingPutRight(Violation):
    """The same again."""

    message = N_("Nothing would change. Write another day, or another name.")


class ReasonMissing(Violation):
    """The last day to appeal may move with it."""

    message = N_("Write why it is put right: a last day to appeal may move with it.")
    about = ("reason",)


class NothingNoted(Violation):
    """Only what stands there is put right."""

    message = N_("Nothing is noted here that could be put right. Note it first.")


class GivenBeforeAsked(Violation):
    """First asked for, then given."""

    message = N_("It was asked for on {asked}, so it was given on that day or later, at the latest today.")
    about = ("given_on",)


class GivenWithoutAsking(Violation):
    """Who did not ask got nothing."""

    message = N_("Write the day it was asked for too, or empty both if nobody asked.")
    about = ("asked_on",)


@dataclass(frozen=True)
class Request:
    """When something was asked for and given, and by whom; without a day nobody asked, or nobody gave it."""

    asked_on: date | None = None
    given_on: date | None = None
    given_by: str = ""


def check_putting_right(
    before: Request, after: Request, told_on: date | None, last: Deadline | None, today: date
) -> Iterator[Violation]:
    """Whether the days of a request may become others: each after the one before, and asked for in time."""
    if before.asked_on is None:
        yield NothingNoted()
    elif before == after:
        yield NothingPutRight()
    if after.asked_on is None:
        if after.given_on is not None:
            yield GivenWithoutAsking()
        return
    first = told_on or after.asked_on
    if not first <= after.asked_on <= today:
        yield DayImpossible(first=date_text(first))
    elif last is not None and last.over(after.asked_on):
        yield AskedTooLate(day=date_text(last.last_day), basis=last.basis)
    if after.given_on is None:
        return
    if not after.asked_on <= after.given_on <= today:
        yield GivenBeforeAsked(asked=date_text(after.asked_on))
    if not after.given_by:
        yield PersonMissing()


def check_why(reason: str) -> Iterator[Violation]:
    """What the reason of a day put right lacks."""
    if not reason.strip():
        yield ReasonMissing()
    yield from check_words(reason, decided=True)


def check_asking(
    kind: Kind,
    asked_on: date,
    told_on: date | None,
    asked_before: date | None,
    last: Deadline | None,
    today: date,
) -> Iterator[Violation]:
    """Whether grounds can be asked for: of a kind that has some, once, and in time."""
    grounds = kind.grounds
    if not grounds.has("asks"):
        yield NoGrounds(grounds=grounds.label, basis=grounds.said("basis"))
        return
    if asked_before is not None:
        yield AskedAlready(day=date_text(asked_before))
        return
    if told_on is None:
        yield NotTold()
        return
    if not told_on <= asked_on <= today:
        yield DayImpossible(first=date_text(told_on))
    elif last is not None and last.over(asked_on):
        yield AskedTooLate(day=date_text(last.last_day), basis=last.basis)


def check_asking_copy(
    possible: bool, asked_on: date, told_on: date | None, asked_before: date | None, today: date
) -> Iterator[Violation]:
    """Whether a copy of answer and guide can be asked for: of a written exam, once, and at any time."""
    if not possible:
        yield NoCopy()
    elif asked_before is not None:
        yield CopyAskedAlready(day=date_text(asked_before))
    elif told_on is None:
        yield NotTold()
    elif not told_on <= asked_on <= today:
        yield DayImpossible(first=date_text(told_on))


def check_giving_copy(
    asked_on: date | None, given_before: date | None, given_on: date, today: date
) -> Iterator[Violation]:
    """Whether a copy was asked for and not given yet."""
    if asked_on is None:
        yield CopyNotAsked()
    elif given_before is not None:
        yield CopyGivenAlready(day=date_text(given_before))
    elif not asked_on <= given_on <= today:
        yield DayImpossible(first=date_text(asked_on))


def check_giving(
    asked_on: date | None, given_before: date | None, given_on: date, today: date
) -> Iterator[Violation]:
    """Whether grounds were asked for and not given yet."""
    if asked_on is None:
        yield NotAsked()
    elif given_before is not None:
        yield GivenAlready(day=date_text(given_before))
    elif not asked_on <= given_on <= today:
        yield DayImpossible(first=date_text(asked_on))
