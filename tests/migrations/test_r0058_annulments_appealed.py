"""The step that lets an appeal be against an annulment: those against grades survive it, both ways."""

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.exams.appeals import service
from tests.support import given
from tests.support.given_appeals import Appeals

pytestmark = pytest.mark.both_databases

STEP = "r0058"
BEFORE = revisions()[revisions().index(STEP) - 1]
KEPT = "SELECT id, number, kind, state, result_id FROM appeal ORDER BY number"
BESIDE = ("appeal_event", "appeal_complaint", "appeal_part", "appeal_notice", "appeal_waiting")


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def count(database):
    return [len(rows(database, f"SELECT appeal_id FROM {table}")) for table in BESIDE]


def test_an_older_program_has_the_appeals_it_knows(database, database_url, clock):
    appeals = Appeals(database, clock)
    sent = appeals.sent()
    appeals.note(sent, "interim")
    before, beside = rows(database, KEPT), count(database)
    annulment_id = appeals.annulled()
    appeal_id = appeals.sent("annulment", result_id=annulment_id)
    appeals.note(appeal_id, "interim")
    appeals.step(appeal_id, "reversed")

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, KEPT) == before
    assert count(database) == beside
    reversed_on = "SELECT reversed_by FROM annulment"
    assert rows(database, reversed_on) != [("",)]
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, KEPT) == before
    appeals.step(sent, "raised", by=given.OFFICE, grade="5")
    again = service.ReceiveAppeal(
        subject_id=appeals.annulled(), kind="annulment", received_on=given.TODAY, complaint=""
    )
    appeals.run(given.OFFICE, service.receive_appeal, again)
