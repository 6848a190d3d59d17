"""Entering candidates, taking them off the list, and giving somebody a room apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override, Violation
from eduapp.education.places.models import Place
from eduapp.education.places.rules import check_place_for
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.exams.arrangements import queries as arrangements
from eduapp.exams.arrangements.rules import removed_skills
from eduapp.exams.papers import queries as papers
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.exams.sittings.rules import planning as rules
from eduapp.exams.sittings.rules.resits import ORDINARY, check_ground, check_one_each
from eduapp.exams.sittings.rules.states import BEFORE_THE_DAY, label
from eduapp.exams.sittings.service.holds import against_holds
from eduapp.exams.sittings.service.records import (
    candidate_of,
    course_of,
    keep_calendar,
    kept,
    locked_candidate,
    locked_sitting,
    longest,
    name_of,
    numbers_of,
    result_of,
)
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learner_queries

ENDS = "candidate_ends"


@dataclass(frozen=True, kw_only=True)
class EnterCandidate(Command):
    """A learner to sit the exam, on a ground, perhaps in a room apart."""

    sitting_id: UUID
    learner_id: UUID
    ground: str = ORDINARY
    own_place_id: UUID | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class CancelCandidate(Command):
    """Somebody who will not sit the exam after all, with a code of candidate_ends."""

    candidate_id: UUID
    reason: str


@dataclass(frozen=True, kw_only=True)
class SitApart(Command):
    """A room apart for somebody who is entered; None: back with the others, without a seat yet."""

    candidate_id: UUID
    place_id: UUID | None
    override: Override | None = None


def enter_candidate(uow: UnitOfWork, command: EnterCandidate) -> UUID:
    """Enter somebody, with the next free candidate number.

    Lessons give way to an exam; another exam stops it, a fixed appointment wants a reason (house rules 5.1).
    Two who may not share a lesson sit one exam only in rooms apart; others are kept apart by their seats.
    """
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    name = name_of(uow, command.learner_id)
    known = candidate_of(uow, sitting.id, command.learner_id)
    problems: list[Violation] = []
    if sitting.state not in BEFORE_THE_DAY:
        problems.append(rules.TooLateForThat(state=label(sitting.state)))
    if known is not None and known.cancelled_at is None:
        problems.append(rules.AlreadyCandidate(name=name))
    problems += check_ground(command.ground, queries.earlier(uow.session, sitting.id, command.learner_id))
    waiting = queries.resits_waiting(uow.session, sitting.id, command.learner_id, command.ground)
    problems += check_one_each(command.ground, waiting)
    problems += against_holds(uow, sitting, command.learner_id, name)
    problems += _against_measures(uow, sitting, command.learner_id, name)
    problems += _against_company(uow, sitting, command)
    problems += _against_being_there(uow, sitting, command)
    uow.enforce(problems, command.override)
    return add_candidate(uow, sitting, command.learner_id, name, command).id


def cancel_candidate(uow: UnitOfWork, command: CancelCandidate) -> None:
    """Take somebody off the list before the exam; the number is not given again, and the seat is free."""
    uow.require(terms.PLAN_SITTINGS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    problems: list[Violation] = []
    if sitting.state not in BEFORE_THE_DAY:
        problems.append(rules.TooLateForThat(state=label(sitting.state)))
    if command.reason not in code_list(ENDS):
        problems.append(rules.EndUnknown())
    if candidate.cancelled_at is not None:
        problems.append(rules.EntryCancelled(number=candidate.candidate_number))
    if result_of(uow, candidate.id) is not None:
        problems.append(rules.CandidateHasResult(number=candidate.candidate_number))
    uow.enforce(problems)
    candidate.cancelled_at, candidate.cancelled_by = uow.now, uow.actor.user_id
    candidate.cancelled_reason = command.reason
    candidate.documented = code_list(ENDS)[command.reason].has("documented")
    candidate.seat_row = candidate.seat_column = candidate.own_place_id = None
    candidate.letter = ""
    keep_calendar(uow, sitting)
    uow.audit(
        terms.CANDIDATE_CANCELLED,
        candidate.id,
        candidate.learner_id,
        name=name_of(uow, candidate.learner_id),
        number=candidate.candidate_number,
        day=sitting.day.isoformat(),
        reason=f"{ENDS}:{command.reason}",
    )
    uow.publish(terms.SITTINGS_CHANGED)


def sit_apart(uow: UnitOfWork, command: SitApart) -> None:
    """Give a candidate a room apart, or bring them back; number and version stay, the seat is free."""
    uow.require(terms.PLAN_SITTINGS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    wanted = EnterCandidate(
        sitting_id=sitting.id, learner_id=candidate.learner_id, own_place_id=command.place_id
    )
    problems: list[Violation] = []
    if sitting.state not in BEFORE_THE_DAY:
        problems.append(rules.TooLateForThat(state=label(sitting.state)))
    if candidate.cancelled_at is not None:
        problems.append(rules.EntryCancelled(number=candidate.candidate_number))
    moves = candidate.own_place_id != command.place_id
    if moves:
        problems += _against_company(uow, sitting, wanted)
        problems += _against_being_there(uow, sitting, wanted)
    uow.enforce(problems, command.override)
    if not moves:
        return
    candidate.seat_row = candidate.seat_column = None
    candidate.own_place_id = command.place_id
    uow.session.flush()
    uow.audit(terms.SEATS_CHANGED, sitting.id, day=sitting.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)


def add_candidate(
    uow: UnitOfWork, sitting: Sitting, learner_id: UUID, name: str, wanted: EnterCandidate | None = None
) -> Candidate:
    """Write an entry that nothing stands against; one that was cancelled comes back with its number.

    Whatever path leads here, who is held back by law is refused.
    """
    uow.enforce(one for one in against_holds(uow, sitting, learner_id, name) if not one.overridable)
    candidate = candidate_of(uow, sitting.id, learner_id)
    if candidate is None:
        number = rules.next_candidate_number(numbers_of(uow, sitting.id))
        candidate = Candidate(sitting_id=sitting.id, learner_id=learner_id, candidate_number=number)
        uow.session.add(candidate)
    candidate.cancelled_at = candidate.cancelled_by = None
    candidate.cancelled_reason, candidate.documented = "", False
    candidate.letter = ""
    candidate.ground = wanted.ground if wanted is not None else ORDINARY
    candidate.own_place_id = wanted.own_place_id if wanted is not None else None
    uow.session.flush()
    if longest(uow, sitting, [learner_id]) > sitting.minutes:
        keep_calendar(uow, sitting)  # the room is needed longer
    else:
        timetable.add_person(uow, SITTING, sitting.id, timetable.Person(learner_id=learner_id))
    facts = {"name": name, "number": candidate.candidate_number, "day": sitting.day.isoformat()}
    uow.audit(terms.CANDIDATE_ENTERED, candidate.id, learner_id, **facts)
    uow.publish(terms.SITTINGS_CHANGED)
    return candidate


def _against_measures(uow: UnitOfWork, sitting: Sitting, learner_id: UUID, name: str) -> Iterator[Violation]:
    """What is granted must not take away what the paper tests (§§ 9-34, 15-23)."""
    paper = papers.paper_head(uow.session, sitting.paper_id) if sitting.paper_id is not None else None
    if paper is not None:
        granted = arrangements.in_force(uow.session, [learner_id], sitting.course_id, sitting.day)
        yield from removed_skills(granted[learner_id], paper.skills, sitting.day, name=name)


def _against_company(uow: UnitOfWork, sitting: Sitting, wanted: EnterCandidate) -> Iterator[Violation]:
    """Seats in the room, and those with whom the person must never be in one room."""
    others = select(Candidate.learner_id).where(
        Candidate.sitting_id == sitting.id, Candidate.cancelled_at.is_(None)
    )
    if wanted.own_place_id is not None:
        company = uow.session.scalars(others.where(Candidate.own_place_id == wanted.own_place_id)).all()
    else:
        company = uow.session.scalars(others.where(Candidate.own_place_id.is_(None))).all()
        place = uow.session.get(Place, sitting.place_id) if sitting.place_id else None
        if place is not None and 0 < place.seats <= len(company):
            yield rules.PlaceTooSmall(seats=place.seats, candidates=len(company) + 1)
    yield from against_company(uow.session, wanted.learner_id, company, Level.SESSION)


def _against_being_there(uow: UnitOfWork, sitting: Sitting, wanted: EnterCandidate) -> Iterator[Violation]:
    """What else a candidate has at that time, and whether the level of the placement fits the room."""
    course = course_of(uow, sitting.course_id).name
    who = [wanted.learner_id]
    minutes = longest(uow, sitting, who)
    yield from rules.check_end(sitting.start_minute, minutes)
    own = replace(kept(sitting, course, learners=who, minutes=minutes), place_id=None)
    yield from timetable.stands_against(uow, own)
    place_id = wanted.own_place_id or sitting.place_id
    place = uow.session.get(Place, place_id) if place_id else None
    head = learner_queries.head(uow.session, wanted.learner_id)
    if place is not None and head is not None:
        yield from check_place_for(head.facts.security_level, place)
