"""Where somebody can sit another exam in the course of one: which are planned, and on which grounds."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.education.places.models import Place
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.rules.holds import check_holds
from eduapp.exams.sittings.rules.resits import GROUNDS, ORDINARY, check_ground, proposed
from eduapp.exams.sittings.rules.states import BEFORE_THE_DAY
from eduapp.people.learners import queries as learners


@dataclass(frozen=True)
class Resit:
    """One exam to come in the same course, and what the law has against it for this person."""

    sitting_id: UUID
    day: date
    place: str
    entered: bool  # already
    grounds: tuple[str, ...]  # that what happened bears (code: exam_grounds); the fitting one first
    against: str  # "" for nothing


@dataclass(frozen=True)
class ResitChoice:
    """All exams to come in the course of a candidate's exam."""

    candidate_id: UUID
    name: str
    course_id: UUID
    course: str
    resits: tuple[Resit, ...]


def resit_choices(session: Session, candidate_id: UUID) -> ResitChoice | None:
    """Where somebody can be entered after an exam; None for nobody."""
    candidate = session.get(Candidate, candidate_id)
    this = session.get(Sitting, candidate.sitting_id) if candidate is not None else None
    if candidate is None or this is None:
        return None
    learner_id, today = candidate.learner_id, session.info["now"].date()
    name = learners.names(session, [learner_id]).get(learner_id)
    if name is None:
        return None  # out of reach
    holds = sittings.holds_against(session, [learner_id], this.course_id, this.scale)[learner_id]
    query = (
        select(Sitting.id, Sitting.day, Place.name)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .where(
            Sitting.course_id == this.course_id,
            Sitting.id != this.id,
            Sitting.day > this.day,
            Sitting.day >= today,
            Sitting.state.in_(BEFORE_THE_DAY),
        )
        .order_by(Sitting.day)
    )
    entered = set(
        session.scalars(
            select(Candidate.sitting_id).where(
                Candidate.learner_id == learner_id, Candidate.cancelled_at.is_(None)
            )
        )
    )
    found = [
        Resit(
            id,
            day,
            place or "",
            id in entered,
            _grounds(session, id, learner_id),
            " ".join(one.sentence() for one in check_holds(holds, name, day, today)),
        )
        for id, day, place in session.execute(query)
    ]
    head = sittings.sitting(session, this.id)
    return ResitChoice(
        candidate_id, name, this.course_id, head.course_name if head is not None else "", tuple(found)
    )


def _grounds(session: Session, sitting_id: UUID, learner_id: UUID) -> tuple[str, ...]:
    before = sittings.earlier(session, sitting_id, learner_id)
    fits = proposed(before)
    borne = [code.key for code in code_list(GROUNDS) if not list(check_ground(code.key, before))]
    return tuple(sorted(borne or [ORDINARY], key=lambda ground: ground != fits))
