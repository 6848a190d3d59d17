"""Ready-made decisions on arrangements at exams."""

from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Database
from eduapp.exams.arrangements import service
from eduapp.exams.arrangements.rules import DecisionFacts, Measure
from eduapp.exams.arrangements.service import RecordDecision, WithdrawDecision
from tests.support import given

MORE_TIME = Measure("extra_percent", percent=25)
AN_HOUR = Measure("extra_minutes", minutes=60)
BREAKS = Measure("breaks", minutes=30)
OWN_ROOM = Measure("own_room")
READER = Measure("reader")


def facts(*measures: Measure, **said: object) -> DecisionFacts:
    """A decision of the county of 1 October 2026, valid from then on, for all exams."""
    known = {
        "decider": "county",
        "office": "Vestland fylkeskommune",
        "decided_on": date(2026, 10, 1),
        "reference": "2026/1234-5",
        "valid_from": date(2026, 10, 1),
    } | said
    return DecisionFacts(measures=measures or (MORE_TIME, OWN_ROOM), **known)  # type: ignore[arg-type]


def a_decision(
    database: Database, learner_id: UUID, *measures: Measure, replaces: UUID | None = None, **said: object
) -> UUID:
    """A decision recorded by the office; its id."""
    order = RecordDecision(learner_id=learner_id, facts=facts(*measures, **said), replaces=replaces)
    return database.acting_as(given.OFFICE).execute(service.record_decision, order)


def withdrawn(database: Database, decision_id: UUID, reason: str = "revoked") -> UUID:
    """The same decision, withdrawn today."""
    order = WithdrawDecision(decision_id=decision_id, reason=reason)
    database.acting_as(given.OFFICE).execute(service.withdraw_decision, order)
    return decision_id
