"""Ready-made appointments, bookings and days of the school calendar. Defaults are valid."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from eduapp.core.db.unit_of_work import Database
from eduapp.core.spans import Span
from eduapp.education.school.rules import CalendarFacts
from eduapp.education.school.service import SaveCalendar, save_calendar
from eduapp.education.timetable import queries, service
from eduapp.education.timetable.rules import AppointmentFacts, Booking
from tests.support import given

MORNING = Span(8 * 60 + 30, 10 * 60)


def an_appointment(
    database: Database,
    learner_id: UUID | None = None,
    day: date = given.TODAY,
    span: Span | None = MORNING,
    *,
    user_id: UUID | None = None,
    kind: str = "health",
    last: date | None = None,
    weekdays: Iterable[int] = (),
) -> UUID:
    """A fixed appointment of a learner, or of somebody of the staff."""
    facts = AppointmentFacts(kind, day, last or day, span, frozenset(weekdays))
    order = service.BookAppointment(learner_id=learner_id, user_id=user_id, facts=facts)
    return database.acting_as(given.LEADER).execute(service.book_appointment, order)


def kept(
    database: Database,
    kind: str = "sitting",
    source_id: UUID | None = None,
    day: date = given.TODAY,
    span: Span | None = MORNING,
    *,
    learners: Iterable[UUID] = (),
    last: date | None = None,
    **others: object,
) -> UUID:
    """Time kept for a record of a feature above, as that feature would; the record's id."""
    source = source_id or uuid4()
    keep = service.Keep(
        kind=kind, source_id=source, title="Maths 1P", first_day=day, last_day=last or day, span=span,
        people=[service.Person(learner_id=one) for one in learners], **others,  # type: ignore[arg-type]
    )  # fmt: skip
    with database.acting_as(given.LEADER).writing() as uow:
        service.book(uow, keep)
    return source


def the_calendar(database: Database, *days: tuple[str, date, date], kind: str = "holiday") -> None:
    """Days of the school's own calendar: name, first, last."""
    entries = tuple(CalendarFacts(name, first, last, kind) for name, first, last in days)
    database.acting_as(given.LEADER).execute(save_calendar, SaveCalendar(entries=entries))


def booked(
    database: Database, first: date = given.TODAY, last: date | None = None, **asked: object
) -> list[Booking]:
    """What the one calendar tells, in order of time."""
    with database.reading() as look:
        found = queries.bookings(look, first, last or first, **asked)  # type: ignore[arg-type]
    return sorted(found, key=lambda one: (one.day, one.taken, one.kind))
