"""What features above answer when something below has changed, in the same transaction; then the trail."""

from dataclasses import replace

from eduapp.core.actor import Actor, system_actor
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings import terms as sitting_terms
from eduapp.people.access import terms as access_terms
from eduapp.people.access.rules import permissions_of
from eduapp.people.audit.service import write_audit
from eduapp.people.learners import terms as learner_terms
from eduapp.records.day import service as day
from eduapp.records.day import terms as day_terms
from eduapp.workshops.road import queries as roads
from eduapp.workshops.road import terms as road_terms

PRACTICE_CANDIDATE = "practice_candidate"  # code: road_ways

SYSTEM_PERMISSIONS = (
    *access_terms.SYSTEM_PERMISSIONS,
    *learner_terms.SYSTEM_PERMISSIONS,
    *day_terms.SYSTEM_PERMISSIONS,
    *sitting_terms.SYSTEM_PERMISSIONS,
)


def program_actor() -> Actor:
    """The program itself: what it does by itself stands under its name."""
    return system_actor((*SYSTEM_PERMISSIONS, *permissions_of(["leader", "administrator"])))


def write_with_consequences(uow: UnitOfWork) -> None:
    """Let enrolments follow who is where, and waits follow failed tests, then write the trail.

    Called before every commit.
    """
    if learner_terms.LEARNERS_CHANGED in uow.topics:
        day.follow_states(replace(uow, actor=program_actor()), day.FollowStates())
    if {sitting_terms.RESULTS_CHANGED, road_terms.ROADS_CHANGED} & uow.topics:
        _hold_practice_candidates(replace(uow, actor=program_actor()))
    write_audit(uow)


def _hold_practice_candidates(uow: UnitOfWork) -> None:
    """Exams do not know who is on which road to a trade, and roads know no exams."""
    people = frozenset(road.learner_id for road in roads.live_by(uow.session, [PRACTICE_CANDIDATE]))
    sittings.keep_waits(uow, sittings.KeepWaits(learner_ids=people))
