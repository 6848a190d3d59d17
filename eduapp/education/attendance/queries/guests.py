"""Who could be a guest of a session, and who takes part without a duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import false, func, select
from sqlalchemy.orm import Session as Look

from eduapp.education.attendance.models import Mark
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.queries import on_roll_of
from eduapp.education.timetable.models import Session
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import to_choose

FIND_LIMIT = 20
OFFER = "offer"  # code: participations


@dataclass(frozen=True)
class GuestCandidate:
    """Somebody who could be added to a register as a guest."""

    id: UUID
    label: str
    name: str  # family name first, as in the register
    detail: str  # the unit, of whom one reaches


def guest_candidates(look: Look, typed: str = "", *, session_id: UUID) -> list[GuestCandidate]:
    """For a picker: the first who are here but not in the register, whose name or number fits.

    Who looks and reaches few is told of others as `to_choose` says.
    """
    marked = select(Mark.learner_id).where(Mark.session_id == session_id, Mark.superseded == false())
    on_roll = (
        select(Enrolment.learner_id)
        .join(Session, Session.group_id == Enrolment.group_id)
        .where(Session.id == session_id, *on_roll_of(Session.day))
    )
    # Asked this way the planner walks the names in order and stops, instead of sorting everybody who is here.
    here = func.coalesce(Learner.here, false())
    away = Learner.id.not_in(marked), Learner.id.not_in(on_roll)
    found = to_choose(look, typed, here, *away, limit=FIND_LIMIT)
    return [GuestCandidate(one.id, one.label, one.name, one.unit) for one in found]


def offer_only(look: Look, learner_ids: Iterable[UUID]) -> frozenset[UUID]:
    """Who of these has an offer and no duty, and so can refuse nothing (R31)."""
    offered = Learner.id.in_(list(learner_ids)), Learner.participation == OFFER
    return frozenset(look.scalars(select(Learner.id).where(*offered)))
