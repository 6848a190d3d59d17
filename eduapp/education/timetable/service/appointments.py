"""Fixed appointments of a learner or of somebody of the staff: booked, and taken back when they fall away."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.education.timetable import queries, rules, terms
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.education.timetable.rules import AppointmentFacts
from eduapp.education.timetable.rules.appointments import AppointmentGone
from eduapp.education.timetable.rules.conflicts import APPOINTMENT
from eduapp.education.timetable.service.checking import found


@dataclass(frozen=True, kw_only=True)
class BookAppointment(Command):
    """Somebody is elsewhere then: a learner, or somebody of the staff. Nothing is said of why."""

    learner_id: UUID | None = None
    user_id: UUID | None = None
    facts: AppointmentFacts


@dataclass(frozen=True, kw_only=True)
class TakeBackAppointment(Command):
    """An appointment falls away. It stays on record, and keeps nobody busy."""

    appointment_id: UUID
    version: int


def book_appointment(uow: UnitOfWork, command: BookAppointment) -> UUID:
    """Keep a time free of everything else. What is planned then already stays, and shows as a clash."""
    uow.require(terms.BOOK_APPOINTMENTS)
    name = _name(uow, command.learner_id, command.user_id)
    uow.enforce(rules.check_appointment(command.facts, uow.today))

    facts, id = command.facts, new_id()
    booked = Booked(
        id=id,
        kind=APPOINTMENT,
        source_id=id,
        appointment_kind=facts.kind,
        first_day=facts.first_day,
        last_day=facts.last_day,
        weekdays="".join(map(str, sorted(facts.weekdays))),
        start_minute=facts.span.start if facts.span else None,
        end_minute=facts.span.end if facts.span else None,
    )
    uow.session.add(booked)
    uow.session.flush()
    uow.session.add(BookedPerson(booking_id=id, learner_id=command.learner_id, user_id=command.user_id))
    uow.audit(terms.APPOINTMENT_BOOKED, id, command.learner_id, name=name, days=_days(booked))
    uow.publish(terms.BOOKINGS_CHANGED)
    return id


def take_back_appointment(uow: UnitOfWork, command: TakeBackAppointment) -> int:
    """Say that an appointment is not kept; its new version."""
    uow.require(terms.BOOK_APPOINTMENTS)
    uow.lock(Booked, command.appointment_id)
    booked = found(uow, Booked, command.appointment_id)
    if booked.kind != APPOINTMENT:
        raise NotFound
    uow.expect_version(booked, command.version)
    uow.enforce([AppointmentGone()] if booked.released else [])

    booked.released = True
    uow.session.flush()
    learner_id, user_id = _whose(uow, booked.id)
    name = _name(uow, learner_id, user_id)
    uow.audit(terms.APPOINTMENT_TAKEN_BACK, booked.id, learner_id, name=name, days=_days(booked))
    uow.publish(terms.BOOKINGS_CHANGED)
    return booked.version


def _name(uow: UnitOfWork, learner_id: UUID | None, user_id: UUID | None) -> str:
    """Whose appointment it is: exactly one person's, who is there."""
    people = [id for id in (learner_id, user_id) if id is not None]
    if len(people) != 1:
        raise NotFound
    known = queries.names_of(
        uow.session,
        people=[learner_id] if learner_id is not None else (),
        staff=[user_id] if user_id is not None else (),
    )
    if people[0] not in known:
        raise NotFound
    return known[people[0]]


def _whose(uow: UnitOfWork, booking_id: UUID) -> tuple[UUID | None, UUID | None]:
    query = select(BookedPerson.learner_id, BookedPerson.user_id).where(BookedPerson.booking_id == booking_id)
    learner_id, user_id = uow.session.execute(query).one()
    return learner_id, user_id


def _days(booked: Booked) -> str:
    first, last = booked.first_day, booked.last_day or booked.first_day
    return date_text(first) if first == last else f"{date_text(first)} – {date_text(last)}"
