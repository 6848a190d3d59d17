"""What every use case here shares: the application under lock, its claim to a seat, names for the trail."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation, split
from eduapp.education.courses import queries as courses
from eduapp.education.courses.models import CourseGroup
from eduapp.education.enrolment import rules as enrolment_rules
from eduapp.education.enrolment import service as enrolment
from eduapp.education.waiting import queries, rules
from eduapp.education.waiting.models import Application, Offer
from eduapp.education.waiting.rules import Standing
from eduapp.people.learners import queries as learners

# How an application stands before the seats of its group.
CLAIMS = {
    rules.PENDING: enrolment_rules.CLAIM_ASKED,
    rules.APPROVED: enrolment_rules.CLAIM_WAITING,
    rules.OFFERED: enrolment_rules.CLAIM_HELD,
}


def locked(uow: UnitOfWork, application_id: UUID, version: int | None) -> Application:
    """The application, with its whole list under lock: order is looked at by one PC at a time."""
    application = uow.session.get(Application, application_id)
    if application is None:
        raise NotFound
    uow.lock(CourseGroup, application.group_id)
    uow.session.refresh(application)
    uow.expect_version(application, version)
    return application


def stand(
    uow: UnitOfWork, application: Application, until: date | None = None, override: Override | None = None
) -> None:
    """Have the seats of the group know how the application stands before them now."""
    if application.state in CLAIMS:
        order = enrolment.PlaceClaim(
            group_id=application.group_id,
            learner_id=application.learner_id,
            state=CLAIMS[application.state],
            until=until,
            override=override,
        )
        application.claim_id = enrolment.place_claim(uow, order)
    elif application.claim_id is not None and application.state != rules.ALLOCATED:
        enrolment.let_go(uow, enrolment.LetGo(claim_id=application.claim_id))
        application.claim_id = None


def enforce_with(
    uow: UnitOfWork, own: Iterable[Violation], others: Iterable[Violation], override: Override | None
) -> None:
    """Refuse with all reasons at once: this feature's own, and those that enrolment will look at again."""
    mine, theirs = list(own), list(others)
    standing, _overridden = split([*mine, *theirs], override)
    uow.enforce([*mine, *theirs] if standing else mine, override)


def open_offer(uow: UnitOfWork, application: Application) -> Offer | None:
    """The offer that stands, run out or not."""
    mine = Offer.application_id == application.id, Offer.state == rules.OFFER_OPEN
    return uow.session.scalar(select(Offer).where(*mine))


def close_offer(uow: UnitOfWork, application: Application, state: str) -> None:
    """Note what became of the offer that stands, if one does."""
    offer = open_offer(uow, application)
    if offer is not None:
        offer.state, offer.answered_on = state, uow.today


def state_of(uow: UnitOfWork, application: Application) -> str:
    """The state as it is today: an offer that has run out is none."""
    offer = open_offer(uow, application)
    return rules.state_on(application.state, offer.until if offer else None, uow.today)


def standing_of(uow: UnitOfWork, application: Application) -> tuple[Standing, list[Standing]]:
    """How somebody stands in the line, and the whole line."""
    line = queries.line(uow.session, application.group_id, uow.today)
    own = next((one for one in line if one.id == application.id), None)
    if own is None:
        own = Standing(application.id, application.applied_on, application.number, application.state)
    return own, line


def named(uow: UnitOfWork, application: Application) -> dict[str, str]:
    """What the trail calls an application: whose, and to what."""
    group = courses.group(uow.session, application.group_id)
    name = learners.names(uow.session, [application.learner_id])[application.learner_id]
    return {"name": name, "course": group.course.name if group else "", "group": group.name if group else ""}


def tell(uow: UnitOfWork, action: str, application: Application, **details: object) -> None:
    """One entry of the trail about an application."""
    uow.audit(action, application.id, application.learner_id, **named(uow, application), **details)
