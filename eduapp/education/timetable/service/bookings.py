"""How features above book people and places: they call this within a use case of their own, and ask nobody.

The last word holds: booking the same source again replaces what it kept before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.spans import Span, days
from eduapp.core.violations import Violation
from eduapp.education.places import queries as places
from eduapp.education.places.rules import check_in_service
from eduapp.education.timetable import queries, rules, terms
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.education.timetable.rules import Booking
from eduapp.education.timetable.rules.occurrences import pattern


@dataclass(frozen=True)
class Person:
    """Somebody a booking needs, a learner or one of the staff; all the time, or on some of its days.

    `weekdays` (Monday is 0): those of the booking on which it needs the person; none named: all.
    """

    learner_id: UUID | None = None
    user_id: UUID | None = None
    first_day: date | None = None
    last_day: date | None = None
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Keep:
    """The time that a record above (`kind`, code: booking_kinds, and its id) keeps of people and of a place.

    Every day from first to last (None: until further notice), or on some weekdays; `span` None: nobody knows.
    """

    kind: str
    source_id: UUID
    title: str
    first_day: date
    last_day: date | None
    span: Span | None
    weekdays: frozenset[int] = frozenset()
    place_id: UUID | None = None
    people: Sequence[Person] = ()
    movable: bool = False


def book(uow: UnitOfWork, keep: Keep) -> UUID:
    """Keep people and a place for a record of a feature above, instead of what it kept before."""
    booked = _known(uow, keep.kind, keep.source_id) or Booked(kind=keep.kind, source_id=keep.source_id)
    booked.title, booked.released = keep.title, False
    booked.first_day, booked.last_day = keep.first_day, keep.last_day
    booked.weekdays = "".join(map(str, sorted(keep.weekdays)))
    booked.start_minute = keep.span.start if keep.span else None
    booked.end_minute = keep.span.end if keep.span else None
    booked.place_id, booked.movable = keep.place_id, keep.movable
    uow.session.add(booked)
    uow.session.flush()
    uow.session.execute(delete(BookedPerson).where(BookedPerson.booking_id == booked.id))
    uow.session.add_all(_person(booked.id, person) for person in keep.people)
    uow.session.flush()
    uow.publish(terms.BOOKINGS_CHANGED)
    return booked.id


def stands_against(uow: UnitOfWork, keep: Keep) -> Iterator[Violation]:
    """What is in the way of keeping this on its days (`last_day` is known), and where its place is closed.

    Asked of what is booked and of the sessions of teachers and places; whether lessons of the learners give
    way is for the asker to know.
    """
    learners = frozenset(one.learner_id for one in keep.people if one.learner_id is not None)
    staff = frozenset(one.user_id for one in keep.people if one.user_id is not None)
    rooms = frozenset() if keep.place_id is None else frozenset({keep.place_id})
    first, last = keep.first_day, keep.last_day or keep.first_day
    holds = pattern(keep.weekdays)
    held = [day for day in days(first, last) if holds(day)]
    wanted = [
        Booking(keep.kind, keep.source_id, day, keep.span, keep.title, learners, staff, None, keep.place_id)
        for day in held
    ]
    booked = queries.bookings(
        uow.session, first, last, learners=dict.fromkeys(learners, ()), teachers=staff, places=rooms
    )
    names = queries.names_of(uow.session, people=learners, staff=staff, places=rooms)
    if keep.place_id is not None:
        closed = places.out_of_service(uow.session, rooms, first, last)
        yield from check_in_service(names.get(keep.place_id, ""), held, closed)
    yield from rules.why_not(rules.conflicts_of(wanted, booked), names)


def add_person(uow: UnitOfWork, kind: str, source_id: UUID, person: Person) -> bool:
    """One more person is needed for what a record keeps; whether it keeps anything."""
    booked = _known(uow, kind, source_id)
    if booked is None:
        return False
    uow.session.add(_person(booked.id, person))
    uow.publish(terms.BOOKINGS_CHANGED)
    return True


def release(uow: UnitOfWork, kind: str, source_id: UUID) -> bool:
    """Give back what a record kept; whether it kept anything."""
    booked = _known(uow, kind, source_id)
    if booked is None or booked.released:
        return False
    booked.released = True
    uow.session.flush()
    uow.publish(terms.BOOKINGS_CHANGED)
    return True


def _known(uow: UnitOfWork, kind: str, source_id: UUID) -> Booked | None:
    return uow.session.scalar(select(Booked).where(Booked.kind == kind, Booked.source_id == source_id))


def _person(booking_id: UUID, person: Person) -> BookedPerson:
    return BookedPerson(
        booking_id=booking_id,
        learner_id=person.learner_id,
        user_id=person.user_id,
        first_day=person.first_day,
        last_day=person.last_day,
        weekdays="".join(map(str, sorted(person.weekdays))),
    )
