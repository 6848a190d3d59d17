"""Taking a sitting from state to state: every move by the one table, each a row that stays."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, func, select, update

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.exams.papers import service as papers
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import Candidate, Result, SittingEvent
from eduapp.exams.sittings.rules.states import ANNULLED, PUBLISHED, REASONS, check_move
from eduapp.exams.sittings.service.records import course_of, locked_sitting


@dataclass(frozen=True, kw_only=True)
class PublishSitting(Command):
    """An exam that is ready: numbers and seats are told, and nothing of its paper changes from now on."""

    sitting_id: UUID
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class AnnulSitting(Command):
    """An exam that does not count (opplæringsforskrifta § 9-40), and why."""

    sitting_id: UUID
    reason: str


def publish_sitting(uow: UnitOfWork, command: PublishSitting) -> None:
    """Publish an exam once room, watch, seats and everybody's availability are in order."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    uow.enforce(check_move(sitting.state, PUBLISHED, ""))
    uow.enforce(queries.against_publishing(uow.session, sitting.id), command.override)
    if sitting.paper_id is not None:
        papers.freeze(uow, sitting.paper_id)
    move(uow, sitting.id, PUBLISHED)


def annul_sitting(uow: UnitOfWork, command: AnnulSitting) -> None:
    """Annul an exam; what it kept of people and rooms is free again, and no grade of it counts."""
    uow.require(terms.ANNUL_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    move(uow, sitting.id, ANNULLED, command.reason)
    timetable.release(uow, SITTING, sitting.id)
    entered = select(Candidate.id).where(Candidate.sitting_id == sitting.id)
    current = Result.candidate_id.in_(entered), Result.superseded == false()
    uow.session.execute(update(Result).where(*current).values(superseded=True))
    uow.publish(terms.RESULTS_CHANGED)


def move(uow: UnitOfWork, sitting_id: UUID, to: str, reason: str = "") -> None:
    """Take a sitting to another state within the caller's use case; who, when and why are kept as a row.

    Raises Refused where the table of rules.states leads nowhere, or a reason is missing.
    """
    sitting = locked_sitting(uow, sitting_id)
    uow.enforce(check_move(sitting.state, to, reason))
    last = select(func.max(SittingEvent.place)).where(SittingEvent.sitting_id == sitting.id)
    event = SittingEvent(
        sitting_id=sitting.id,
        place=(uow.session.scalar(last) or 0) + 1,
        from_state=sitting.state,
        to_state=to,
        reason=reason.strip(),
        by=uow.actor.user_id,
        at=uow.now,
    )
    sitting.state = to
    uow.session.add(event)
    uow.session.flush()
    uow.audit(
        terms.SITTING_MOVED,
        sitting.id,
        course=course_of(uow, sitting.course_id).name,
        day=sitting.day.isoformat(),
        state=f"sitting_states:{to}",
        reason=f"{REASONS}:{said}" if (said := event.reason or to) in code_list(REASONS) else event.reason,
    )
    uow.publish(terms.SITTINGS_CHANGED)
