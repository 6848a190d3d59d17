"""What use cases of the timetable ask before they write: the record, and what the engine has against it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar
from uuid import UUID

from eduapp.core.db.base import Record
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.spans import Span
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course, CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.places.models import Place
from eduapp.education.places.rules import check_in_service
from eduapp.education.school import queries as school
from eduapp.education.timetable import queries, rules
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries import Stays
from eduapp.education.timetable.rules import Apart, Booking, Calendar, Limits, Meeting
from eduapp.education.timetable.rules.conflicts import SESSION
from eduapp.education.timetable.rules.openings import SCHOOL_DAY
from eduapp.people.access.models import User
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level

T = TypeVar("T", bound=Record)
HORIZON = timedelta(days=14)  # within which another time is looked for
Instead = Callable[[Calendar], str]


@dataclass(frozen=True)
class Needs:
    """Whom and what meetings of a group need. `roll`: who takes part and when, as the asker knows it."""

    group: CourseGroup
    place: Place | None
    roll: Stays = field(default_factory=dict)

    @property
    def teachers(self) -> frozenset[UUID]:
        """The group's teacher, if it has one."""
        return frozenset() if self.group.teacher_id is None else frozenset({self.group.teacher_id})

    @property
    def places(self) -> frozenset[UUID]:
        """The place, if there is one."""
        return frozenset() if self.place is None else frozenset({self.place.id})

    def booking(self, session_id: UUID, meeting: Meeting) -> Booking:
        """One meeting as the engine sees it."""
        there = (
            learner
            for learner, stays in self.roll.items()
            if any(stay.group_id == self.group.id and stay.holds(meeting.day) for stay in stays)
        )
        return Booking(
            SESSION,
            session_id,
            meeting.day,
            meeting.span,
            learners=frozenset(there),
            teachers=self.teachers,
            group_id=self.group.id,
            place_id=self.place.id if self.place else None,
        )


class AnotherTeachers(NotAllowed):
    """A teacher changes the sessions of own groups, and of those that nobody teaches."""

    message = rules.OF_ANOTHER


def expect_own(uow: UnitOfWork, group_id: UUID) -> None:
    """Go on only for a group that is theirs; nothing here tells of a person whom somebody reaches or not."""
    teacher_id = found(uow, CourseGroup, group_id).teacher_id
    if not rules.is_own(teacher_id, uow.actor):
        raise AnotherTeachers


def lock_needs(uow: UnitOfWork, group_id: UUID, place_id: UUID | None) -> tuple[CourseGroup, Place | None]:
    """The group and the place, locked with the teacher: two PCs cannot both find the same hour free."""
    uow.lock(CourseGroup, group_id)
    group = found(uow, CourseGroup, group_id)
    if group.teacher_id is not None:
        uow.lock(User, group.teacher_id)
    if place_id is None:
        return group, None
    uow.lock(Place, place_id)
    return group, found(uow, Place, place_id)


def against(
    uow: UnitOfWork,
    wanted: Sequence[Booking],
    needs: Needs,
    horizon: date,
    instead: Instead,
    *,
    own_company: bool = True,
    since: date = date.max,
) -> Iterator[Violation]:
    """Everything that stands against these meetings; only then it is asked when instead.

    `own_company`: also two of the roll who must not be together. To move a session does not bring them there.
    `since` to `horizon`: the days on which another time is looked for.
    """
    wanted_days = [one.day for one in wanted]
    if needs.place is not None:
        out = places.out_of_service(uow.session, needs.places, min(wanted_days), max(wanted_days))
        yield from check_in_service(needs.place.name, wanted_days, out)
    calendar = _calendar(uow, needs, min(since, *wanted_days), max(horizon, *wanted_days))
    found = rules.conflicts_of(wanted, calendar)
    conflicts = [one for one in found if own_company or one.wanted is not one.other]
    if conflicts:
        names = queries.names_of(
            uow.session, people=list(needs.roll), staff=needs.teachers, places=needs.places
        )
        yield from rules.why_not(conflicts, names, instead(calendar))


def _calendar(uow: UnitOfWork, needs: Needs, first: date, last: date) -> Calendar:
    """What needs the same people and the same place, and who of them must not be in one room."""
    booked = queries.bookings(
        uow.session,
        first,
        last,
        learners=needs.roll,
        teachers=needs.teachers,
        places=needs.places,
        groups=[needs.group.id],
    )
    apart = apart_from(uow.session, needs.roll, Level.SESSION) if needs.roll else {}
    return Calendar(booked, Apart((one, other) for one, others in apart.items() for other in others))


def limits(uow: UnitOfWork, first: date, last: date) -> Limits:
    """Within which another time is looked for: days with teaching, at the times lessons begin."""
    lessons = school.lesson_times(uow.session)
    starts, ends = [one.start_minute for one in lessons], [one.end_minute for one in lessons]
    hours = Span(min(starts), max(ends)) if lessons else SCHOOL_DAY
    closed = frozenset(school.closed_days(uow.session, first, last))
    return Limits(first, last, hours, closed=closed, starts=tuple(starts))


def found(uow: UnitOfWork, kind: type[T], record_id: UUID) -> T:
    """The record, or NotFound."""
    record = uow.session.get(kind, record_id)
    if record is None:
        raise NotFound
    return record


def locked_session(uow: UnitOfWork, session_id: UUID, version: int) -> Session:
    """A session nobody else is changing, as the asker saw it."""
    uow.lock(Session, session_id)
    session = found(uow, Session, session_id)
    uow.expect_version(session, version)
    return session


def meeting_of(session: Session) -> Meeting:
    """When a session is."""
    return Meeting(session.day, Span(session.start_minute, session.end_minute))


def named(uow: UnitOfWork, group: CourseGroup) -> dict[str, str]:
    """What the trail calls a group."""
    course = uow.session.get_one(Course, group.course_id)
    return {"course": course.name, "group": group.name}


def told(uow: UnitOfWork, session: Session) -> dict[str, object]:
    """What the trail tells of a session."""
    named_ = named(uow, uow.session.get_one(CourseGroup, session.group_id))
    time = rules.time_text(session.start_minute, session.end_minute)
    return {**named_, "day": session.day.isoformat(), "time": time}


def closed_place(place: Place | None) -> Iterable[Violation]:
    """Whether a place is no longer used."""
    if place is not None and not place.active:
        yield rules.PlaceClosed(place=place.name)
