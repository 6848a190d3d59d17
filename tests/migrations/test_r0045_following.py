"""The step by which a seat follows a file: accounts that were made before may call what is new, both ways."""

from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url, text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_seats
from tests.support.given_room import a_hall
from tests.support.given_seats import CODES, append, as_seat, claim, take_over

STEP = "r0045"
BEFORE = revisions()[revisions().index(STEP) - 1]


def test_exam_pcs_go_on_before_and_after_it(database, database_url, clock):
    if make_url(database_url).get_backend_name() != "postgresql":
        pytest.skip("accounts of exam PCs are of PostgreSQL")
    given_seats.some_attempts(a_hall(database, clock))
    is_now(database, "open")
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    with as_seat(database_url) as seat:
        token = claim(seat, 101, CODES[101])["token"]
        assert append(seat, token, 1, b"one") == 1
        with pytest.raises(psycopg.errors.UndefinedFunction):
            take_over(seat, token, uuid4())
        is_now(database, "published")
        assert claim(seat, 102, CODES[102]) == {"refused": "ticket"}
    database.engine.dispose()
    upgrade(database_url)
    with as_seat(database_url) as seat:
        assert claim(seat, 102, CODES[102]) == {"refused": "not_open"}
        is_now(database, "open")
        told = take_over(seat, token, uuid4())["token"]
        assert append(seat, told, 2, b"two") == 2


def is_now(database, state):
    with database.engine.begin() as connection:
        words = "UPDATE sitting SET state = :state, day = current_date"
        connection.execute(text(words), {"state": state})
