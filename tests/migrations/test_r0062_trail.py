"""The step that keeps what was shredded and who looked at whom: both ways, and every entry stays."""

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.people.audit import service
from eduapp.people.audit.queries import first_break
from tests.support import given

STEP = "r0062"
BEFORE = revisions()[revisions().index(STEP) - 1]


@pytest.mark.both_databases
def test_entries_stay_on_the_way_back_and_forth(database, database_url):
    person = given.a_learner(database)
    given.a_learner(database)
    database.execute(service.note_reads, service.NoteReads(learner_ids=(person,)))

    def rows():
        with database.engine.connect() as connection:
            asked = text("SELECT seq, details, commitment, digest FROM audit_entry ORDER BY seq")
            return [tuple(row) for row in connection.execute(asked)]

    before = rows()
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows() == before
    database.engine.dispose()
    upgrade(database_url)
    assert rows() == before
    with database.reading() as session:
        assert first_break(session) is None
        assert session.scalar(text("SELECT count(*) FROM audit_read")) == 0
