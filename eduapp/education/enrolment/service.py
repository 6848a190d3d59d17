"""What can be done with enrolments: put somebody into a group, and end it with a reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.queries import GroupHead
from eduapp.education.courses.rules import Reached, Requirement, requirement_of
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.places import queries as places
from eduapp.education.places.rules import check_place_for
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import LearnerHead

# What the trail says of each end in the table.
ENDED = {
    rules.COMPLETED: terms.COMPLETED,
    rules.NOT_COMPLETED: terms.NOT_COMPLETED,
    rules.WITHDRAWN: terms.WITHDRAWN,
    rules.INTERRUPTED: terms.INTERRUPTED,
}


@dataclass(frozen=True, kw_only=True)
class Enrol(Command):
    """Somebody shall take part in a group from a day on."""

    learner_id: UUID
    group_id: UUID
    first_day: date
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class EndEnrolment(Command):
    """How it ended (a state of the table), why (a reason of that step), and the last day of taking part."""

    enrolment_id: UUID
    version: int
    state: str
    reason: str
    last_day: date


@dataclass(frozen=True, kw_only=True)
class BeginDue(Command):
    """The day has come for what was planned."""


def enrol(uow: UnitOfWork, command: Enrol) -> UUID:
    """Put somebody into a group, unless something stands against it; all reasons are told together."""
    uow.require(terms.ENROL)
    uow.lock(CourseGroup, command.group_id)  # before counting: two PCs must not both find the last place
    uow.lock(Learner, command.learner_id)
    group = courses.group(uow.session, command.group_id)
    learner = learners.head(uow.session, command.learner_id)
    if group is None or learner is None:
        raise NotFound
    applicant = _applicant(uow, learner, group, command.first_day)
    against = rules.check_enrolment(applicant, _wanted(uow, group), command.first_day, uow.today)
    uow.enforce([*against, *_for_safety(uow, learner, group)], command.override)

    state = rules.state_on(rules.PLANNED, command.first_day, uow.today)
    enrolment = Enrolment(
        learner_id=learner.id,
        group_id=group.id,
        course_id=group.course_id,
        state=state,
        first_day=command.first_day,
    )
    uow.session.add(enrolment)
    uow.session.flush()
    named = {"name": learner.facts.listed_name, "course": group.course.name, "group": group.name}
    uow.audit(terms.ENROLLED, enrolment.id, learner.id, **named, first_day=command.first_day.isoformat())
    uow.publish(terms.ENROLMENTS_CHANGED)
    return enrolment.id


def end_enrolment(uow: UnitOfWork, command: EndEnrolment) -> None:
    """End it for good. Who never began has no last day; marks and hours of the past stay as they are."""
    uow.require(terms.END_ENROLMENTS)
    uow.lock(Enrolment, command.enrolment_id)
    enrolment = uow.session.get(Enrolment, command.enrolment_id)
    if enrolment is None:
        raise NotFound
    uow.expect_version(enrolment, command.version)
    state = rules.state_on(enrolment.state, enrolment.first_day, uow.today)
    span = (enrolment.first_day, command.last_day)
    uow.enforce(rules.check_end(state, command.state, command.reason, span, uow.today))

    enrolment.state = command.state
    enrolment.end_reason = command.reason
    enrolment.last_day = None if state == rules.PLANNED else command.last_day
    group = courses.group(uow.session, enrolment.group_id)
    name = learners.names(uow.session, [enrolment.learner_id])[enrolment.learner_id]
    named = {"name": name, "course": group.course.name if group else "", "group": group.name if group else ""}
    uow.audit(
        ENDED[command.state],
        enrolment.id,
        enrolment.learner_id,
        **named,
        reason=f"end_reasons:{command.reason}",
    )
    uow.publish(terms.ENROLMENTS_CHANGED)


def begin_due(uow: UnitOfWork, _command: BeginDue) -> int:
    """Let those take part whose first day has come; how many. May be repeated: it does nothing then."""
    uow.require(terms.ENROL)
    due = select(Enrolment).where(Enrolment.state == rules.PLANNED, Enrolment.first_day <= uow.today)
    begun = list(uow.session.scalars(due.with_for_update()))
    for enrolment in begun:
        enrolment.state = rules.ACTIVE
    if begun:
        uow.audit(terms.BEGUN, uow.actor.user_id, count=len(begun))
        uow.publish(terms.ENROLMENTS_CHANGED)
    return len(begun)


def _applicant(uow: UnitOfWork, learner: LearnerHead, group: GroupHead, first_day: date) -> rules.Applicant:
    # Certificates and safety training are kept by features above; what is not filled in is not held.
    reached = Reached(
        courses=queries.completed_codes(uow.session, learner.id),
        modules=courses.modules_reached(uow.session, learner.id),
        day=first_day,
    )
    return rules.Applicant(
        name=learner.facts.listed_name,
        here=learner.state.keeps_enrolments,  # who is away for a while comes back
        available_until=learner.facts.available_until,
        completed=reached,
        live_group=queries.live_group(uow.session, learner.id, group.course_id),
    )


def _for_safety(uow: UnitOfWork, learner: LearnerHead, group: GroupHead) -> Iterator[Violation]:
    """What nobody sets aside: the place's highest level, and those who may not be together on a course."""
    place = places.place(uow.session, group.place_id) if group.place_id else None
    if place is not None:
        yield from check_place_for(learner.facts.security_level, place)
    uow.lock(Course, group.course_id)  # two PCs must not put two people of a pair on it at once
    company = queries.company(uow.session, group.course_id)
    yield from against_company(uow.session, learner.id, company, Level.COURSE)


def _wanted(uow: UnitOfWork, group: GroupHead) -> rules.Wanted:
    wish = requirement_of(group.course.prerequisites)
    return rules.Wanted(
        course=group.course.name,
        group=group.name,
        capacity=group.capacity,
        taken=queries.taken(uow.session, group.id),
        first_day=group.first_day,
        last_day=group.last_day,
        requirement=wish if isinstance(wish, Requirement) else None,
    )
