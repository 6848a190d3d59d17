"""What stands against letting results be told, and over what two people agree. Pure."""

import hashlib
from collections.abc import Iterable, Iterator
from uuid import UUID

from eduapp.core.canonical import canonical
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class NotAllFixed(Violation):
    """Results of one exam are told together."""

    message = N_("The exam is now: {state}. Results are released once every grade is fixed, and once only.")


class CorrectionOpen(Violation):
    """A grade about to change is not told."""

    message = N_("A correction of candidate {number} waits for a second person. Decide on it first.")


class GradeMoves(Violation):
    """What the program itself reckons otherwise is not told: a key was put right since, or a mark."""

    message = N_(
        "Candidate {number}: the marks now give {marked} with {points} points, and {fixed} with {was} is "
        "fixed. Propose the correction, and let a second person attest it, before the result is told."
    )


class NotLookedAt(Violation):
    """A grade that stands on an answer marked by a key that was wrong is not told before somebody looked."""

    message = N_(
        "Candidate {number}: the key of question {question} was corrected after the grade was fixed. Let the "
        "answer be looked at: correct the grade, or note that it stands, before the result is told "
        "(opplæringsforskrifta § 9-9)."
    )


class ReleaseWaits(Violation):
    """One proposal at a time."""

    message = N_("{name} has proposed the release already. A second person confirms it, or it is taken back.")


class OwnProposal(Violation):
    """The second of two is another person."""

    message = N_("You proposed the release yourself. Somebody else confirms it.")


class ReleaseGone(Violation):
    """Confirmed or taken back."""

    message = N_("This release was confirmed or taken back already.")


class GradesChanged(Violation):
    """Two people release the same grades."""

    message = N_("A grade has changed since the release was proposed. Take it back, and propose it anew.")


def digest_of(results: Iterable[tuple[UUID, str, int | None, int | None]]) -> str:
    """SHA-256 over all results in force: (id of the result, grade, points, most)."""
    told = sorted([str(id), grade, points, most] for id, grade, points, most in results)
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def check_confirming(proposed_by: UUID, by: UUID, *, over: bool, same: bool) -> Iterator[Violation]:
    """Confirmed once, by another person, over the same grades."""
    if over:
        yield ReleaseGone()
        return
    if proposed_by == by:
        yield OwnProposal()
    if not same:
        yield GradesChanged()
