"""What one person has written down of an appeal or an annulment, and a second is to confirm."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.appeals.models import WaitingAnnulment, WaitingStep
from eduapp.exams.sittings.models import Candidate
from eduapp.people.access.models import User


@dataclass(frozen=True)
class WaitingRow:
    """What one person has written down and a second is to confirm."""

    id: UUID
    version: int
    appeal_id: UUID
    step: str  # code: appeal_steps
    on_day: date
    person: str
    reason: str
    noted_by: str
    noted_by_id: UUID


@dataclass(frozen=True)
class WaitingAnnulmentRow:
    """That the exam of a candidate does not count, or counts again, as one person has written it down."""

    id: UUID
    candidate_id: UUID
    sitting_id: UUID
    number: int  # of the candidate
    reverses: bool  # else it annuls
    decided_on: date
    person: str
    reason: str
    noted_by: str
    noted_by_id: UUID


def waiting_annulments(session: Session, sitting_id: UUID | None = None) -> list[WaitingAnnulmentRow]:
    """Annulments and reversals that wait for a second person, of one exam or of all, the oldest first."""
    query = (
        select(WaitingAnnulment, Candidate.sitting_id, Candidate.candidate_number, User.name)
        .join(Candidate, Candidate.id == WaitingAnnulment.candidate_id)
        .join(User, User.id == WaitingAnnulment.noted_by)
        .where(WaitingAnnulment.second_at.is_(None))
        .order_by(WaitingAnnulment.noted_at, Candidate.candidate_number)
    )
    if sitting_id is not None:
        query = query.where(Candidate.sitting_id == sitting_id)
    return [
        WaitingAnnulmentRow(
            one.id,
            one.candidate_id,
            sitting,
            number,
            one.annulment_id is not None,
            one.decided_on,
            one.person,
            one.reason,
            name,
            one.noted_by,
        )
        for one, sitting, number, name in session.execute(query)
    ]


def waiting_steps(session: Session, appeal_id: UUID | None = None) -> list[WaitingRow]:
    """What waits for a second person, of one appeal or of all, the oldest first."""
    query = (
        select(WaitingStep, User.name)
        .join(User, User.id == WaitingStep.noted_by)
        .where(WaitingStep.second_at.is_(None))
        .order_by(WaitingStep.noted_at)
    )
    if appeal_id is not None:
        query = query.where(WaitingStep.appeal_id == appeal_id)
    return [
        WaitingRow(
            one.id,
            one.version,
            one.appeal_id,
            one.step,
            one.on_day,
            one.person,
            one.reason,
            name,
            one.noted_by,
        )
        for one, name in session.execute(query)
    ]
