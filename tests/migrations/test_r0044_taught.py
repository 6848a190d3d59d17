"""The step that keeps who taught a group: groups survive it, both ways, and what was noted stays so."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given, given_education
from tests.support.accounts import owner_of
from tests.support.given_marking import EXAMINER, Sealed, a_sealed_exam

STEP = "r0044"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_examiners_stay_on_the_way_back_and_forth(ready_made, database, database_url, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam))
    sealed.appoint(EXAMINER, 1)
    kept = "SELECT id, place, user_id, external FROM marking_examiner"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT names_reason FROM marking_examiner") == [("",)]


def handed_on(database):
    """A group that another teacher takes over today."""
    group = given_education.a_group(database)
    given_education.another_teacher(database, group, given.LEADER)


def test_groups_stay_on_the_way_back_and_forth(database, database_url):
    handed_on(database)
    kept = "SELECT id, name, teacher_id FROM course_group"
    before = rows(database, kept)
    assert rows(database, "SELECT count(*) FROM group_taught") == [(1,)]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM group_taught") == []
    handed_on(database)


@pytest.mark.both_databases
@pytest.mark.parametrize("change", ["UPDATE group_taught SET until = NULL", "DELETE FROM group_taught"])
def test_who_taught_is_neither_changed_nor_taken_away(database, change):
    handed_on(database)
    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))
