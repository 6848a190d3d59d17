"""When everybody of a crowd has something: the one calendar, read once for all who are to join groups.

It answers as `clashing.clashes` does for one learner; a test holds both to the same sentences.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.enrolment.queries.roll import roll
from eduapp.education.timetable import queries as timetable
from eduapp.education.timetable.rules import Apart, Booking, Calendar, Needed, conflicts_of, why_not
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level

ASKED_AT_ONCE = 5_000  # people in one statement; for more the whole site is read
NOBODY: frozenset[UUID] = frozenset()


class Times:
    """What these people (listed names by id), and those they must not meet, have while some groups run."""

    def __init__(self, session: Session, groups: Iterable[GroupHead], people: Mapping[UUID, str]) -> None:
        self._names = people
        self._apart = apart_from(session, people, Level.SESSION)
        self._meetings: dict[UUID, list[Booking]] = defaultdict(list)
        booked = self._read(session, {group.id: group for group in groups})
        self._calendar = Calendar(booked)
        for one in booked:
            if one.group_id is not None:
                self._meetings[one.group_id].append(one)

    def _read(self, session: Session, groups: Mapping[UUID, GroupHead]) -> list[Booking]:
        if not groups or not self._names:
            return []
        first = min(group.first_day for group in groups.values())
        last = max(group.last_day for group in groups.values())
        asked = self._names.keys() | frozenset().union(*self._apart.values())
        many = len(asked) > ASKED_AT_ONCE
        stays = roll(session, first, last, learners=() if many else asked, everybody=many)
        learners = {id: stays.get(id, ()) for id in asked}
        return timetable.bookings(session, first, last, learners=learners, groups=groups, whole=many)

    def against(
        self, learner_id: UUID, group_id: UUID, first_day: date, told: Collection[UUID]
    ) -> Iterator[Violation]:
        """Everything a learner has at the time of a session of a group, from a day on.

        Whom the learner must not meet and who is in `told` stands against it anyhow.
        """
        others = self._apart.get(learner_id, NOBODY) - set(told)
        apart = Apart((learner_id, other) for other in others)
        joined = list(self._joined(learner_id, group_id, first_day))
        only = {Needed.LEARNER, Needed.APART}
        found = conflicts_of(joined, self._calendar.keeping(apart), only=only)
        if found:
            yield from why_not(found, {learner_id: self._names[learner_id]})

    def join(self, learner_id: UUID, group_id: UUID, first_day: date) -> None:
        """From a day on this learner has the sessions of the group."""
        for meeting in self._joined(learner_id, group_id, first_day):
            self._calendar.add(meeting)

    def _joined(self, learner_id: UUID, group_id: UUID, first_day: date) -> Iterator[Booking]:
        """The sessions of a group as the learner's own: rooms and teachers are the group's already."""
        for meeting in self._meetings.get(group_id, ()):
            if meeting.day >= first_day:
                yield replace(meeting, learners=frozenset({learner_id}), teachers=NOBODY)
