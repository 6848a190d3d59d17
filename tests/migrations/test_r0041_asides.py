"""The step that keeps what PCs that were left had not sent: exams on screen survive it, both ways."""

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_seats
from tests.support.given_room import a_hall
from tests.support.given_seats import CODES, as_seat, claim, set_aside

STEP = "r0041"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url, clock):
    attempts = given_seats.some_attempts(a_hall(database, clock))
    kept = "SELECT id, sealed FROM screen_attempt ORDER BY id"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    with database.engine.begin() as connection:
        words = text("INSERT INTO screen_aside VALUES (:id, :digest, 1, :bytes, CURRENT_TIMESTAMP)")
        id = attempts[101].hex if connection.dialect.name == "sqlite" else attempts[101]
        connection.execute(words, {"id": id, "digest": bytes(32), "bytes": b"x"})
    for change in ("UPDATE screen_aside SET n = 2", "DELETE FROM screen_aside"):
        with pytest.raises(DBAPIError, match="only added"), database.engine.begin() as connection:
            connection.execute(text(change))


def test_an_account_of_exam_pcs_that_was_made_before_may_call_what_is_new(database, database_url, clock):
    if make_url(database_url).get_backend_name() != "postgresql":
        pytest.skip("accounts of exam PCs are of PostgreSQL")
    hall = a_hall(database, clock)
    given_seats.some_attempts(hall)
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    upgrade(database_url)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'open'"))
    with as_seat(database_url) as seat:
        token = claim(seat, 101, CODES[101])["token"]
        assert set_aside(seat, token, 1, b"one") == 1
