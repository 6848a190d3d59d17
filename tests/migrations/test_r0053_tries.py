"""The step that counts wrong codes by PC: a locked ticket is free again, and claims go on both ways."""

import pytest
from sqlalchemy import make_url, text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_seats
from tests.support.given_room import a_hall
from tests.support.given_seats import CODES, as_seat, claim

STEP = "r0053"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_tickets_stay_and_begin_anew_both_ways(database, database_url, clock):
    given_seats.some_attempts(a_hall(database, clock))
    kept = "SELECT id, attempt_id, hash, may_move FROM screen_ticket ORDER BY id"
    before = rows(database, kept)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE screen_ticket SET round = 3"))
        words = "INSERT INTO screen_try SELECT attempt_id, 3, hash, 5 FROM screen_ticket"
        connection.execute(text(words))

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    assert rows(database, "SELECT DISTINCT tries FROM screen_ticket") == [(0,)]
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE screen_ticket SET tries = 5"))
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT DISTINCT round FROM screen_ticket") == [(0,)]
    assert rows(database, "SELECT * FROM screen_try") == []


def test_exam_pcs_go_on_before_and_after_it(database, database_url, clock):
    if make_url(database_url).get_backend_name() != "postgresql":
        pytest.skip("accounts of exam PCs are of PostgreSQL")
    given_seats.some_attempts(a_hall(database, clock))
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE sitting SET state = 'open'"))
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    with as_seat(database_url) as seat:
        assert "token" in claim(seat, 101, CODES[101])
        for _try in range(5):
            claim(seat, 102, "WRONGXXX")
        assert claim(seat, 102, CODES[102]) == {"refused": "locked"}
    database.engine.dispose()
    upgrade(database_url)

    with as_seat(database_url) as seat:
        assert "token" in claim(seat, 102, CODES[102])
