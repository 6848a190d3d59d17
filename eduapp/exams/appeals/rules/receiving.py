"""What stands against receiving an appeal, and what a late one needs (forvaltningsloven §§ 29–31). Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from eduapp.core.i18n import N_, _, date_text
from eduapp.core.violations import Violation
from eduapp.exams.appeals.rules.grounds import NothingPutRight
from eduapp.exams.appeals.rules.steps import OPEN
from eduapp.exams.deadlines.rules import LATEST_APPEAL, Deadline, deadline
from eduapp.exams.grading.rules.kinds import Kind

LONGEST_COMPLAINT = 20_000


class KindImpossible(Violation):
    """The law has no such appeal against this grade."""

    message = N_("The law has no such appeal here ({basis}). It has: {possible}.")
    none = N_("The law has no appeal against this.")
    about = ("kind",)

    def sentence(self) -> str:
        """Which kinds there are instead."""
        words = self.message if self.facts["possible"] else self.none
        return _(words).format(**self.facts)


class ReceivedInFuture(Violation):
    """Not before it comes."""

    message = N_("Write the day it was handed in or posted, at the latest today.")
    about = ("received_on",)


class ReceivedTooEarly(Violation):
    """Nobody appeals against what is not there."""

    message = N_("Nobody could know of it before {day}. An appeal comes on that day or later.")
    about = ("received_on",)


class KnownDayMissing(Violation):
    """The time is counted from it."""

    message = N_("Write the day the candidate learned of the mistake: the time is counted from it ({basis}).")
    about = ("known_on",)


class KnownAfterwards(Violation):
    """Nobody appeals against what they do not know of."""

    message = N_(
        "The appeal came on {received}, and the candidate learned of the mistake on {known}, which is later. "
        "Put one of the days right."
    )
    about = ("known_on",)


class LateReasonMissing(Violation):
    """A late appeal is taken up for a reason or not at all."""

    message = N_(
        "The last day was {day}. Write why it is taken up all the same: nobody can blame the candidate, or "
        "there are special reasons (forvaltningsloven § 31)."
    )
    about = ("late_reason",)


class FarTooLate(Violation):
    """After a year nobody can."""

    message = N_("It was decided more than a year ago. The last day was {day} ({basis}).")
    about = ("received_on",)


class OpenAlready(Violation):
    """One at a time."""

    message = N_("An appeal of this kind is open already, number {number}.")
    about = ("kind",)


class ComplaintTooLong(Violation):
    """A letter, not a book."""

    message = N_(
        "The complaint has {length} characters. At most {most} can be kept; enclose the rest on paper."
    )
    about = ("complaint",)


class NotReleased(Violation):
    """Nobody knows it yet."""

    message = N_("The results of this exam are not released, so nobody appeals against them yet.")


class NotBegun(Violation):
    """What has not begun is not extended."""

    message = N_("The time to appeal has not begun, so there is nothing to extend.")


class TakeBackFirst(Violation):
    """What was decided stands on the days it was decided by."""

    message = N_("It has been decided. Take the outcome back first, if it rests on a wrong day.")


class AfterNextStep(Violation):
    """First it comes, then the rest."""

    message = N_("What came next was on {day}. The appeal came on that day or before.")
    about = ("received_on",)


class Superseded(Violation):
    """What is not in force is not appealed against."""

    message = N_("This grade is in force no more. Look at the result of the candidate again.")


@dataclass(frozen=True)
class Received:
    """An appeal as it came."""

    kind: Kind
    received_on: date
    known_on: date | None
    late_reason: str
    complaint: str


def check_redating(
    before: Received, after: Received, state: str, next_day: date | None
) -> Iterator[Violation]:
    """Whether an appeal may have come, and be counted, from other days; `next_day`: of what came next."""
    if state not in OPEN:
        yield TakeBackFirst()
    if before == after:
        yield NothingPutRight()
    if next_day is not None and after.received_on > next_day:
        yield AfterNextStep(day=date_text(next_day))


def check_received(
    said: Received,
    possible: Sequence[Kind],
    fixed_on: date,
    known_from: date,
    last: Deadline | None,
    today: date,
) -> Iterator[Violation]:
    """Everything against an appeal as it came; `last` is None while its time has not begun.

    `known_from`: the first day on which somebody may have known of it; `fixed_on`: the last on which it may
    have been decided, since after a year from then on nothing is taken up.
    """
    if said.kind not in possible:
        names = ", ".join(kind.code.label for kind in possible)
        yield KindImpossible(basis=said.kind.basis, possible=names)
        return
    if said.received_on > today:
        yield ReceivedInFuture()
    if said.received_on < known_from:
        yield ReceivedTooEarly(day=date_text(known_from))
    if said.kind.from_knowing and said.known_on is None:
        yield KnownDayMissing(basis=said.kind.basis)
    if said.known_on is not None and said.known_on > said.received_on:
        yield KnownAfterwards(received=date_text(said.received_on), known=date_text(said.known_on))
    if len(said.complaint) > LONGEST_COMPLAINT:
        yield ComplaintTooLong(length=len(said.complaint), most=LONGEST_COMPLAINT)
    latest = deadline(LATEST_APPEAL, fixed_on)
    if latest.over(said.received_on):
        yield FarTooLate(day=date_text(latest.last_day), basis=latest.basis)
    elif last is not None and last.over(said.received_on) and not said.late_reason.strip():
        yield LateReasonMissing(day=date_text(last.last_day))
