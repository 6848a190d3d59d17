"""What was practised: what papers may say, and what is ready to be said."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.models import HoursMachine
from eduapp.workshops.hours.rules.times import Times
from tests.support import given_machines, given_workshops
from tests.support.given_workshops import YESTERDAY, approved, some_hours

SHORT = Times(480, 600)


@pytest.fixture
def workshop_id(database):
    return given_workshops.a_workshop(database, tasks=("Framing", "Measuring"))


@pytest.fixture
def people(database, workshop_id):
    return given_workshops.placed(database, workshop_id, "Ola Vik", "Geir Moen")


def ask(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def tasks(database, workshop_id):
    return {task.name: task.id for task in ask(database, queries.tasks, workshop_id)}


def test_practice_names_tasks_by_how_much_they_were_practised(database, workshop_id, people):
    ola, _geir = people
    known = tasks(database, workshop_id)
    by_hand = [
        some_hours(
            database, workshop_id, ola, YESTERDAY - timedelta(days=back), SHORT, task_id=known["Measuring"]
        )
        for back in (1, 2)
    ]
    given_workshops.a_signed_shift(database, workshop_id, YESTERDAY, task_ids=frozenset([known["Framing"]]))
    waiting = [
        row.id for row in ask(database, queries.to_approve, workshop_id) if row.content.learner_id == ola
    ]
    approved(database, *waiting)

    found = ask(database, queries.practice_of, ola, workshop_id)

    assert found.tasks == ("Framing", "Measuring")
    assert found.minutes == 390 + 2 * 120
    assert set(by_hand) < set(found.entry_ids)


def test_who_has_practised_is_told_by_workshop(database, workshop_id, people):
    ola, geir = people
    approved(
        database,
        some_hours(database, workshop_id, ola, YESTERDAY),
        some_hours(database, workshop_id, ola, YESTERDAY - timedelta(days=1), SHORT),
    )
    some_hours(database, workshop_id, geir)

    with database.reading() as session:
        done = session.execute(select(queries.practised())).all()
        waiting = session.execute(select(queries.awaited())).all()

    assert done == [(ola, workshop_id, 510, YESTERDAY)]
    assert [(row.workshop_id, row.learner_id) for row in waiting] == [(workshop_id, geir)]
    assert waiting[0].minutes == 390


def test_hours_said_to_be_at_another_machine_than_was_approved_are_void(database):
    place_id = given_machines.a_place(database, "Workroom", "workshop")
    shop = given_workshops.a_workshop(database, place_id=place_id)
    saw = given_machines.a_machine(database, place_id=place_id)
    planer = given_machines.a_machine(database, "Planer", "M-02", place_id=place_id)
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    given_machines.trained(database, saw, ola, day=YESTERDAY)
    entry_id = some_hours(database, shop, ola, machine_ids=frozenset([saw]))
    approved(database, entry_id)
    assert ask(database, queries.practice_of, ola, shop).minutes == 390

    with database.engine.begin() as connection:  # as somebody with another program would
        connection.execute(update(HoursMachine).values(machine_id=planer))

    assert ask(database, queries.practice_of, ola, shop) is None
