"""What the engine of the timetable has against joining a group: one's own time, and whom one may not meet."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment.queries.roll import roll
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import Apart, Calendar, Needed, conflicts_of, warnings, why_not
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level


def clashes(
    session: Session, learner: tuple[UUID, str], group: GroupHead, first_day: date, told: Collection[UUID]
) -> Iterator[Violation]:
    """Everything a learner (id, listed name) has at the time of a session, from a day to the group's last.

    Rooms and teachers are not asked: they are the group's already. Whom the learner must not meet is asked of
    every session, in other groups at the same place too; those in `told` stand against it anyhow.
    """
    learner_id, name = learner
    others = apart_from(session, [learner_id], Level.SESSION).get(learner_id, frozenset()) - set(told)
    company = roll(session, first_day, group.last_day, learners=[learner_id, *others])
    booked = timetable.bookings(session, first_day, group.last_day, learners=company, groups=[group.id])
    joined = [
        replace(one, learners=frozenset({learner_id}), teachers=frozenset())
        for one in booked
        if one.group_id == group.id
    ]
    apart = Apart((learner_id, other) for other in others)
    found = conflicts_of(joined, booked, apart, only={Needed.LEARNER, Needed.APART})
    if found:
        yield from why_not(found, {learner_id: name})


def at_work(
    session: Session, group: GroupHead, people: Mapping[UUID, str], first_day: date
) -> dict[UUID, tuple[str, ...]]:
    """Who of these (listed names by id) would be in a workshop at the time of a session, told in sentences.

    A post has no hours of its own, so it stops nobody; it is known beforehand.
    """
    nowhere = dict.fromkeys(people, ())
    booked = timetable.bookings(session, first_day, group.last_day, learners=nowhere, groups=[group.id])
    calendar = Calendar(booked)
    meetings = [one for one in booked if one.group_id == group.id]
    found = {}
    for learner_id, name in people.items():
        own = [replace(one, learners=frozenset({learner_id}), teachers=frozenset()) for one in meetings]
        conflicts = conflicts_of(own, calendar, only={Needed.LEARNER})
        found[learner_id] = tuple(one.sentence() for one in warnings(conflicts, {learner_id: name}))
    return found
