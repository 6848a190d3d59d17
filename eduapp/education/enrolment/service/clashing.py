"""What the engine of the timetable has against joining a group: one's own time, and whom one may not meet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment import queries
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import Apart, Needed, conflicts_of, why_not
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level
from eduapp.people.learners.queries import LearnerHead


def clashes(uow: UnitOfWork, learner: LearnerHead, group: GroupHead, first_day: date) -> Iterator[Violation]:
    """Everything the learner has at the time of a session of the group, from a day to the group's last.

    Rooms and teachers are not asked: they are the group's already. Whom the learner must not meet is asked of
    every session, in other groups at the same place too.
    """
    others = apart_from(uow.session, [learner.id], Level.SESSION).get(learner.id, frozenset())
    company = queries.roll(uow.session, first_day, group.last_day, learners=[learner.id, *others])
    booked = timetable.bookings(uow.session, first_day, group.last_day, learners=company, groups=[group.id])
    joined = [
        replace(one, learners=frozenset({learner.id}), teachers=frozenset())
        for one in booked
        if one.group_id == group.id
    ]
    apart = Apart((learner.id, other) for other in others)
    found = conflicts_of(joined, booked, apart, only={Needed.LEARNER, Needed.APART})
    if found:
        yield from why_not(found, {learner.id: learner.facts.listed_name})
