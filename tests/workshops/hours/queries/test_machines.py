"""Machines in the hours: read in a fixed number of statements, judged for any day."""

from datetime import timedelta

import pytest

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.models import HoursEntry
from tests.support import given_machines, given_workshops
from tests.support.given_workshops import YESTERDAY, some_hours
from tests.support.statements import selects_of


@pytest.fixture
def place_id(database):
    return given_machines.a_place(database, "Workroom", "workshop")


@pytest.fixture
def shop(database, place_id):
    return given_workshops.a_workshop(database, place_id=place_id)


def against(database, shop, saw, people, day=YESTERDAY):
    with database.reading() as session:
        gate = queries.gate(session, [shop], [saw], people)
        return [[one.name for one in gate.against(shop, who, [saw], day)] for who in people]


def test_who_may_use_a_machine_on_a_day_may_have_hours_there_on_that_day(database, shop, place_id):
    saw = given_machines.a_machine(database, place_id=place_id)
    ola, geir = given_workshops.placed(database, shop, "Ola Vik", "Geir Moen")
    given_machines.trained(database, saw, ola, day=YESTERDAY)
    day_before = YESTERDAY - timedelta(days=1)

    assert against(database, shop, saw, [ola])[0] == []
    assert "NeedMissing" in against(database, shop, saw, [geir])[0]
    assert "NeedMissing" in against(database, shop, saw, [ola], day_before)[0]


def test_a_machine_of_another_place_is_none_of_this_workshop(database, shop):
    lathe = given_machines.a_machine(database, "Lathe", "M-07")
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    given_machines.trained(database, lathe, ola, day=YESTERDAY)

    assert against(database, shop, lathe, [ola]) == [["MachineElsewhere"]]


def test_everybody_is_judged_in_five_statements_and_nobody_in_none(database, shop, place_id):
    saw = given_machines.a_machine(database, place_id=place_id)
    people = given_workshops.placed(database, shop, *given_workshops.FIFTEEN)
    for learner_id in people:
        given_machines.trained(database, saw, learner_id, day=YESTERDAY)

    with selects_of(database) as selects:
        assert against(database, shop, saw, people) == [[]] * 15
    assert len(selects) == 5
    with selects_of(database) as selects, database.reading() as session:
        queries.gate(session, [shop], [], people)
    assert selects == []


def test_the_machines_of_entries_are_read_together(database, shop, place_id):
    saw = given_machines.a_machine(database, place_id=place_id)
    [ola] = given_workshops.placed(database, shop, "Ola Vik")
    given_machines.trained(database, saw, ola, day=YESTERDAY)
    at_it = some_hours(database, shop, ola, machine_ids=frozenset([saw]))
    some_hours(database, shop, ola, YESTERDAY - timedelta(days=1))

    with database.reading() as session:
        used = queries.used_machines(session, HoursEntry.learner_id == ola)
    assert used == {at_it: frozenset([saw])}
    assert queries.machines_of(used, ola) == frozenset()
