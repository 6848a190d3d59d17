"""The step that keeps exams on screen: exams survive it, both ways, and what is only added stays so."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_seats
from tests.support.given_room import a_hall

STEP = "r0037"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url, clock):
    hall = a_hall(database, clock)
    given_seats.some_attempts(hall)
    kept = "SELECT id, candidate_number FROM candidate ORDER BY candidate_number"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM screen_attempt") == []
    attempts = given_seats.some_attempts(hall)
    with database.engine.begin() as connection:
        words = text("INSERT INTO screen_record VALUES (:id, 1, :bytes, CURRENT_TIMESTAMP)")
        connection.execute(words, {"id": _as_kept(connection, attempts[101]), "bytes": b"x"})
    for change in ("UPDATE screen_record SET n = 2", "DELETE FROM screen_record"):
        with pytest.raises(DBAPIError, match="only added"), database.engine.begin() as connection:
            connection.execute(text(change))


def _as_kept(connection, id):
    return id.hex if connection.dialect.name == "sqlite" else id
