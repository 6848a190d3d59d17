"""What was practised: what papers may say, and what is ready to be said."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from eduapp.workshops.hours import queries
from eduapp.workshops.hours.models import HoursEntry, HoursMachine
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.service import AdjustHours, adjust_hours
from tests.support import given, given_machines, given_statements, given_workshops
from tests.support.accounts import owner_of
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

    # As whoever has the tables would:
    with owner_of(database) as owner, owner.engine.begin() as connection:
        connection.execute(update(HoursMachine).values(machine_id=planer))

    assert ask(database, queries.practice_of, ola, shop) is None


def test_practice_tells_its_months_and_adjustments_and_they_add_up(database, clock):
    shop, (ada, *_others), _entries = given_statements.a_month(database, clock)
    given_statements.made(database, shop)
    november = some_hours(database, shop, ada, YESTERDAY, SHORT)
    order = AdjustHours(
        workshop_id=shop, learner_id=ada, day=given_statements.MONDAY, minutes=-45, reason="misread"
    )
    adjustment = database.acting_as(given.WORKSHOP_LEADER).execute(adjust_hours, order)
    approved(database, november, adjustment)

    found = ask(database, queries.practice_of, ada, shop)

    assert [(one.first, one.minutes) for one in found.months] == [
        (date(2026, 10, 1), 780),
        (date(2026, 11, 1), 120),
    ]
    assert [(one.day, one.minutes, one.reason) for one in found.adjustments] == [
        (given_statements.MONDAY, -45, "misread")
    ]
    assert found.minutes == 780 + 120 - 45


def test_posts_are_told_in_order_with_their_size(database, workshop_id, people):
    ola, geir = people
    with database.reading() as session:
        [post] = queries.posts_of(session, ola, workshop_id)
        assert (post.first_day, post.last_day, post.percent) == (given_workshops.FIRST_DAY, None, 100)
        assert queries.posts_of(session, geir, given.LEADER.user_id) == []


def test_entries_whose_approval_no_longer_holds_are_told_of_some_workshops(database, workshop_id, people):
    ola, _geir = people
    other = given_workshops.a_workshop(database, "Kitchen")
    entry_id = some_hours(database, workshop_id, ola, YESTERDAY, SHORT)
    approved(database, entry_id)
    assert ask(database, queries.void_of, ola, (workshop_id, other)) == ()

    with database.writing() as uow:
        uow.session.execute(update(HoursEntry).values(minutes=119, end_minute=599))

    assert ask(database, queries.void_of, ola, (workshop_id, other)) == (entry_id,)
    assert ask(database, queries.void_of, ola, (other,)) == ()
