"""Training at a machine is recorded row by row; what has run out gets a row of its own."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.workshops.machines import queries, service, terms
from eduapp.workshops.machines.models import TrainingRow
from eduapp.workshops.machines.rules.training import State, Step
from eduapp.workshops.machines.service import RecordTraining
from tests.support import given
from tests.support.given_machines import SIGNED, TAUGHT, a_machine, trained
from tests.support.given_workshops import at


@pytest.fixture
def machine_id(database):
    return a_machine(database)


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def answer(database, machine_id, learner_id, day=given.TODAY):
    with database.reading() as session:
        return queries.answers(session, [(machine_id, learner_id)], day)[machine_id, learner_id]


def test_rule_79_theory_practice_and_both_signatures_open_the_machine(database, machine_id, learner_id):
    for step in SIGNED:
        assert not answer(database, machine_id, learner_id).allowed
        trained(database, machine_id, learner_id, step)

    found = answer(database, machine_id, learner_id)
    assert (found.allowed, found.supervised, found.training.state) == (True, True, State.SUPERVISED)


def test_each_row_says_its_paragraph_and_who_entered_it(database, machine_id, learner_id, notes):
    trained(database, machine_id, learner_id, *TAUGHT)

    with database.reading() as session:
        history = queries.machine_head(session, machine_id, given.TODAY).history
    assert [(row.entry.step, row.entry.paragraph, row.entered_by) for row in reversed(history)] == [
        (Step.THEORY, "10-2", given.WORKSHOP_LEADER.name),
        (Step.PRACTICE, "10-2", given.WORKSHOP_LEADER.name),
        (Step.INSTRUCTION, "10-4", given.WORKSHOP_LEADER.name),
    ]
    assert (notes[-1].action, notes[-1].learner) == (terms.TRAINING_RECORDED, learner_id)
    assert notes[-1].details["step"] == "training_steps:instruction"


def test_a_suspension_is_a_row_with_a_reason_and_is_lifted_by_another(
    database, machine_id, learner_id, notes
):
    trained(database, machine_id, learner_id)
    trained(database, machine_id, learner_id, Step.SUSPENDED, reason="looked_into")
    assert answer(database, machine_id, learner_id).training.reason == "looked_into"
    assert notes[-1].details["reason"] == "training_stops:looked_into"

    trained(database, machine_id, learner_id, Step.LIFTED)
    assert answer(database, machine_id, learner_id).allowed
    with database.reading() as session:
        assert len(queries.entries_of(session, machine_id, learner_id)) == len(SIGNED) + 2


def test_what_ran_out_by_a_rule_lapses_as_a_row_of_its_own(database, learner_id, clock):
    hot = a_machine(database, "Cutting torch", "M-09", expiry="hot_work")
    trained(database, hot, learner_id)
    later = date(2032, 2, 2)
    assert not answer(database, hot, learner_id, later).allowed

    at(clock, later, 9)
    trained(database, hot, learner_id, Step.THEORY, day=later)
    with database.reading() as session:
        rows = queries.entries_of(session, hot, learner_id)
    assert [(row.step, row.day, row.reason) for row in rows[-2:]] == [
        (Step.LAPSED, date(2031, 11, 24), "expired"),
        (Step.THEORY, later, ""),
    ]
    trained(database, hot, learner_id, *SIGNED[1:], day=later)
    assert answer(database, hot, learner_id, later).allowed


def test_what_the_table_does_not_allow_leaves_no_row(database, machine_id, learner_id, notes):
    before = len(notes)
    tomorrow = given.TODAY + timedelta(days=1)
    for step, day, name in (
        (Step.INSTRUCTOR_SIGNED, given.TODAY, "NotNow"),
        (Step.THEORY, tomorrow, "StepToCome"),
        (Step.CARD, given.TODAY, "NotDemanded"),
    ):
        with pytest.raises(Refused) as refusal:
            trained(database, machine_id, learner_id, step, day=day)
        assert [one.name for one in refusal.value.violations] == [name]
    assert len(notes) == before + 1 - 1
    with database.reading() as session:
        assert queries.entries_of(session, machine_id, learner_id) == []


def test_certified_training_is_noted_as_shown(database, learner_id):
    truck = a_machine(database, "Forklift", "M-07", demand="certified")
    steps = (Step.CARD, Step.THEORY, Step.PRACTICE, Step.INSTRUCTOR_SIGNED, Step.LEARNER_SIGNED)
    trained(database, truck, learner_id, *steps, until=given.TODAY + timedelta(days=30))

    assert answer(database, truck, learner_id).allowed
    assert not answer(database, truck, learner_id, given.TODAY + timedelta(days=31)).allowed


def test_only_who_may_train_records_training(database, machine_id, learner_id):
    with pytest.raises(NotAllowed):
        trained(database, machine_id, learner_id, by=given.TEACHER)
    with pytest.raises(NotFound):
        trained(database, machine_id, UUID(int=5))
    with pytest.raises(NotFound):
        trained(database, UUID(int=5), learner_id)


def test_a_repeated_command_adds_one_row(database, machine_id, learner_id):
    order = RecordTraining(machine_id=machine_id, learner_id=learner_id, step=Step.THEORY, day=given.TODAY)
    assert database.execute(service.record_training, order) == database.execute(
        service.record_training, order
    )
    with database.reading() as session:
        assert len(queries.entries_of(session, machine_id, learner_id)) == 1


def test_the_database_keeps_no_two_rows_of_one_number(database, machine_id, learner_id):
    trained(database, machine_id, learner_id, Step.THEORY)
    row = {
        "id": UUID(int=9), "version": 1, "machine_id": machine_id, "learner_id": learner_id, "number": 1,
        "day": given.TODAY, "step": "practice", "paragraph": "", "level": "", "reason": "", "until": None,
        "entered_by": given.LEADER.user_id, "entered_at": given.NOW,
    }  # fmt: skip
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(insert(TrainingRow.__table__), row)
