"""The step that keeps what stood when a marking file left: files survive it, numbered as they were made."""

import json
from datetime import timedelta

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.exams.questions.rules import question as q
from tests.support.given_marking import EXAMINER, Sealed, a_sealed_exam, correct_key
from tests.support.given_marking_files import handed_out

STEP = "r0057"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_stood_is_found_again_by_the_clock(ready_made, database, database_url, clock, tmp_path):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam))
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    handed_out(sealed, tmp_path / "first.dagverk")
    clock.moment += timedelta(minutes=1)
    sealed.mark(EXAMINER, 101, points=1.5)
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    clock.moment += timedelta(minutes=1)
    handed_out(sealed, tmp_path / "second.dagverk")
    kept = "SELECT number, marks, keys FROM marking_file ORDER BY number"
    before = rows(database, kept)
    assert [(number, len(json.loads(marks)), len(json.loads(keys))) for number, marks, keys in before] == [
        (1, 0, 0),
        (2, 1, 1),
    ]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert len(rows(database, "SELECT id FROM marking_file")) == 2
    database.engine.dispose()
    upgrade(database_url)
    assert rows(database, kept) == before
