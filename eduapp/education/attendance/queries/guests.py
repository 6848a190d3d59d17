"""Who could be a guest of a session, and who takes part without a duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.reach import of_everybody
from eduapp.core.names import search_patterns
from eduapp.education.attendance.models import Mark
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import on_roll_of
from eduapp.education.timetable.models import Session
from eduapp.people.learners.models import Learner

FIND_LIMIT = 20
OFFER = "offer"  # code: participations


@dataclass(frozen=True)
class GuestCandidate:
    """Somebody who could be added to a register as a guest."""

    id: UUID
    label: str
    name: str  # family name first, as in the register
    detail: str  # the unit


def guest_candidates(look: Look, typed: str = "", *, session_id: UUID) -> list[GuestCandidate]:
    """For a picker: the first who are here but not in the register, whose name or number fits."""
    marked = select(Mark.learner_id).where(Mark.session_id == session_id, Mark.superseded == false())
    on_roll = (
        select(Enrolment.learner_id)
        .join(Session, Session.group_id == Enrolment.group_id)
        .where(Session.id == session_id, *on_roll_of(Session.day))
    )
    query = select(Learner.id, Learner.family_name, Learner.given_name, Learner.number, Learner.unit)
    for pattern in search_patterns(typed):
        query = query.where(Learner.search_text.like(pattern, escape="!"))
    # Asked this way the planner walks the names in order and stops, instead of sorting everybody who is here.
    here = func.coalesce(Learner.here, false())
    query = of_everybody(query, "whoever comes as a guest is found first, by name and number")
    query = query.where(here, Learner.id.not_in(marked), Learner.id.not_in(on_roll))
    found = look.execute(query.order_by(Learner.sort_key, Learner.id).limit(FIND_LIMIT))
    return [_candidate(id, family, given, number, unit) for id, family, given, number, unit in found]


def offer_only(look: Look, learner_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Who of these has an offer and no duty, and so can refuse nothing (R31)."""
    offered = Learner.id.in_(list(learner_ids)), Learner.participation == OFFER
    return frozenset(look.scalars(select(Learner.id).where(*offered)))


def _candidate(id: UUID, family: str, given: str, number: str, unit: str) -> GuestCandidate:
    name = ", ".join(filter(None, (family, given)))
    return GuestCandidate(id, f"{name} ({number})", name, unit)
