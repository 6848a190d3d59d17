"""The way from a result to another exam: on the ground that what happened bears."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override
from eduapp.exams.appeals import terms
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Candidate


@dataclass(frozen=True, kw_only=True)
class OpenResit(Command):
    """Somebody sits another exam after one: postponed, new or special (code: exam_grounds)."""

    candidate_id: UUID  # of the exam that it follows from
    sitting_id: UUID
    ground: str
    override: Override | None = None


def open_resit(uow: UnitOfWork, command: OpenResit) -> UUID:
    """Enter somebody for another exam; all that stands against it, the law's waits too, is told."""
    uow.require(terms.DECIDE_APPEALS)
    candidate = uow.session.get(Candidate, command.candidate_id)
    if candidate is None:
        raise NotFound
    order = sittings.EnterCandidate(
        sitting_id=command.sitting_id,
        learner_id=candidate.learner_id,
        ground=command.ground,
        override=command.override,
    )
    entered = sittings.enter_candidate(uow, order)
    uow.publish(terms.APPEALS_CHANGED)
    return entered
