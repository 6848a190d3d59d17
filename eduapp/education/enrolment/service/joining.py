"""Putting somebody into a group, with everything that stands against it told at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.core.violations import Override, Violation
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.queries import GroupHead
from eduapp.education.courses.rules import wish_of
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Claim, Enrolment
from eduapp.education.enrolment.service.told import note
from eduapp.education.places import queries as places
from eduapp.education.places.rules import check_place_for
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learners
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import LearnerHead


@dataclass(frozen=True, kw_only=True)
class Enrol(Command):
    """Somebody shall take part in a group from a day on, and has said yes to the offer.

    `from_minute` counts on a first day that is today: earlier sessions are not theirs (None: from now).
    `claim_id` is the claim by which the waiting list gives the place.
    """

    learner_id: UUID
    group_id: UUID
    first_day: date
    consented_on: date | None = None
    from_minute: int | None = None
    claim_id: UUID | None = None
    override: Override | None = None


def enrol(uow: UnitOfWork, command: Enrol) -> UUID:
    """Put somebody into a group, unless something stands against it; all reasons are told together."""
    uow.require(terms.ENROL)
    uow.lock(CourseGroup, command.group_id)  # before counting: two PCs must not both find the last place
    uow.lock(Learner, command.learner_id)
    group, learner = _looked_up(uow, command)
    uow.enforce(_against(uow, command, group, learner), command.override)

    enrolment = Enrolment(
        learner_id=learner.id,
        group_id=group.id,
        course_id=group.course_id,
        state=rules.state_on(rules.PLANNED, command.first_day, uow.today),
        first_day=command.first_day,
        from_minute=begins_at(command, uow.now),
        consented_on=command.consented_on,
        consent_noted_by=uow.actor.user_id,
        follows_id=_follows(uow, learner.id, group.course_id),
        claim_id=command.claim_id,
    )
    uow.session.add(enrolment)
    if command.claim_id is not None:
        claim = uow.session.get_one(Claim, command.claim_id)
        claim.state, claim.until = rules.CLAIM_OVER, None
    uow.session.flush()
    note(uow, enrolment, "enrolled", command.first_day)
    note(uow, enrolment, "consent_noted", command.consented_on or uow.today)
    named = {"name": learner.facts.listed_name, "course": group.course.name, "group": group.name}
    uow.audit(
        terms.ENROLLED,
        enrolment.id,
        learner.id,
        **named,
        first_day=command.first_day.isoformat(),
        consented_on=(command.consented_on or uow.today).isoformat(),
    )
    uow.publish(terms.ENROLMENTS_CHANGED)
    return enrolment.id


def stands_against(uow: UnitOfWork, command: Enrol) -> Iterator[Violation]:
    """What `enrol` would refuse, for who gives places and has reasons of their own to tell with them."""
    yield from _against(uow, command, *_looked_up(uow, command))


def _follows(uow: UnitOfWork, learner_id: UUID, course_id: UUID) -> UUID | None:
    """What comes before it in the course: the one that lasts now, else the one that ended last."""
    now = (one.id for one in queries.present(uow.session, learner_id, course_id) if one.begun)
    return next(now, None) or queries.last_ended(uow.session, learner_id, course_id)


def _looked_up(uow: UnitOfWork, command: Enrol) -> tuple[GroupHead, LearnerHead]:
    group = courses.group(uow.session, command.group_id)
    learner = learners.head(uow.session, command.learner_id)
    if group is None or learner is None:
        raise NotFound
    return group, learner


def _against(uow: UnitOfWork, command: Enrol, group: GroupHead, learner: LearnerHead) -> Iterator[Violation]:
    who = _applicant(uow, command, learner, group)
    yield from rules.check_enrolment(who, _wanted(uow, command, group, learner), command.first_day, uow.today)
    yield from rules.check_consent(who.name, command.consented_on, uow.today)
    yield from _for_safety(uow, learner, group)
    told = queries.company(uow.session, group.course_id)
    who_is_it = (learner.id, learner.facts.listed_name)
    yield from queries.clashes(uow.session, who_is_it, group, command.first_day, told)


def _for_safety(uow: UnitOfWork, learner: LearnerHead, group: GroupHead) -> Iterator[Violation]:
    """What nobody sets aside: the place's highest level, and those who may not be together on a course."""
    place = places.place(uow.session, group.place_id) if group.place_id else None
    if place is not None:
        yield from check_place_for(learner.facts.security_level, place)
    uow.lock(Course, group.course_id)  # two PCs must not put two people of a pair on it at once
    company = queries.company(uow.session, group.course_id)
    yield from against_company(uow.session, learner.id, company, Level.COURSE)


def _applicant(uow: UnitOfWork, command: Enrol, learner: LearnerHead, group: GroupHead) -> rules.Applicant:
    own = queries.open_claim(uow.session, group.id, learner.id)
    return rules.Applicant(
        name=learner.facts.listed_name,
        here=learner.state.keeps_enrolments,  # who is away for a while comes back
        available_until=learner.facts.available_until,
        completed=queries.reached_by(uow.session, learner.id, command.first_day),
        present=queries.present(uow.session, learner.id, group.course_id),
        in_line=own is not None and own != command.claim_id,
    )


def _wanted(uow: UnitOfWork, command: Enrol, group: GroupHead, learner: LearnerHead) -> rules.Wanted:
    in_line = 0 if command.claim_id else queries.waiting(uow.session, group.id, but=learner.id)
    return rules.Wanted(
        course=group.course.name,
        group=group.name,
        capacity=group.capacity,
        taken=queries.taken(uow.session, group.id, but=learner.id),
        first_day=group.first_day,
        last_day=group.last_day,
        requirement=wish_of(group.course.prerequisites),
        hard_capacity=queries.has_hard_capacity(uow.session, group.place_id),
        others_in_line=in_line,
        finish=queries.finish_of(uow.session, group, command.first_day, learner.facts.available_until),
    )


def begins_at(order: Enrol, now: datetime) -> int:
    """The minute of the first day that counts: a session that has begun makes nobody absent (rule 14)."""
    here = now.astimezone(zone())
    if order.first_day != here.date():
        return 0
    if order.from_minute is not None:
        return min(max(order.from_minute, 0), MINUTES_A_DAY)
    return here.hour * 60 + here.minute
