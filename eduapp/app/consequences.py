"""What features above answer when something below has changed, in the same transaction; then the trail."""

from dataclasses import replace

from eduapp.core.actor import Actor, system_actor
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.people.access import terms as access_terms
from eduapp.people.access.rules import permissions_of
from eduapp.people.audit.service import write_audit
from eduapp.people.learners import terms as learner_terms
from eduapp.records.day import service as day
from eduapp.records.day import terms as day_terms

SYSTEM_PERMISSIONS = (
    *access_terms.SYSTEM_PERMISSIONS,
    *learner_terms.SYSTEM_PERMISSIONS,
    *day_terms.SYSTEM_PERMISSIONS,
)


def program_actor() -> Actor:
    """The program itself: what it does by itself stands under its name."""
    return system_actor((*SYSTEM_PERMISSIONS, *permissions_of(["leader", "administrator"])))


def write_with_consequences(uow: UnitOfWork) -> None:
    """Let enrolments follow who is where, then write the trail. Called before every commit."""
    if learner_terms.LEARNERS_CHANGED in uow.topics:
        day.follow_states(replace(uow, actor=program_actor()), day.FollowStates())
    write_audit(uow)
