"""Offering a place, the answer, and giving the place: in order, or out of it with a reason that is kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override, Violation
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment import queries as enrolment_queries
from eduapp.education.enrolment import rules as enrolment_rules
from eduapp.education.enrolment import service as enrolment
from eduapp.education.waiting import rules, terms
from eduapp.education.waiting.models import Application, Offer
from eduapp.education.waiting.service.told import (
    close_offer,
    enforce_with,
    locked,
    open_offer,
    stand,
    standing_of,
    state_of,
    tell,
)


@dataclass(frozen=True, kw_only=True)
class MakeOffer(Command):
    """Somebody who waits is offered a place until a day; the seat is held that long."""

    application_id: UUID
    version: int
    until: date | None = None  # None: as long as an offer usually stands
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class TurnDown(Command):
    """The learner says no to the offer, and keeps the same place in the line."""

    application_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class TakeBack(Command):
    """The offer was a slip: it is taken back, and the place in the line is the same."""

    application_id: UUID
    version: int | None = None  # none for the undo right after it


@dataclass(frozen=True, kw_only=True)
class GivePlace(Command):
    """The learner says yes: an enrolment from a day on. The day of the yes is the consent (L21)."""

    application_id: UUID
    version: int
    first_day: date
    consented_on: date | None = None
    from_minute: int | None = None
    override: Override | None = None


def offer(uow: UnitOfWork, command: MakeOffer) -> UUID:
    """Offer the next place; whoever stands before is passed over only with a reason (rule 9)."""
    uow.require(terms.DECIDE)
    application = locked(uow, command.application_id, command.version)
    group = courses.group(uow.session, application.group_id)
    last = group.last_day if group else uow.today
    until = command.until or rules.usual_until(uow.today, last)
    standing, line = standing_of(uow, application)
    own = rules.check_offer(standing, line, until, uow.today, last)
    enforce_with(uow, own, _against_the_seat(uow, application), command.override)

    close_offer(uow, application, rules.LAPSED)  # one that ran out, if nobody swept it up
    uow.session.flush()
    application.state = rules.OFFERED
    made = Offer(
        application_id=application.id,
        made_on=uow.today,
        until=until,
        passed_over=rules.passed_over(standing, line),
    )
    uow.session.add(made)
    stand(uow, application, until, command.override)
    uow.session.flush()
    tell(uow, terms.OFFERED, application, until=until.isoformat(), passed_over=made.passed_over)
    uow.publish(terms.WAITING_CHANGED)
    return made.id


def turn_down(uow: UnitOfWork, command: TurnDown) -> None:
    """Note a no; the place is free again, the place in the line is kept."""
    uow.require(terms.DECIDE)
    _back_in_line(uow, command.application_id, command.version, rules.TURNED_DOWN)


def take_back(uow: UnitOfWork, command: TakeBack) -> None:
    """Undo an offer."""
    uow.require(terms.DECIDE)
    _back_in_line(uow, command.application_id, command.version, rules.TAKEN_BACK)


def give_place(uow: UnitOfWork, command: GivePlace) -> UUID:
    """Enrol somebody from the list; application and enrolment know each other from then on (rule 4)."""
    uow.require(terms.DECIDE)
    application = locked(uow, command.application_id, command.version)
    order = enrolment.Enrol(
        learner_id=application.learner_id,
        group_id=application.group_id,
        first_day=command.first_day,
        consented_on=command.consented_on,
        from_minute=command.from_minute,
        claim_id=application.claim_id,
        override=command.override,
    )
    others = enrolment.stands_against(uow, order)
    enforce_with(uow, _against_giving(uow, application), others, command.override)

    enrolment_id = enrolment.enrol(uow, order)
    close_offer(uow, application, rules.ACCEPTED)
    application.state, application.enrolment_id = rules.ALLOCATED, enrolment_id
    tell(uow, terms.ALLOCATED, application, first_day=command.first_day.isoformat())
    uow.publish(terms.WAITING_CHANGED)
    return enrolment_id


def _back_in_line(uow: UnitOfWork, application_id: UUID, version: int | None, became: str) -> None:
    application = locked(uow, application_id, version)
    uow.enforce(rules.check_step(application.state, rules.APPROVED))
    close_offer(uow, application, became)
    application.state = rules.APPROVED
    stand(uow, application)
    tell(uow, terms.TURNED_DOWN if became == rules.TURNED_DOWN else terms.TAKEN_BACK, application)
    uow.publish(terms.WAITING_CHANGED)


def _against_the_seat(uow: UnitOfWork, application: Application) -> Iterator[Violation]:
    """That a place is free to be held; one's own held place is."""
    group = courses.group(uow.session, application.group_id)
    if group is not None:
        taken = enrolment_queries.taken(uow.session, group.id, but=application.learner_id)
        hard = enrolment_queries.has_hard_capacity(uow.session, group.place_id)
        yield from enrolment_rules.check_seat(group.capacity, taken, hard=hard)


def _against_giving(uow: UnitOfWork, application: Application) -> Iterator[Violation]:
    """An approved application or a standing offer; without an offer, the order counts here too."""
    state = state_of(uow, application)
    yield from rules.check_step(state, rules.ALLOCATED)
    if open_offer(uow, application) is None or state != rules.OFFERED:
        yield from rules.check_order(*standing_of(uow, application))
