"""Ready-made pauses, absences and rolls of enrolments. Defaults are valid; name only what matters."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Database
from eduapp.core.spans import Span
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.models import Enrolment
from tests.support import given

MORNING = Span(8 * 60 + 30, 10 * 60)


def a_pause(
    database: Database,
    enrolment_id: UUID,
    first_day: date = given.TODAY,
    last_day: date | None = None,
    *,
    allowance_kept: bool = False,
) -> UUID:
    """Somebody keeps the place without taking part, on own wish."""
    order = service.Suspend(
        enrolment_id=enrolment_id,
        version=version_of(database, enrolment_id),
        first_day=first_day,
        last_day=last_day,
        reason="own_wish",
        allowance_kept=allowance_kept,
    )
    return database.execute(service.suspend, order)


def away(database: Database, *learner_ids: UUID, day: date = given.TODAY) -> tuple[UUID, ...]:
    """These learners are away from a day on."""
    order = service.OfLearners(learner_ids=frozenset(learner_ids), day=day)
    return database.execute(service.auto_suspend, order)


def back(database: Database, *learner_ids: UUID, day: date = given.TODAY) -> tuple[UUID, ...]:
    """These learners are back on a day."""
    order = service.OfLearners(learner_ids=frozenset(learner_ids), day=day)
    return database.execute(service.restore_from_away, order)


def state_of(database: Database, enrolment_id: UUID) -> str:
    """The state as it is kept."""
    with database.reading() as session:
        head = queries.enrolment(session, enrolment_id)
    assert head is not None
    return head.state


def version_of(database: Database, enrolment_id: UUID) -> int:
    """What a screen has read."""
    with database.reading() as session:
        return session.scalars(select(Enrolment.version).where(Enrolment.id == enrolment_id)).one()


def roll(
    database: Database, group_id: UUID, day: date = given.TODAY, span: Span = MORNING
) -> dict[UUID, str]:
    """Who is on the roll at a session, and why not expected."""
    with database.reading() as session:
        return {row.learner_id: row.away for row in queries.on_roll(session, group_id, day, span)}


def steps_of(database: Database, enrolment_id: UUID) -> list[str]:
    """What happened to an enrolment, in order."""
    with database.reading() as session:
        found = queries.history(session, enrolment_id, given.TODAY)
    assert found is not None
    return [step.what for step in found.steps]
