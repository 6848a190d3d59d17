"""The machines somebody masters, as papers tell it: only training that is documented and stands."""

from datetime import timedelta

import pytest

from eduapp.workshops.machines import queries
from eduapp.workshops.machines.rules.training import Step
from tests.support import given
from tests.support.given_education import a_place
from tests.support.given_machines import SIGNED, a_machine, trained
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases

DAY = timedelta(days=1)


@pytest.fixture
def room(database):
    return a_place(database, "Workroom", "workshop")


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def mastered(database, learner_id, room, day=given.TODAY):
    with database.reading() as session:
        found = queries.mastered(session, learner_id, room, day)
    return [(one.name, one.day, one.given_by) for one in found]


def test_rule_79_a_machine_is_mastered_once_both_have_signed(database, room, ola):
    saw = a_machine(database, "Bandsaw", "M-01", room)
    trained(database, saw, ola, *SIGNED[:4], day=given.TODAY - DAY)
    assert mastered(database, ola, room) == []

    trained(database, saw, ola, Step.LEARNER_SIGNED)

    assert mastered(database, ola, room) == [("Bandsaw", given.TODAY, given.WORKSHOP_LEADER.name)]
    assert mastered(database, ola, room, given.TODAY - DAY) == []


@pytest.mark.parametrize("step", [Step.SUSPENDED, Step.LAPSED])
def test_what_was_stopped_is_not_mastered(database, room, ola, step):
    saw = a_machine(database, "Bandsaw", "M-01", room)
    trained(database, saw, ola)
    trained(database, saw, ola, step, reason="unsafe_use" if step is Step.SUSPENDED else "machine_changed")

    assert mastered(database, ola, room) == []


def test_machines_of_one_name_are_told_once_by_the_earliest_training(database, room, ola):
    for code, back in (("M-01", 1), ("M-02", 5), ("M-03", 3)):
        trained(database, a_machine(database, "Bandsaw", code, room), ola, day=given.TODAY - back * DAY)
    trained(database, a_machine(database, "Elsewhere", "M-04"), ola)
    trained(database, a_machine(database, "Lathe", "M-05", room), given.a_learner(database, "Geir Moen"))

    assert [name_day[:2] for name_day in mastered(database, ola, room)] == [
        ("Bandsaw", given.TODAY - 5 * DAY)
    ]


def test_without_a_place_there_is_no_machine_and_however_many_take_two_statements(database, room, ola):
    for number in range(4):
        trained(database, a_machine(database, f"Saw {number}", f"M-{number}", room), ola)
    with database.reading() as session:
        assert queries.mastered(session, ola, None, given.TODAY) == ()
        with selects_of(database) as made:
            assert len(queries.mastered(session, ola, room, given.TODAY)) == 4
    assert len(made) == 2
