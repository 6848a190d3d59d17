"""Who stands before the places of a group, as far as enrolling has to know it."""

from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.education.enrolment.models import Claim
from eduapp.education.enrolment.rules import CLAIM_OVER, IN_LINE


def open_claim(session: Session, group_id: UUID, learner_id: UUID) -> UUID | None:
    """The claim of a learner to a place in a group, or None."""
    mine = Claim.group_id == group_id, Claim.learner_id == learner_id, Claim.state != CLAIM_OVER
    return session.scalar(select(Claim.id).where(*mine))


def waiting(session: Session, group_id: UUID, but: UUID | None = None) -> int:
    """How many are in line for a place in a group; one learner (`but`) left out."""
    query = select(func.count()).where(Claim.group_id == group_id, Claim.state.in_(IN_LINE))
    if but is not None:
        query = query.where(Claim.learner_id != but)
    return session.scalar(query) or 0
