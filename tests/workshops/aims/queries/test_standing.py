"""What stands of people and aims; minutes by a calculation by hand, and what papers ask for."""

from datetime import timedelta

import pytest

from eduapp.workshops.aims import queries
from eduapp.workshops.hours import queries as hours
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.service import CorrectHours, correct_hours
from tests.support import given, given_workshops
from tests.support.given_aims import a_task, an_aim, practised_by, seen, signed_off, withdrawn
from tests.support.given_roads import CARPENTRY, JOINERY
from tests.support.given_workshops import YESTERDAY, a_signed_shift, approved, some_hours

pytestmark = pytest.mark.both_databases

MORNING, NOON = Times(480, 600, 0), Times(600, 660, 0)  # two hours, one hour


@pytest.fixture
def shop(database):
    return given_workshops.a_workshop(database, tasks=("Joints", "Drawings", "Sweeping"))


@pytest.fixture
def ola(database, shop):
    [learner_id] = given_workshops.placed(database, shop, "Ola Vik")
    return learner_id


def minutes(database, learner_id, aim_id):
    with database.reading() as session:
        return queries.practised(session, [learner_id], [aim_id]).get((learner_id, aim_id), 0)


def test_approved_minutes_at_linked_tasks_are_practice_and_others_are_not(database, shop, ola):
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Joints"))
    joints = some_hours(database, shop, ola, times=MORNING, task_id=a_task(database, "Joints"))
    sweeping = some_hours(database, shop, ola, times=NOON, task_id=a_task(database, "Sweeping"))
    some_hours(
        database, shop, ola, day=YESTERDAY - timedelta(days=1), task_id=a_task(database, "Joints")
    )  # nobody approved these

    assert minutes(database, ola, aim_id) == 0
    approved(database, joints, sweeping)
    assert minutes(database, ola, aim_id) == 120


def test_a_shifts_tasks_stand_for_an_entry_without_its_own_and_count_once(database, shop, ola):
    """The shift lasts 420 minutes with a break of 30: 390, also where two tasks practise the same aim."""
    aim_id = an_aim(database)
    both = frozenset({a_task(database, "Joints"), a_task(database, "Drawings")})
    practised_by(database, aim_id, *both)
    a_signed_shift(database, shop, task_ids=both)
    with database.reading() as session:
        waiting = [entry.id for entry in hours.to_approve(session, shop)]
    approved(database, *waiting)

    assert minutes(database, ola, aim_id) == 390


def test_an_entry_with_a_task_of_its_own_is_not_counted_for_its_shifts(database, shop, ola):
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Drawings"))
    a_signed_shift(database, shop, task_ids=frozenset({a_task(database, "Drawings")}))
    with database.reading() as session:
        [entry] = hours.to_approve(session, shop)
    joints = CorrectHours(
        entry_id=entry.id,
        version=entry.version,
        times=entry.content.times,
        task_id=a_task(database, "Joints"),
        reason="Was at the joints",
    )
    database.acting_as(given.WORKSHOP_LEADER).execute(correct_hours, joints)
    approved(database, entry.id)

    assert minutes(database, ola, aim_id) == 0
    practised_by(database, aim_id, a_task(database, "Joints"))
    assert minutes(database, ola, aim_id) == 390


def test_nobody_and_no_aim_have_no_minutes(database):
    with database.reading() as session:
        assert queries.practised(session, [], []) == {}


def test_a_sign_off_keeps_the_minutes_of_its_day_when_links_change(database, shop, ola):
    aim_id = an_aim(database)
    practised_by(database, aim_id, a_task(database, "Joints"))
    approved(database, some_hours(database, shop, ola, times=MORNING, task_id=a_task(database, "Joints")))
    signed_off(database, ola, aim_id)
    practised_by(database, aim_id)

    with database.reading() as session:
        assert queries.signed(session, [ola], [aim_id])[ola, aim_id].minutes == 120
        assert queries.grounds(session, ola, aim_id).minutes == 0


def test_reached_are_the_sign_offs_that_stand_in_the_order_of_the_plan(database, ola):
    second, first = an_aim(database, "KM2", position=2), an_aim(database, "KM1", nn="Lese", position=1)
    other, gone = an_aim(database, "KM9", trade=CARPENTRY), an_aim(database, "KM3", position=3)
    only_seen = an_aim(database, "KM4", position=4)
    for aim_id in (second, first, other, gone, only_seen):
        seen(database, ola, aim_id)
    for aim_id in (second, first, other, gone):
        signed_off(database, ola, aim_id)
    withdrawn(database, ola, gone)

    with database.reading() as session:
        found = queries.reached(session, ola, JOINERY)
        everything = queries.reached(session, ola)
        nobody = queries.reached(session, given.a_learner(database, "Kari Moe"))

    assert [row.code for row in found] == ["KM1", "KM2"]
    assert [row.code for row in everything] == ["KM1", "KM2", "KM9"]
    assert nobody == ()
    one = found[0]
    assert (one.text_nb, one.text_nn, one.signed_on, one.signed_by, one.trade) == (
        "Read a drawing",
        "Lese",
        given.TODAY,
        "Terje Haug",
        JOINERY,
    )
