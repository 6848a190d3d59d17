"""Hours at machines, penalties and posts come and go; no entry is lost on the way back."""

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, upgrade
from eduapp.workshops.hours.rules.deviation import Deviation
from eduapp.workshops.hours.service import AdjustHours, adjust_hours
from tests.support import given, given_machines, given_statements, given_workshops
from tests.support.given_workshops import YESTERDAY, approved, some_hours

pytestmark = pytest.mark.both_databases
COLUMNS = "state, start_minute, end_minute, break_minutes, minutes"


def rows(database, query):
    with database.engine.connect() as connection:
        return sorted(tuple(row) for row in connection.execute(text(query)))


def test_on_the_way_back_what_was_taken_off_is_a_longer_break(database, database_url):
    room = given_machines.a_place(database, "Workroom", "workshop")
    shop = given_workshops.a_workshop(database, place_id=room)
    saw = given_machines.a_machine(database, place_id=room)
    ola, geir, petter = given_workshops.placed(database, shop, "Ola Vik", "Geir Moen", "Petter Dahl")
    given_machines.trained(database, saw, ola, day=YESTERDAY)
    plain = some_hours(database, shop, ola, machine_ids=frozenset([saw]))
    less = some_hours(database, shop, geir, deviation=Deviation(60, "not_working"))
    some_hours(database, shop, petter, deviation=Deviation(390, "not_working"))
    approved(database, plain, less)
    kept = rows(database, f"SELECT {COLUMNS} FROM hours_entry")
    assert kept[-1] == ("submitted", 480, 900, 30, 0)
    database.engine.dispose()

    downgrade(database_url, "r0022")
    assert rows(database, f"SELECT {COLUMNS} FROM hours_entry") == [
        ("approved", 480, 900, 30, 390),
        ("approved", 480, 900, 90, 330),
        ("rejected", 480, 900, 30, 390),
    ]

    database.engine.dispose()
    upgrade(database_url)
    assert len(rows(database, f"SELECT {COLUMNS} FROM hours_entry")) == len(kept)
    assert rows(database, "SELECT percent, weekdays FROM placement") == [(100, "01234")] * 3


def test_an_adjustment_stays_to_be_seen_and_its_statement_stays_too(database, database_url, clock):
    shop, (ada, *_others), _entries = given_statements.a_month(database, clock)
    given_statements.made(database, shop)
    day = given_statements.MONDAY
    order = AdjustHours(workshop_id=shop, learner_id=ada, day=day, minutes=-45, reason="misread")
    approved(database, database.acting_as(given.WORKSHOP_LEADER).execute(adjust_hours, order))
    given_statements.made(database, shop)
    database.engine.dispose()

    downgrade(database_url, "r0022")
    kept = rows(database, f"SELECT {COLUMNS} FROM hours_entry WHERE reject_reason = 'misread'")
    assert kept == [("rejected", 0, 45, 0, 45)]
    assert rows(database, "SELECT minutes FROM hours_statement") == [(1,), (780,)]
    database.engine.dispose()
    upgrade(database_url)
