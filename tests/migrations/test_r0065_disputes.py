"""The step that makes requests for correction: both ways, and no row goes but in a run of two."""

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import accounts, given
from tests.support.given_disputes import a_dispute, answered

STEP = "r0065"
BEFORE = revisions()[revisions().index(STEP) - 1]


@pytest.mark.both_databases
def test_people_stay_on_the_way_back_and_forth(database, database_url):
    given.a_learner(database)
    with accounts.owner_of(database) as owner:
        url = owner.engine.url.render_as_string(hide_password=False)
        owner.engine.dispose()
        database.engine.dispose()
        downgrade(url, BEFORE)
        assert "dispute" not in inspect(owner.engine).get_table_names()
        owner.engine.dispose()
        upgrade(url)
        with owner.engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM learner")).scalar() == 1
            assert connection.execute(text("SELECT count(*) FROM dispute")).scalar() == 0


@pytest.mark.both_databases
@pytest.mark.parametrize("table", ["dispute_step", "dispute"])
def test_no_row_goes_by_any_other_way_than_a_run_of_two(database, table):
    answered(database, a_dispute(database, given.a_learner(database)), "extend")
    with (
        accounts.owner_of(database) as owner,
        pytest.raises(DBAPIError, match="two people"),
        owner.engine.begin() as connection,
    ):
        connection.execute(text(f"DELETE FROM {table}"))
