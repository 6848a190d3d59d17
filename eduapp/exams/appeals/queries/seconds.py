"""What one person has written down of an appeal or an annulment, and a second is to confirm."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.appeals.models import Appeal, WaitingAnnulment, WaitingStep
from eduapp.exams.appeals.terms import DECIDE_APPEALS, KEEP_APPEALS
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.queries import grade_label
from eduapp.people.access import queries as access
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
    grade: str = ""  # in words
    by_leader: bool = False  # so that anybody who works on appeals may be the second


@dataclass(frozen=True)
class TwoPeople:
    """Open accounts that may be one of two: who works on appeals, and who of them is a leader."""

    keepers: frozenset[UUID]
    leaders: frozenset[UUID]

    def has_second(self, first: UUID) -> bool:
        """Whether there is anybody who may stand behind what this person writes down."""
        others = self.keepers if first in self.leaders else self.leaders
        return bool(others - {first})


def two_people(session: Session) -> TwoPeople:
    """Who may be one of two."""
    return TwoPeople(access.who_may(session, KEEP_APPEALS), access.who_may(session, DECIDE_APPEALS))


def leaders(session: Session) -> frozenset[UUID]:
    """Whose word for the school needs no leader beside it, accounts that are closed by now too."""
    return access.who_may(session, DECIDE_APPEALS, active=False)


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
        select(WaitingStep, User.name, Sitting.scale)
        .join(User, User.id == WaitingStep.noted_by)
        .join(Appeal, Appeal.id == WaitingStep.appeal_id)
        .join(Candidate, Candidate.id == Appeal.candidate_id)
        .join(Sitting, Sitting.id == Candidate.sitting_id)
        .where(WaitingStep.second_at.is_(None))
        .order_by(WaitingStep.noted_at)
    )
    if appeal_id is not None:
        query = query.where(WaitingStep.appeal_id == appeal_id)
    leading = leaders(session)
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
            grade_label(scale, one.grade),
            one.noted_by in leading,
        )
        for one, name, scale in session.execute(query)
    ]
