"""Letting results be told: one person proposes, another confirms, both over the same grades.

Whose exam counts only after the others were released gets a release of their own in the same way.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict, NotFound
from eduapp.core.violations import Violation
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.models import GradeRelease
from eduapp.exams.grading.rules import releasing as rules
from eduapp.exams.grading.service.records import locked, tell
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import MARKED, label
from eduapp.people.access.models import User


@dataclass(frozen=True, kw_only=True)
class ProposeRelease(Command):
    """The results of an exam may be told. `before`: the digest of the grades that were shown."""

    sitting_id: UUID
    before: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConfirmRelease(Command):
    """The second person lets them be told; `version` is the proposal's as it was shown."""

    release_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class TakeBackRelease(Command):
    """They are not told, for now."""

    release_id: UUID
    version: int


def propose_release(uow: UnitOfWork, command: ProposeRelease) -> UUID:
    """Propose that the results of an exam are told. Nobody is, until a second person confirms it."""
    uow.require(terms.RELEASE)
    sitting = locked(uow, command.sitting_id)
    digest = _digest(uow, sitting.id)
    if command.before is not None and digest != command.before:
        raise Conflict  # nobody proposes grades they have not seen
    problems = _against(uow, sitting)
    waiting = _waiting(uow, sitting.id)
    if waiting is not None:
        name = uow.session.get_one(User, waiting.proposed_by).name
        problems.append(rules.ReleaseWaits(name=name))
    uow.enforce(problems)
    kept = GradeRelease(
        sitting_id=sitting.id, digest=digest, proposed_by=uow.actor.user_id, proposed_at=uow.now
    )
    uow.session.add(kept)
    uow.session.flush()
    tell(uow, terms.RELEASE_PROPOSED, kept.id, sitting)
    return kept.id


def confirm_release(uow: UnitOfWork, command: ConfirmRelease) -> None:
    """Let the results of an exam be told, as the second person: the sitting is released."""
    uow.require(terms.RELEASE)
    kept, sitting = _locked(uow, command.release_id, command.version)
    over = kept.confirmed_at is not None or kept.taken_back_at is not None
    same = kept.digest == _digest(uow, sitting.id)
    uow.enforce(
        [
            *rules.check_confirming(kept.proposed_by, uow.actor.user_id, over=over, same=same),
            *([] if over else _against(uow, sitting)),
        ]
    )
    kept.confirmed_by, kept.confirmed_at = uow.actor.user_id, uow.now
    sittings.release_results(uow, sitting.id, queries.to_release(uow.session, sitting.id))
    first = uow.session.get_one(User, kept.proposed_by).name
    tell(uow, terms.RESULTS_RELEASED, kept.id, sitting, first=first)


def take_back_release(uow: UnitOfWork, command: TakeBackRelease) -> None:
    """Take a proposed release back, whoever proposed it: the grades stay fixed, and nobody is told."""
    uow.require(terms.RELEASE)
    kept, sitting = _locked(uow, command.release_id, command.version)
    if kept.confirmed_at is not None or kept.taken_back_at is not None:
        uow.enforce([rules.ReleaseGone()])
    kept.taken_back_by, kept.taken_back_at = uow.actor.user_id, uow.now
    tell(uow, terms.RELEASE_TAKEN_BACK, kept.id, sitting)


def _digest(uow: UnitOfWork, sitting_id: UUID) -> str:
    uow.session.flush()
    return queries.results_digest(uow.session, sitting_id)


def _against(uow: UnitOfWork, sitting: Sitting) -> list[Violation]:
    """An exam that is marked, and no grade of which is about to change, or wrong by its marks."""
    if sitting.state != MARKED:
        return [rules.NotAllFixed(state=label(sitting.state))]
    return list(queries.against_release(uow.session, sitting.id))


def _waiting(uow: UnitOfWork, sitting_id: UUID) -> GradeRelease | None:
    query = select(GradeRelease).where(
        GradeRelease.sitting_id == sitting_id,
        GradeRelease.taken_back_at.is_(None),
        GradeRelease.confirmed_at.is_(None),
    )
    return uow.session.scalar(query)


def _locked(uow: UnitOfWork, release_id: UUID, version: int) -> tuple[GradeRelease, Sitting]:
    """A release with its sitting, which nobody else decides on until this is committed."""
    kept = uow.session.get(GradeRelease, release_id)
    if kept is None:
        raise NotFound
    sitting = locked(uow, kept.sitting_id)
    uow.lock(GradeRelease, release_id)
    uow.expect_version(kept, version)
    return kept, sitting
