"""Ready-made requests for correction."""

from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.people.disputes import service
from eduapp.people.disputes.rules import DisputeFacts
from tests.support import given

WRONG, RIGHT = "Away on Tuesday", "There all day"


def a_dispute(
    database: Database,
    learner_id: UUID,
    kind: str = "hours",
    first_day: date | None = None,
    last_day: date | None = None,
    asked_on: date | None = None,
) -> UUID:
    """Somebody says that something of a kind is wrong; asked today unless a day is given."""
    told = asked_on or database.today()
    facts = DisputeFacts(kind, WRONG, RIGHT, told, first_day, last_day)
    order = service.TakeIn(learner_id=learner_id, facts=facts)
    return database.acting_as(given.LEADER).execute(service.take_in, order)


def answered(database: Database, dispute_id: UUID, step: str, said: str = "Looked at", version: int = 1):
    """The leader takes the next step."""
    order = service.Answer(dispute_id=dispute_id, version=version, step=step, said=said)
    database.acting_as(given.LEADER).execute(service.answer, order)
