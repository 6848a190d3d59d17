"""Who may know what of a marking: staff who see it, and an examiner of the exams they were appointed to."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.actor import Actor
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import MarkingExaminer
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import CLOSED


@dataclass(frozen=True)
class OwnPart:
    """The appointment of who asks, at which place."""

    examiner_id: UUID
    place: int


def actor_of(session: Session) -> Actor:
    """Who asks."""
    actor: Actor = session.info["actor"]
    return actor


def require(session: Session, permission: str) -> None:
    """Raise NotAllowed unless who asks has this permission."""
    if not actor_of(session).may(permission):
        raise NotAllowed(permission=permission)


def own_part(session: Session, sitting_id: UUID | None) -> OwnPart | None:
    """The appointment of who asks to this sitting, if it lasts and the role is still theirs."""
    actor = actor_of(session)
    if not actor.may(terms.MARK):
        return None
    query = select(MarkingExaminer.id, MarkingExaminer.place).where(
        MarkingExaminer.sitting_id == sitting_id,
        MarkingExaminer.user_id == actor.user_id,
        MarkingExaminer.ended_at.is_(None),
    )
    found = session.execute(query).one_or_none()
    return None if found is None else OwnPart(*found)


def require_part(session: Session, sitting_id: UUID) -> None:
    """Raise NotAllowed unless who asks sees markings, or marks this one; NotFound before it is sealed.

    What is right in an exam that is still to come, or going on, is nobody's business here.
    """
    if not actor_of(session).may(terms.SEE_MARKING) and own_part(session, sitting_id) is None:
        raise NotAllowed(permission=terms.SEE_MARKING)
    if session.get_one(Sitting, sitting_id).state not in CLOSED:
        raise NotFound
