"""Ready-made waiting lists. Defaults are valid; name only what the test is about."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Database
from eduapp.core.violations import Override
from eduapp.education.waiting import queries, rules, service
from eduapp.education.waiting.models import Application
from eduapp.education.waiting.queries import WaitingList
from tests.support import given


def a_wish(
    database: Database,
    group_id: UUID,
    learner_id: UUID | None = None,
    applied_on: date = given.TODAY,
    asked_by: str = "learner",
) -> UUID:
    """Somebody on the list of a group, not decided."""
    order = service.Apply(
        learner_id=learner_id or given.a_learner(database),
        group_ids=(group_id,),
        applied_on=applied_on,
        asked_by=asked_by,
    )
    [application_id] = database.execute(service.apply, order)
    return application_id


def decided(database: Database, application_id: UUID, state: str = rules.APPROVED, reason: str = "") -> UUID:
    """The same application, decided."""
    order = service.Decide(
        application_id=application_id,
        version=version_of(database, application_id),
        state=state,
        reason=reason,
    )
    database.execute(service.decide, order)
    return application_id


def in_line(
    database: Database, group_id: UUID, learner_id: UUID | None = None, applied_on: date = given.TODAY
) -> UUID:
    """Somebody who waits for a place."""
    return decided(database, a_wish(database, group_id, learner_id, applied_on))


def offered(
    database: Database, application_id: UUID, until: date | None = None, override: Override | None = None
) -> UUID:
    """The same application, with a place offered."""
    order = service.MakeOffer(
        application_id=application_id,
        version=version_of(database, application_id),
        until=until,
        override=override,
    )
    database.execute(service.offer, order)
    return application_id


def version_of(database: Database, application_id: UUID) -> int:
    """What a screen has read."""
    with database.reading() as session:
        return session.scalars(select(Application.version).where(Application.id == application_id)).one()


def the_list(database: Database, group_id: UUID) -> WaitingList:
    """The waiting list of a group as its panel reads it."""
    with database.reading() as session:
        found = queries.waiting_list(session, group_id)
    assert found is not None
    return found


def states(database: Database, group_id: UUID) -> dict[UUID, str]:
    """The states of all applications to a group."""
    return {row.id: row.state for row in the_list(database, group_id).rows}


def gone(database: Database, learner_id: UUID) -> None:
    """Somebody has left for good."""
    given.a_state(database, learner_id, "released")
