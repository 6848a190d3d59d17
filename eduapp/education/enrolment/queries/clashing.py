"""What the engine of the timetable has against joining a group: one's own time, and whom one may not meet."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment.queries.roll import roll
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import Apart, Needed, conflicts_of, why_not
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
