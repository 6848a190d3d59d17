"""Putting many people into groups at once: all of them, or none, by the rules that hold for one."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.progress import NoProgress, Progress
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment import queries, rules, terms
from eduapp.education.enrolment.models import Enrolment, Step
from eduapp.education.enrolment.queries import Crowd, Person
from eduapp.education.enrolment.service.joining import Enrol, begins_at
from eduapp.people.learners.models import Learner


@dataclass(frozen=True, kw_only=True)
class EnrolMany(Command):
    """People who shall join groups, in this order: whoever comes first has the place."""

    wanted: tuple[Enrol, ...]


def enrol_many(
    uow: UnitOfWork,
    command: EnrolMany,
    progress: Progress = NoProgress(),  # noqa: B008 - it keeps nothing
) -> tuple[UUID, ...]:
    """Put each of them into their group, or nobody into any: what stands against one stands against all."""
    uow.require(terms.ENROL)
    wanted = command.wanted
    uow.lock(CourseGroup, *(one.group_id for one in wanted))
    uow.lock(Learner, *(one.learner_id for one in wanted))
    groups = courses.groups_by_id(uow.session, {one.group_id for one in wanted})
    uow.lock(Course, *(group.course_id for group in groups.values()))
    people = queries.people_by_id(uow.session, (one.learner_id for one in wanted))
    crowd = Crowd(uow.session, groups.values(), people.values())
    follows = queries.last_ended_of(uow.session, {group.course_id for group in groups.values()})

    joined: list[Enrolment] = []
    for count, one in enumerate(wanted):
        progress.step(count, len(wanted))
        person, group = people.get(one.learner_id), groups.get(one.group_id)
        if person is None or group is None:
            raise NotFound
        uow.enforce(crowd.against(person, group, one.first_day, one.consented_on), one.override)
        before = crowd.before(person.id, group.course_id) or follows.get((person.id, group.course_id))
        crowd.join(person.id, group.id, one.first_day)
        enrolment = _joined(uow, one, group, before)
        _tell(uow, enrolment, person, group)
        joined.append(enrolment)
    _write(uow, joined)
    uow.publish(terms.ENROLMENTS_CHANGED)
    return tuple(enrolment.id for enrolment in joined)


def _joined(uow: UnitOfWork, one: Enrol, group: GroupHead, follows: UUID | None) -> Enrolment:
    """The record that `enrol` would make."""
    return Enrolment(
        id=new_id(),
        learner_id=one.learner_id,
        group_id=group.id,
        course_id=group.course_id,
        state=rules.state_on(rules.PLANNED, one.first_day, uow.today),
        first_day=one.first_day,
        from_minute=begins_at(one, uow.now),
        consented_on=one.consented_on or uow.today,
        consent_noted_by=uow.actor.user_id,
        follows_id=follows,
    )


def _tell(uow: UnitOfWork, enrolment: Enrolment, person: Person, group: GroupHead) -> None:
    """The line in the trail, one a person."""
    told = {"name": person.name, "course": group.course.name, "group": group.name}
    consented = enrolment.consented_on.isoformat() if enrolment.consented_on else ""
    days = {"first_day": enrolment.first_day.isoformat(), "consented_on": consented}
    uow.audit(terms.ENROLLED, enrolment.id, person.id, **told, **days)


def _write(uow: UnitOfWork, joined: list[Enrolment]) -> None:
    """The enrolments, then the first two steps of each."""
    uow.session.add_all(joined)
    uow.session.flush()
    for one in joined:
        uow.session.add_all(
            Step(
                enrolment_id=one.id,
                what=what,
                first_day=day,
                noted_by=uow.actor.name,
                noted_at=uow.now,
                number=number,
            )
            for number, (what, day) in enumerate(
                (("enrolled", one.first_day), ("consent_noted", one.consented_on or uow.today))
            )
        )
    uow.session.flush()
