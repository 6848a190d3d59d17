"""When what is kept too long may go, and how much at once. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

MOST_PERCENT = 5  # of all persons, in one run
LONGEST_SILENCE = timedelta(days=180)  # between two entries of the trail: a clock that jumps ahead ends it


class NothingDue(Violation):
    """No row is older than its rule."""

    message = N_("Nothing is due. There is nothing to propose.")


class ProposedAlready(Violation):
    """One run waits for a second person."""

    message = N_("A run is proposed already. A second person confirms or refuses it first.")


class AnsweredAlready(Violation):
    """The run was confirmed or refused."""

    message = N_("This run was answered already.")


class OwnProposal(Violation):
    """Who proposed may not confirm."""

    message = N_("You proposed this run yourself. A second person looks at it and confirms it.")


class ChangedSince(Violation):
    """What would go now is not what was proposed."""

    message = N_("What is due has changed since this was proposed. Refuse it, look, and propose anew.")


class ClockSuspect(Violation):
    """The clock is behind what was done already, or far ahead of it."""

    message = N_(
        "The clock of this PC says {now}, and the last change was on {last}. Nothing is deleted while that is"
        " unclear: set the clock right, or go on working for a day."
    )


class HeldAlready(Violation):
    """There is a hold in force."""

    message = N_("Nothing about this learner is deleted already.")


class LiftedAlready(Violation):
    """There is no hold in force."""

    message = N_("This was lifted already.")


@dataclass(frozen=True)
class Proposal:
    """One run, as it is kept."""

    proposed_by: UUID
    digest: str
    is_answered: bool


def most_persons(persons: int) -> int:
    """How many people a run may be about: five in a hundred, and one where they are few."""
    return max(1, persons * MOST_PERCENT // 100)


def check_clock(now: datetime, last: datetime | None, said: tuple[str, str]) -> Iterator[Violation]:
    """Whether the day can be trusted to say what is old: by the last entry of the trail."""
    if last is not None and not last <= now <= last + LONGEST_SILENCE:
        yield ClockSuspect(now=said[0], last=said[1])


def check_proposal(rows: int, *, waits: bool) -> Iterator[Violation]:
    """What stands against proposing a run of so many rows."""
    if waits:
        yield ProposedAlready()
    if not rows:
        yield NothingDue()


def check_confirmation(proposal: Proposal, by: UUID, digest: str) -> Iterator[Violation]:
    """What stands against deleting what was proposed."""
    if proposal.is_answered:
        yield AnsweredAlready()
    if proposal.proposed_by == by:
        yield OwnProposal()
    if proposal.digest != digest:
        yield ChangedSince()
