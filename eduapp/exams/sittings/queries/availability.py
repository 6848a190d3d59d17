"""Whether candidates can be there, looked at anew until the day; and what somebody has behind them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import false, select
from sqlalchemy.orm import Session

from eduapp.core.i18n import _
from eduapp.education.places.models import Place
from eduapp.education.places.rules import check_place_for
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import Booking, conflicts_of, why_not
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.exams.sittings.models import IS_TOLD, Candidate, Result, Sitting
from eduapp.exams.sittings.queries.holds import holds_against
from eduapp.exams.sittings.rules.holds import neutral_text
from eduapp.exams.sittings.rules.law import kept_free
from eduapp.exams.sittings.rules.resits import Earlier
from eduapp.exams.sittings.rules.states import ANNULLED, may_tell
from eduapp.people.apart import queries as kept_apart
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import LearnerState


@dataclass(frozen=True)
class Unavailable:
    """One reason why somebody who is entered cannot sit the exam."""

    candidate_id: UUID
    number: int
    name: str
    why: str


def unavailable(session: Session, sitting_id: UUID) -> list[Unavailable]:
    """Who of those entered cannot be there as things are now, and why; by candidate number."""
    sitting = session.get_one(Sitting, sitting_id)
    query = select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None))
    entered = list(session.scalars(query.order_by(Candidate.candidate_number)))
    ids = [candidate.learner_id for candidate in entered]
    names, reasons = learners.names(session, ids), _Reasons(session, sitting, entered)
    return [
        Unavailable(one.id, one.candidate_number, names[one.learner_id], why)
        for one in entered
        if one.learner_id in names
        for why in reasons.of(one)
    ]


def held_back(session: Session, sitting_id: UUID) -> list[Unavailable]:
    """Whom of those entered the law has held back since, and from when on they may sit; not why."""
    sitting = session.get_one(Sitting, sitting_id)
    query = select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None))
    entered = list(session.scalars(query.order_by(Candidate.candidate_number)))
    ids = [candidate.learner_id for candidate in entered]
    holds = holds_against(session, ids, sitting.course_id, sitting.scale)
    names = learners.names(session, [id for id in ids if holds[id]])
    return [
        Unavailable(one.id, one.candidate_number, names[one.learner_id], neutral_text(hold))
        for one in entered
        for hold in holds[one.learner_id]
        if one.learner_id in names and not hold.other and hold.holds(sitting.day, sitting.day)
    ]


def earlier(session: Session, sitting_id: UUID, learner_id: UUID) -> list[Earlier]:
    """Earlier exams of somebody in the course of a sitting; one that was annulled is none.

    How one ended is known once it was told: nobody is entered anew for a grade that is not released.
    """
    this = session.get_one(Sitting, sitting_id)
    query = (
        select(
            Sitting.day,
            Sitting.state,
            Candidate.attended,
            Candidate.documented,
            Result.passed,
            Candidate.cancelled_at,
            Candidate.annulled,
            Candidate.released_at,
        )
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .outerjoin(Result, (Result.candidate_id == Candidate.id) & (Result.superseded == false()))
        .where(
            Sitting.course_id == this.course_id,
            Sitting.id != this.id,
            Sitting.state != ANNULLED,
            Sitting.day < this.day,
            Candidate.learner_id == learner_id,
        )
        .order_by(Sitting.day)
    )
    return [
        Earlier(
            day,
            False if cancelled_at else came,
            documented,
            passed if may_tell(state, released_at) else None,
            annulled,
        )
        for day, state, came, documented, passed, cancelled_at, annulled, released_at in session.execute(
            query
        )
    ]


def resits_waiting(session: Session, sitting_id: UUID, learner_id: UUID, ground: str) -> list[date]:
    """Days of other exams in the course of a sitting that somebody is entered for on a ground, not done with.

    Done with is one they did not come to, one that was annulled, and one whose result they may be told.
    """
    this = session.get_one(Sitting, sitting_id)
    told = (
        select(Result.id)
        .where(Result.candidate_id == Candidate.id, Result.superseded == false(), IS_TOLD)
        .exists()
    )
    query = (
        select(Sitting.day)
        .join(Candidate, Candidate.sitting_id == Sitting.id)
        .where(
            Sitting.course_id == this.course_id,
            Sitting.id != this.id,
            Sitting.state != ANNULLED,
            Candidate.learner_id == learner_id,
            Candidate.ground == ground,
            Candidate.cancelled_at.is_(None),
            Candidate.annulled == "",
            Candidate.attended.is_distinct_from(False),
            ~told,
        )
    )
    return list(session.scalars(query))


class _Reasons:
    """What stands against each candidate, from a few statements for all."""

    def __init__(self, session: Session, sitting: Sitting, entered: list[Candidate]) -> None:
        ids = [candidate.learner_id for candidate in entered]
        self._session, self._sitting, self._entered = session, sitting, entered
        self._heads = learners.heads(session, ids)
        self._states = learners.states_on(session, ids, sitting.day)
        self._never = kept_apart.apart_from(session, ids, Level.SESSION)
        self._rooms = {one.id: one.own_place_id or sitting.place_id for one in entered}
        rooms = {id for id in self._rooms.values() if id is not None}
        self._places = {one.id: one for one in session.scalars(select(Place).where(Place.id.in_(rooms)))}
        asked = dict.fromkeys(ids, ())
        self._booked = timetable.bookings(session, sitting.day, sitting.day, learners=asked)
        self._names = timetable.names_of(session, people=ids)
        self._holds = holds_against(session, ids, sitting.course_id, sitting.scale)

    def of(self, one: Candidate) -> Iterator[str]:
        """Each reason in words."""
        state = self._states.get(one.learner_id, LearnerState.HERE)
        if not state.is_here:
            yield _("on that day: {state}.").format(state=state.label)
        for hold in self._holds[one.learner_id]:
            if hold.other and hold.holds(self._sitting.day, self._sitting.day):
                yield neutral_text(hold)
        for found in why_not(conflicts_of([self._seat(one)], self._booked), self._names):
            yield found.sentence()
        place = self._places.get(self._rooms[one.id] or UUID(int=0))
        if place is not None:
            level = self._heads[one.learner_id].facts.security_level
            yield from (found.sentence() for found in check_place_for(level, place))
        company = {
            other.learner_id
            for other in self._entered
            if other is not one and self._rooms[other.id] == self._rooms[one.id]
        } & self._never.get(one.learner_id, frozenset())
        for apart in kept_apart.together(self._session, one.learner_id, company, self._names):
            yield apart.sentence()

    def _seat(self, one: Candidate) -> Booking:
        """What the exam needs of this candidate; lessons give way, so no group is asked for."""
        span = kept_free(self._sitting.start_minute, self._sitting.minutes)
        who = frozenset({one.learner_id})
        return Booking(SITTING, self._sitting.id, self._sitting.day, span, "", who, frozenset(), None, None)
