"""The step that makes holds and runs: both ways, and every row stays."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import accounts, given

STEP = "r0064"
BEFORE = revisions()[revisions().index(STEP) - 1]


@pytest.mark.both_databases
def test_people_stay_on_the_way_back_and_forth_and_go_by_no_other_way_after(database, database_url):
    given.a_learner(database)

    def rows():
        with database.engine.connect() as connection:
            return connection.execute(text("SELECT count(*) FROM learner")).scalar()

    before = rows()
    with accounts.owner_of(database) as owner:
        url = owner.engine.url.render_as_string(hide_password=False)
        owner.engine.dispose()
        database.engine.dispose()
        downgrade(url, BEFORE)
        assert rows() == before
        database.engine.dispose()
        owner.engine.dispose()
        upgrade(url)
        assert rows() == before
        with pytest.raises(DBAPIError, match="two people"):
            by_force(owner, "DELETE FROM learner")


def by_force(owner, statement):
    with owner.engine.begin() as connection:
        connection.execute(text(statement))
