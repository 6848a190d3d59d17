"""Ready-made machines, and training at them, for tests."""

from datetime import date
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.workshops.machines import service
from eduapp.workshops.machines.rules.register import MachineFacts
from eduapp.workshops.machines.rules.training import Step
from tests.support import given
from tests.support.given_education import a_place

TAUGHT = (Step.THEORY, Step.PRACTICE, Step.INSTRUCTION)
SIGNED = (*TAUGHT, Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED)


def a_machine(
    database: Database,
    name: str = "Bandsaw",
    code: str = "M-01",
    place_id: UUID | None = None,
    **facts: object,
) -> UUID:
    """A machine of high risk that demands documented training, in a workroom of its own."""
    where = place_id or a_place(database, f"Room of {code}", "workshop")
    known = {"risk": "high"} | facts
    order = service.SaveMachine(facts=MachineFacts(name=name, code=code, place_id=where, **known))  # type: ignore[arg-type]
    return database.acting_as(given.LEADER).execute(service.save_machine, order)


def trained(
    database: Database,
    machine_id: UUID,
    learner_id: UUID,
    *steps: Step,
    day: date = given.TODAY,
    by: Actor = given.WORKSHOP_LEADER,
    **told: object,
) -> None:
    """Steps of a training, one after the other; without any, all that opens the machine."""
    for step in steps or SIGNED:
        known = {"level": "supervised", "reason": "unsafe_use"} | told
        order = service.RecordTraining(
            machine_id=machine_id,
            learner_id=learner_id,
            step=step,
            day=day,
            **known,  # type: ignore[arg-type]
        )
        database.acting_as(by).execute(service.record_training, order)
