"""The step that tells sites apart: no closing, export or place is lost, forwards or back."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.core.violations import Override
from eduapp.education.places.service import SavePlace, save_place
from eduapp.people.access import queries as access
from eduapp.people.access.service import ChangeUser, change_user
from eduapp.records.day import service as days
from tests.support import given, given_attendance, given_education
from tests.support.given_days import opened
from tests.support.given_handoff import exported

pytestmark = pytest.mark.both_databases
STEP = "r0018"
BEFORE = revisions()[revisions().index(STEP) - 1]
REASON = Override(frozenset({"NotEverythingRecorded", "StillGoingOn"}), "Læreren er syk")


def rows(database, query):
    with database.engine.connect() as connection:
        return [tuple(str(value) for value in row) for row in connection.execute(text(query))]


def counted(database, *tables):
    return {table: rows(database, f"SELECT count(*) FROM {table}") for table in tables}


@pytest.fixture
def used(database, clock, tmp_path):
    """A school with a day opened, closed and handed over."""
    room = database.execute(save_place, SavePlace(name="Rom Berg", site="Berg"))
    group_id = given_education.a_group(database, place_id=room)
    given_attendance.on_the_roll(database, group_id, "Dahl, Petter")
    given_attendance.a_session(database, group_id)
    opened(database)
    clock.moment = clock.moment.replace(hour=17)
    exported(database, tmp_path / "day.csv", given.TODAY, given.TODAY)
    return database


KEPT = ("place", "school_day", "school_day_change", "handoff_export", "course_group", "session", "learner")


def test_a_day_closed_for_all_stays_so_on_the_way_back_and_forth(used, database_url):
    used.execute(days.close_day, days.CloseDay(day=given.TODAY, override=REASON))
    closed = "SELECT closed_at, closed_by, left_open FROM "
    before, kept = rows(used, f"{closed} school_day_closed"), counted(used, *KEPT)
    assert len(before) == 1

    used.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(used, f"{closed} school_day WHERE closed_at IS NOT NULL") == before
    assert counted(used, *KEPT) == kept
    used.engine.dispose()
    upgrade(database_url)
    assert rows(used, f"{closed} school_day_closed") == before
    assert counted(used, *KEPT) == kept
    assert rows(used, "SELECT site FROM school_day_closed") == [("",)]


def test_a_day_closed_at_two_sites_has_one_closing_in_an_older_program(used, database_url):
    leader = replace(given.LEADER, sites=frozenset({"Berg", "Haug"}))
    used.acting_as(leader).execute(days.close_day, days.CloseDay(day=given.TODAY, override=REASON))
    assert rows(used, "SELECT site FROM school_day_closed ORDER BY site") == [("Berg",), ("Haug",)]

    used.engine.dispose()
    downgrade(database_url, BEFORE)
    assert len(rows(used, "SELECT day FROM school_day WHERE closed_at IS NOT NULL")) == 1


def test_where_somebody_works_goes_with_the_step_and_the_account_stays(used, database_url):
    with used.reading() as look:
        row = next(iter(access.users(look)))
    same = {"name": row.name, "title": row.title, "roles": row.roles, "active": True}
    change = ChangeUser(user_id=row.id, version=row.version, sites=("Berg",), **same)
    used.acting_as(given.ADMINISTRATOR).execute(change_user, change)
    assert rows(used, "SELECT site FROM works_at") == [("Berg",)]

    used.engine.dispose()
    downgrade(database_url, BEFORE)
    used.engine.dispose()
    upgrade(database_url)
    assert rows(used, "SELECT site FROM works_at") == []
    assert counted(used, "user_account") != {"user_account": [("0",)]}
